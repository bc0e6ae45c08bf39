"""Which accounts tell of the same incident."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import inf
from pathlib import Path

from rashomon.link import grouping
from rashomon.link.barriers import are_apart, are_long_apart, other_figures, ruled_out
from rashomon.link.block import pairs
from rashomon.link.gather import profiles
from rashomon.link.grouping import Groups, Pair, in_millionths
from rashomon.link.profile import Profile
from rashomon.link.signals import SIGNALS
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.report import Report

LEAST = in_millionths(0.5)  # of a pair that may begin to join two groups: weaker ones only chain days together
# log-odds, as the weights, of two accounts of one report: nine in ten pairs that something sets apart, or that have
# other figures, tell of two incidents; where one names persons a report comes back to its event more often
_APART, _OTHER_FIGURES, _ONE_REPORT = -7.0, -5.0, -2.5
_OTHER_FIGURES_NAMED, _ONE_REPORT_NAMED = -2.0, -1.5
# of a pair that a day or place rules out, where both name persons: one was misread if enough of these are the same
_MISREAD = -6.0
_NAMED = tuple((signal, signal.__name__) for signal in SIGNALS)
WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "data" / "link_weights.json"


def group(
    reports: Sequence[Report], accounts: Sequence[Account], claims: Sequence[Claim], copies: Mapping[str, str]
) -> Groups:
    """The ids of accounts that tell of the same incident, as sorted tuples; every account is in exactly one.

    The best pairs are joined first, as long as the pairs between the two groups speak for it on the whole and none is
    ruled out. Two accounts of one report are joined only through others, and what sets them apart speaks against it:
    a report may come back to its event in a place where only other reports show that it does. The same accounts in
    another order give the same answer.
    """
    return grouped(profiles(reports, accounts, claims, copies), weights())


def grouped(rows: Sequence[Profile], weighed: Mapping[str, float]) -> Groups:
    """As `group`, of profiles and with these weights: by the names of the signals, and `bias`."""
    known = {row.account: row for row in rows}
    scores = {(a.account, b.account): in_millionths(score(a, b, weighed)) for a, b in pairs(rows)}
    links = {pair: value for pair, value in scores.items() if value > LEAST}
    return grouping.grouped(known, links, Weighing(known, scores, weighed))


@cache
def weights() -> dict[str, float]:
    """What the signals weigh, as fitted by `tools/fit_links.py`."""
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def score(a: Profile, b: Profile, weighed: Mapping[str, float]) -> float:
    """The logarithm of the odds that two accounts tell of one incident; minus infinity when they cannot."""
    cannot = ruled_out(a, b)
    if cannot and (are_long_apart(a, b) or not (a.people and b.people)):
        return -inf
    odds = weighed["bias"] + sum([w * signal(a, b) for signal, name in _NAMED if (w := weighed[name])])
    return odds + _MISREAD if cannot else odds


class Weighing:
    """What any two accounts say for being joined, in millionths.

    known: their profiles, which may come in later. scores: of pairs that were weighed already, smaller id first; those
    that are asked for are added. decided: what pairs weigh of which people decided; it may grow too, and goes before.
    """

    def __init__(
        self,
        known: Mapping[str, Profile],
        scores: dict[Pair, int],
        weighed: Mapping[str, float] | None = None,
        decided: Mapping[Pair, int] | None = None,
    ) -> None:
        self._known, self._scores, self._decided = known, scores, decided if decided is not None else {}
        self._weighed = weights() if weighed is None else weighed

    def __call__(self, one: str, two: str) -> int:
        """The score; two accounts of one report never speak for joining, at most against it."""
        pair = (one, two) if one < two else (two, one)
        if pair in self._decided:
            return self._decided[pair]
        if pair not in self._scores:
            self._scores[pair] = in_millionths(self._weigh(self._known[one], self._known[two]))
        return self._scores[pair]

    def _weigh(self, a: Profile, b: Profile) -> float:
        if a.report != b.report:
            return score(a, b, self._weighed)
        if are_apart(a, b):
            return _APART
        named = bool(a.people or b.people)
        if other_figures(a, b):
            return _OTHER_FIGURES_NAMED if named else _OTHER_FIGURES
        return _ONE_REPORT_NAMED if named else _ONE_REPORT
