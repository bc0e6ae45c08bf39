"""Each figure of an incident stands in the timeline once, in order, with what it counts for."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import make_report
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.who import Actor, Group, Source
from rashomon.reconcile.timeline import timeline
from rashomon.reconcile.witnesses import witnesses

SOUTH = Group("southern soldiers", "combatant", Actor("south", "Army of the South", "southern soldiers"))
PEOPLE = Group("people")
MAYOR, GUILD = Source("Mayor Brandt", "the mayor", "government"), Source("the Guild", "the guild", "monitor")
WITNESS = Source("a witness", "a witness", "witness")
LONG = "The mayor of Varnak says that {} people died when the grain market burned on the eve of the fair."
REPORTS = {
    "r1": make_report("r1", "x", published="2019-03-05", publisher="The Courier"),
    "r2": make_report("r2", "x", published="2019-03-06", publisher="The Beacon"),
    "r3": make_report("r3", "x", published=None, publisher="The Gull"),
}


def told(low, high, report="r1", source=None, sentence="", at=0, group=PEOPLE, **known) -> Claim:
    words = f"{low}-{high}"
    says = sentence or f"{report} heard of {words} dead, {at}."
    known = {"id": f"{report}-{at:03}-{words}-{source.name if source else ''}"} | known
    return Claim(
        report=report,
        account=f"a-{report}",
        field=known.pop("field", "killed"),
        value=HarmValue(Quantity(low, high, text=words), group),
        source=source,
        evidence=Span(at, at + len(says), says),
        trigger=Span(at, at + len(words), words),
        confidence=0.5,
        rule="x",
        **known,
    )


def bearings(*claims: Claim, copies=None) -> list[tuple[str, str | None]]:
    return [(t.bearing, t.day) for t in timeline(claims, REPORTS, copies or {})]


ONE, LATER, UNKNOWN = told(9, 9), told(12, None, "r2", MAYOR), told(3, 5, "r3", GUILD)


def test_by_day_and_the_unknown_day_last() -> None:
    assert bearings(UNKNOWN, LATER, ONE) == [("counts", "2019-03-05"), ("counts", "2019-03-06"), ("counts", None)]


@pytest.mark.parametrize("stance", ["denied", "withheld", "hypothetical"])
def test_what_nobody_says_does_not_count(stance) -> None:
    (telling,) = timeline([replace(ONE, stance=stance)], REPORTS, {})
    assert telling.bearing == stance and not telling.counts and "does not count" in telling.why


def test_what_else_does_not_count() -> None:
    assert bearings(replace(ONE, scope="cumulative"))[0][0] == "cumulative"
    assert bearings(told(None, None))[0][0] == "no_number"
    assert bearings(ONE, replace(told(4, 4, at=5), part_of=ONE.id))[1][0] == "part"
    assert bearings(ONE, told(0, 0, at=50, group=SOUTH))[1][0] == "apart"


def test_a_later_figure_of_one_origin_replaces_the_earlier_and_the_same_figure_does_not() -> None:
    first = told(9, 9, source=MAYOR)
    assert [b for b, _ in bearings(first, told(12, 12, "r2", MAYOR))] == ["replaced", "counts"]
    assert [b for b, _ in bearings(first, told(9, 9, "r2", MAYOR))] == ["counts", "counts"]


def test_a_copy_is_named_with_what_it_repeats() -> None:
    tellings = timeline([ONE, told(9, 9, "r2")], REPORTS, {"r2": "r1"})
    assert [(t.bearing, t.lender) for t in tellings] == [("counts", None), ("copy", "r1")]
    assert "r1" in tellings[1].why


def test_a_sentence_taken_over_counts_only_where_it_tells_another_figure() -> None:
    first = told(9, 9, sentence=LONG.format("9-9"))
    same, more = (told(n, n, "r2", sentence=LONG.format(f"{n}-{n}")) for n in (9, 11))
    assert [(t.bearing, t.lender) for t in timeline([first, same], REPORTS, {})][1] == ("sentence", "r1")
    assert [(t.bearing, t.lender) for t in timeline([first, more], REPORTS, {})] == [
        ("replaced", None),
        ("counts", "r1"),
    ]


_figures = st.builds(
    told,
    st.integers(0, 9) | st.none(),
    st.none() | st.integers(9, 20),
    st.sampled_from(["r1", "r2", "r3"]),
    st.sampled_from([None, MAYOR, GUILD, WITNESS]),
    at=st.integers(0, 99),
    group=st.sampled_from([PEOPLE, SOUTH]),
    field=st.sampled_from(["killed", "injured"]),
    stance=st.sampled_from(["asserted", "alleged", "denied", "withheld"]),
)


@given(st.lists(_figures, unique_by=lambda c: c.id, max_size=12), st.randoms(use_true_random=False))
def test_each_figure_once_whatever_the_order(claims: list[Claim], chance: random.Random) -> None:
    mixed = chance.sample(claims, len(claims))
    tellings = timeline(claims, REPORTS, {"r3": "r1"})
    assert timeline(mixed, REPORTS, {"r3": "r1"}) == tellings
    assert sorted(t.claim for t in tellings) == sorted(c.id for c in claims)
    behind = witnesses(claims, REPORTS, {"r3": "r1"})
    assert witnesses(mixed, REPORTS, {"r3": "r1"}) == behind
    assert sorted(row.claim for one in behind for row in one.testimonies) == sorted(c.id for c in claims)
