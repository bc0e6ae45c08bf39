"""Which sentences of a report tell of one event, and the signs that say so."""

import json

import pytest

from properties.told import read
from rashomon.extract._account_signs import is_another, near, overlap, signs
from rashomon.extract.accounts import WEIGHTS_FILE, Draft, accounts
from rashomon.extract.parse import ParsedReport
from rashomon.extract.telling import Telling
from rashomon.extract.tellings import tellings
from rashomon.model.report import Report
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.pipeline.stages import finders
from rashomon.text.sentences import sentences


def told(text: str) -> tuple[Telling, ...]:
    report = Report(id="r", sha256="0", text=text, published="2019-03-06")
    return tellings(report, ParsedReport(text, sentences(text)), finders())


def sizes(text: str) -> list[list[int]]:
    """The indices of the sentences of each account."""
    return [[t.sentence.index for t in draft.tellings] for draft in accounts(told(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed nine people in Homs on Monday. The attack also wounded 14 people.", [[0, 1]]),
        ("Shells killed nine people in Homs on Monday. A car bomb killed two people in Baghdad on Sunday.", [[0], [1]]),
        ("Gunmen killed four guards in Kano on Monday. In June 2014 a bomb killed 80 people in Jos.", [[0], [1]]),
        ("The minister met farmers on Monday. Rain is expected.", []),
    ],
)
def test_sentences_are_sorted_into_accounts(text: str, expected: list[list[int]]) -> None:
    assert sizes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebels destroyed a stretch of the pipeline.",
        "Two buses were set on fire.",
        "The envoy spoke of the raid by the militia on the hotel.",
        "All parties condemned the attack on the senator.",
    ],
)
def test_what_or_whom_an_attack_hit_opens_an_account(text: str) -> None:
    assert sizes(text) == [[0]]


def test_a_battle_and_a_thing_that_was_hit_elsewhere_are_two_events() -> None:
    battle = "Four soldiers were killed in clashes with rebels in Homs on Monday."
    assert sizes(f"{battle} A bomb wrecked a grocery shop.") == [[0], [1]]
    assert sizes(f"{battle} The clashes also wounded six soldiers.") == [[0, 1]]


def test_a_thing_that_nobody_hit_opens_none() -> None:
    assert sizes("The minister opened a bridge and praised the pipeline.") == []


def test_harm_alone_goes_on_with_what_was_told_last() -> None:
    text = (
        "Jets hit two towns of Yemen on Tuesday. In Taiz planes bombed a market and killed 54 people. "
        "Another 32 people were injured. A suicide bomber killed four guards in Aden on Monday. Nine others were hurt."
    )
    assert sizes(text) == [[0, 1, 2], [3, 4]]


def test_those_counted_were_hit_where_the_sentence_before_set_the_scene() -> None:
    clash = "Soldiers killed 20 gunmen in Homs on Monday."
    assert sizes(f"{clash} Warplanes bombed a depot in Idlib. Seven people were killed.") == [[0], [1, 2]]
    assert sizes(f"{clash} Warplanes bombed a depot near Homs. Seven people were killed.") == [[0, 1, 2]]
    assert sizes(f"{clash} The minister met farmers in Idlib. Seven gunmen were hurt.") == [[0, 2]]


def test_a_deed_elsewhere_by_the_same_army_is_another_event() -> None:
    first = "The Syrian army killed 20 rebels in Homs on Monday."
    assert sizes(f"{first} The Syrian army's jets bombed a depot in Idlib. Seven rebels were killed.") == [[0], [1, 2]]


def test_what_the_doers_were_at_belongs_to_their_deed() -> None:
    raid = "Turkish troops attacked a post near Manbij on Monday and killed two guards."
    assert sizes(f"{raid} Turkish troops were trying to seize the bridge.") == [[0, 1]]
    assert sizes(f"{raid} Hamas fighters were trying to seize the bridge.") == [[0]]


