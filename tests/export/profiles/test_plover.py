"""PLOVER records, rule by rule."""

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from export.profiles.incidents import (
    ARMY,
    CROWD,
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
from rashomon.export.profiles._plover_events import AUXILIARY, mode_of_weapon, types
from rashomon.export.profiles.cells import Policy
from rashomon.export.profiles.plover import PLOVER
from rashomon.model.claim import Claim, WeaponFact
from rashomon.model.incident import Harm, Incident, IncidentType, Toll
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor
from rashomon.text.vocabulary import entries

POLICE = Actor("police", "Police Forces of Sudan", "police", "State forces")


def records(made: Incident, *claims: Claim) -> list[dict[str, Any]]:
    rows = PLOVER.code(case_of(made, *claims), Policy()).rows
    return [{name: cell.value for name, cell in row.items() if cell.value is not None} for row in rows]


def record(made: Incident, *claims: Claim) -> dict[str, Any]:
    (one,) = records(made, *claims)
    return one


def weapon(words: str) -> Claim:
    return fact("weapon", WeaponFact(words), words)


def test_the_table_of_events_is_plovers() -> None:
    assert (
        list(types())
        == (
            "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
            "PROTEST SANCTION MOBILIZE COERCE ASSAULT"
        ).split()
    )
    assert [entry["quad"] for entry in types().values()] == [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 3, 4, 4, 4]
    assert {name for name, entry in types().items() if entry["recipient"]} == {
        "COOPERATE",
        "AID",
        "PROTEST",
        "SANCTION",
    }
    assert types()["ASSAULT"]["modes"]["heavy-weapons"] == -9.5
    assert len(types()["ASSAULT"]["modes"]) == 15


@pytest.mark.parametrize("entry", entries("plover_events"), ids=lambda entry: entry["type"])
def test_every_type_is_a_valid_pair_of_event_and_mode(entry: dict[str, Any]) -> None:
    assert entry["type"] in get_args(IncidentType)
    assert entry["mode"] is None or entry["mode"] in types()[entry["event"]]["modes"]
    told = record(incident(type=entry["type"]))
    assert told["event"] == (entry["event"],)
    assert told.get("mode", ()) == ((entry["mode"],) if entry["mode"] else ())
    assert told["quad_code"] == types()[entry["event"]]["quad"]


@pytest.mark.parametrize("slug", ["disrupted_weapons", "other"])
def test_types_without_an_event_are_left_out_with_a_reason(slug: str) -> None:
    found = PLOVER.code(case_of(incident(type=slug)), Policy())
    assert found.rows == ()
    assert slug in found.left_out


def test_a_day_is_required() -> None:
    assert PLOVER.code(case_of(incident(date=None)), Policy()).left_out == "no day is told"


@pytest.mark.parametrize(
    ("slug", "words", "mode", "score"),
    [
        ("air_strike", "jets", "aerial", -9.5),
        ("air_strike", "a drone", "drone", -9.5),
        ("air_strike", "rockets", "aerial", -9.5),  # what a jet fires leaves it an air strike
        ("attack", "machetes", "primitive", -8),
        ("attack", "a rifle", "firearms", -9),
        ("attack", "something", None, -9),
        ("armed_clash", "mortars", "heavy-weapons", -9.5),
        ("force_against_protesters", "live rounds", "firearms", -9),
        ("force_against_protesters", "tear gas", "crowd-control", -7.5),
        ("suicide_bomb", "a car bomb", "suicide-attack", -9.5),
        ("agreement", "a rifle", None, 2.5),  # no mode of that event
    ],
)
def test_weapons_tell_the_mode_where_the_type_does_not(slug: str, words: str, mode: str | None, score: float) -> None:
    told = record(incident(type=slug), weapon(words))
    assert (told.get("mode"), told["event_scale"]) == ((mode,) if mode else None, score)


@pytest.mark.parametrize("entry", entries("plover_weapons"), ids=lambda entry: entry["mode"])
def test_every_weapon_is_found_in_its_sentence(entry: dict[str, Any]) -> None:
    assert mode_of_weapon(entry["example"]) == entry["mode"]
    assert entry["mode"] in types()["ASSAULT"]["modes"]


def test_one_sided_violence_has_a_recipient() -> None:
    told = record(incident())
    assert told["actor"] == ({"code": "SYR", "sector": "MIL", "entity_text": "Military Forces of Syria"},)
    assert told["recipient"] == ({"code": "SYR", "sector": "CVL", "entity_text": "Civilians"},)


def test_in_two_sided_violence_all_are_actors() -> None:
    told = record(incident(type="armed_clash", target=(REBELS, PEOPLE)))
    assert [one["sector"] for one in told["actor"]] == ["MIL", "REB"]
    assert [one["sector"] for one in told["recipient"]] == ["CVL"]


def test_who_fights_fights_somebody() -> None:
    told = record(incident(type="armed_clash", initiator=(), target=(REBELS,)))
    assert [one["sector"] for one in told["actor"]] == ["REB", "UNK"]
    assert [
        one["sector"] for one in record(incident(type="armed_clash", initiator=(ARMY, REBELS), target=()))["actor"]
    ] == [
        *("MIL", "REB"),
    ]


def test_parties_that_are_needed_and_not_told_are_unknown() -> None:
    told = record(incident(initiator=(), target=()))
    assert [one["sector"] for one in (*told["actor"], *told["recipient"])] == ["UNK", "UNK"]
    assert "recipient" not in record(incident(type="territory_gained", target=()))


@pytest.mark.parametrize(
    ("actor", "code", "sector"),
    [
        (ARMY, "SYR", "MIL"),
        (RUSSIA, "RUS", "MIL"),
        (POLICE, "SDN", "COP"),
        (REBELS, "", "REB"),
        (GUNMEN, "", "UAF"),
        (CROWD, "SYR", "CVL"),
        (PEOPLE, "SYR", "CVL"),
        (Actor(None, "the bridge", "the bridge"), "", "UNK"),
    ],
)
def test_entities(actor: Actor, code: str, sector: str) -> None:
    (one,) = record(incident(initiator=(actor,)))["actor"]
    assert (one["code"], one["sector"]) == (code, sector)


def test_contexts_military_is_of_states_alone() -> None:
    assert record(incident())["context"] == ("military",)
    assert "context" not in record(incident(initiator=(REBELS,)))
    assert record(incident(type="chemical_weapon"))["context"] == ("cbrn", "military")


def test_what_is_denied_is_a_record_of_its_own() -> None:
    told, denied = records(incident(), killed(5, 5), replace(killed(4, 4), id="d", stance="denied"))
    assert told["mode"] == ("aerial",)
    assert denied["mode"] == ("aerial", "negation")
    assert denied["id"] == f"{told['id']}-negation"
    assert denied["size"] == {"dead": 4}


def test_what_may_be_is_no_event_that_happened() -> None:
    feared = replace(killed(400, None), id="h", stance="hypothetical")
    assert [one["mode"] for one in records(incident(), feared)] == [("aerial", "hypothetical")]
    both = records(incident(), feared, killed(5, 5))
    assert [one["mode"] for one in both] == [("aerial",), ("aerial", "hypothetical")]
    assert both[1]["size"] == {"dead": {"low": 400, "best": 400}}


def test_background_is_historical_and_what_is_to_come_is_future() -> None:
    assert record(incident(background=True))["mode"] == ("aerial", "historical")
    assert record(incident(date=Date("2019-04-01", "2019-04-01", "day")))["mode"] == ("aerial", "future")
    assert AUXILIARY == ("negation", "hypothetical", "historical", "future")


@pytest.mark.parametrize(
    ("toll", "size"),
    [
        (Toll(5, 5, 5, "single", ()), 5),
        (Toll(3, 5, 9, "contested", ()), {"low": 3, "best": 5, "high": 9}),
        (Toll(29, 29, None, "single", ()), {"low": 29, "best": 29}),
    ],
)
def test_size(toll: Toll, size: object) -> None:
    assert record(incident(harm={"killed": Harm(toll), "injured": Harm(toll)}))["size"] == {
        "dead": size,
        "injured": size,
    }


def test_arrests_have_a_size_too() -> None:
    held = {"captured": Harm(Toll(9, 9, 9, "single", ()))}
    assert record(incident(type="arrest", harm=held))["size"] == {"arrested": 9}
    assert "size" not in record(incident(harm=held))


@pytest.mark.parametrize(
    ("precision", "resolution"),
    [
        *[("site", 5), ("sub_city", 5), ("settlement", 4), ("near", 4)],
        *[("adm2", 3), ("adm1", 2), ("region", 2), ("country", 1)],
    ],
)
def test_resolution(precision: str, resolution: int) -> None:
    place = record(incident(place=replace(HOMS, precision=precision)))["event_loc"]["location"]
    assert place["resolution"] == resolution


def test_a_sea_is_resolved_no_further_than_a_country() -> None:
    sea = Place("the Black Sea", name="Black Sea", precision="region")
    assert record(incident(place=sea))["event_loc"]["location"]["resolution"] == 1
    assert "event_loc" not in record(incident(place=None))


def test_the_sentence_can_be_found_and_is_not_given() -> None:
    told = record(incident(), *(claim for claim in READING.claims if claim.stance == "asserted"))
    span = told["text_info"]
    assert READING.report.text[span["start"] : span["end"]].startswith("Shells hit the market")
    assert told["event_text"] == ("Shells hit",)
    assert "text" not in told
    assert told["cite_info"]["publication"] == "The Courier"
    assert told["coder"].startswith("rashomon ")


def test_days() -> None:
    told = record(incident(date=Date("2018-02-16", "2018-02-18", "span")))
    assert (told["date"], told["enddate"]) == ("2018-02-16", "2018-02-18")
    assert "enddate" not in record(incident())
