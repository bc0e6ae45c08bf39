"""An incident as a whole: order does not matter, copies add nothing, every value has its reason."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import TEXT, make_reading
from rashomon.model.incident import Incident, Toll
from rashomon.model.reading import Reading
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor
from rashomon.reconcile.incident import reconcile
from rashomon.reconcile.summary import range_text, summary

OTHER_WORDS = (
    "Shells hit Oldtown, says the mayor, on a Tuesday of rain. Medics had this for Agence Mistral: At least 12 bakers. "
    "Officers insist that no one did."
)
ONE = make_reading("r1")
TWO = make_reading("r2", publisher="The Beacon", published="2019-03-07")
THREE = make_reading("r3", TEXT, publisher=None, published=None)


def made(*readings: Reading, copies=None, seed: int = 0) -> Incident:
    accounts = [a for r in readings for a in r.accounts]
    claims = [c for r in readings for c in r.claims]
    random.Random(seed).shuffle(accounts)
    random.Random(seed + 1).shuffle(claims)
    return reconcile(accounts, claims, {r.report.id: r.report for r in readings}, copies or {})


@given(st.integers(0, 10**6))
def test_the_order_of_arguments_does_not_matter(seed: int) -> None:
    assert made(ONE, TWO, THREE, seed=seed) == made(THREE, TWO, ONE)


def test_a_copy_adds_no_origin() -> None:
    alone, twice = made(ONE), made(ONE, TWO, copies={"r2": "r1"})
    assert alone.origins == twice.origins == 1
    assert twice.reports == ("r1", "r2")
    assert (twice.harm["killed"].total.low, twice.harm["killed"].total.status) == (12, "single")


@pytest.mark.parametrize("readings", [(ONE,), (ONE, TWO), (ONE, TWO, THREE)])
def test_every_derived_value_has_its_reason(readings) -> None:
    incident = made(*readings)
    told = {reason.field for reason in incident.reasons}
    assert {"type", "date", "place", "origins", "grade", *incident.harm} <= told
    assert all(re.fullmatch(r"[a-z/-]+@\d+", reason.rule) and reason.text for reason in incident.reasons)
    ids = {c.id for r in readings for c in r.claims}
    assert all(set(reason.claims) <= ids for reason in incident.reasons)
    assert set(incident.status) <= told


def test_readers_see_no_keys() -> None:
    text = " ".join(reason.text for reason in made(ONE, TWO, THREE).reasons)
    assert "medics quoted by Agence Mistral" in text
    assert not re.search(r"source:|publisher:|report:|medic:|\b1 (?:origins|accounts)\b|None", text)


def test_an_account_that_gives_another_day() -> None:
    other = make_reading("r2", OTHER_WORDS, publisher="The Beacon")
    day = replace(other.claims[2], value=replace(other.claims[2].value, date=Date("2019-03-09", "2019-03-09", "day")))
    moved = replace(other, claims=(*other.claims[:2], day, *other.claims[3:]))
    (reason,) = [r for r in made(ONE, moved).reasons if r.field == "date"]
    pair = f"(claims {ONE.claims[2].id} and {moved.claims[2].id})"
    assert reason.text == f'"Tuesday"; 1 account gives another day; contested: "Tuesday" against "Tuesday" {pair}'
    assert made(ONE, moved).status["date"] == "contested"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((None, None, None), ""),
        ((12, 12, 12), "12"),
        ((29, 29, None), "at least 29"),
        ((20, 31, None), "at least 31"),
        ((None, 60, 60), "up to 60"),
        ((10, 12, 30), "10 to 30"),
        ((0, 0, 0), "0"),
    ],
)
def test_a_range_in_words(numbers, words: str) -> None:
    assert range_text(Toll(*numbers, "single", ())) == words


def test_a_summary_says_only_what_is_known() -> None:
    assert summary(Incident(id="i")) == "Incident."
    assert made(ONE).summary == "Shelling at Oldtown, North, 2019-03-05: at least 12 killed."
    known = Incident(
        id="i",
        type="air_strike",
        initiator=(Actor("n", "North", "n"),),
        target=(Actor("c", "Civilians", "c"),),
        place=Place("the Hills", name="Hills", precision="adm1"),
    )
    assert summary(known) == "Air strike by North on Civilians in Hills."
