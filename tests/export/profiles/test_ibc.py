"""Rows like those of Iraq Body Count, rule by rule."""

import pytest
from msgspec.structs import replace

from export.profiles.incidents import GUNMEN, HOMS, READING, case_of, coded, fact, incident, killed
from rashomon.export.profiles.cells import Policy
from rashomon.export.profiles.ibc import IBC
from rashomon.model.claim import Claim, DateFact, WeaponFact
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.when import Date
from rashomon.model.who import Group, Source

FIVE = {"killed": Harm(Toll(5, 5, 5, "single", ("c1",)), {"civilian": Toll(5, 5, 5, "single", ("c1",))})}


def values(made: Incident, *columns: str, claims: tuple[Claim, ...] = ()) -> tuple[object, ...]:
    row = coded(IBC, made, *claims)
    return tuple(row[column].value for column in columns)


def test_the_eighteen_variables_follow_a_code() -> None:
    names = [column.name for column in IBC.columns]
    assert len(names) == 1 + 12 + 6
    assert names[:3] == ["ibc_code", "date", "time"]
    assert names[-6:] == ["name", "age", "gender", "marital_status", "parental_status", "occupation"]


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        (Toll(5, 5, 5, "single", ("c1",)), (5, 5)),  # one figure that nothing is set against is both
        (Toll(3, 5, 9, "contested", ("c1",)), (3, 9)),  # reports differ
        (Toll(29, 29, None, "single", ("c1",)), (29, 29)),
        (Toll(None, 40, 40, "single", ("c1",)), (0, 40)),
    ],
)
def test_least_and_most(toll: Toll, expected: tuple[int, int]) -> None:
    assert values(incident(harm={"killed": Harm(toll)}), "deaths_min", "deaths_max") == expected


def test_uncertain_status_widens() -> None:
    made = incident(harm=FIVE, status={"target": "contested"})
    assert values(made, "deaths_min", "deaths_max", "injuries_max") == (0, 5, 0)


def test_the_rest_of_the_row() -> None:
    day = Date("2018-02-16", "2018-02-16", "day", "Friday at 9:15 pm")
    claims = (
        fact("date", DateFact(day), day.text),
        fact("weapon", WeaponFact("Rifles"), "Rifles"),
        replace(killed(5, 5), id="k", source=Source("a nurse", "a nurse", "medic")),
        replace(killed(5, 5), id="l", source=Source("a minister", "a minister", "government")),
        fact("killed", killed(1, 1, "Omar Qasim", Group("Omar Qasim")).value, "Omar Qasim", "Omar Qasim (41) died."),
    )
    made = incident(harm=FIVE, date=day, initiator=(GUNMEN,), reasons=(Reason("date", "r", "t", (claims[0].id,)),))
    row = values(
        made,
        *("date", "time", "place", "target", "weapons", "killers", "media_sources", "primary_witnesses"),
        claims=claims,
    )
    assert row == (
        *("2018-02-16", "21:15", "Homs", "residents", "rifles", "Unidentified armed group", "The Courier", "a nurse"),
    )
    assert values(made, "name", "age", "gender", claims=claims) == ("Omar Qasim", "41", "")


def test_a_place_has_its_province() -> None:
    assert values(incident(harm=FIVE, place=replace(HOMS, name="Rastan")), "place") == ("Rastan, Homs",)
    assert values(incident(harm=FIVE, place=None), "place") == ("",)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"harm": FIVE, "date": None}, "day"),
        ({"harm": {}}, "death of a civilian"),
        ({"harm": {"killed": Harm(Toll(0, 0, 0, "single", ()))}}, "death of a civilian"),
        (
            {"harm": {"killed": Harm(Toll(4, 4, 4, "single", ()), {"combatant": Toll(4, 4, 4, "single", ())})}},
            "death of a civilian",
        ),
    ],
)
def test_what_would_not_be_listed_is_left_out_with_a_reason(known: dict[str, object], why: str) -> None:
    found = IBC.code(case_of(incident(**known)), Policy())
    assert found.rows == ()
    assert why in found.left_out


def test_a_policy_may_ask_for_two_sources() -> None:
    two = Policy({"sources/least": 2})
    assert "2 independent" in IBC.code(case_of(incident(harm=FIVE, origins=1), *READING.claims), two).left_out
    assert IBC.code(case_of(incident(harm=FIVE, origins=2)), two).rows
