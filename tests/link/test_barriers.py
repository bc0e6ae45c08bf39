"""What rules a pair of accounts out whatever else speaks for it, and what sets two accounts of one report apart."""

from math import inf

import pytest

from link.profile_rows import ABROAD, COUNTRY, FAR_TOWN, NEXT_TOWN, PROVINCE, SUBURB, day, killed, profile, raid
from rashomon.link.barriers import are_apart, ruled_out
from rashomon.link.incidents import score, weights

TUESDAY, WEDNESDAY = day("2019-03-05"), day("2019-03-06")
MARCH = day("2019-03-01", "2019-03-31", "month")
TURKEY = frozenset({"turkey"})
MANY = frozenset({("killed", 27)})
FIGURES = frozenset({("killed", 14), ("injured", 30)})
WORDING, OTHER_WORDING = frozenset(range(20)), frozenset(range(18, 50))
PEOPLE = {"Ann Kelder": 1, "Bo Tarn": 1, "Mill Lane": 1}


@pytest.mark.parametrize(
    "known",
    [
        {"date": day("2019-03-08")},
        {"place": ABROAD},
        {"place": FAR_TOWN},
        {"date": None, "published": "2019-05-20"},
    ],
)
def test_what_rules_a_pair_out(known: dict[str, object]) -> None:
    assert ruled_out(raid("a"), raid("b", **known))
    assert ruled_out(raid("b", **known), raid("a"))


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"date": WEDNESDAY},
        {"place": None},
        {"place": PROVINCE},
        {"place": COUNTRY},
        {"date": None},
        {"date": MARCH},
    ],
)
def test_what_does_not_rule_a_pair_out(known: dict[str, object]) -> None:
    assert not ruled_out(raid("a"), raid("b", **known))


def test_the_same_figures_in_the_same_words_are_not_ruled_out() -> None:
    told = {"figures": FIGURES, "wording": WORDING}
    assert not ruled_out(raid("a", **told), raid("b", place=FAR_TOWN, date=day("2019-03-09"), **told))
    assert ruled_out(raid("a", **told), raid("b", place=FAR_TOWN, figures=FIGURES, wording=OTHER_WORDING))


@pytest.mark.parametrize(
    ("told", "elsewhere", "is_alike"),
    [
        ({"figures": FIGURES | {("missing", 7)}}, {"date": day("2019-02-05")}, True),
        ({"figures": FIGURES}, {"date": day("2019-02-05")}, False),
        ({"type": "suicide_bomb", "tolls": killed(16, 16)}, {"place": FAR_TOWN}, True),
        ({"type": "suicide_bomb", "tolls": killed(6, 6)}, {"place": FAR_TOWN}, False),
        ({"type": "shelling", "tolls": killed(16, 16)}, {"place": FAR_TOWN}, False),
        ({"figures": MANY, "published": "2019-03-06"}, {"date": day("2019-03-09"), "published": "2019-03-10"}, True),
        ({"figures": MANY, "published": "2019-03-06"}, {"date": day("2019-03-09"), "published": "2019-03-20"}, False),
        ({"figures": MANY, "published": "2019-03-06"}, {"place": FAR_TOWN}, False),
    ],
)
def test_what_is_told_alike_was_misread_elsewhere(told, elsewhere, is_alike: bool) -> None:
    assert ruled_out(raid("a", **told), raid("b", **{**told, **elsewhere})) is not is_alike


def test_what_sets_two_accounts_of_one_report_apart() -> None:
    assert not are_apart(raid("a"), raid("b"))
    for known in (
        {"date": WEDNESDAY},
        {"place": NEXT_TOWN},
        {"place": SUBURB},
        {"initiators": TURKEY},
        {"background": True},
    ):
        assert are_apart(raid("a"), raid("b", **known))


def test_persons_tie_reports_of_a_shooting_whatever_day_was_read() -> None:
    one, two = profile("a", people=PEOPLE, date=TUESDAY), profile("b", people=PEOPLE, date=day("2019-05-20"))
    assert not ruled_out(one, two)


@pytest.mark.parametrize(("published", "is_out"), [("2021-03-01", False), ("2021-03-20", True), ("2017-02-20", True)])
def test_persons_tie_no_reports_that_appeared_years_apart(published: str, is_out: bool) -> None:
    one, two = profile("a", people=PEOPLE, date=TUESDAY), profile("b", people=PEOPLE, published=published)
    assert ruled_out(one, two) is ruled_out(two, one) is is_out
    assert (score(one, two, weights()) == -inf) is is_out


def test_years_later_the_same_day_is_still_the_same_event() -> None:
    assert not ruled_out(raid("a"), raid("b", published="2022-03-05"))
