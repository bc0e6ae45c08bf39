"""An HTML page to the report's own words, its metadata and what was left out."""

import logging
import re
from copy import deepcopy

import lxml.html
import trafilatura
from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura.metadata import extract_metadata

from rashomon.ingest.page_source import repaired, within_limits
from rashomon.ingest.visible import take_hidden, visible_lines
from rashomon.model.report import Removed, RemovedKind
from rashomon.text.noise import label_page

# what trafilatura finds odd is told by our own flags
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_WORD = re.compile(r"\w+")
_COVERED = 0.8  # of a line's words stand in the body
_LOST = 0.6  # of the page's prose is neither body nor known noise
_SENTENCE_WORDS = 12
_HIDDEN_WORDS = 8
# htmldate's own defaults depend on today; these do not
_FIRST_DAY, _LAST_DAY = "1980-01-01", "2099-12-31"


class Page(Struct, frozen=True, kw_only=True):
    """What an HTML page holds; `lines` is all that a visitor sees of it."""

    body: str
    lines: tuple[str, ...]
    title: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    flags: frozenset[str] = frozenset()


def read_page(place: str, html: str) -> Page:
    """Read a page. Raises InputError[I006] when it is over a limit; an empty `body` when there is nothing to read.

    The body is trafilatura's; a plain second reading of the page tells what was left out, and whether that is so much
    that the report may be cut short (`partial`). Nothing is fetched or run.
    """
    within_limits(place, html)
    html, flags = repaired(html)
    tree = _parsed(html)
    if tree is None:
        return Page(body="", lines=(), flags=frozenset(flags))
    about = _about(tree)
    hidden = take_hidden(tree)
    if any(len(_WORD.findall(text)) >= _HIDDEN_WORDS for text in hidden):
        flags.add("hidden_text")
    lines = tuple(visible_lines(tree))
    body = _body(tree)
    left_out = _left_out(lines, body)
    if _lost(lines, left_out):
        flags.add("partial")
    removed = (*left_out, *(Removed("boilerplate", text) for text in hidden))
    return Page(body=body, lines=lines, removed=removed, flags=frozenset(flags), **about)


def _parsed(html: str) -> HtmlElement | None:
    try:
        # a declared encoding is of no use once the page is text, and lxml refuses it
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    return tree


def _body(tree: HtmlElement) -> str:
    text = trafilatura.extract(
        deepcopy(tree), include_comments=False, deduplicate=False, favor_precision=True, output_format="txt"
    )
    return str(text or "").strip()


def _about(tree: HtmlElement) -> dict[str, str | None]:
    """Title, site, address, day and language from the page's metadata."""
    dated = {"extensive_search": False, "original_date": True, "min_date": _FIRST_DAY, "max_date": _LAST_DAY}
    found = extract_metadata(deepcopy(tree), date_config=dict(dated), extensive=False)
    return {
        "title": found.title or None,
        "site": found.sitename or None,
        "url": found.url or None,
        "published": found.date or None,
        "language": (tree.get("lang") or "").strip().lower()[:2] or None,
    }


def _left_out(lines: tuple[str, ...], body: str) -> tuple[Removed, ...]:
    """The lines of the page that are not in the body, with the kind of noise they are."""
    if not lines:
        return ()
    held = set(_pairs(body))
    kinds = label_page("\n".join(lines))
    runs: list[tuple[RemovedKind, list[str]]] = []
    for line, kind in zip(lines, kinds, strict=True):
        if _is_covered(line, held, body):
            continue
        if runs and runs[-1][0] == (kind or "boilerplate"):
            runs[-1][1].append(line)
        else:
            runs.append((kind or "boilerplate", [line]))
    return tuple(Removed(kind, "\n".join(run)) for kind, run in runs)


def _pairs(text: str) -> list[tuple[str, str]]:
    words = _WORD.findall(text.casefold())
    return list(zip(words, words[1:], strict=False))


def _is_covered(line: str, held: set[tuple[str, str]], body: str) -> bool:
    pairs = _pairs(line)
    if len(pairs) < 4:
        return line in body
    return sum(pair in held for pair in pairs) >= _COVERED * len(pairs)


def _lost(lines: tuple[str, ...], left_out: tuple[Removed, ...]) -> bool:
    """More whole sentences were left out as mere boilerplate than a page has around its text."""
    lost = sum(
        _sentence_words(line) for each in left_out if each.kind == "boilerplate" for line in each.text.split("\n")
    )
    return lost > _LOST * sum(_sentence_words(line) for line in lines)


def _sentence_words(line: str) -> int:
    words = len(_WORD.findall(line))
    return words if words >= _SENTENCE_WORDS else 0