def test_every_telling_of_harm_is_in_exactly_one_account() -> None:
    text = (
        "Shells killed nine people in Homs on Monday. Two more died in hospital. A raid on Idlib wounded six. "
        "Five of them were children. In 2015 a bomb killed 40 people in Beirut."
    )
    harmful = [t for t in told(text) if t.harms]
    placed = [t for draft in accounts(told(text)) for t in draft.tellings if t.harms]
    assert sorted(t.sentence.index for t in placed) == sorted(t.sentence.index for t in harmful)


def test_the_first_sentence_opens_an_account_with_less() -> None:
    bomb = "A bomb went off on Monday."
    assert sizes(bomb) == [[0]]
    assert sizes(f"The minister met farmers. {bomb}") == []


def test_what_is_only_threatened_opens_no_account() -> None:
    assert accounts(told("The general threatened to bomb Homs on Monday.")) == ()


def test_background_is_an_account_of_background_alone() -> None:
    news, old = accounts(told("Gunmen killed four guards in Kano on Monday. In June 2014 a bomb killed 80 in Jos."))
    assert (news.is_background, old.is_background) == (False, True)
    assert not Draft([*news.tellings, *old.tellings]).is_background


def test_weights_are_those_of_the_signs() -> None:
    one, two = told("Shells killed nine people in Homs on Monday. The attack also wounded 14 people.")
    found = signs([one], two, is_latest=True, is_first=True)
    assert set(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))) == {*found, "bias"}
    assert all(-1 <= value <= 1 for value in found.values())


@pytest.mark.parametrize(
    ("sign", "shown", "hidden"),
    [
        ("goes_on", "The attack wounded 14 people.", "Later 14 people were wounded."),
        ("days_clash", "On Friday 14 people were wounded.", "On Monday 14 people were wounded."),
        ("places_clash", "In Baghdad 14 people were wounded.", "In Homs 14 people were wounded."),
        ("same_area", "In Homs 14 people were wounded.", "In Baghdad 14 people were wounded."),
        ("same_number", "The nine people were killed at home.", "Five people were killed at home."),
        ("kinds_clash", "Kidnappers abducted 14 people.", "Shelling wounded 14 people."),
        ("other_number", "In Homs 14 people were killed.", "In Homs nine people were killed."),
        ("other_number_smaller", "Four people were killed at home.", "Ninety people were killed at home."),
        ("indefinite", "A second bomb wounded 14 people.", "The bomb wounded 14 people."),
        ("counts_dead", "The toll rose to 14 people killed.", "Later 14 people were killed."),
        ("only_harm", "Later 14 people were wounded.", "A car bomb wounded 14 people."),
        ("spots_clash", "In Talbiseh 14 people were wounded.", "In Homs 14 people were wounded."),
        ("last_day_clash", "On Friday 14 people were wounded.", "On Monday 14 people were wounded."),
        ("last_place_clash", "In Baghdad 14 people were wounded.", "In Homs 14 people were wounded."),
        ("same_kind", "Shelling wounded 14 people.", "Kidnappers abducted 14 people."),
        ("victims_clash", "Fourteen soldiers were wounded.", "Fourteen civilians were wounded."),
        ("rival", "A doctor said seven people were killed.", "Seven people were killed."),
        ("bare", "Later 14 people were wounded.", "In Homs 14 people were wounded."),
    ],
)
def test_a_sign_shows_and_does_not(sign: str, shown: str, hidden: str) -> None:
    first = "Shells killed nine civilians in Homs on Monday."
    one, two = told(f"{first} {shown}")
    assert signs([one], two, True, True)[sign] == 1.0
    one, two = told(f"{first} {hidden}")
    assert signs([one], two, True, True)[sign] == 0.0


def test_the_parts_of_a_toll_add_up_to_it() -> None:
    first = "Shells killed nine people and wounded 14 in Homs on Monday."
    one, two = told(f"{first} Four women and five boys were killed.")
    assert signs([one], two, True, True)["adds_up"] == 1.0
    one, two = told(f"{first} Four women and six boys were killed.")
    assert signs([one], two, True, True)["adds_up"] == 0.0


