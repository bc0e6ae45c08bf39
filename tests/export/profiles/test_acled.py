"""ACLED-like rows, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
    coded,
    incident,
    killed,
)
from rashomon.export.profiles._acled_actors import KINDS, interaction
from rashomon.export.profiles.acled import ACLED
from rashomon.export.profiles.cells import Policy
from rashomon.model.claim import Claim, TypeFact
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.when import Date
from rashomon.text.vocabulary import entries

KILLED = {"killed": Harm(Toll(3, 3, 3, "single", ()))}


def values(made: Incident, *columns: str) -> tuple[object, ...]:
    row = coded(ACLED, made)
    return tuple(row[column].value for column in columns)


def test_the_columns_are_acleds_in_order() -> None:
    names = [column.name for column in ACLED.columns]
    assert len(names) == 31
    assert (names[0], names[9], names[28], names[30]) == ("event_id_cnty", "inter1", "fatalities", "timestamp")
    assert list(coded(ACLED, incident())) == names


@pytest.mark.parametrize("entry", entries("acled_types"), ids=lambda entry: entry["type"])
def test_every_type_has_its_place_in_the_hierarchy(entry: dict[str, str]) -> None:
    target = (REBELS,) if entry["event_type"] == "Battles" else (PEOPLE,)
    derived = {"territory_regained": "territory_gained", "protest_intervened": "protest"}
    who = {"territory_gained": REBELS, "protest": PEOPLE}.get(entry["type"], ARMY)
    row = values(
        incident(type=derived.get(entry["type"], entry["type"]), initiator=(who,), target=target),
        *("event_type", "sub_event_type", "disorder_type"),
    )
    assert row == (entry["event_type"], entry["sub_event_type"], entry["disorder_type"])


@pytest.mark.parametrize(
    ("known", "sub_event"),
    [
        # only a government regains, and only at home
        ({"type": "territory_gained", "initiator": (ARMY,), "target": (REBELS,)}, "Government regains territory"),
        ({"type": "territory_gained", "initiator": (RUSSIA,)}, "Non-state actor overtakes territory"),
        ({"type": "territory_gained", "initiator": (REBELS,)}, "Non-state actor overtakes territory"),
        # two armed parties fight; an armed one and civilians do not
        ({"type": "attack", "initiator": (REBELS,), "target": (ARMY,)}, "Armed clash"),
        ({"type": "attack", "initiator": (), "target": (ARMY,)}, "Armed clash"),
        ({"type": "attack", "initiator": (REBELS,), "target": (PEOPLE,)}, "Attack"),
        ({"type": "attack", "initiator": (), "target": ()}, "Attack"),
        ({"type": "armed_clash", "target": (PEOPLE,)}, "Attack"),
        ({"type": "armed_clash", "target": (PEOPLE, REBELS)}, "Armed clash"),
        # crowds
        ({"type": "attack", "initiator": (CROWD,)}, "Mob violence"),
        ({"type": "abduction", "initiator": (PEOPLE,)}, "Mob violence"),
        ({"type": "attack", "target": (CROWD,)}, "Excessive force against protesters"),
        ({"type": "armed_clash", "initiator": (CROWD,), "target": (ARMY,)}, "Violent demonstration"),
        ({"type": "protest", "initiator": (CROWD,), "target": (ARMY,)}, "Protest with intervention"),
        ({"type": "protest", "target": (CROWD,), "harm": KILLED}, "Excessive force against protesters"),
        ({"type": "protest", "initiator": (CROWD,), "target": ()}, "Peaceful protest"),
        # captives
        ({"type": "abduction", "initiator": (REBELS,)}, "Abduction/forced disappearance"),
        ({"type": "abduction", "initiator": (REBELS,), "harm": KILLED}, "Attack"),
        ({"type": "arrest", "initiator": (REBELS,)}, "Abduction/forced disappearance"),
        ({"type": "arrest", "initiator": (ARMY,)}, "Arrests"),
    ],
)
def test_the_parties_decide_the_sub_event(known: dict[str, object], sub_event: str) -> None:
    assert values(incident(**known), "sub_event_type") == (sub_event,)


@pytest.mark.parametrize(
    ("known", "actors"),
    [
        ({}, ("Military Forces of Syria", "State forces", "Civilians (Syria)", "Civilians")),
        # armed forces abroad are external
        (
            {"initiator": (RUSSIA,)},
            ("Military Forces of Russia", "External/Other forces", "Civilians (Syria)", "Civilians"),
        ),
        # actor1 is never blank; actor2 may be
        ({"initiator": (), "target": ()}, ("Unidentified Armed Group (Syria)", "Political militia", "", "")),
        (
            {"type": "attack", "initiator": (GUNMEN,), "target": ()},
            ("Unidentified Armed Group (Syria)", "Political militia", "Civilians (Syria)", "Civilians"),
        ),
        ({"type": "protest", "initiator": (), "target": ()}, ("Protesters (Syria)", "Protesters", "", "")),
        # rioters hit civilians; whoever is hit as a protester is the crowd
        (
            {"type": "mob_violence", "initiator": (), "target": (PEOPLE,)},
            ("Rioters (Syria)", "Rioters", "Civilians (Syria)", "Civilians"),
        ),
        (
            {"type": "force_against_protesters", "target": (PEOPLE,)},
            ("Military Forces of Syria", "State forces", "Protesters (Syria)", "Protesters"),
        ),
        # two initiators of different sides fight each other
        (
            {"type": "armed_clash", "initiator": (REBELS, ARMY), "target": ()},
            ("Opposition rebels", "Rebel group", "Military Forces of Syria", "State forces"),
        ),
        # whoever is taken is unarmed
        (
            {"type": "abduction", "initiator": (REBELS,), "target": (ARMY,)},
            ("Opposition rebels", "Rebel group", "Civilians (Syria)", "Civilians"),
        ),
        # civilians are never a party of a battle
        (
            {"type": "armed_clash", "initiator": (ARMY,), "target": (PEOPLE, REBELS)},
            ("Military Forces of Syria", "State forces", "Opposition rebels", "Rebel group"),
        ),
    ],
)
def test_the_parties(known: dict[str, object], actors: tuple[str, ...]) -> None:
    assert values(incident(**known), "actor1", "inter1", "actor2", "inter2") == actors


def test_further_parties_are_associated() -> None:
    assert values(incident(initiator=(ARMY, RUSSIA)), "actor1", "assoc_actor_1", "interaction") == (
        "Military Forces of Syria",
        "Military Forces of Russia",
        "State forces-Civilians",
    )


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("Rebel group", "State forces", "State forces-Rebel group"),
        ("Civilians", "External/Other forces", "External/Other forces-Civilians"),
        ("Rioters", "", "Rioters only"),
        ("State forces", "State forces", "State forces-State forces"),
    ],
)
def test_interaction(one: str, two: str, said: str) -> None:
    assert interaction(one, two) == said


@given(st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_interaction_knows_no_order(one: str, two: str) -> None:
    assert interaction(one, two) == interaction(two, one)


@pytest.mark.parametrize(
    ("known", "targeted"),
    [
        ({}, "Civilians targeted"),
        ({"target": (REBELS,)}, ""),
        ({"type": "attack", "target": ()}, "Civilians targeted"),
        ({"type": "armed_clash", "target": (REBELS,)}, ""),
        ({"type": "force_against_protesters"}, "Civilians targeted"),
    ],
)
def test_civilian_targeting(known: dict[str, object], targeted: str) -> None:
    assert values(incident(**known), "civilian_targeting") == (targeted,)


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"date": None}, "day"),
        ({"date": Date("2018-01-01", "2018-12-31", "year")}, "year"),
        ({"date": Date("2018-01-01", "2018-03-31", "span")}, "longer"),
        ({"place": replace(HOMS, country=None)}, "country"),
        ({"place": None}, "place"),
        ({"place": replace(HOMS, precision="country")}, "country"),
    ],
)
def test_what_acled_would_not_list_is_left_out_with_a_reason(known: dict[str, object], reason: str) -> None:
    found = ACLED.code(case_of(incident(**known)), Policy())
    assert found.rows == ()
    assert reason in found.left_out


def test_a_type_that_a_person_set_stands() -> None:
    made = incident(type="shelling", reasons=(Reason("type", "decision/set@1", "set by Noor"),))
    assert coded(ACLED, made, *READING.claims)["sub_event_type"].value == "Shelling/artillery/missile attack"


def test_the_row_says_where_it_is_from() -> None:
    row = values(incident(), "iso", "region", "country", "admin1", "latitude", "source", "year", "notes")
    assert row == (760, "Middle East", "Syria", "Homs", 34.73, "The Courier", 2018, "On 16 February 2018, a strike.")


def test_of_types_that_as_many_tell_the_one_that_goes_first_is_coded() -> None:
    told = [
        replace(killed(1, 1), id=f"c{k}", field="type", value=TypeFact(slug))
        for k, slug in enumerate(("shelling", "air_strike", "mixed"))
    ]
    for own in ("shelling", "mixed"):
        assert coded(ACLED, incident(type=own), *told)["sub_event_type"].value == "Air/drone strike"
    assert coded(ACLED, incident(type="grenade"), *told)["sub_event_type"].value == "Grenade"
    assert coded(ACLED, incident(type="mixed"))["sub_event_type"].value == "Other"


def test_every_cell_is_of_its_columns_kind() -> None:
    row = coded(ACLED, incident())
    for column in ACLED.columns:
        assert row[column.name].value is None or isinstance(row[column.name].value, column.kind), column.name


def test_the_kinds_are_in_the_order_of_acleds_codes() -> None:
    assert (KINDS[0], KINDS[4], KINDS[7]) == ("State forces", "Rioters", "External/Other forces")


CIVILIANS_HIT = {"killed": Harm(Toll(5, 5, 5, "single", ()), {"civilian": Toll(4, 4, 4, "single", ())})}


@pytest.mark.parametrize(
    ("target", "harm", "actors"),
    [
        # civilians beside fighters are associated
        ((REBELS,), CIVILIANS_HIT, ("Opposition rebels", "Civilians (Syria)", "")),
        # where the fighters are told in general and most of the dead are civilians, these go first
        ((GUNMEN,), CIVILIANS_HIT, ("Civilians (Syria)", "Unidentified Armed Group (Syria)", "Civilians targeted")),
        ((GUNMEN,), KILLED, ("Unidentified Armed Group (Syria)", "", "")),
        ((REBELS, PEOPLE), CIVILIANS_HIT, ("Opposition rebels", "Civilians (Syria)", "")),
    ],
)
def test_civilians_hurt_in_explosions(target: object, harm: object, actors: tuple[str, ...]) -> None:
    made = incident(target=target, harm=harm)
    assert values(made, "actor2", "assoc_actor_2", "civilian_targeting") == actors


@pytest.mark.parametrize(
    ("reports", "scale"),
    [
        ({}, ""),
        ({"url": "https://www.sana.sy/a"}, "National"),
        ({"url": "https://www.tass.com/a"}, "International"),
        ({"publisher": "Reuters"}, "International"),
        ({"url": "https://paper.example.org/a"}, ""),
    ],
)
def test_source_scale(reports: dict[str, str], scale: str) -> None:
    case = case_of(incident())
    made = replace(case, reports={"r1": replace(READING.report, **reports)})
    (row,) = ACLED.code(made, Policy()).rows
    assert row["source_scale"].value == scale


def test_outlets_of_the_country_and_of_the_world() -> None:
    urls = ("https://www.sana.sy/a", "https://www.tass.com/a")
    reports = {f"r{k}": replace(READING.report, id=f"r{k}", url=url) for k, url in enumerate(urls)}
    (row,) = ACLED.code(replace(case_of(incident()), reports=reports), Policy()).rows
    assert row["source_scale"].value == "National-International"


def test_sexual_violence_has_a_tag_beside_what_outranks_it() -> None:
    told = [
        replace(killed(1, 1), id=f"c{k}", field="type", value=TypeFact(slug))
        for k, slug in enumerate(("sexual_violence", "armed_clash"))
    ]
    row = coded(ACLED, incident(type="armed_clash", target=(REBELS,)), *told)
    assert (row["sub_event_type"].value, row["tags"].value) == ("Armed clash", "sexual violence")


def test_of_types_that_one_account_tells_the_one_that_goes_first_is_coded() -> None:
    def told(slug: str, account: str) -> Claim:
        return replace(killed(1, 1), id=f"{slug}{account}", field="type", value=TypeFact(slug), account=account)

    both = [told("shelling", "a"), told("air_strike", "a"), told("shelling", "b"), told("shelling", "c")]
    assert coded(ACLED, incident(type="shelling"), *both)["sub_event_type"].value == "Shelling/artillery/missile attack"
    assert coded(ACLED, incident(type="shelling"), *both[:2])["sub_event_type"].value == "Air/drone strike"
