"""Plain words become the values that decisions hold, or are refused with the next step."""

from typing import Any

import pytest

from factories import MARKET, make_claim, make_incident, make_reading, make_report
from rashomon.errors import DecisionError
from rashomon.model.claim import PlaceFact
from rashomon.pipeline.wording import claim_value, correction, incident_value
from rashomon.reconcile.decided import checked

INCIDENT = make_incident(make_reading())
CLAIM = next(c for c in make_reading().claims if c.field == "killed")


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("12", (12, 12, 12)),
        ("1,200", (1200, 1200, 1200)),
        ("9-10-12", (9, 10, 12)),
        ("?-10-12", (None, 10, 12)),
        ("29+", (29, 29, None)),
        ("at least 29", (29, 29, None)),
        ("up to 40", (None, 40, 40)),
        ("15 to 20", (15, None, 20)),
        ("nobody", (0, 0, 0)),
        ('{"low": 3, "best": 4}', (3, 4, None)),
    ],
)
def test_a_toll(words: str, toll: tuple[int | None, ...]) -> None:
    assert checked("killed", incident_value("killed", words, INCIDENT)) == toll


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2018-02-07", ("2018-02-07", "2018-02-07", "day")),
        ("2018-02-07/2018-02-09", ("2018-02-07", "2018-02-09", "span")),
        ("2018-02", ("2018-02-01", "2018-02-28", "month")),
        ("2016", ("2016-01-01", "2016-12-31", "year")),
        ("2017-11/2018-02", ("2017-11-01", "2018-02-28", "span")),
        ("2018-02-07 / 2018-02-07", ("2018-02-07", "2018-02-07", "day")),
    ],
)
def test_a_day(words: str, days: tuple[str, str, str]) -> None:
    found = checked("date", incident_value("date", words, INCIDENT))
    assert (found.start, found.end, found.precision) == days


def test_a_place_is_looked_up_near_where_the_incident_was() -> None:
    found = checked("place", incident_value("place", "Tripoli, Lebanon", INCIDENT))
    assert (found.name, found.country) == ("Tripoli", "LBN")
    assert incident_value("place", "Mosul, Nineveh, IRQ", INCIDENT)["country"] == "IRQ"
    assert incident_value("place", "?", INCIDENT) is None


def test_actors_are_looked_up_and_strangers_keep_their_name() -> None:
    found = checked("initiator", incident_value("initiator", "SDF; Night Watch of Nowhere", INCIDENT))
    assert [(actor.id, actor.name) for actor in found] == [
        ("syrian_democratic_forces", "Syrian Democratic Forces"),
        (None, "Night Watch of Nowhere"),
    ]
    assert incident_value("target", "?", INCIDENT) == []


def test_other_fields() -> None:
    assert incident_value("type", "air_strike", INCIDENT) == "air_strike"
    assert incident_value("background", "Yes", INCIDENT) is True
    assert incident_value("grade", "fair", INCIDENT) == "fair"
    assert incident_value("summary", "Two died.", INCIDENT) == "Two died."


@pytest.mark.parametrize(
    ("field", "words", "part"),
    [
        ("killed", "about 50", "40-50-60"),
        ("killed", "many of them", "12, 29+"),
        ("killed", "[1", "JSON"),
        ("date", "yesterday", "2018-02-07"),
        ("date", "2018-02-30", "2018-02-07"),
        ("date", "2018-02-09/2018-02-07", "first day first"),
        ("place", "Qwertzuiop", "gazetteer"),
        ("place", "Tripoli, SYR", "would be in LBY"),
        ("type", "airstrike", "air_strike"),
        ("grade", "excellent", "confirmed"),
        ("background", "maybe", "yes or no"),
    ],
)
def test_what_is_none_is_said_with_the_next_step(field: str, words: str, part: str) -> None:
    with pytest.raises(DecisionError, match="D003") as error:
        incident_value(field, words, INCIDENT)
    assert part in str(error.value) and error.value.place == field


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("killed", "about 50", {"low": 50, "high": 50, "approximate": True}),
        ("killed", "29+", {"low": 29, "high": None, "approximate": False}),
        ("type", "shelling", {"type": "shelling"}),
        ("weapon", "a drone", {"text": "a drone"}),
        ("killed", '{"high": 3}', {"high": 3}),
    ],
)
def test_the_value_of_a_claim(field: str, words: str, value: dict[str, Any]) -> None:
    assert claim_value(field, words, CLAIM) == value


def test_facts_of_a_claim_keep_what_was_written() -> None:
    report = make_report()
    place = make_claim(report, "a", "place", PlaceFact(MARKET), "Oldtown")
    assert claim_value("place", "Palmyra", place)["place"]["country"] == "SYR"
    assert claim_value("initiator", "SDF", place)["actor"]["id"] == "syrian_democratic_forces"
    assert claim_value("date", "2018-02-07", place)["date"]["text"] == "Oldtown"


def test_a_correction_holds_what_was_said_and_nothing_else() -> None:
    assert correction(CLAIM, stance="denied") == {"stance": "denied"}
    assert correction(CLAIM, source="?") == {"source": None}
    assert correction(CLAIM, source="Dr Amal", source_kind="medic") == {
        "source": {"name": "Dr Amal", "text": "Dr Amal", "kind": "medic"}
    }
    kept = correction(CLAIM, source_kind="other")["source"]
    assert CLAIM.source is not None and kept["name"] == CLAIM.source.name and kept["kind"] == "other"
    assert correction(CLAIM, whom="children") == {
        "value": {"group": {"text": "children", "class": "civilian", "actor": None}}
    }
    assert correction(CLAIM, value="3", field="injured", scope="cumulative") == {
        "field": "injured",
        "scope": "cumulative",
        "value": {"low": 3, "high": 3, "approximate": False},
    }
