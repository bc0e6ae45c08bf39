"""Situations that every report brings, on short texts of our own, read from end to end."""

import pytest

from properties.told import Told, figure, read
from rashomon.model.claim import HarmValue


def group_of(told: Told, field: str, number: int) -> tuple[str, str]:
    value = told.harm(field, number).value
    assert isinstance(value, HarmValue)
    return value.group.text, value.group.class_


# who says it


@pytest.mark.parametrize(
    ("text", "source", "kind", "relay"),
    [
        (
            "Nine people were killed in the shelling of Aleppo on Monday, a hospital official told Reuters.",
            "a hospital official",
            "medic",
            ("Reuters",),
        ),
        (
            "Shells killed nine people in Aleppo on Monday, according to the Syrian Observatory for Human Rights.",
            "the Syrian Observatory for Human Rights",
            "monitor",
            (),
        ),
        ("Shells killed nine people in Aleppo on Monday.", None, None, ()),
    ],
)
def test_a_figure_has_its_chain_of_sources(text: str, source: str | None, kind: str | None, relay: tuple[str]) -> None:
    claim = read(text).harm("killed", 9)
    assert (claim.source.name if claim.source else None) == source
    assert (claim.source.kind if claim.source else None) == kind
    assert claim.relayed_by == relay


def test_a_chain_holds_for_all_figures_of_its_sentence() -> None:
    told = read("Shells hit Aleppo on Monday. Nine people were killed and 14 wounded, an army officer told Reuters.")
    assert told.figures() == [("injured", 14, 14), ("killed", 9, 9)]
    assert {(c.source.name if c.source else None, c.relayed_by) for c in told.harms()} == {
        ("an army officer", ("Reuters",))
    }


def test_a_second_participle_shares_the_auxiliary() -> None:
    told = read("Shells hit Aleppo on Monday. Nine people were killed and 14 hurt, a nurse said.")
    assert told.figures() == [("injured", 14, 14), ("killed", 9, 9)]


def test_what_is_said_to_be_is_alleged() -> None:
    claim = read("Shells hit Aleppo on Monday. Sixteen militiamen were said to be dead.").harm("killed", 16)
    assert (claim.source, claim.stance) == (None, "alleged")


def test_one_side_denies() -> None:
    told = read(
        "A mortar shell killed four farmers near Donetsk on Tuesday, the mayor said. "
        "The army denied that any farmers were killed."
    )
    assert {(c.source.name if c.source else None, c.stance) for c in told.harms()} == {
        ("the mayor", "asserted"),
        ("The army", "denied"),
    }
    assert len(told.incidents) == 1


def test_two_sources_with_two_figures_are_one_contested_incident() -> None:
    told = read(
        "Air strikes hit the market of Idlib on Tuesday. Rescuers said 31 people were killed. "
        "The government said eight people were killed in the strikes."
    )
    (incident,) = told.incidents
    assert told.figures() == [("killed", 31, 31), ("killed", 8, 8)]
    assert incident.status["killed"] == "contested"
    toll = incident.harm["killed"].total
    assert (toll.low, toll.high) == (8, 31)


# none is a number, and not to say is none


@pytest.mark.parametrize(
    "words",
    [
        "No American soldiers were killed or wounded in the raid.",
        "No American soldiers were wounded or killed, the Pentagon said.",
        "None of the American soldiers was killed or wounded in the raid.",
    ],
)
def test_none_hurt_is_zero(words: str) -> None:
    told = read(f"US jets bombed a column of militiamen near Deir al-Zor on Tuesday. {words}")
    assert told.figures() == [("injured", 0, 0), ("killed", 0, 0)]
    assert {group_of(told, f, 0)[1] for f in ("injured", "killed")} == {"combatant"}
    assert len(told.incidents) == 1


def test_zero_is_told_apart_from_not_said() -> None:
    told = read(
        "The army shelled the camp of Idlib on Tuesday, killing six rebels. "
        "The ministry did not say whether any civilians were killed."
    )
    (claim,) = (c for c in told.harms() if c.stance == "withheld")
    assert figure(claim) == ("killed", None, None)
    toll = told.incident_of(claim).harm["killed"].total
    assert (toll.low, toll.best, toll.high) == (6, 6, 6)
    assert claim.id not in toll.claims


def test_what_may_happen_is_no_toll() -> None:
    told = read("Militants may kill dozens of hostages in Mosul, the governor warned on Tuesday.")
    assert {c.stance for c in told.harms()} <= {"hypothetical"}
    assert all(i.harm == {} for i in told.incidents)


# numbers that are no casualties


@pytest.mark.parametrize(
    "words",
    [
        "About 700 fighters took part in the assault.",
        "Nearly 700 troops were deployed to the front.",
        "The unit has 700 men under arms.",
        "Some 700 soldiers were said to be engaged in the battle.",
        "The army fired 700 rockets at the town.",
        "The camp is home to 700 people.",
    ],
)
def test_sizes_are_no_casualties(words: str) -> None:
    told = read(f"Rebels attacked a barracks in Idlib on Tuesday, killing 30 soldiers. {words}")
    assert told.figures() == [("killed", 30, 30)]


def test_a_force_and_its_losses_in_one_sentence() -> None:
    told = read("About 700 fighters took part in the assault on Idlib on Tuesday, and 30 of them were killed.")
    assert told.figures() == [("killed", 30, 30)]


# several events in one text


