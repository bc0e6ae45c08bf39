"""Every rule of the tables with a sentence that triggers it, read from end to end.

ACLED Codebook: event types, actors, fatalities, precision; and how precisely place and day are told, over all profiles.
What the reader does not get from a sentence yet is marked; the rule itself is then tested on an incident made by hand.
"""

from collections.abc import Mapping

import pytest

from properties.told import PUBLISHED, read
from rashomon.export.profiles.acled import ACLED
from rashomon.export.profiles.airwars import AIRWARS
from rashomon.export.profiles.cells import Case, Coded, Policy, Profile
from rashomon.export.profiles.plover import PLOVER
from rashomon.export.profiles.ucdp import UCDP


def case_of(text: str) -> Case:
    """The one incident that the text tells."""
    told = read(text, published=PUBLISHED)
    (one,) = told.incidents
    claims = tuple(claim for claim in told.claims if claim.account in one.accounts)
    return Case(one, claims, {reading.report.id: reading.report for reading in told.readings}, told.copied)


def coded(profile: Profile, text: str) -> Coded:
    return profile.code(case_of(text), Policy())


def values(profile: Profile, text: str, *columns: str) -> tuple[object, ...]:
    row = coded(profile, text).rows[0]
    return tuple(row[column].value for column in columns)


def not_read(*told: object, why: str) -> object:
    errors = (AssertionError, ValueError, IndexError)
    return pytest.param(*told, marks=pytest.mark.xfail(strict=True, raises=errors, reason=why))


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        # battles
        ("Syrian government forces recaptured Rastan on Monday.", "Government regains territory"),
        ("Rebels seized the town of Rastan on Monday.", "Non-state actor overtakes territory"),
        ("Turkish forces captured the town of Afrin on Monday.", "Non-state actor overtakes territory"),
        ("The army and rebels fought near Rastan on Monday, killing four soldiers.", "Armed clash"),
        ("Rebels ambushed soldiers on patrol near Rastan on Monday, killing four.", "Armed clash"),
        ("Rebels and government forces exchanged artillery fire in Rastan on Monday.", "Armed clash"),
        (
            "Heavy clashes between the army and rebels, backed by air strikes, killed nine people in Rastan on Monday.",
            "Armed clash",
        ),
        # protests and riots
        ("Police shot dead three protesters at a march in Khartoum on Monday.", "Excessive force against protesters"),
        ("Soldiers attacked protesters in Khartoum on Monday, killing three.", "Excessive force against protesters"),
        ("Police dispersed a protest in Khartoum on Monday.", "Protest with intervention"),
        ("Protesters marched to the ministry in Khartoum on Monday.", "Peaceful protest"),
        ("Rioters threw stones and burned tyres in Khartoum on Monday.", "Violent demonstration"),
        ("Clashes between protesters and police broke out in Khartoum on Monday.", "Violent demonstration"),
        ("A mob beat a man to death in Khartoum on Monday, accusing him of theft.", "Mob violence"),
        # explosions
        (
            "Government helicopters dropped barrels of chlorine gas on Rastan on Monday, killing six residents.",
            "Chemical weapon",
        ),
        ("Warplanes bombed Rastan on Monday, killing six residents.", "Air/drone strike"),
        ("Warplanes and artillery hit Rastan on Monday, killing six residents.", "Air/drone strike"),
        ("A suicide bomber killed six people at a checkpoint in Kabul on Monday.", "Suicide bomb"),
        ("Artillery shells fired by the army hit Rastan on Monday.", "Shelling/artillery/missile attack"),
        ("A roadside bomb killed six farmers near Kandahar on Monday.", "Remote explosive/landmine/IED"),
        ("A car bomb exploded at a market in Mosul on Monday, killing six.", "Remote explosive/landmine/IED"),
        ("A man threw a grenade into a bar in Bujumbura on Monday, killing two people.", "Grenade"),
        # violence against civilians
        ("Militiamen raped four women in El Fasher on Monday.", "Sexual violence"),
        ("Gunmen shot dead a farmer near Rastan on Monday.", "Attack"),
        ("Gunmen abducted four nurses in Idlib on Monday.", "Abduction/forced disappearance"),
        ("Rebels detained nine journalists in Idlib on Monday.", "Abduction/forced disappearance"),
        ("Gunmen abducted two traders near Idlib on Monday. Both were killed.", "Attack"),
        ("Gunmen kidnapped four nurses in Idlib on Monday and killed them.", "Attack"),
        # strategic developments
        ("The army and rebels signed a truce in Rastan on Monday.", "Agreement"),
        ("Police arrested nine opposition activists in Khartoum on Monday.", "Arrests"),
        ("Sappers defused a bomb under a bridge in Mosul on Monday.", "Disrupted weapons use"),
        ("Militiamen looted and burned shops in El Fasher on Monday.", "Looting/property destruction"),
        (
            "The army left Rastan on Monday and rebels entered the town without a fight.",
            "Non-violent transfer of territory",
        ),
        ("A mass grave with 30 bodies was found near Mosul on Monday.", "Other"),
    ],
)
def test_types(text: str, sub_event: str) -> None:
    assert values(ACLED, text, "sub_event_type") == (sub_event,)


