"""Which reports repeat another's text: reprints and wire stories under a new headline.

Shingles of five words; a report's sketch is its smallest shingle hashes (Broder 1997). Reports whose sketches share
two thirds of what those of a copy would are compared exactly: a sign-off or a stock phrase in common is not
enough. A reprint comes within weeks, so that a sketch is looked for among those of its weeks only, and the cost grows
with the number of reports and not with its square. A report without a day may repeat one of any: between it and others
two hashes that stand beside each other in both sketches are looked for, as stock phrases have few of those in common.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from itertools import pairwise

from msgspec import Struct

from rashomon.model.report import Report

SHINGLE = 5
SKETCH = 32  # smallest hashes kept of each report
SHARED = 4  # hashes that two sketches must share at least before the reports are compared
CONTAINED = 0.6  # share of the shorter report's shingles that the longer one holds (Nicholls 2019 uses 0.5-0.7)
SHORTEST = 12  # shingles; shorter texts say too little to be told a copy
# of the marks that two copies share on average: of the least alike ones in a hundred one shares less (binomial), and of
# texts made from stock sentences one in ten that share half of it shares so many
_MOST = 2 / 3
_PERIOD = 14  # days; a reprint comes in the same period or the next
_NO_DAY = 0  # period of a report without a publication day, which may repeat one of any
_ANY_DAY = -1  # period under which those without a day find the others
_PAIRS = 3 / 8  # of the pairs that two copies share on average
_SPREAD, _WHOLE = 1_000_003, 2**62 - 1  # a pair of hashes as one number that fits a column of a database
_WORD = re.compile(r"\w+")


class Sketch(Struct, frozen=True):
    """By what a report is found: its period, how many shingles it has, and the smallest of their hashes."""

    period: int
    shingles: int
    marks: frozenset[int]


Found = tuple[str, int]  # a report under a mark: its id, and how many shingles it has


class Search(Struct, frozen=True):
    """Where copies of a report are looked for: in these periods, by single marks or by pairs of them."""

    periods: frozenset[int]
    by_pairs: bool


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of each copy with the id of the report that it repeats: the earliest of those that share the text.

    The same reports in another order give the same answer. A report without a publication date counts as later than
    one that has it.
    """
    shingles = {r.id: shingles_of(r) for r in reports}
    sketches = {r.id: sketch(r, shingles[r.id]) for r in reports}
    index = lying(sketches)
    pairs = [
        (key, other)
        for search, keys in searches(sketches)
        for key in keys
        for other in likely_copies(sketches[key], search, under(index, sketches[key], search))
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


def searches(sketches: Mapping[str, Sketch]) -> Iterator[tuple[Search, list[str]]]:
    """Where some reports are looked for, and the ids of these reports; a report may come in several."""
    alike: dict[int, list[str]] = defaultdict(list)
    for key, made in sketches.items():
        alike[made.period].append(key)
    undated = alike.pop(_NO_DAY, [])
    for period, keys in alike.items():
        yield Search(frozenset((period - 1, period, period + 1)), by_pairs=False), keys
    yield Search(frozenset((_NO_DAY,)), by_pairs=True), [key for keys in alike.values() for key in keys]
    yield Search(frozenset((_NO_DAY, _ANY_DAY)), by_pairs=True), undated


def lies_under(made: Sketch) -> Iterator[tuple[int, int]]:
    """The periods and marks under which others find a report."""
    if made.period != _NO_DAY:
        yield from ((made.period, mark) for mark in sorted(made.marks))
    yield from ((_NO_DAY if made.period == _NO_DAY else _ANY_DAY, pair) for pair in sorted(_pairs(made)))


def looked_for_under(made: Sketch, search: Search) -> frozenset[int]:
    """The marks under which a report finds others."""
    return _pairs(made) if search.by_pairs else made.marks


def lying(sketches: Mapping[str, Sketch]) -> dict[tuple[int, int], list[Found]]:
    """Period and mark -> what lies under them."""
    found: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for key, made in sketches.items():
        for place in lies_under(made):
            found[place].append((key, made.shingles))
    return found


def under(index: Mapping[tuple[int, int], Sequence[Found]], made: Sketch, search: Search) -> dict[int, list[Found]]:
    """Mark -> what an index holds for a search, of the marks under which a report finds others."""
    marks, periods = looked_for_under(made, search), sorted(search.periods)
    return {mark: [found for period in periods for found in index.get((period, mark), ())] for mark in marks}


def likely_copies(made: Sketch, search: Search, lying_under: Mapping[int, Sequence[Found]]) -> list[str]:
    """The reports that share enough marks to be compared; lying_under: what lies under each mark in these periods."""
    shared: Counter[Found] = Counter()
    for mark in looked_for_under(made, search):
        shared.update(lying_under.get(mark, ()))
    enough = _enough_pairs if search.by_pairs else _enough
    return sorted(key for (key, size), count in shared.items() if count >= enough(made.shingles, size))


def _pairs(made: Sketch) -> frozenset[int]:
    """A mark for each two marks beside each other."""
    ordered = sorted(made.marks)
    return frozenset((one * _SPREAD ^ two) & _WHOLE for one, two in pairwise(ordered))


def _enough(one: int, two: int) -> int:
    """Most of the marks that a copy shares on average: the longer text's sketch reaches this far into the shorter."""
    short, long = min(one, two), max(one, two)
    return max(SHARED, int(_MOST * CONTAINED * short * min(1.0, SKETCH / long)))


def _enough_pairs(one: int, two: int) -> int:
    """Three of eight pairs that the least alike copies of these lengths share on average, at least one.

    Behind a shingle that both hold and that both sketches reach, the next one must be common too.
    """
    short, long = min(one, two), max(one, two)
    common = CONTAINED * short
    return max(1, int(_PAIRS * common * min(1.0, SKETCH / long) * common / (long + short - common)))


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
