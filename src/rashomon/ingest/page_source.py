"""HTML as text: limits, repairs and what a visitor cannot see, before a parser silently drops what it cannot hold."""

import re

from rashomon.ingest import limits, problems

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_OPENING = re.compile(r"<[a-zA-Z]")
_LONGEST_TAG = 100_000
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_LONGEST_TAG},}}")
_ATTRIBUTE = re.compile(r"[\s\"'][\w:.-]+=")
_SCRIPT = re.compile(r"<(/?)(script|style)\b[^<>]*>", re.IGNORECASE)
# pictures written into the page: long, and no text
_INLINE_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=%]{200,}")
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li td th tr option".split())
_KEPT_DEEP = frozenset("script style textarea noscript template title head svg math".split())
_INLINE = frozenset("a abbr b cite em font i q small span strong sub sup u".split())
_SURROGATE = re.compile(r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:5[3-9]|6|7[0-2])\d{2,3});", re.IGNORECASE)
_SWALLOWERS = ("script", "style", "textarea", "title", "noscript", "plaintext", "xmp")


def within_limits(place: str, html: str) -> None:
    """Raises InputError[I006] for a page that would hang a parser."""
    if len(html) > limits.HTML_BYTES:
        raise problems.over_limit(place, f"a page of more than {limits.HTML_BYTES // limits.MEGABYTE} MB")
    html = _without_scripts(_INLINE_DATA.sub("", html))
    if sum(1 for _ in _OPENING.finditer(html)) > limits.HTML_ELEMENTS:
        raise problems.over_limit(place, f"a page of more than {limits.HTML_ELEMENTS} elements")
    if _LONG_TAG.search(html) or _has_crowded_tag(html):
        raise problems.over_limit(place, f"a tag of more than {limits.HTML_ATTRIBUTES} attributes")


def repaired(html: str) -> tuple[str, set[str]]:
    """The page so that parsers hold all of it, and flags: `depth` where nesting was flattened, `partial` where a
    comment or script that is never closed made it doubtful what belongs to the page."""
    flags: set[str] = set()
    html = _SURROGATE.sub("\ufffd", _INLINE_DATA.sub("", html))
    html = _EARLY_END.sub("", html)
    opened = _without_open_ends(html)
    if opened != html:
        flags.add("partial")
    flat = _flattened(opened)
    if flat != opened:
        flags.add("depth")
    return flat, flags


def _without_scripts(html: str) -> str:
    """Without closed scripts and styles, whose signs are no markup; in one pass, however many are never closed."""
    pieces: list[str] = []
    position, opened = 0, None
    for tag in _SCRIPT.finditer(html):
        if not tag[1] and opened is None:
            opened = tag
        elif tag[1] and opened is not None and tag[2].lower() == opened[2].lower():
            pieces.append(html[position : opened.start()])
            position, opened = tag.end(), None
    return "".join(pieces) + html[position:]


def _has_crowded_tag(html: str) -> bool:
    long_tags = re.findall(r"<[a-zA-Z][^<>]{4000,}", html)
    return any(len(_ATTRIBUTE.findall(tag)) > limits.HTML_ATTRIBUTES for tag in long_tags)


def _without_open_ends(html: str) -> str:
    """Comments and swallowing elements that are opened and never closed lose their opening."""
    last = html.rfind("<!--")
    if last >= 0 and html.find("-->", last) < 0:
        html = html[:last] + html[last + 4 :]
    for name in _SWALLOWERS:
        html = _without_open_element(html, name)
    return html


def _without_open_element(html: str, name: str) -> str:
    openings = list(re.finditer(rf"<{name}\b[^<>]*>", html, re.IGNORECASE))
    if not openings or re.search(rf"</{name}\s*>", html[openings[-1].end() :], re.IGNORECASE):
        return html
    return html[: openings[-1].start()] + html[openings[-1].end() :]


def _flattened(html: str) -> str:
    """Tags are dropped below the depth that parsers hold; what stands between them stays."""
    if html.count("<") < limits.HTML_DEPTH:
        return html
    pieces: list[str] = []
    depth, position, dropped = 0, 0, 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID or tag[3].endswith("/"):
            continue
        depth += -1 if tag[1] else 1
        is_deep = depth >= limits.HTML_DEPTH if tag[1] else depth > limits.HTML_DEPTH
        if is_deep and name not in _KEPT_DEEP:
            pieces.append(html[position : tag.start()] + (" " if name in _INLINE else "\n"))
            position, dropped = tag.end(), dropped + 1
    return "".join(pieces) + html[position:] if dropped else html