@pytest.mark.parametrize(
    ("text", "interaction", "targeting"),
    [
        (
            "Warplanes of the Syrian army bombed Rastan on Monday, killing six residents.",
            "State forces-Civilians",
            True,
        ),
        ("Rebels ambushed soldiers near Rastan on Monday, killing four.", "State forces-Rebel group", False),
        ("Gunmen shot dead a farmer near Rastan on Monday.", "Political militia-Civilians", True),
        ("Fulani herders killed six farmers near Jos on Monday.", "Identity militia-Civilians", True),
        ("Rioters threw stones and burned tyres in Khartoum on Monday.", "Rioters only", False),
        ("A mob beat a shopkeeper to death in Khartoum on Monday.", "Rioters-Civilians", True),
        ("Police shot dead three protesters at a march in Khartoum on Monday.", "State forces-Protesters", True),
        (
            "Israeli jets bombed a village near Homs on Monday, killing six civilians.",
            "External/Other forces-Civilians",
            True,
        ),
        (
            "A US drone strike killed four Al-Shabaab fighters near Kismayo on Monday.",
            "Rebel group-External/Other forces",
            False,
        ),
    ],
)
def test_interaction_and_targeting(text: str, interaction: str, targeting: bool) -> None:
    assert values(ACLED, text, "interaction", "civilian_targeting") == (
        *(interaction, "Civilians targeted" if targeting else ""),
    )


@pytest.mark.parametrize(
    ("killed", "fatalities"),
    [
        ("several people", 3),
        ("many people", 3),
        ("a few people", 3),
        ("residents", 3),
        ("tens of people", 10),
        ("dozens of people", 12),
        ("scores of people", 20),
        ("several dozen people", 36),
        ("hundreds of people", 100),
        ("thousands of people", 1000),
        ("at least nine people", 9),
        ("up to nine people", 9),
        ("nine to twelve people", 9),
        ("nine people and wounded 40", 9),
    ],
)
def test_fatalities_by_the_words(killed: str, fatalities: int) -> None:
    text = f"Shelling in Rastan on Monday killed {killed}."
    assert values(ACLED, text, "fatalities") == (fatalities,)


@pytest.mark.parametrize(
    ("text", "fatalities"),
    [
        ("Shelling killed nine people in Rastan on Monday, a medic said. Activists said 14 people were killed.", 9),
        ("Shelling in Rastan on Monday caused casualties.", 0),
        ("Shells fell on Rastan on Monday.", 0),
        ("Nobody was killed when shells hit Rastan on Monday.", 0),
        ("Clashes between the army and rebels in Rastan on Monday killed four soldiers and five civilians.", 9),
        ("A suicide bomber blew himself up at a checkpoint in Kabul on Monday, killing six people.", 7),
        ("A suicide car bomb killed nine people, including the bomber, in Kabul on Monday.", 9),
    ],
)
def test_fatalities_by_what_is_told(text: str, fatalities: int) -> None:
    assert values(ACLED, text, "fatalities") == (fatalities,)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Fighting between the army and rebels in Rastan between 2 and 4 March killed 11 people.", [4, 4, 3]),
        ("Clashes in Rastan on 2-4 March left 11 people dead.", [11]),
        not_read(
            "Shelling of Rastan over three days killed 11 people.",
            [4, 4, 3],
            why="nobody says which three days: the day of publication is never taken for that of an event",
        ),
        ("Air strikes on Homs and Hama on Monday killed 13 people.", [7, 6]),
    ],
)
def test_totals_over_days_and_places(text: str, shares: list[int]) -> None:
    assert [row["fatalities"].value for row in coded(ACLED, text).rows] == shares


