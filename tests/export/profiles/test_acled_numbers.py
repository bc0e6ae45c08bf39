"""Numbers of ACLED-like rows: fatalities, precision of place and time."""

import pytest
from msgspec.structs import replace

from export.profiles.incidents import HOMS, REBELS, coded, incident, killed
from rashomon.export.profiles._acled_fatalities import vague_word
from rashomon.export.profiles.acled import ACLED
from rashomon.model.incident import Harm, Incident, Status, Toll
from rashomon.model.span import Span
from rashomon.model.when import Date
from rashomon.model.who import Group
from rashomon.text.vocabulary import entries


def values(made: Incident, *columns: str) -> tuple[object, ...]:
    row = coded(ACLED, made)
    return tuple(row[column].value for column in columns)


@pytest.mark.parametrize(
    ("toll", "fatalities"),
    [
        ((9, 9, 9, "single", "nine"), 9),
        ((9, 12, 15, "contested", "9"), 9),  # the lowest
        ((9, 12, 15, "agreed", "9"), 12),  # until it is corroborated
        ((9, 12, 15, "revised", "9"), 12),
        ((29, 29, None, "single", "at least 29"), 29),
        ((None, 40, 40, "single", "up to 40"), 40),
        ((24, 24, None, "single", "dozens"), 12),
        ((36, 36, None, "single", "several dozen"), 36),
        ((200, 200, None, "single", "hundreds"), 100),
        ((20, 20, None, "single", "tens"), 10),
        ((40, 40, None, "single", "scores"), 20),
        ((3, 3, None, "single", "several"), 3),
        ((3, 3, None, "single", "a few"), 3),
        ((2000, 2000, None, "single", "thousands"), 1000),
        ((0, 0, 0, "single", "no one"), 0),
    ],
)
def test_fatalities(toll: tuple[int | None, int | None, int | None, Status, str], fatalities: int) -> None:
    low, best, high, status, words = toll
    claim = killed(low, high, words)
    cell = coded(ACLED, incident(harm={"killed": Harm(Toll(low, best, high, status, (claim.id,)))}), claim)[
        "fatalities"
    ]
    assert cell.value == fatalities
    assert cell.claims


def test_fatalities_that_nobody_tells_are_nought() -> None:
    assert coded(ACLED, incident())["fatalities"].value == 0


def test_a_policy_overrides_a_rule() -> None:
    claim = killed(24, None, "dozens")
    made = incident(harm={"killed": Harm(Toll(24, 24, None, "single", (claim.id,)))})
    assert coded(ACLED, made, claim, vague_dozens=24)["fatalities"].value == 24


@pytest.mark.parametrize("entry", entries("vague_numbers"), ids=lambda entry: entry["words"])
def test_every_vague_word_is_found_in_its_sentence(entry: dict[str, str]) -> None:
    assert vague_word(entry["example"]) == entry["words"]


@pytest.mark.parametrize(
    ("precision", "code"),
    [("site", 1), ("sub_city", 1), ("settlement", 1), ("near", 2), ("adm2", 3), ("adm1", 3), ("region", 3)],
)
def test_geo_precision(precision: str, code: int) -> None:
    assert values(incident(place=replace(HOMS, precision=precision)), "geo_precision") == (code,)


def test_a_quarter_of_a_city() -> None:
    place = replace(HOMS, name="Old City", precision="sub_city")
    assert values(incident(place=place), "location") == ("Homs – Old City",)


@pytest.mark.parametrize(
    ("date", "day", "precision"),
    [
        (Date("2018-02-16", "2018-02-16", "day"), "2018-02-16", 1),
        (Date("2018-02-16", "2018-02-18", "span"), "2018-02-17", 2),
        (Date("2018-02-12", "2018-02-18", "week"), "2018-02-15", 2),
        (Date("2018-02-01", "2018-02-28", "month"), "2018-02-14", 3),
    ],
)
def test_time_precision_and_the_middle_of_a_period(date: Date, day: str, precision: int) -> None:
    assert values(incident(date=date), "event_date", "time_precision") == (day, precision)


def test_a_district_is_the_second_level() -> None:
    assert values(incident(place=replace(HOMS, name="Talkalakh", precision="adm2")), "admin2", "admin1") == (
        *("Talkalakh", "Homs"),
    )
    assert values(incident(), "admin2", "admin3") == ("", "")


BOMB = {"type": "suicide_bomb", "initiator": (REBELS,)}


@pytest.mark.parametrize(
    ("sentence", "whom", "fatalities"),
    [
        ("The bomber killed nine shoppers.", "shoppers", 10),
        ("The blast killed nine people, including the bomber.", "people", 9),
        ("The blast killed nine people, including one attacker.", "people", 9),
    ],
)
def test_the_suicide_bomber_is_among_the_dead(sentence: str, whom: str, fatalities: int) -> None:
    nine = replace(killed(9, 9, "nine", Group(whom)), evidence=Span(0, len(sentence), sentence))
    made = incident(harm={"killed": Harm(Toll(9, 9, 9, "single", (nine.id,)))}, **BOMB)
    assert coded(ACLED, made, nine)["fatalities"].value == fatalities


def test_a_bomber_who_is_told_apart_counts_once() -> None:
    nine, own = killed(9, 9, "nine", Group("shoppers")), killed(1, 1, "the", Group("bomber", "combatant"))
    made = incident(harm={"killed": Harm(Toll(1, 1, 9, "single", (nine.id, own.id)))}, **BOMB)
    assert coded(ACLED, made, nine, own)["fatalities"].value == 10
    assert coded(ACLED, incident(**BOMB))["fatalities"].value == 1
    assert coded(ACLED, incident(**BOMB), suicide_bomber=0)["fatalities"].value == 0


@pytest.mark.parametrize(("words", "number"), [("residents", 3), ("At least two", 2), ("More than one", 2)])
def test_a_plural_that_nobody_counts_is_as_vague_as_many(words: str, number: int) -> None:
    claim = killed(2, None, words)
    made = incident(harm={"killed": Harm(Toll(2, 2, None, "single", (claim.id,)))})
    assert coded(ACLED, made, claim)["fatalities"].value == number


@pytest.mark.parametrize(
    ("words", "day"), [("early January", "2018-01-01"), ("the end of January", "2018-01-31"), ("January", "2018-01-16")]
)
def test_the_beginning_and_the_end_of_a_month(words: str, day: str) -> None:
    made = incident(date=Date("2018-01-01", "2018-01-31", "month", words))
    assert values(made, "event_date", "time_precision") == (day, 3)


@pytest.mark.parametrize(("end", "precision"), [("2018-02-22", 2), ("2018-02-23", 3), ("2018-03-18", 3)])
def test_spans_by_their_length(end: str, precision: int) -> None:
    assert values(incident(date=Date("2018-02-16", end, "span")), "time_precision") == (precision,)
