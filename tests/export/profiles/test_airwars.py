"""Airwars-like records, rule by rule."""

import base64
from typing import Any

import pytest
from msgspec.structs import replace

from export.profiles.incidents import (
    ARMY,
    GUNMEN,
    HOMS,
    PEOPLE,
    READING,
    REBELS,
    RUSSIA,
    case_of,
    fact,
    incident,
    killed,
)
from rashomon.export.profiles._airwars_columns import GROUPS
from rashomon.export.profiles._harmed import group_of
from rashomon.export.profiles.airwars import AIRWARS
from rashomon.export.profiles.cells import Case, Policy
from rashomon.model.claim import Claim, DateFact, WeaponFact
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.when import Date
from rashomon.model.who import Group, Source
from rashomon.text.vocabulary import entries

FIVE = {"killed": Harm(Toll(5, 5, 5, "single", ("c1",)), {"civilian": Toll(5, 5, 5, "single", ("c1",))})}
OFFICERS = Source("the Russian military", "the Russian military", "military")


def record(made: Incident, *claims: Claim) -> dict[str, Any]:
    return record_of(case_of(made, *claims))


def record_of(case: Case) -> dict[str, Any]:
    (row,) = AIRWARS.code(case, Policy()).rows
    return {name: cell.value for name, cell in row.items()}


def toll(low: int | None, best: int | None, high: int | None, **classes: Toll) -> dict[str, Harm]:
    return {"killed": Harm(Toll(low, best, high, "single", ("c1",)), classes)}


def reason(field: str, claim: Claim) -> Reason:
    return Reason(field, "a-rule", "as told", (claim.id,))


def ends(told: dict[str, Any], group: str) -> tuple[int, int]:
    return told[f"{group}_killed_min"], told[f"{group}_killed_max"]


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (FIVE, (5, 5)),
        (toll(3, 5, 9), (3, 9)),  # civilians unless something else is told
        (toll(29, 29, None), (29, 29)),
        (toll(None, 40, 40), (0, 40)),
        (toll(9, 9, 9, combatant=Toll(4, 4, 4, "single", ("c2",))), (5, 5)),
        (toll(9, 9, 9, combatant=Toll(9, 9, 9, "single", ("c2",))), (0, 0)),
        (toll(20, 20, 20, civilian=Toll(13, 13, 13, "single", ("c2",))), (13, 20)),
    ],
)
def test_civilians(harm: dict[str, Harm], expected: tuple[int, int]) -> None:
    assert ends(record(incident(harm=harm)), "civilian_non_combatants") == expected


def test_disputed_status_is_none_at_least_and_all_at_most_of_both() -> None:
    told = record(incident(harm=FIVE, status={"target": "contested"}))
    assert ends(told, "civilian_non_combatants") == ends(told, "belligerents") == (0, 5)


def test_groups_and_the_rest() -> None:
    claims = [
        killed(2, 2, "two", Group("children", "civilian")),
        killed(1, 1, "a", Group("nurse", "civilian")),
        killed(4, 4, "four", Group("soldiers", "combatant", ARMY)),
        killed(3, 3, "three", Group("fighters", "combatant", REBELS)),
    ]
    harm = toll(15, 15, 15, civilian=Toll(8, 8, 8, "single", ("c2",)), combatant=Toll(7, 7, 7, "single", ("c3",)))
    told = record(incident(harm=harm), *claims)
    assert {group: ends(told, group) for group in GROUPS["civilian_non_combatants"] if any(ends(told, group))} == {
        "children": (2, 2),
        "healthcare_personnel": (1, 1),
        "other_civilian_non_combatants": (5, 5),
    }
    assert ends(told, "member_of_armed_forces") == (4, 4)
    assert ends(told, "persons_directly_participating_in_hostilities") == (3, 3)
    assert ends(told, "belligerents") == (7, 7)


