"""Which reports repeat another's text: reprints and wire stories under a new headline.

Shingles of five words; a report's sketch is its smallest shingle hashes, reports that share some of them are compared
exactly. The cost grows with the number of reports and not with its square.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rashomon.model.report import Report

SHINGLE = 5
SKETCH = 32  # smallest hashes kept of each report
SHARED = 4  # hashes that two sketches must share before the reports are compared
CONTAINED = 0.6  # share of the shorter report's shingles that the longer one holds (Nicholls 2019 uses 0.5-0.7)
SHORTEST = 12  # shingles; shorter texts say too little to be told a copy
_WORD = re.compile(r"\w+")


def copies(reports: Sequence[Report]) -> dict[str, str]:
    """The id of each copy with the id of the report that it repeats: the earliest of those that share the text.

    The same reports in another order give the same answer. A report without a publication date counts as later than
    one that has it.
    """
    shingles = {r.id: _shingles(r.text[r.headline_end :]) for r in reports}
    order = {r.id: (r.published or "9999", r.id) for r in reports}
    parent = {r.id: r.id for r in reports}
    for one, two in _candidates(shingles):
        if _is_copy(shingles[one], shingles[two]):
            first, second = sorted((_root(parent, one), _root(parent, two)), key=order.__getitem__)
            parent[second] = first
    return {key: root for key in sorted(parent) if (root := _root(parent, key)) != key}


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    rows = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(int.from_bytes(hashlib.blake2b(row.encode(), digest_size=8).digest(), "big") for row in rows)


def _candidates(shingles: dict[str, frozenset[int]]) -> Iterable[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(shingles):
        if len(shingles[key]) >= SHORTEST:
            for mark in sorted(shingles[key])[:SKETCH]:
                holders[mark].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        for pair in combinations(keys[:200], 2):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _is_copy(one: frozenset[int], two: frozenset[int]) -> bool:
    return len(one & two) >= CONTAINED * min(len(one), len(two))


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        key = parent[key]
    return key
