"""Tells a report's own words from the noise of the page it stood on."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from rashomon.model.report import Removed, RemovedKind
from rashomon.text.noise_comments import first_comment
from rashomon.text.noise_lines import Line, lines
from rashomon.text.noise_page import headline, is_whole_page, main_part
from rashomon.text.noise_words import Sign, is_address, role_pattern, signs, words_in

_SUSPICIOUS_LOSS = 0.6
_TAIL = 0.6
_HEADING = 2  # words: "Related stories"

Labels = list[RemovedKind | None]


class Cleaned(NamedTuple):
    """The report's own text, what was cut from the page in page order, and flags (`partial`)."""

    text: str
    removed: tuple[Removed, ...]
    flags: tuple[str, ...]


def clean(text: str, is_body: bool = False) -> Cleaned:
    """Cut reader comments, promotions, captions, related links and page furniture from a plain text.

    Works on whole lines: what is kept is kept word for word, and every word is either kept or under `removed`.
    A text with fewer than two lines is never touched. `is_body`: the text is known to be without menus.
    """
    page = lines(text)
    if len(page) < 2:
        return Cleaned(text.strip(), (), ())
    labels = label(page, is_body)
    if all(labels) or not any(labels):
        return Cleaned(text.strip(), (), ("partial",) if all(labels) else ())
    return Cleaned(_kept(text, page, labels), _removed(page, labels), _flags(page, labels))


def label_page(text: str) -> list[RemovedKind | None]:
    """The kind of noise that each line of a text is, blank and own ones None, one for each line of the text."""
    page = lines(text)
    kinds: list[RemovedKind | None] = [None] * (text.count("\n") + 1)
    for line, mark in zip(page, label(page), strict=True):
        kinds[line.first : line.last + 1] = [mark] * (line.last + 1 - line.first)
    return kinds


def label(page: Sequence[Line], is_body: bool = False) -> Labels:
    """For every line the kind of noise it is, None for the report's own."""
    labels, openers = _by_words(page)
    comments = first_comment(page, openers)
    if comments is not None:
        labels[comments:] = ["comment"] * (len(page) - comments)
    _label_portraits(page, labels)
    if not is_body and is_whole_page(page[:comments]):
        labels = _around_main_part(page, labels)
    return labels


def _around_main_part(page: Sequence[Line], labels: Labels) -> Labels:
    start, end = main_part(page, labels)
    title = headline(page, start)
    return [
        mark or (None if start <= index < end or index == title else "boilerplate") for index, mark in enumerate(labels)
    ]


def _by_words(page: Sequence[Line]) -> tuple[Labels, list[int]]:
    """What the vocabulary says of each line, and which lines may open the readers' comments."""
    labels: Labels = []
    openers: list[int] = []
    section: RemovedKind | None = None
    head = next((index for index, line in enumerate(page) if line.is_prose), len(page))
    for index, line in enumerate(page):
        matching = [
            each for each in _possible(line) if _stands(each.position, index, head, page) and each.matches(line)
        ]
        sign = matching[0] if matching else None
        if sign is not None and sign.opens == "rest":
            openers.append(index)
        if line.is_prose or index < head:
            section = None
        elif (heading := _heading(line, matching)) is not None:
            section = heading
        labels.append(sign.kind if sign is not None else "boilerplate" if is_address(line) else section)
    return labels, openers


def _possible(line: Line) -> list[Sign]:
    """The signs whose words the line has: few, and quickly known."""
    words = words_in(line.text)
    return [each for each in signs() if line.words <= each.longest and each.may_match(words)]


def _heading(line: Line, matching: Sequence[Sign]) -> RemovedKind | None:
    """What the short lines after this one are, too; a longer line is a heading where it says so, with a colon."""
    opening = next((each for each in matching if each.opens == "section"), None)
    if opening is None:
        return None
    is_sure = line.text.endswith(":") or line.words <= _HEADING or opening is matching[0]
    return opening.kind if is_sure else None


def _stands(position: str, index: int, head: int, page: Sequence[Line]) -> bool:
    if position == "head":
        return index < head
    return position != "tail" or index >= _TAIL * len(page)


def _label_portraits(page: Sequence[Line], labels: Labels) -> None:
    """A line between paragraphs that is only a person's title and name is the caption of a portrait."""
    for index in range(1, len(page) - 1):
        if (
            labels[index] is None
            and page[index].words <= 9
            and not page[index].text.isupper()
            and role_pattern().match(page[index].text)
        ):
            labels[index] = "caption"


def _kept(text: str, page: Sequence[Line], labels: Labels) -> str:
    marked = [line for line, mark in zip(page, labels, strict=True) if mark]
    cut = {number for line in marked for number in range(line.first, line.last + 1)}
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in cut).strip()


def _removed(page: Sequence[Line], labels: Labels) -> tuple[Removed, ...]:
    runs = groupby(zip(page, labels, strict=True), key=lambda pair: pair[1])
    return tuple(Removed(kind, "\n".join(line.text for line, _ in run)) for kind, run in runs if kind)


def _flags(page: Sequence[Line], labels: Labels) -> tuple[str, ...]:
    prose = [(line.words, mark) for line, mark in zip(page, labels, strict=True) if line.is_prose and mark != "comment"]
    lost = sum(words for words, mark in prose if mark)
    return ("partial",) if lost > _SUSPICIOUS_LOSS * sum(words for words, _ in prose) else ()
