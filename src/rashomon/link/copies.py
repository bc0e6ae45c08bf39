"""Which reports repeat another's text: reprints and wire stories under a new headline.

Shingles of five words; a report's sketch is its smallest shingle hashes (Broder 1997), reports that share some of them
are compared exactly. A reprint comes within weeks, so that a sketch is looked for among those of its weeks only, and
the cost grows with the number of reports and not with its square.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.model.report import Report

SHINGLE = 5
SKETCH = 32  # smallest hashes kept of each report
SHARED = 4  # hashes that two sketches must share before the reports are compared
CONTAINED = 0.6  # share of the shorter report's shingles that the longer one holds (Nicholls 2019 uses 0.5-0.7)
SHORTEST = 12  # shingles; shorter texts say too little to be told a copy
_PERIOD = 28  # days; a reprint comes in the same period or the next
_WORD = re.compile(r"\w+")
_Periods = tuple[str, ...]


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of each copy with the id of the report that it repeats: the earliest of those that share the text.

    The same reports in another order give the same answer. A report without a publication date counts as later than
    one that has it.
    """
    shingles = {r.id: shingles_of(r) for r in reports}
    lying: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        for mark in sketch(report, shingles[report.id]):
            lying[mark].append(report.id)
    pairs = []
    for report in reports:
        found = (lying.get(mark, ()) for mark in near_sketch(report, shingles[report.id]))
        likely = (other for other in likely_copies(found) if other < report.id)
        pairs += [(report.id, other) for other in likely if is_copy(shingles[report.id], shingles[other])]
    return originals(reports, pairs)


def shingles_of(report: Report) -> frozenset[int]:
    """The hashes of each five words that follow each other in a report, headline left out."""
    words = _WORD.findall(report.text[report.headline_end :].lower())
    rows = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(row.encode(), digest_size=7).digest(), "big") for row in rows)


def sketch(report: Report, shingles: frozenset[int]) -> frozenset[str]:
    """The marks under which a report is found by others."""
    period = _period(report)
    return _marks(shingles, ("*", "?" if period is None else str(period)))


def near_sketch(report: Report, shingles: frozenset[int]) -> frozenset[str]:
    """The marks under which a report finds others."""
    period = _period(report)
    return _marks(shingles, ("*",) if period is None else ("?", *(str(period + k) for k in (-1, 0, 1))))


def likely_copies(found: Iterable[Iterable[str]]) -> list[str]:
    """The reports that share enough marks to be compared; found: those under each mark."""
    shared: dict[str, int] = defaultdict(int)
    for reports in found:
        for report in reports:
            shared[report] += 1
    return sorted(report for report, count in shared.items() if count >= SHARED)


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


def _marks(shingles: frozenset[int], periods: _Periods) -> frozenset[str]:
    if len(shingles) < SHORTEST:
        return frozenset()
    return frozenset(f"{period} {mark:x}" for mark in sorted(shingles)[:SKETCH] for period in periods)


def _period(report: Report) -> int | None:
    day = report.published_day
    return None if day is None else date.fromisoformat(day).toordinal() // _PERIOD


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key
