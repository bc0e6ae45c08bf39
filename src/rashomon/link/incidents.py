"""Which accounts tell of the same incident."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import inf
from pathlib import Path
from types import MappingProxyType

from rashomon.link.barriers import are_apart, other_figures, ruled_out
from rashomon.link.block import pairs
from rashomon.link.gather import profiles
from rashomon.link.profile import Profile
from rashomon.link.signals import SIGNALS
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.report import Report

Pair = tuple[str, str]
LEAST = 0.5  # log-odds of a pair that may begin to join two groups: weaker ones only chain days together
# log-odds, as the weights: of 142 to 28 pairs of accounts of one report each tells of an incident of its own
_APART, _OTHER_FIGURES = -7.0, -2.0
WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "data" / "link_weights.json"


def group(
    reports: Sequence[Report], accounts: Sequence[Account], claims: Sequence[Claim], copies: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """The ids of accounts that tell of the same incident, as sorted tuples; every account is in exactly one.

    The best pairs are joined first, as long as the pairs between the two groups speak for it on the whole and none is
    ruled out. Two accounts of one report are joined only through others, and what sets them apart speaks against it:
    a report may come back to its event in a place where only other reports show that it does. The same accounts in
    another order give the same answer.
    """
    return grouped(profiles(reports, accounts, claims, copies), weights())


def grouped(
    rows: Sequence[Profile], weighed: Mapping[str, float], scores: Mapping[Pair, float] = MappingProxyType({})
) -> tuple[tuple[str, ...], ...]:
    """As `group`, of profiles and with these weights: by the names of the signals, and `bias`.

    scores: of pairs of accounts, smaller id first, that were weighed already.
    """
    rows = sorted(rows, key=lambda p: p.account)
    known = _Scores({p.account: p for p in rows}, weighed, scores)
    member = {p.account: [p.account] for p in rows}
    found = ((-known.between(a.account, b.account), a.account, b.account) for a, b in pairs(rows))
    for _, one, two in sorted(row for row in found if row[0] < -LEAST):
        left, right = member[one], member[two]
        if left is not right and sum(known.between(a, b) for a in left for b in right) > 0:
            left.extend(right)
            for account in right:
                member[account] = left
    return tuple(sorted({tuple(sorted(joined)) for joined in member.values()}))


@cache
def weights() -> dict[str, float]:
    """What the signals weigh, as fitted by `tools/fit_links.py`."""
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def score(a: Profile, b: Profile, weighed: Mapping[str, float]) -> float:
    """The logarithm of the odds that two accounts tell of one incident; minus infinity when they cannot."""
    if ruled_out(a, b):
        return -inf
    return weighed["bias"] + sum([w * signal(a, b) for signal in SIGNALS if (w := weighed[signal.__name__])])


class _Scores:
    """What pairs say for joining their groups, each weighed once."""

    def __init__(
        self, known: Mapping[str, Profile], weighed: Mapping[str, float], scores: Mapping[Pair, float]
    ) -> None:
        self._known, self._weighed = known, weighed
        self._scores = dict(scores)

    def between(self, one: str, two: str) -> float:
        """The score; two accounts of one report never speak for joining, at most against it."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self._scores:
            self._scores[pair] = self._weigh(self._known[one], self._known[two])
        return self._scores[pair]

    def _weigh(self, a: Profile, b: Profile) -> float:
        if a.report != b.report:
            return score(a, b, self._weighed)
        return _APART if are_apart(a, b) else _OTHER_FIGURES * other_figures(a, b)