def test_reports_that_differ_on_the_children() -> None:
    claims = [killed(n, n, str(n), Group("children", "civilian")) for n in (2, 4)]
    two = [replace(claim, report=f"r{k}", evidence=READING.claims[k].evidence) for k, claim in enumerate(claims)]
    assert ends(record(incident(harm=FIVE), *two), "children") == (2, 4)


@pytest.mark.parametrize("entry", entries("victim_groups"), ids=lambda entry: entry["group"])
def test_every_group_is_found_in_its_sentence(entry: dict[str, str]) -> None:
    whom = Group(entry["example"], entry.get("class", "civilian"))  # type: ignore[arg-type]
    assert group_of(killed(1, 1, "", whom)) == entry["group"]


def test_an_army_medic_is_no_civilian_and_a_nurse_no_fighter() -> None:
    assert group_of(killed(1, 1, "", Group("army medic", "combatant"))) == "medical_and_religious_personnel_state"
    assert group_of(killed(1, 1, "", Group("nurse", "combatant"))) is None


@pytest.mark.parametrize("grade", ["confirmed", "fair", "weak", "contested", "discounted"])
def test_grades(grade: str) -> None:
    told = record(incident(harm=FIVE, grade=grade))
    assert (told["civilian_harm_status_slug"], told["civilian_harm_status_name"]) == (grade, grade.capitalize())


def test_harm_to_fighters_alone_is_no_civilian_harm() -> None:
    fighters = toll(4, 4, 4, combatant=Toll(4, 4, 4, "single", ("c2",)))
    assert record(incident(harm=fighters))["civilian_harm_reported"] == "no"
    assert record(incident(harm=FIVE))["civilian_harm_reported"] == "yes"


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ({"status": {"initiator": "contested"}, "origins": 2}, "contested-strike"),
        ({"origins": 1}, "single-source-claim"),
        ({"origins": 2}, "likely-strike"),
        ({"origins": 2, "initiator": ()}, "alleged"),
    ],
)
def test_strike_status(known: dict[str, object], status: str) -> None:
    assert record(incident(harm=FIVE, **known))["strike_status_slug"] == status


def test_who_tells_of_his_own_strike_declares_it_and_concedes_his_dead() -> None:
    own = replace(killed(5, 5, "five", Group("civilians", "civilian")), source=OFFICERS)
    told = record(incident(harm=FIVE, initiator=(RUSSIA,)), own)
    (party,) = told["belligerent"]
    assert told["strike_status_slug"] == "declared-strike"
    assert (party["belligerent_name"], party["type"]) == ("Military Forces of Russia", "state")
    assert (party["deaths_conceded_min"], party["deaths_conceded_max"]) == (5, 5)
    assert party["assessment"] == "credible/substantiated"
    assert party["civcas_statements"] == ({"date": "2019-03-06", "statement": own.evidence.text},)


@pytest.mark.parametrize(
    ("low", "high", "stance", "assessment"),
    [(0, 0, "asserted", "non-credible/unsubstantiated"), (5, 5, "denied", "non-credible/unsubstantiated")],
)
def test_who_denies_the_dead(low: int, high: int, stance: str, assessment: str) -> None:
    own = replace(killed(low, high, "x", Group("civilians", "civilian")), source=OFFICERS, stance=stance)
    told = record(incident(harm=FIVE, initiator=(RUSSIA,)), own)
    (party,) = told["belligerent"]
    assert party["assessment"] == assessment
    assert told["strike_status_slug"] == "single-source-claim"  # to deny is not to declare
    assert "deaths_conceded_max" not in party or party["deaths_conceded_max"] == 0


def test_who_says_nothing_has_not_assessed() -> None:
    (party,) = record(incident(harm=FIVE))["belligerent"]
    assert party == {
        "belligerent_name": "Military Forces of Syria",
        "type": "state",
        "assessment": "not-yet-assessed",
        "civcas_statements": (),
    }


