"""Groups accounts by the best pairs first, and finds how far a change of the ledger reaches.

Greedy: pairs that speak for one incident are taken in the order of their scores, and the groups of a pair are joined
where all pairs between them speak for it on the whole. What comes out depends on the scores alone. Whatever changes,
most groups come about as they did before: it is enough to group anew the accounts that changed and the groups that
they were in, and to ask of each pair that leads out of these whether it would now join its groups; if so the group
beside is grouped anew as well (`regrouped`). A group that is left alone came about by its own pairs only, so its
history is found again from its own accounts.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from msgspec import Struct

NEVER = -(10**15)  # of a pair that cannot be one incident, whatever else speaks for it
_MILLIONTHS = 10**6
Pair = tuple[str, str]
Groups = tuple[tuple[str, ...], ...]
Weigh = Callable[[str, str], int]
_Order = tuple[int, str, str]


def in_millionths(score: float) -> int:
    """A score as a whole number, so that a sum of scores is the same in any order; minus infinity is `NEVER`."""
    return max(NEVER, round(score * _MILLIONTHS)) if score != float("-inf") else NEVER


class Group(Struct, frozen=True, eq=False):
    """Accounts that were joined, and the two groups that they were before: the larger one first."""

    members: tuple[str, ...]
    parts: tuple["Group", "Group"] | None = None


class Neighbours(Protocol):
    """What is known of the accounts around a change."""

    def groups_of(self, accounts: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Account -> the group that it was in before the change; not those that are new."""

    def links_of(self, accounts: Collection[str]) -> Mapping[Pair, int]:
        """The pairs that speak for one incident and have one of these accounts, smaller id first, with their scores."""


def grouped(accounts: Iterable[str], links: Mapping[Pair, int], weigh: Weigh) -> Groups:
    """All accounts in groups, sorted. links: pairs that speak for one incident; weigh: the score of any pair."""
    return _History(accounts, links, _Sums(weigh)).groups()


def regrouped(changed: Iterable[str], known: Neighbours, weigh: Weigh) -> Groups:
    """The groups of all accounts that may be in another group now: those that are new or changed, and all they reach.

    The rest of the ledger is grouped as before, and both together are what grouping everything would give.
    """
    sums, inside = _Sums(weigh), set(changed)
    now, reached = _History((), {}, sums), set(inside)
    while reached:
        groups = known.groups_of(reached)
        inside |= {account for group in groups.values() for account in group} | reached
        links = known.links_of(inside)
        now = _History(inside, {p: score for p, score in links.items() if inside.issuperset(p)}, sums)
        reached = _reached(inside, links, now, known, sums)
    return now.groups()


def _reached(
    inside: set[str], links: Mapping[Pair, int], now: "_History", known: Neighbours, sums: "_Sums"
) -> set[str]:
    """The accounts outside with which one inside would be joined now."""
    leading_out = {pair: score for pair, score in links.items() if not inside.issuperset(pair)}
    groups = known.groups_of({account for pair in leading_out for account in pair} - inside)
    beside = {account: group for group in groups.values() for account in group}
    within = {p: score for p, score in known.links_of(beside).items() if beside.get(p[0]) == beside.get(p[1], ())}
    before = _History(beside, within, sums)
    found = set()
    for (one, two), score in leading_out.items():
        order = (-score, one, two)
        here, there = (one, two) if one in inside else (two, one)
        if there not in found and sums.between(now.before(here, order), before.before(there, order)) > 0:
            found.add(there)
    return found


class _History:
    """How some accounts came to be in their groups."""

    def __init__(self, accounts: Iterable[str], links: Mapping[Pair, int], sums: "_Sums") -> None:
        self._alone = {account: sums.alone(account) for account in accounts}
        self._orders: dict[str, list[_Order]] = {account: [] for account in self._alone}
        self._stages: dict[str, list[Group]] = {account: [group] for account, group in self._alone.items()}
        for order in sorted((-score, one, two) for (one, two), score in links.items()):
            left, right = self._stages[order[1]][-1], self._stages[order[2]][-1]
            if left is not right and sums.between(left, right) > 0:
                joined = sums.joined(left, right)
                for account in joined.members:
                    self._orders[account].append(order)
                    self._stages[account].append(joined)

    def before(self, account: str, order: _Order) -> Group:
        """The group of an account when this pair was about to be taken."""
        return self._stages[account][bisect_left(self._orders[account], order)]

    def groups(self) -> Groups:
        """The groups at the end."""
        return tuple(sorted({tuple(sorted(stages[-1].members)) for stages in self._stages.values()}))


class _Sums:
    """What all pairs between two groups say together, each sum made once from those of their parts."""

    def __init__(self, weigh: Weigh) -> None:
        self._weigh = weigh
        self._alone: dict[str, Group] = {}
        self._joined: dict[tuple[Group, Group], Group] = {}
        self._known: dict[tuple[Group, Group], int] = {}

    def alone(self, account: str) -> Group:
        """The group of one account, always the same."""
        return self._alone.setdefault(account, Group((account,)))

    def joined(self, one: Group, two: Group) -> Group:
        """The group of two groups, always the same."""
        large, small = sorted((one, two), key=lambda group: (-len(group.members), group.members))
        return self._joined.setdefault((large, small), Group(large.members + small.members, (large, small)))

    def between(self, one: Group, two: Group) -> int:
        """The sum; `NEVER` where one pair between the groups is ruled out."""
        # down the larger parts in a loop: only the smaller ones are left to the recursion, which stays flat
        above: list[tuple[Group, Group]] = []
        while (one, two) not in self._known and one.parts is not None:
            above.append((one, one.parts[1]))
            one = one.parts[0]
        if (one, two) not in self._known:
            self._known[one, two] = (
                self._weigh(one.members[0], two.members[0]) if two.parts is None else self.between(two, one)
            )
        total = self._known[one, two]
        for whole, small in reversed(above):
            other = NEVER if total == NEVER else self.between(small, two)
            total = NEVER if other == NEVER else total + other
            self._known[whole, two] = total
        return total
