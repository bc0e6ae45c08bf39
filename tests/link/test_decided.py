"""Merges and splits as pairs of accounts that belong together or apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factories_decisions import decide
from rashomon.link.decided import constraints
from rashomon.link.grouping import NEVER
from rashomon.model.decision import Decision


def pairs(found: frozenset[tuple[str, str]]) -> str:
    return " ".join(sorted(one + two for one, two in found))


def test_a_merge_puts_all_accounts_together() -> None:
    found = constraints([decide(1, "merge", "ab", "c")])
    assert (pairs(found.together), pairs(found.apart)) == ("ab ac bc", "")


def test_those_who_leave_are_one_and_apart_from_those_who_stay() -> None:
    found = constraints([decide(1, "split", "ab", "cd")])
    assert (pairs(found.together), pairs(found.apart)) == ("cd", "ac ad bc bd")


def test_the_later_goes_before_the_earlier() -> None:
    merge, split = decide(1, "merge", "ab", "cd"), decide(2, "split", "ab", "cd")
    found = constraints([split, merge])
    assert (pairs(found.together), pairs(found.apart)) == ("ab cd", "ac ad bc bd")
    again = constraints([merge, split, decide(3, "merge", "ab", "cd")])
    assert (pairs(again.together), pairs(again.apart)) == ("ab ac ad bc bd cd", "")


def test_what_is_one_with_the_same_is_one() -> None:
    assert pairs(constraints([decide(1, "merge", "a", "b"), decide(2, "merge", "b", "c")]).together) == "ab ac bc"


def test_a_split_that_outlives_its_merge() -> None:
    apart_first = [decide(1, "split", "a", "b"), decide(3, "split", "c", "ab")]
    assert pairs(constraints(apart_first).apart) == "ac bc"


def test_what_is_decided_outweighs_all_signals() -> None:
    found = constraints([decide(1, "split", "a", "b"), decide(2, "merge", "c", "d")]).scores()
    assert found["a", "b"] == NEVER
    assert found["c", "d"] > 10**9


PARTS = st.sets(st.sampled_from("abcdef"), min_size=2, max_size=5).flatmap(
    lambda letters: st.integers(1, len(letters) - 1).map(
        lambda cut: ("".join(sorted(letters)[:cut]), "".join(sorted(letters)[cut:]))
    )
)


@st.composite
def decided(draw: st.DrawFn) -> list[Decision]:
    rows = draw(st.lists(st.tuples(st.sampled_from(["merge", "split"]), PARTS), max_size=8))
    return [decide(k, kind, *parts) for k, (kind, parts) in enumerate(rows, 1)]


@given(decided())
def test_no_two_are_together_and_apart(rows: list[Decision]) -> None:
    found = constraints(rows)
    assert not found.together & found.apart
    assert all(one < two for one, two in found.together | found.apart)
    for one, two, three in combinations("abcdef", 3):  # together is transitive
        assert len(found.together & {(one, two), (two, three), (one, three)}) != 2


@given(decided())
def test_the_last_word_holds(rows: list[Decision]) -> None:
    if rows:
        found, last = constraints(rows), rows[-1]
        one, two = last.parts
        crossing = {(min(a, b), max(a, b)) for a in one for b in two}
        assert crossing <= (found.together if last.kind == "merge" else found.apart)