@pytest.mark.parametrize(
    ("where", "acled", "ucdp", "plover", "airwars"),
    [
        ("in the Baba Amr district of Homs", 1, 1, 5, "neighbourhood_area"),
        ("in the town of Rastan", 1, 1, 4, "town"),
        ("in the village of Rastan", 1, 1, 4, "village"),
        ("near Rastan", 2, 2, 4, "nearby_landmark"),
        ("eight kilometres east of Rastan", 2, 2, 4, "nearby_landmark"),
        ("in Talbiseh district", 3, 3, 3, "district"),
        ("in Homs province", 3, 4, 2, "province_governorate"),
        ("in northern Syria", 3, 5, 2, None),
        ("on the road between Homs and Rastan", 3, 5, 2, None),
        ("in Syria", None, 6, 1, None),
        ("in the Red Sea", None, 7, 1, None),
    ],
)
def test_places(where: str, acled: int | None, ucdp: int, plover: int, airwars: str | None) -> None:
    text = f"Gunmen shot dead a farmer {where} on Monday."
    listed = coded(ACLED, text)
    assert [row["geo_precision"].value for row in listed.rows] == ([] if acled is None else [acled])
    assert values(UCDP, text, "where_prec") == (ucdp,)
    (place,) = values(PLOVER, text, "event_loc")
    assert isinstance(place, Mapping)
    assert place["location"]["resolution"] == plover
    assert values(AIRWARS, text, "geolocation_accuracy_slug") == (airwars,)


@pytest.mark.parametrize(
    ("when", "day", "acled", "ucdp"),
    [
        ("on Monday", "2019-03-04", 1, 1),
        ("today", "2019-03-06", 1, 1),
        ("at the weekend", "2019-03-02", 2, 2),
        ("last week", "2019-02-28", 2, 3),
        ("in January", "2019-01-16", 3, 4),
        ("in early January", "2019-01-01", 3, 4),
        ("at the end of January", "2019-01-31", 3, 4),
        ("in 2013", None, None, 5),
    ],
)
def test_days(when: str, day: str | None, acled: int | None, ucdp: int) -> None:
    text = f"Gunmen shot dead a farmer in Rastan {when}."
    rows = coded(ACLED, text).rows
    assert [(row["event_date"].value, row["time_precision"].value) for row in rows] == ([(day, acled)] if day else [])
    assert values(UCDP, text, "date_prec") == (ucdp,)


def test_dead_by_side() -> None:
    text = (
        "Clashes between the army and rebels in Rastan on Monday killed four soldiers, three rebels and five civilians."
    )
    columns = ("side_a", "side_b", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")
    assert values(UCDP, text, *columns) == ("Government of Syria", "Opposition rebels", 4, 3, 5, 0, 12)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The coalition acknowledged that its air strike in Raqqa on Monday killed four civilians.", "confirmed"),
        ("An air strike in Raqqa on Monday killed four civilians.", "weak"),
        ("A Turkish air strike in Raqqa on Monday killed four militants.", "discounted"),
    ],
)
def test_grades(text: str, grade: str) -> None:
    assert values(AIRWARS, text, "civilian_harm_status_slug") == (grade,)


def test_named_victims_and_groups() -> None:
    text = "Lina Haddad, 12, was killed when shells hit Aleppo on Monday at 03:42."
    assert values(AIRWARS, text, "victim", "local_time", "num_victims_named") == (
        *(({"name": "Lina Haddad", "age": 12, "killed_or_injured": "killed"},), "03:42", 1),
    )
    text = "A drone strike killed three journalists and two children in Gaza City on Monday."
    ends = ("journalists_killed_min", "children_killed_max", "civilian_non_combatants_killed_max")
    assert values(AIRWARS, text, *ends) == (3, 2, 5)
    assert values(PLOVER, text, "mode") == (("drone",),)


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Shells hit Aleppo on Monday, killing nine people.", [("heavy-weapons",)]),
        (
            "The minister warned that an attack on Idlib on Monday could kill hundreds of civilians.",
            [("hypothetical",)],
        ),
        (
            "Shells killed eight people in Aleppo on Monday, medics said. The army denied that eight were killed.",
            [("heavy-weapons",), ("heavy-weapons", "negation")],
        ),
        (
            "The army denied reports that its shells had killed eight people in Aleppo on Monday.",
            [("heavy-weapons", "negation")],
        ),
    ],
)
def test_auxiliary_modes(text: str, modes: list[tuple[str, ...]]) -> None:
    assert [row["mode"].value for row in coded(PLOVER, text).rows] == modes


def test_background_is_historical() -> None:
    told = read("Shells hit Aleppo on Monday, killing nine people. On 3 May 2013 a bomb killed 20 people in Homs.")
    found = {}
    for one in told.incidents:
        claims = tuple(claim for claim in told.claims if claim.account in one.accounts)
        case = Case(one, claims, {reading.report.id: reading.report for reading in told.readings}, told.copied)
        (row,) = PLOVER.code(case, Policy()).rows
        found[row["date"].value] = row["mode"].value
    assert found == {"2013-05-03": ("explosives", "historical"), "2019-03-04": ("heavy-weapons",)}