def test_victims_by_name() -> None:
    sentence = "Lina al-Haddad, 12, was killed."
    named = replace(
        fact("killed", killed(1, 1, "Lina al-Haddad", Group("Lina al-Haddad")).value, "Lina al-Haddad", sentence)
    )
    others = [killed(1, 1, "a", Group(words)) for words in ("a driver", "Sunday", "Islamic state fighter")]
    told = record(incident(harm=FIVE), named, *others)
    assert told["victim"] == ({"name": "Lina al-Haddad", "age": 12, "killed_or_injured": "killed"},)
    assert (told["num_victims"], told["num_victims_named"], told["victim_average_age"]) == (1, 1, 12.0)


def test_every_source_can_be_found_again() -> None:
    told = record(incident(harm=FIVE))
    (source,) = told["source"]
    digest = source["archive_url"].removeprefix("ni:///sha-256;")
    assert base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex() == READING.report.sha256
    assert source["name"] == "The Courier"
    assert (told["num_sources"], told["num_sources_other"]) == (1, 1)


@pytest.mark.parametrize(
    ("url", "medium"),
    [
        ("https://twitter.com/a/1", "twitter"),
        ("https://x.com/a/1", "twitter"),
        ("https://www.facebook.com/a", "facebook"),
        ("https://t.me/a/1", "telegram"),
        ("https://example.org/a", "other"),
        ("https://netflix.com/a", "other"),
    ],
)
def test_media_of_sources(url: str, medium: str) -> None:
    case = replace(case_of(incident(harm=FIVE)), reports={"r1": replace(READING.report, url=url)})
    assert record_of(case)[f"num_sources_{medium}"] == 1


@pytest.mark.parametrize(
    ("precision", "accuracy"),
    [
        ("site", "nearby_landmark"),
        ("sub_city", "neighbourhood_area"),
        ("settlement", "town"),
        ("near", "nearby_landmark"),
        ("adm2", "district"),
        ("adm1", "province_governorate"),
        ("region", None),
        ("country", None),
    ],
)
def test_accuracy(precision: str, accuracy: str | None) -> None:
    told = record(incident(harm=FIVE, place=replace(HOMS, precision=precision)))
    assert told["geolocation_accuracy_slug"] == accuracy


@pytest.mark.parametrize(("text", "accuracy"), [("the village of Homs", "village"), ("Homs city", "city")])
def test_the_word_beside_a_place_says_what_it_is(text: str, accuracy: str) -> None:
    assert record(incident(harm=FIVE, place=replace(HOMS, text=text)))["geolocation_accuracy_slug"] == accuracy


def test_when() -> None:
    day = Date("2018-02-16", "2018-02-16", "day", "Friday evening at 6.30")
    claim = fact("date", DateFact(day), day.text)
    made = incident(harm=FIVE, date=day)
    case = case_of(replace(made, reasons=(reason("date", claim),)), claim)
    told = record_of(case)
    assert (told["local_time"], told["local_time_of_day"]) == ("06:30", "evening")
    assert (told["date_type"], told["date_end"]) == ("single", None)
    assert told["local_first_reported_by"] == "The Courier"


def test_what_was_aimed_at_and_with_what() -> None:
    weapon = fact("weapon", WeaponFact("Barrel bombs"), "Barrel bombs")
    told = record(incident(harm=FIVE, target=(PEOPLE, GUNMEN)), weapon)
    assert told["targeted_belligerent_name"] == "Unidentified armed group"
    assert told["cause_of_death_injury_slug"] == "barrel-bombs"
    assert told["strike_type_name"] == "Air strike"


@pytest.mark.parametrize(("known", "why"), [({"date": None, "harm": FIVE}, "day"), ({"harm": {}}, "harm")])
def test_what_airwars_would_not_list_is_left_out_with_a_reason(known: dict[str, object], why: str) -> None:
    found = AIRWARS.code(case_of(incident(**known)), Policy())
    assert found.rows == ()
    assert why in found.left_out
