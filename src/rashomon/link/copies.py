"""Which reports repeat another's text: reprints and wire stories under a new headline.

Shingles of five words; a report's sketch is its smallest shingle hashes (Broder 1997). Reports whose sketches share
as many as those of a copy would, or half of that, are compared exactly: a sign-off or a stock phrase in common is not
enough. A reprint comes within weeks, so that a sketch is looked for among those of its weeks only, and the cost grows
with the number of reports and not with its square.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest

from msgspec import Struct

from rashomon.model.report import Report

SHINGLE = 5
SKETCH = 32  # smallest hashes kept of each report
SHARED = 4  # hashes that two sketches must share at least before the reports are compared
CONTAINED = 0.6  # share of the shorter report's shingles that the longer one holds (Nicholls 2019 uses 0.5-0.7)
SHORTEST = 12  # shingles; shorter texts say too little to be told a copy
_PERIOD = 14  # days; a reprint comes in the same period or the next
_NO_DAY = 0  # period of a report without a publication day, which may repeat one of any
_WORD = re.compile(r"\w+")


class Sketch(Struct, frozen=True):
    """By what a report is found: its period, how many shingles it has, and the smallest of their hashes."""

    period: int
    shingles: int
    marks: frozenset[int]


Found = tuple[str, int]  # a report under a mark: its id, and how many shingles it has


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of each copy with the id of the report that it repeats: the earliest of those that share the text.

    The same reports in another order give the same answer. A report without a publication date counts as later than
    one that has it.
    """
    shingles = {r.id: shingles_of(r) for r in reports}
    sketches = {r.id: sketch(r, shingles[r.id]) for r in reports}
    pairs = [
        (key, other)
        for near, keys in by_period(sketches)
        for under in [lying(sketches, near)]
        for key in keys
        for other in likely_copies(sketches[key], under)
        if other < key and is_copy(shingles[key], shingles[other])
    ]
    return originals(reports, pairs)


def shingles_of(report: Report) -> frozenset[int]:
    """The hashes of each five words that follow each other in a report, headline left out."""
    words = _WORD.findall(report.text[report.headline_end :].lower())
    rows = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(row.encode(), digest_size=7).digest(), "big") for row in rows)


def sketch(report: Report, shingles: frozenset[int]) -> Sketch:
    """By what a report is found by others, and finds them; a text that says too little has no marks."""
    day = report.published_day
    period = _NO_DAY if day is None else date.fromisoformat(day).toordinal() // _PERIOD
    marks = nsmallest(SKETCH, shingles) if len(shingles) >= SHORTEST else ()
    return Sketch(period, len(shingles), frozenset(marks))


def by_period(sketches: Mapping[str, Sketch]) -> Iterator[tuple[frozenset[int] | None, list[str]]]:
    """The periods of what some reports may repeat or be repeated by, None for any; and the ids of these reports."""
    alike: dict[int, list[str]] = defaultdict(list)
    for key, made in sketches.items():
        alike[made.period].append(key)
    for period, keys in alike.items():
        yield (None if period == _NO_DAY else frozenset((_NO_DAY, period - 1, period, period + 1))), keys


def lying(sketches: Mapping[str, Sketch], periods: frozenset[int] | None) -> dict[int, list[Found]]:
    """Mark -> what lies under it, of reports of these periods or of any."""
    found: dict[int, list[Found]] = defaultdict(list)
    for key, made in sketches.items():
        if periods is None or made.period in periods:
            for mark in made.marks:
                found[mark].append((key, made.shingles))
    return found


def likely_copies(made: Sketch, under: Mapping[int, Sequence[Found]]) -> list[str]:
    """The reports that share enough marks to be compared; under: what lies under each mark, of the near periods."""
    shared: Counter[Found] = Counter()
    for mark in made.marks:
        shared.update(under.get(mark, ()))
    enough = (row for row, count in shared.items() if count >= SHARED and count >= _enough(made.shingles, row[1]))
    return sorted(key for key, _ in enough)


def _enough(one: int, two: int) -> int:
    """Half of the marks that a copy shares on average: the longer text's sketch reaches this far into the shorter."""
    short, long = min(one, two), max(one, two)
    return int(CONTAINED * short * min(1.0, SKETCH / long) / 2)


def is_copy(one: frozenset[int], two: frozenset[int]) -> bool:
    """The longer text holds most of the shorter one."""
    return min(len(one), len(two)) >= SHORTEST and len(one & two) >= CONTAINED * min(len(one), len(two))


def originals(reports: Iterable[Report], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The id of each copy with the id of the earliest report of its group; pairs: ids of reports that share text."""
    order = {r.id: (r.published or "9999", r.id) for r in reports}
    parent = {key: key for key in order}
    for one, two in pairs:
        first, second = sorted((_root(parent, one), _root(parent, two)), key=order.__getitem__)
        parent[second] = first
    return {key: root for key in sorted(parent) if (root := _root(parent, key)) != key}


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key
