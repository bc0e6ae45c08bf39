"""SVG elements out of the standard library's XML: everything is escaped, nothing depends on order or on a clock."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

from rashomon.export.words import safe

Element = ElementTree.Element

_NAMESPACE = "http://www.w3.org/2000/svg"
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
# a stretch whose direction is found from its own letters and that turns nothing around it
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class Picture(NamedTuple):
    """A drawing or a part of one, from 0,0 down and to the right; lengths in pixels."""

    width: float
    height: float
    elements: tuple[Element, ...]


def element(tag: str, children: Iterable[Element] = (), words: str = "", **attributes: str | float) -> Element:
    """An element. words: its text. Attributes are given as `stroke_width` for `stroke-width`, `class_` for `class`."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): _written(v) for name, v in attributes.items()})
    made.text = words or None
    made.extend(children)
    return made


def text(x: float, y: float, words: str, class_: str, anchor: str = "start") -> Element:
    """One line of text on the base line y."""
    return element("text", (), words, x=x, y=y, class_=class_, text_anchor=anchor)


def titled(title: str, children: Iterable[Element], class_: str, **data: str) -> Element:
    """A group with words of its own, which a screen reader says and a browser shows beside the pointer."""
    return element("g", [element("title", (), title), *children], class_=class_, **data)


def moved(picture: Picture, x: float, y: float) -> Element:
    """The picture at another place."""
    return element("g", picture.elements, transform=f"translate({_written(x)} {_written(y)})")


def plain(words: str) -> str:
    """Text of others as XML and a reader can bear it: on one line, without controls."""
    return _NOT_IN_XML.sub("\ufffd", safe(words))


def isolated(words: str) -> str:
    """A name in whatever direction it is written, set apart from what stands around it."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}"


def document(picture: Picture, title: str, description: str, name: str, style: str = "") -> str:
    """The picture as a file of its own. name: from which the ids are made, so that two can stand on one page.

    style: its rules; without them it is a part of a page that has them in a style sheet.
    """
    width, height = _written(picture.width), _written(picture.height)
    root = element(
        "svg",
        [
            element("title", (), title, id=f"{name}-title"),
            element("desc", (), description, id=f"{name}-words"),
            *([element("style", (), style)] if style else []),
            element("rect", class_="paper", width=width, height=height),
            *picture.elements,
        ],
        xmlns=_NAMESPACE,
        class_="rashomon-drawing",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        lang="en",
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-words",
    )
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
