"""Groups come from scores alone, and what is grouped anew after a change is what grouping everything would give."""

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.link.grouping import NEVER, Groups, Pair, grouped, in_millionths, regrouped

LEAST = 3
Scores = dict[Pair, int]


def weigh(scores: Scores) -> Callable[[str, str], int]:
    return lambda one, two: scores.get((min(one, two), max(one, two)), -1)


def links(scores: Scores) -> Scores:
    return {pair: score for pair, score in scores.items() if score > LEAST}


class Known:
    """A ledger of some accounts, their scores and groups; counts what is asked for."""

    def __init__(self) -> None:
        self.scores: Scores = {}
        self.groups: Groups = ()

    def groups_of(self, accounts: Collection[str]) -> dict[str, tuple[str, ...]]:
        return {account: group for group in self.groups for account in group if account in accounts}

    def links_of(self, accounts: Collection[str]) -> Scores:
        return {pair: score for pair, score in links(self.scores).items() if not set(pair).isdisjoint(accounts)}

    def change(self, accounts: Iterable[str], scores: Scores) -> Groups:
        """What was grouped anew."""
        kept = {pair: score for pair, score in self.scores.items() if set(pair).isdisjoint(accounts)}
        self.scores = kept | scores
        anew = regrouped(accounts, self, weigh(self.scores))
        touched = {account for group in anew for account in group}
        self.groups = (*(group for group in self.groups if touched.isdisjoint(group)), *anew)
        return anew


def drawn(accounts: list[str], others: list[str], chance: Random) -> Scores:
    said = [NEVER, *range(-6, 10)]
    pairs = {(min(a, b), max(a, b)) for a in accounts for b in [*accounts, *others] if a != b}
    return {pair: chance.choice(said) for pair in sorted(pairs) if chance.random() < 0.6}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.integers(2, 14))
def test_a_ledger_that_grows_is_grouped_as_one_that_is_built_at_once(seed: int, size: int) -> None:
    chance, known = Random(seed), Known()
    there: list[str] = []
    ahead = [f"a{number:02}" for number in range(size)]
    chance.shuffle(ahead)
    while ahead:
        count = chance.randint(1, 4)
        new, ahead = ahead[:count], ahead[count:]
        # some that were there may say something else now
        changed = [*new, *(account for account in there if chance.random() < 0.1)]
        there = [account for account in there if account not in changed]
        known.change(changed, drawn(changed, there, chance))
        there += changed
        assert tuple(sorted(known.groups)) == grouped(there, links(known.scores), weigh(known.scores))


def test_a_long_chain_is_not_grouped_anew_for_what_comes_to_its_end() -> None:
    accounts = [f"a{number:03}" for number in range(100)]
    # neighbours two by two, and weaker ties from two to two that their other accounts outweigh
    ties = {(one, two): 9 if number % 2 == 0 else 4 for number, (one, two) in enumerate(pairwise(accounts))}
    apart = dict.fromkeys(zip(accounts[:-2], accounts[2:], strict=True), -9)
    known = Known()
    known.change(accounts, ties | apart)
    assert known.groups == tuple(zip(accounts[::2], accounts[1::2], strict=True))
    anew = known.change(["b"], {("a099", "b"): 8, ("a098", "b"): 8})
    assert anew == (("a098", "a099", "b"),)


def test_what_reaches_a_group_beside_is_grouped_with_it() -> None:
    known = Known()
    known.change(["a", "b", "c"], {("a", "b"): 5})
    assert known.groups == (("a", "b"), ("c",))
    # the new one takes b away from a, and c to itself
    known.change(["d"], {("b", "d"): 9, ("a", "d"): -20, ("c", "d"): 6})
    assert sorted(known.groups) == [("a",), ("b", "c", "d")]


def test_where_nothing_changed_nothing_is_grouped() -> None:
    assert Known().change([], {}) == ()


def test_sums_are_the_same_in_any_order() -> None:
    assert in_millionths(0.1) + in_millionths(0.2) == in_millionths(0.3)
    assert in_millionths(float("-inf")) == NEVER == in_millionths(-1e12)


def test_an_incident_of_a_thousand_accounts_is_grouped() -> None:
    accounts = [f"a{number:04}" for number in range(1100)]
    chained = dict.fromkeys(pairwise(accounts), 5)
    (group,) = grouped(accounts, chained, lambda one, two: 5)
    assert len(group) == 1100