def test_a_toll_of_which_one_figure_is_told_again_and_one_is_not() -> None:
    first = "Shells killed nine people and wounded 14 in Homs on Monday."
    one, two = told(f"{first} A rocket killed nine people and wounded six.")
    assert signs([one], two, True, True)["some_differ"] == 1.0
    one, two = told(f"{first} A rocket killed nine people and wounded 14.")
    assert signs([one], two, True, True)["some_differ"] == 0.0


def test_a_toll_that_spreads_over_places_is_an_event_in_each() -> None:
    assert sizes("Shells killed nine civilians in Homs and two in Idlib on Monday.") == [[0], [0]]
    reading = read("Shells killed nine civilians in Homs and two in Idlib on Monday.").readings[0]
    places = {c.account: c.value.place.name for c in reading.claims if c.field == "place"}
    tolls = {places[c.account]: (c.value.quantity.low, c.value.group.class_) for c in reading.claims if c.is_harm}
    assert tolls == {"Homs": (9, "civilian"), "Idlib": (2, "civilian")}


def test_bodies_are_counted_where_they_were_brought_to() -> None:
    assert sizes("The council counted nine bodies in Homs and two in Idlib.") == [[0]]


def test_what_the_attack_came_after_is_another_event() -> None:
    raid = "Shells killed nine people in Homs on Monday."
    assert sizes(f"{raid} The attack came as monitors said that troops had executed 40 people in a village.") == [
        [0],
        [1],
    ]
    assert sizes(f"{raid} The attack killed 40 people in a village.") == [[0, 1]]


def test_another_month_or_a_retaliation_is_another_event() -> None:
    one, two = told("Shells killed nine people in Homs on Monday. Nine people were wounded there on 2 January.")
    assert is_another([one], two)
    one, two = told(
        "Turkish jets struck YPG positions near Afrin on Tuesday and killed 11 fighters. "
        "The raid was in retaliation for a YPG rocket attack on Kilis that killed two shopkeepers on Monday."
    )
    assert is_another([one], two)
    one, two = told("Shells killed nine people in Homs on Monday. Fourteen people were wounded.")
    assert not is_another([one], two)


def test_places_that_may_be_one() -> None:
    homs = Place("Homs", "Homs", "Homs", "Homs", "SYR", 34.73, 36.71, "settlement")
    beside = Place("Waer", "Waer", "Waer", "Homs", "SYR", 34.74, 36.66, "settlement")
    province = Place("Homs province", "Homs Governorate", None, "Homs", "SYR", 34.2, 38.2, "adm1")
    far = Place("Aleppo", "Aleppo", "Aleppo", "Aleppo", "SYR", 36.2, 37.16, "settlement")
    assert near(homs, beside) and near(homs, province) and near(province, homs)
    assert not near(homs, far) and not near(far, province)


def test_intervals_that_share_a_day() -> None:
    week, day = Date("2019-03-04", "2019-03-10", "week"), Date("2019-03-10", "2019-03-10", "day")
    assert overlap(week, day) and overlap(day, week)
    assert not overlap(Date("2019-03-11", "2019-03-11", "day"), week)


def test_a_year_at_the_head_of_the_text_is_when_it_happened() -> None:
    assert read("In 2014 a bomb killed 80 people in Jos.").days() == {("2014-01-01", "2014-12-31")}


def test_the_main_account_is_the_first_that_counts_people() -> None:
    reading = read(
        "The town mourns. In 2014 a bomb killed 80 people in Jos. Gunmen killed four guards in Kano on Monday."
    ).readings[0]
    assert [a.main for a in reading.accounts].count(True) == 1
    (main,) = (a for a in reading.accounts if a.main)
    figures = [c.value.quantity.low for c in reading.claims if c.account == main.id and c.is_harm]
    assert figures == [4]


def test_a_sentence_that_adds_a_deed_tells_of_another_event() -> None:
    bomb = "A bomb exploded at a bank in Homs on Monday, killing two people."
    assert sizes(f"{bomb} The rebels also blew up a bridge.") == [[0], [1]]
    assert sizes(f"{bomb} The blast also wrecked a shop.") == [[0, 1]]
