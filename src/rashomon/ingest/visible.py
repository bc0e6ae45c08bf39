"""A second, plain reading of a page: what a visitor sees, in lines; and what is hidden from him."""

import re

from lxml.html import HtmlElement

_BLOCK = frozenset(
    "address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table"
    " tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset(
    "script style noscript template head iframe object svg math textarea canvas audio video map".split()
)
_SPACE = re.compile(r"\s+")
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)", re.IGNORECASE
)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only)(?:\s|$)", re.IGNORECASE
)
_MOST = 0.25


def visible_lines(tree: HtmlElement) -> list[str]:
    """The lines of the page, without scripts and the like, each without leading or double space."""
    pieces: list[str] = []
    for event, element in _walk(tree):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _BLOCK:
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        if text and (event == "end" or (isinstance(element.tag, str) and name not in _SILENT)):
            pieces.append(_SPACE.sub(" ", text))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def take_hidden(tree: HtmlElement) -> list[str]:
    """Remove from the tree what is styled so that nobody sees it, and return its texts.

    An element that holds most of the page is left alone: some pages hide all until a script has run.
    """
    whole = len(_text(tree)) or 1
    taken: list[str] = []
    for element in [each for each in tree.iter() if isinstance(each.tag, str) and _is_hidden(each)]:
        text = _text(element)
        if element.getparent() is not None and len(text) < _MOST * whole:
            _drop(element)
            taken.append(text)
    return [text for text in taken if text]


def _walk(tree: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Elements in page order, each at its start and at its end; silent ones only at their end."""
    steps: list[tuple[str, HtmlElement]] = []
    stack: list[tuple[str, HtmlElement]] = [("start", tree)]
    while stack:
        event, element = stack.pop()
        steps.append((event, element))
        if event == "start":
            stack.append(("end", element))
            if isinstance(element.tag, str) and element.tag not in _SILENT:
                stack.extend(("start", child) for child in reversed(element))
    return steps


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "false":
        return True
    return bool(_HIDING_STYLE.search(element.get("style") or "") or _HIDING_CLASS.search(element.get("class") or ""))


def _text(element: HtmlElement) -> str:
    return _SPACE.sub(" ", " ".join(visible_lines(element))).strip()


def _drop(element: HtmlElement) -> None:
    """Remove the element but not the text after it."""
    parent, tail, before = element.getparent(), element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
