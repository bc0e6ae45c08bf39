"""What an account leaves unsaid and the report has said before."""

from properties.told import Told, read
from rashomon.model.claim import Claim

CHIEF = "Russian jets bombed a market in Homs on Monday and killed nine traders."


def lent(told: Told) -> dict[str, Claim]:
    return {c.field: c for c in told.claims if c.rule.endswith("/lent")}


def test_nothing_is_lent_where_there_is_one_account() -> None:
    assert lent(read(CHIEF)) == {}


def test_the_scene_is_lent_to_an_account_that_names_none() -> None:
    told = read(f"{CHIEF} On Sunday a car bomb killed two guards.")
    assert len(told.accounts) == 2
    assert told.places() == {"Homs"}
    assert {"place"} == set(lent(told))
    second = told.harm("killed", 2).account
    assert {c.account for c in lent(told).values()} == {second}


def test_the_day_is_lent_to_an_account_that_names_none() -> None:
    told = read(f"{CHIEF} Hamas gunmen abducted two guards in Baghdad.")
    assert set(lent(told)) == {"date"}
    assert told.days() == {("2019-03-04", "2019-03-04")}


def test_what_is_said_is_not_lent() -> None:
    told = read(f"{CHIEF} A car bomb killed two guards in Baghdad on Sunday.")
    assert not {"place", "date"} & set(lent(told))
    assert told.places() == {"Homs", "Baghdad"}


def test_background_borrows_nothing() -> None:
    told = read(f"{CHIEF} In May 2014 a bomb killed 80 people.")
    old = told.harm("killed", 80)
    assert told.account_of(old).background
    assert old.account not in {c.account for c in lent(told).values()}


def test_background_at_the_same_place_borrows_the_place_alone() -> None:
    told = read(f"{CHIEF} In May 2014 a bomb killed 80 people in the same market.")
    old = told.harm("killed", 80)
    assert [c.field for c in lent(told).values() if c.account == old.account] == ["place"]


def test_what_is_lent_keeps_its_evidence() -> None:
    told = read(f"{CHIEF} On Sunday a car bomb killed two guards.")
    for claim in lent(told).values():
        assert told.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        assert claim.evidence.text == CHIEF


def test_who_answers_an_attack_does_so_where_it_was() -> None:
    told = read(
        "Turkish shells killed six Syrian soldiers on Monday. "
        "The Turkish strikes followed an attack by Syrian troops on a YPG post. "
        "Turkish forces responded with artillery. Syrian troops were trying to seize a mill in Manbij."
    )
    fire = told.harm("killed", 6).account
    assert {c.value.place.name for c in lent(told).values() if c.account == fire} == {"Manbij"}


def test_what_led_to_an_event_was_where_it_was() -> None:
    told = read("The army captured Homs on Monday after days of shelling that killed nine people.")
    shelling = told.harm("killed", 9).account
    assert {c.value.place.name for c in told.claims if c.account == shelling and c.field == "place"} == {"Homs"}


def test_the_place_of_raids_is_told_in_the_next_sentence() -> None:
    told = read(
        "Coalition air strikes killed 20 people in northern Syria on Monday. "
        "Separately, nine people were killed in air strikes on Manbij on Monday."
    )
    assert told.places() == {"Manbij"}
