"""Where the readers begin to talk."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.text.noise_lines import Line

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?"
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})"
)
_AGO = r"(?:\d+|an?)\s+(?:sec|second|min|minute|hour|hr|day|week|month|year)s?\s+ago"
STAMP = rf"(?:{_DAY}(?:\s*(?:-|–|,|at|@|\|)?\s*{_CLOCK})?|{_AGO})"
_VERB = r"(?:Permalink|Reply|Report(?:\s+abuse)?|Flag|Upvote|Quote)"
_MUCH_TALK = 3  # lines
_TOLD_WORDS = 60
# a name, a stamp and a link to answer, on one line
_HEADER = re.compile(rf"^.{{0,80}}?{STAMP}\W{{0,4}}(?:#\d+\W+)?{_VERB}\b.{{0,30}}$", re.IGNORECASE)
_SAYS = re.compile(rf"^.{{1,40}}?\b(?:says|said|wrote|writes)\s*(?:on\s+{STAMP}.{{0,12}}|:)?\s*:?$", re.IGNORECASE)
_FULL_STAMP = re.compile(rf"^(?:(?:posted|on|at)\s+)?{_DAY}\s*(?:-|–|,|at|@|\|)?\s*{_CLOCK}\W{{0,3}}$", re.IGNORECASE)
_ONLY_STAMP = re.compile(rf"^(?:(?:posted|on|at)\s+)?{STAMP}\W{{0,3}}$", re.IGNORECASE)
_ANSWER = re.compile(rf"^\W*(?:{_VERB}|in reply to\b.*|replying to\b.*|@\w+)\W*$", re.IGNORECASE)


def is_header(line: Line) -> bool:
    """The line is the head of a reader's comment: a name, a time stamp and a link to answer."""
    return line.words <= 20 and _HEADER.match(line.text) is not None


def looks_like_talk(line: Line) -> bool:
    """The line is of the kind that stands between comments."""
    if line.words > 20:
        return False
    return any(each.match(line.text) is not None for each in (_HEADER, _SAYS, _ONLY_STAMP, _ANSWER))


def first_comment(page: Sequence[Line], openers: Sequence[int]) -> int | None:
    """The index of the first line of the readers' comments, which run to the end; None where there are none.

    A comment's own header is enough once the report has begun. A heading such as "Comments (4)" counts only where
    talk follows or the larger part of the prose lies before it, because pages also link to their comments at the top.
    """
    first_prose = next((index for index, line in enumerate(page) if line.is_prose), len(page))
    headers = [index for index, line in enumerate(page) if index > first_prose and is_header(line)]
    opened = [index for index in openers if index > first_prose and _is_opened(page, index)]
    return min([*headers, *opened, *_stamped(page, first_prose)], default=None)


def _is_opened(page: Sequence[Line], index: int) -> bool:
    before = _prose_words(page[:index])
    after = _prose_words(page[index + 1 :])
    talk = sum(looks_like_talk(line) for line in page[index + 1 :])
    return before > after or talk >= _MUCH_TALK or (talk > 0 and before * 3 > after)


def _stamped(page: Sequence[Line], first_prose: int) -> list[int]:
    """Where lines that are nothing but a day and a clock time come again and again, each before what somebody says."""
    stamps = [
        index
        for index, (line, after) in enumerate(pairwise(page))
        if index > first_prose and _FULL_STAMP.match(line.text) and (after.is_prose or after.ends)
    ]
    if len(stamps) < _MUCH_TALK or _prose_words(page[: stamps[0]]) < _TOLD_WORDS:
        return []
    return [stamps[0] if page[stamps[0] - 1].is_prose else stamps[0] - 1]


def _prose_words(page: Sequence[Line]) -> int:
    return sum(line.words for line in page if line.is_prose)
