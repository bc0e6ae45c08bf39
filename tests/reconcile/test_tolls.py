"""Low, best, high and status of a toll out of small claims."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import make_report
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Toll
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.model.who import Actor, Group, Source
from rashomon.reconcile.figures import instant
from rashomon.reconcile.origins import voices_of
from rashomon.reconcile.tolls import harm_tolls
from rashomon.text.vocabulary import entries

SOUTH = Actor("south", "Army of the South", "southern soldiers", "State forces")
NORTH = Actor("north", "Army of the North", "northern soldiers", "State forces")
CIVILIANS = Actor("civilians", "Civilians", "villagers", "Civilians")
PEOPLE, VILLAGERS = Group("people"), Group("villagers", "civilian", CIVILIANS)
SOUTHERNERS, NORTHERNERS = (Group("soldiers", "combatant", actor) for actor in (SOUTH, NORTH))
POLICE, MONITOR = Source("the police", "police", "government"), Source("Hill Monitor", "Hill Monitor", "monitor")
MEDICS = Source("doctors", "doctors", "medic")
MINISTER = Source("Minister Ode", "Minister Ode", "government")

REPORTS = {
    "r1": make_report("r1", "x", published="2019-03-05"),
    "r2": make_report("r2", "x", published="2019-03-06", publisher="The Beacon"),
    "r3": make_report("r3", "x", published=None, publisher="The Gull"),
    "r4": make_report("r4", "x", published="2019-03-05", publisher="The Lamp"),
}


def told(low, high, source=None, report="r1", group=PEOPLE, at=0, says="", number="", **known) -> Claim:
    """A claim that some people were killed; at: where its sentence stands; says: the sentence."""
    words = number or f"{low or ''}-{high or ''}"
    sentence = says or f"Killed {words} on the road."
    start = at + max(sentence.find(words), 0)
    value = HarmValue(Quantity(low, high, approximate=known.pop("about", False), text=words), group)
    known = {"id": f"c-{report}-{start:04}-{group.text}-{low}-{high}-{source.name if source else ''}"} | known
    return Claim(
        report=report,
        account=f"a-{report}",
        field="killed",
        value=value,
        source=source,
        evidence=Span(at, at + len(sentence), sentence),
        trigger=Span(start, start + len(words), words),
        confidence=0.5,
        rule="x",
        **known,
    )


def weighed(*claims: Claim, name: str | None = None) -> Toll | None:
    found = harm_tolls("killed", claims, *_known(claims))
    return found and (found[1][name][0] if name else found[0][0])


def why(*claims: Claim) -> str:
    found = harm_tolls("killed", claims, *_known(claims))
    assert found is not None
    return found[0][1].text


def _known(claims):
    return voices_of(claims, REPORTS, {})[0].origin, {key: r.published or "" for key, r in REPORTS.items()}, {}


CHILDREN = Group("children", "civilian", CIVILIANS)
CIVILIAN_PEOPLE = Group("civilians", "civilian", CIVILIANS)
FIGHTERS = Group("fighters", "combatant")
WHOLE = told(30, 30, id="whole")
PART = told(5, 5, group=CHILDREN, part_of="whole", at=7)
EARLIER = "The government had spoken of 20 dead."
ROSE = "The number of dead rose to 31 from 20."

TOLLS = {
    "exact": ([told(12, 12)], (12, 12, 12, "single")),
    "at least": ([told(29, None)], (29, 29, None, "single")),
    "up to": ([told(None, 60)], (None, 60, 60, "single")),
    "up to, beside a number": ([told(None, 60), told(20, 20, POLICE)], (20, 20, 60, "agreed")),
    "none at all": ([told(0, 0, number="No one")], (0, 0, 0, "single")),
    "none by one, some by another": ([told(0, 0, POLICE), told(12, None, MONITOR)], (0, 0, 12, "contested")),
    "two origins agree": ([told(12, 12, POLICE), told(10, None, MONITOR)], (10, 10, 12, "agreed")),
    "two origins contest": ([told(12, 12, POLICE), told(30, None, MONITOR)], (12, 12, 30, "contested")),
    "about": ([told(50, 50, POLICE, about=True), told(53, 53, MONITOR)], (50, 50, 53, "agreed")),
    "different people in one sentence": (
        [told(3, 3, group=SOUTHERNERS, number="3 s"), told(4, 4, group=VILLAGERS, number="4 v")],
        (7, 7, 7, "single"),
    ),
    "a sub-group in the whole's sentence": (
        [told(30, 30, number="30 p"), told(4, 4, group=VILLAGERS, number="4 v")],
        (30, 30, 30, "single"),
    ),
    "a part with its whole": ([WHOLE, PART], (30, 30, 30, "single")),
    "a part without its whole": ([PART], (5, 5, None, "single")),
    "a part beside another whole": ([PART, told(30, 30, POLICE)], (30, 30, 30, "single")),
    "a share of the hurt": (
        [told(90, 90, POLICE), told(40, 40, POLICE, at=90, number="40", says="40 of the dead were buried.")],
        (90, 90, 90, "single"),
    ),
    "the zero of one party": (
        [told(0, 0, POLICE, group=SOUTHERNERS), told(101, None, MONITOR, group=NORTHERNERS)],
        (101, 101, None, "single"),
    ),
    "the zero of a party alone": ([told(0, 0, group=SOUTHERNERS)], (0, 0, 0, "single")),
    "the zero of the same party": (
        [told(0, 0, POLICE, group=SOUTHERNERS), told(9, 9, MONITOR, group=SOUTHERNERS)],
        (0, 0, 9, "contested"),
    ),
    "none of some": (
        [told(0, 0, number="None", says="None of its drivers died."), told(9, 9, MONITOR)],
        (9, 9, 9, "single"),
    ),
    "two zeros of two parties": (
        [told(0, 0, group=SOUTHERNERS, number="no s"), told(0, 0, group=VILLAGERS, number="no v")],
        (0, 0, 0, "single"),
    ),
    "two parties are no contradiction": (
        [told(9, 9, POLICE, group=SOUTHERNERS), told(20, 20, MONITOR, group=NORTHERNERS)],
        (9, 9, 20, "agreed"),
    ),
    "one party beside the whole": (
        [told(9, 9, POLICE, group=SOUTHERNERS), told(20, 20, MONITOR)],
        (20, 20, 20, "single"),
    ),
    "more of one party than in all": (
        [told(25, 25, POLICE, group=SOUTHERNERS), told(20, 20, MONITOR)],
        (20, 20, 25, "contested"),
    ),
    "a later figure of the same origin": (
        [told(20, 20, POLICE), told(31, 31, POLICE, "r2")],
        (31, 31, 31, "revised"),
    ),
    "a toll that shrinks": ([told(20, 20, POLICE), told(11, 11, POLICE, "r2")], (11, 11, 11, "revised")),
    "the same again": ([told(20, 20, POLICE), told(20, 20, POLICE, "r2")], (20, 20, 20, "single")),
    "no day, no order": ([told(20, 20, POLICE), told(31, 31, POLICE, "r3")], (20, 20, 31, "revised")),
    "a growing lower bound": ([told(20, None, POLICE), told(31, None, MONITOR, "r2")], (20, 31, None, "revised")),
    "a toll that grew overnight": ([told(20, 20, POLICE), told(31, 31, MONITOR, "r2")], (20, 31, 31, "revised")),
    "a toll that another report says rose": (
        [told(20, None, POLICE), told(31, 31, MONITOR, "r2", says="The toll rose to 31.", number="31")],
        (20, 31, 31, "revised"),
    ),
    "a toll that shrank overnight": ([told(31, 31, POLICE), told(20, 20, MONITOR, "r2")], (20, 20, 31, "contested")),
    "a report's own voice beside its source": ([told(12, 12), told(30, None, MONITOR)], (12, 12, 30, "single")),
    "what a hospital of a report counts": ([told(12, 12, MEDICS), told(30, 30, MONITOR)], (12, 12, 30, "single")),
    "what a hospital of another report counts": (
        [told(12, 12, MEDICS), told(30, 30, MONITOR, "r3")],
        (12, 12, 30, "contested"),
    ),
    "two that count the whole, far apart": (
        [told(56, None, POLICE), told(160, 160, MONITOR)],
        (56, 56, 160, "contested"),
    ),
    "two that count the whole, near": ([told(56, None, POLICE), told(90, 90, MONITOR)], (56, 56, 90, "agreed")),
    "the civilians of two counts": (
        [
            told(13, 13, MONITOR, group=VILLAGERS),
            told(20, 20, POLICE, "r3", group=VILLAGERS),
            told(19, 19, MONITOR, "r2", group=SOUTHERNERS),
        ],
        (13, 19, 20, "contested"),
    ),
    "a figure told as older": (
        [told(31, 31, MINISTER), told(20, 20, at=99, says=EARLIER, number="20")],
        (31, 31, 31, "revised"),
    ),
    "another's figure told as older": (
        [told(31, 31, MINISTER), told(20, 20, MONITOR, at=99, says=EARLIER, number="20")],
        (20, 31, 31, "revised"),
    ),
    "an older figure of one report beside another report's": (
        [
            told(31, 31, MEDICS, group=VILLAGERS),
            told(20, 20, POLICE, at=99, says="Earlier on Friday the police said 20 had died.", number="20"),
            told(30, None, MONITOR, "r2", group=VILLAGERS),
        ],
        (20, 20, 31, "revised"),
    ),
    "somebody described beside a count": (
        [told(1, 1, POLICE, number="the mayor"), told(9, 9, MONITOR, "r3")],
        (9, 9, 9, "single"),
    ),
    "somebody described alone": ([told(1, 1, POLICE, number="the mayor")], (1, 1, 1, "single")),
    "one counted beside another count": (
        [told(1, 1, POLICE, number="one man"), told(9, 9, MONITOR, "r3")],
        (1, 1, 9, "contested"),
    ),
    "people and civilians of a raid on civilians": (
        [told(30, 30, MONITOR), told(20, 20, POLICE, "r3", group=CIVILIAN_PEOPLE)],
        (20, 30, 30, "contested"),
    ),
    "people and children": (
        [told(30, 30, MONITOR), told(20, 20, POLICE, "r3", group=CHILDREN)],
        (30, 30, 30, "single"),
    ),
    "two figures of one origin on one day": (
        [told(30, 30, MONITOR), told(31, None, MONITOR, "r4"), told(43, None, POLICE, "r4")],
        (31, 31, 43, "revised"),
    ),
    "a figure that leaves out at least": (
        [told(31, 31), told(31, None, MONITOR, "r3"), told(43, None, POLICE, "r3")],
        (31, 31, 43, "agreed"),
    ),
    "a source's figure leaves nothing out": (
        [told(31, 31, MINISTER), told(31, None, MONITOR, "r3"), told(43, None, POLICE, "r3")],
        (31, 31, 43, "contested"),
    ),
    "a report that tells the other's figure beside its own": (
        [told(101, None), told(70, None, MONITOR, at=99), told(71, 71, MINISTER, "r3")],
        (70, 70, 101, "agreed"),
    ),
    "a report whose source tells another figure": (
        [told(101, None), told(20, None, MONITOR, at=99), told(71, 71, MINISTER, "r3")],
        (20, 20, 101, "contested"),
    ),
    "rose to": (
        [told(31, 31, says=ROSE, number="31"), told(20, 20, says=ROSE, number="20")],
        (31, 31, 31, "revised"),
    ),
}


@pytest.mark.parametrize("name", TOLLS)
def test_a_toll(name: str) -> None:
    claims, (low, best, high, status) = TOLLS[name]
    made = weighed(*claims)
    assert made is not None
    assert (made.low, made.best, made.high, made.status) == (low, best, high, status)


@pytest.mark.parametrize("name", TOLLS)
def test_low_is_not_above_best_nor_best_above_high(name: str) -> None:
    made = weighed(*TOLLS[name][0])
    known = [n for n in (made.low, made.best, made.high) if n is not None]
    assert known == sorted(known)


def test_the_reason_names_the_pair_of_claims() -> None:
    old, new = told(20, 20, POLICE, id="c-old"), told(31, 31, POLICE, "r2", id="c-new")
    assert 'revised: "20-20" then "31-31" (claims c-old and c-new)' in why(new, old)
    assert 'contested: "31-31" against "20-20" (claims ' in why(told(20, 20, POLICE), told(31, 31, MONITOR))
    assert why(told(20, 20)).startswith("1 origin; low 20, best 20, high 20")
    assert "low not told" in why(told(None, 60))


def test_the_zero_of_a_party_is_told_in_the_reason_and_in_its_class() -> None:
    zero = told(0, 0, POLICE, group=SOUTHERNERS, id="c-zero")
    harmed = told(4, 4, MONITOR, group=VILLAGERS)
    assert "kept apart: none of Army of the South (claim c-zero)" in why(zero, harmed)
    again = told(0, 0, MONITOR, "r2", group=SOUTHERNERS, id="c-again")
    assert "kept apart: none of Army of the South (claims c-again, c-zero)" in why(zero, harmed, again)
    assert weighed(zero, harmed, name="combatant") == Toll(0, 0, 0, "single", ("c-zero",))


def test_fighters_are_those_of_the_one_side_that_two_reports_count() -> None:
    rivals = [told(25, 25, POLICE, group=SOUTHERNERS), told(101, None, MINISTER, group=FIGHTERS, at=90)]
    third = told(45, None, MONITOR, "r2", group=SOUTHERNERS)
    assert weighed(*rivals, name="combatant").status == "single"
    assert weighed(*rivals, third, name="combatant").status == "contested"
    assert weighed(*rivals, third).status == "contested"
    northern = told(2, 2, MONITOR, "r3", group=NORTHERNERS)
    assert weighed(*rivals, third, northern, name="combatant").status != "contested"


def test_a_class_does_not_add_a_part_to_its_whole() -> None:
    whole = told(30, 30, group=VILLAGERS, id="whole")
    part = told(5, 5, group=CHILDREN, part_of="whole", id="part", at=7)
    assert weighed(whole, part, name="civilian") == Toll(30, 30, 30, "single", ("whole",))
    general = told(30, 30, id="whole")
    assert weighed(general, part, name="civilian") == Toll(5, 5, None, "single", ("part",))


@pytest.mark.parametrize("stance", ["denied", "withheld", "hypothetical"])
@pytest.mark.parametrize("name", TOLLS)
def test_what_is_not_said_to_be_so_changes_no_toll(name: str, stance: str) -> None:
    claims = TOLLS[name][0]
    more = told(999, 999, MONITOR, "r2", at=500, stance=stance)
    assert weighed(*claims, more) == weighed(*claims)
    assert weighed(*claims, replace(more, stance="asserted", scope="cumulative")) == weighed(*claims)
    assert weighed(more) is None


_claims = st.builds(
    told,
    st.integers(0, 40),
    st.none() | st.integers(40, 60),
    st.sampled_from([None, POLICE, MONITOR, MINISTER]),
    st.sampled_from(sorted(REPORTS)),
    st.sampled_from([PEOPLE, VILLAGERS, SOUTHERNERS, NORTHERNERS]),
    st.sampled_from([0, 50, 100]),
    st.sampled_from(["", EARLIER, ROSE]),
)


@given(
    st.lists(_claims, min_size=1, max_size=7, unique_by=lambda c: c.id).flatmap(
        lambda claims: st.tuples(st.just(claims), st.permutations(claims))
    )
)
def test_the_order_of_claims_does_not_matter(pair) -> None:
    given_first, given_then = pair
    made = harm_tolls("killed", given_first, *_known(given_first))
    assert made == harm_tolls("killed", given_then, *_known(given_then))
    toll = made[0][0]
    known = [n for n in (toll.low, toll.best, toll.high) if n is not None]
    assert known == sorted(known)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("", ""),
        ("2019-03-05", "2019-03-05"),
        ("2019-03-05T23:30:00-05:00", "2019-03-06T04:30:00"),
        ("2019-03-05T10:00:00", "2019-03-05T10:00:00"),
        ("2019-03-05Tea", "2019-03-05"),
    ],
)
def test_a_publication_time_that_sorts(published: str, known: str) -> None:
    assert instant(published) == known


@pytest.mark.parametrize("entry", entries("revision_cues"), ids=lambda entry: entry["example"])
def test_every_cue_matches_its_example(entry) -> None:
    assert entry["says"] in ("earlier", "raised")
    assert re.search(rf"\b(?:{entry['cue']})\b", entry["example"], re.IGNORECASE)
