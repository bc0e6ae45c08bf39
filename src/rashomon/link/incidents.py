"""Which accounts tell of the same incident."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from math import inf
from pathlib import Path

from rashomon.link.profile import Profile, profiles
from rashomon.link.signals import SIGNALS, are_apart, ruled_out
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.report import Report

WEIGHTS_FILE = Path(__file__).resolve().parent.parent / "data" / "link_weights.json"
_LONGEST = 10  # days: intervals longer than this are compared by month


def group(
    reports: Sequence[Report], accounts: Sequence[Account], claims: Sequence[Claim], copies: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """The ids of accounts that tell of the same incident, as sorted tuples; every account is in exactly one.

    The best pairs are joined first, as long as the pairs between the two groups speak for it on the whole and none is
    ruled out. Two accounts of one report are joined only through others, when nothing sets them apart: a report may
    come back to its event in a place where only another report shows that it does. The same accounts in another order
    give the same answer.
    """
    return grouped(profiles(reports, accounts, claims), copies, weights())


def grouped(
    rows: Sequence[Profile], copies: Mapping[str, str], weighed: Mapping[str, float]
) -> tuple[tuple[str, ...], ...]:
    """As `group`, of profiles and with these weights: by the names of the signals, `copied` and `bias`."""
    rows = sorted(rows, key=lambda p: p.account)
    known = {p.account: p for p in rows}
    scores = {(a.account, b.account): score(a, b, copies, weighed) for a, b in pairs(rows)}
    member = {p.account: [p.account] for p in rows}
    for (one, two), value in sorted(scores.items(), key=lambda row: (-row[1], row[0])):
        if value <= 0:
            break
        left, right = member[one], member[two]
        if left is not right and _may_join(left, right, known, copies, weighed):
            left.extend(right)
            for account in right:
                member[account] = left
    return tuple(sorted({tuple(sorted(joined)) for joined in member.values()}))


@cache
def weights() -> dict[str, float]:
    """What the signals weigh, as fitted by `tools/fit_links.py`."""
    return dict(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))


def score(a: Profile, b: Profile, copies: Mapping[str, str], weighed: Mapping[str, float]) -> float:
    """The logarithm of the odds that two accounts tell of one incident; minus infinity when they cannot."""
    if ruled_out(a, b):
        return -inf
    same_text = copies.get(a.report, a.report) == copies.get(b.report, b.report)
    speaks = sum(weighed[signal.__name__] * signal(a, b) for signal in SIGNALS)
    return weighed["bias"] + weighed["copied"] * same_text + speaks


def _may_join(
    left: Sequence[str],
    right: Sequence[str],
    known: Mapping[str, Profile],
    copies: Mapping[str, str],
    weighed: Mapping[str, float],
) -> bool:
    crossed = [(known[a], known[b]) for a in left for b in right]
    if any(a.report == b.report and are_apart(a, b) for a, b in crossed):
        return False
    values = [score(a, b, copies, weighed) for a, b in crossed]
    return all(v > -inf for v in values) and sum(values) / len(values) > 0


def pairs(rows: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of accounts that share a day or a month; never all pairs."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for row in rows:
        for key in _days(row):
            blocks[key].append(row)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for a, b in combinations(blocks[key], 2):
            if a.report != b.report and (a.account, b.account) not in seen:
                seen.add((a.account, b.account))
                yield a, b


def _days(row: Profile) -> Iterable[str]:
    """The days under which an account is looked for: its own and their neighbours; else the days before publication."""
    if row.date is not None:
        first, last = date.fromisoformat(row.date.start), date.fromisoformat(row.date.end)
        if (last - first).days > _LONGEST:
            return [f"{row.date.start[:7]}"]
        return [str(first + timedelta(days=k)) for k in range(-1, (last - first).days + 2)] + [row.date.start[:7]]
    if row.published is not None and not row.background:
        day = date.fromisoformat(row.published)
        return [str(day - timedelta(days=k)) for k in range(5)]
    return [f"type {row.type}"] if row.has_harm else []
