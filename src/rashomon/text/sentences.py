"""Sentences of a report, found without a model so that the parser need only see those that can matter."""

import re
from collections.abc import Iterator

from rashomon.model.sentence import Sentence

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
# a stop, closing quotes or brackets, space, then something that can begin a sentence
_BREAK = re.compile(r"([.!?]+)([\"'”’)\]]*)(\s+)(?=[\"'“‘(\[]*[^\W_a-z])")
# "Urum al-Kubra.The" and "killed.Activists": the space was lost
_LOST_SPACE = re.compile(r"(?<=[a-z]{2}\.)(?=[A-Z][a-z]+ )")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft|Jr|Sr|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs|etc|approx|Inc|Ltd|Co|Corp|Ave|Blvd|Rd|e\.g|i\.e|[A-Z])$"
)
# "April. 2", "(c. 70 km": a stop before a number
_NUMBERED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:^|[\s(])ca?)$"
)
_INITIALISM = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.)+[A-Za-z]$")
# "LIMA, 9 JAN 90 (EFE) -- [TEXT] ": the line of a telex that says whence and when it was sent, no part of what it tells
_DATE_LINE = re.compile(
    r"(?<![^\n])[ \t]*[A-Z]{2}[A-Z .'()-]{1,60},\s*\d{1,2}\s+[A-Za-z]{3,9}\.?\s+(?:\d{4}|\d{2})\b[^\n]{0,60}?\s--(?=\s)"
    r"|\[(?:TEXT|REPORT|SUMMARY|COMMENTARY|COMMUNIQUE|EXCERPTS?|EDITORIAL|ARTICLE|INTERVIEW)\](?=\s)"
)
_HEAD = 400
# after "U.S." a new sentence is likely only before these
_OPENER = re.compile(
    r"[\"'“‘(\[]*(?:The|A|An|It|He|She|They|In|On|At|But|And|However|Meanwhile|This|That|These|There)\b"
)


def sentences(text: str, headline_end: int = 0) -> tuple[Sentence, ...]:
    """Split a text into sentences; every line break ends one, and so does the headline.

    headline_end: where the headline ends, which many pages run into the first sentence without a sign; 0 = nowhere.
    Offsets are code points of `text`; `text[s.start:s.end] == s.text`; together the sentences hold every character
    that is not white space, in order and without overlap.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        for begin, stop in _split(text, start, end, headline_end):
            found.append(Sentence(len(found), number, begin, stop, text[begin:stop]))
    return tuple(found)


def date_line(text: str) -> tuple[int, int]:
    """Where the date line of a telex begins and ends, its marks ("[TEXT]") included; (0, 0) where there is none."""
    found = list(_DATE_LINE.finditer(text, 0, _HEAD))
    return (found[0].start(), found[-1].end()) if found else (0, 0)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for gap in _PARAGRAPH.finditer(text):
        if text[position : gap.start()].strip():
            yield position, gap.start()
        position = gap.end()
    if text[position:].strip():
        yield position, len(text)


def _split(text: str, start: int, end: int, headline_end: int) -> Iterator[tuple[int, int]]:
    begin = start
    headline = {headline_end} if start < headline_end < end else set()
    for stop in sorted({*_stops(text, start, end), *headline, end}):
        first, last = _trimmed(text, begin, stop)
        if first < last:
            yield first, last
        begin = stop


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _BREAK.finditer(text, start, end):
        before = text[max(start, match.start() - 24) : match.start()]
        if match[1] != "." or not _continues(before, text, match.end()):
            yield match.end(2)
    for match in _LOST_SPACE.finditer(text, start, end):
        yield match.start()
    if start < _HEAD:
        yield from (match.end() for match in _DATE_LINE.finditer(text, start, min(end, start + _HEAD)))


def _continues(before: str, text: str, after: int) -> bool:
    if _INITIALISM.search(before):
        return _OPENER.match(text, after) is None
    if text[after : after + 1].isdigit() and _NUMBERED.search(before):
        return True
    return _ABBREVIATION.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