def test_two_events_of_one_sentence() -> None:
    told = read("Air strikes killed 12 people in Idlib on Monday, and a car bomb in Baghdad killed eight on Sunday.")
    one, two = told.incident_of(told.harm("killed", 12)), told.incident_of(told.harm("killed", 8))
    assert (one.type, one.date and one.date.start, one.place and one.place.name) == (
        "air_strike",
        "2019-03-04",
        "Idlib",
    )
    assert (two.type, two.date and two.date.start, two.place and two.place.name) == (
        "explosive",
        "2019-03-03",
        "Baghdad",
    )


def test_two_deeds_of_one_sentence_have_each_its_doer() -> None:
    told = read(
        "Russian jets bombed a depot in Idlib on Monday and rebels shelled a barracks in Latakia on Tuesday, "
        "killing three soldiers."
    )
    doers = {i.type: [a.id for a in i.initiator] for i in told.incidents}
    assert doers == {"air_strike": ["russia"], "shelling": ["opposition_rebels"]}
    assert told.incident_of(told.harm("killed", 3)).type == "shelling"


def test_an_event_that_another_follows_is_its_own() -> None:
    told = read(
        "Israeli jets bombed a base near Homs on Tuesday, killing five soldiers, "
        "following a Hezbollah rocket attack on Haifa that killed two shopkeepers on Monday."
    )
    one, two = told.incident_of(told.harm("killed", 5)), told.incident_of(told.harm("killed", 2))
    assert one.id != two.id
    assert [a.id for a in one.initiator] == ["israel"]
    assert [a.id for a in two.initiator] == ["hezbollah"]


def test_a_retaliation_is_its_own() -> None:
    told = read(
        "Turkish jets struck YPG positions near Afrin on Tuesday and killed 11 fighters. "
        "The raid was in retaliation for a YPG rocket attack on Kilis that killed two shopkeepers on Monday."
    )
    one, two = told.incident_of(told.harm("killed", 11)), told.incident_of(told.harm("killed", 2))
    assert (one.place and one.place.name, two.place and two.place.name) == ("Afrin", "Kilis")
    assert [[a.id for a in i.initiator] for i in (one, two)] == [["turkey"], ["ypg"]]


def test_a_toll_of_years_ago_is_background() -> None:
    told = read(
        "A suicide bomber killed 16 people at a checkpoint in Kabul on Tuesday. "
        "In May 2017 a truck bomb in the city killed more than 150 people."
    )
    news, old = told.harm("killed", 16), told.harm("killed", 151)
    assert told.account_of(news).main and not told.account_of(news).background
    assert told.account_of(old).background
    assert told.incident_of(news).id != told.incident_of(old).id


def test_a_toll_of_a_war_is_nobodys_claim_on_an_incident() -> None:
    told = read(
        "Shells killed nine people in Aleppo on Monday. More than 400,000 people have died in the war since 2011."
    )
    assert told.figures() == [("killed", 9, 9)]


# parts, and the words of a page


def test_a_part_is_part_of_its_whole() -> None:
    told = read(
        "Warplanes bombed a hall in Sanaa on Tuesday, killing 30 people, including five children, doctors said."
    )
    whole, part = told.harm("killed", 30), told.harm("killed", 5)
    assert part.part_of == whole.id
    assert group_of(told, "killed", 5)[1] == "civilian"
    assert told.incident_of(whole).harm["killed"].total.best == 30


PAGE = """Raid kills ten in Sanaa

Warplanes bombed a wedding hall in Sanaa on Tuesday, killing ten guests, doctors said.

Also Read: Ferry capsizes, 300 feared dead

Mourners carry the coffins of 80 miners during a funeral in Soma, May 15, 2014. (Reuters/Ahmet Demir)

The hall stood near the old bridge. Sign up to our newsletter and join 40,000 readers

Comments (2)

harbour_fox Wed, 03/06/2019 - 11:20 Permalink

They killed 800 of ours last year and nobody wrote about it.

mill_owl Wed, 03/06/2019 - 12:05 Permalink

Fake! 6 million dead and you count ten.
"""


def test_the_pages_noise_claims_nothing() -> None:
    told = read(PAGE)
    assert told.figures() == [("killed", 10, 10)]
    kinds = {row.kind for row in told.readings[0].report.removed}
    assert {"comment", "related", "caption"} <= kinds


@pytest.mark.parametrize("words", ["300 feared", "80 miners", "800 of ours", "6 million"])
def test_the_pages_noise_is_not_in_the_text(words: str) -> None:
    assert words not in read(PAGE).text


# reports together


FIRST = (
    "A car bomb killed 14 people at a petrol station in Baghdad on Monday, police said. "
    "The blast set fire to several vehicles and broke the windows of a school, and firemen worked until the evening."
)
SECOND = "At least 14 people died in Baghdad on Monday when a car bomb exploded at a petrol station, a hospital said."
OTHER = "Gunmen shot dead three shepherds near Kano on Monday, the governor said."


def test_two_witnesses_of_one_incident() -> None:
    told = read(FIRST, SECOND)
    (incident,) = told.incidents
    assert (len(incident.reports), incident.origins) == (2, 2)
    assert told.copied == {}


def test_another_incident_is_not_joined() -> None:
    assert len(read(FIRST, OTHER).incidents) == 2


def test_a_reprint_is_no_second_witness() -> None:
    told = read(FIRST, "Blaze at petrol station\n\n" + FIRST)
    assert told.copied == {"r1": "r0"}
    (incident,) = told.incidents
    assert incident.origins == 1
