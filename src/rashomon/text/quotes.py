"""Quoted stretches of a text: what stands between quotation marks, in somebody else's words.

Newsroom habits that are read: straight and curly double marks, two apostrophes for a double mark, curly single marks,
and the rule that a quotation running over several paragraphs opens anew in each and closes only in the last.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from rashomon.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[\"“”„«»]|''|``|[‘’]")
_OPENING, _CLOSING = frozenset("“„«") | {"``"}, frozenset("”»")


class Quotation(Struct, frozen=True):
    """One quoted stretch inside one paragraph.

    span: the words with their marks. closed: the closing mark is there. continued: the speaker of the paragraph before
    goes on, since that paragraph's quotation was left open and this one opens with a mark.
    """

    span: Span
    closed: bool
    continued: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quoted stretches of a text, in order and without overlap; one that is never closed ends with its paragraph.

    A lone mark at the end of a paragraph opens nothing.
    """
    found: list[Quotation] = []
    runs_on = False
    for paragraph in _PARAGRAPH.finditer(text):
        here = list(_in_paragraph(text, paragraph.start(), paragraph.end(), runs_on))
        found.extend(here)
        runs_on = bool(here) and not here[-1].closed
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, runs_on: bool) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None and _opens(text, mark, end):
            opened = mark
        elif opened is not None and _closes(text, opened[0], mark, end):
            yield Quotation(Span.of(text, opened.start(), mark.end()), True, _continues(text, start, opened, runs_on))
            opened = None
    if opened is not None:
        last = start + len(text[start:end].rstrip())
        yield Quotation(Span.of(text, opened.start(), last), False, _continues(text, start, opened, runs_on))


def _continues(text: str, start: int, opened: re.Match[str], runs_on: bool) -> bool:
    return runs_on and not text[start : opened.start()].strip()


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : min(mark.end() + 1, end)]
    if mark[0] in _CLOSING or not after or after.isspace():
        return False
    if mark[0] == "’":
        return False
    return mark[0] in _OPENING or not before.isalnum()


def _closes(text: str, opening: str, mark: re.Match[str], end: int) -> bool:
    if opening == "‘":
        # an apostrophe inside a word closes nothing
        return mark[0] == "’" and not text[mark.end() : min(mark.end() + 1, end)].isalnum()
    if mark[0] in "‘’":
        return False
    return mark[0] not in _OPENING
