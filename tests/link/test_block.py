"""Which pairs are compared: those of near days and one country, those with the same figures, and no others."""

from itertools import combinations

from link.profile_rows import ABROAD, COUNTRY, PROVINCE, day, raid
from rashomon.link.block import pairs
from rashomon.link.profile import Profile


def found(*rows: Profile) -> set[frozenset[str]]:
    return {frozenset((one.account, two.account)) for one, two in pairs(rows)}


def test_pairs_are_those_of_near_days() -> None:
    rows = [raid("a"), raid("b"), raid("c", date=day("2019-03-06")), raid("d", date=day("2019-07-01"))]
    found = {frozenset((one.account, two.account)) for one, two in pairs(rows)}
    assert found == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


def test_pairs_are_never_all_pairs() -> None:
    rows = [raid(f"a{y}-{m}", date=day(f"20{y}-{m:02}-11")) for y in range(10, 20) for m in range(1, 13)]
    assert len(list(pairs(rows))) == 0
    twice = [*rows, *(raid(f"b{row.account}", date=row.date) for row in rows)]
    assert len(list(pairs(twice))) == len(rows) < len(list(combinations(twice, 2))) / 200


def test_pairs_hold_no_two_accounts_of_one_report_and_none_twice() -> None:
    rows = [raid(name, report) for name, report in ("ax", "bx", "cy", "dz")]
    found = [frozenset((one.account, two.account)) for one, two in pairs(rows)]
    assert frozenset("ab") not in found
    assert len(found) == len(set(found)) == 5


def test_a_report_that_does_not_say_when_is_looked_for_before_its_publication() -> None:
    undated = raid("b", date=None, published="2019-03-07")
    assert [(one.account, two.account) for one, two in pairs([raid("a"), undated])] == [("a", "b")]


def test_a_month_is_compared_with_its_days() -> None:
    march = day("2019-03-01", "2019-03-31", "month")
    assert found(raid("a"), raid("b", date=march)) == {frozenset("ab")}
    assert found(raid("a", date=day("2019-04-02")), raid("b", date=march)) == set()


def test_countries_that_differ_are_not_compared() -> None:
    assert found(raid("a"), raid("b", place=ABROAD)) == set()
    for place in (None, COUNTRY, PROVINCE):
        assert found(raid("a"), raid("b", place=place)) == {frozenset("ab")}


def test_the_same_figures_are_compared_whatever_day_and_place_were_read() -> None:
    figures = frozenset({("killed", 14), ("injured", 30)})
    elsewhere = raid("b", date=day("2018-07-01"), place=ABROAD, figures=figures)
    assert found(raid("a", figures=figures), elsewhere) == {frozenset("ab")}
    assert found(raid("a", figures=frozenset({("killed", 14)})), elsewhere) == set()


def test_the_same_figures_of_another_season_are_not_compared() -> None:
    figures = frozenset({("killed", 14), ("injured", 30)})
    later = raid("b", date=day("2019-07-01"), published="2019-07-02", figures=figures)
    assert found(raid("a", figures=figures), later) == set()


def test_without_any_day_the_same_kind_at_the_same_place_is_compared() -> None:
    rows = [raid(name, date=None, published=None) for name in "ab"]
    assert found(*rows) == {frozenset("ab")}
    assert found(rows[0], raid("c", date=None, published=None, place=None)) == set()


def test_the_same_persons_are_compared_in_the_season_of_their_news() -> None:
    people = {"people": {"Ann Kelder": 1}, "date": day("2019-03-05")}
    later = {"people": {"Ann Kelder": 1}, "date": day("2019-05-05"), "published": "2019-05-06"}
    another_year = {"people": {"Ann Kelder": 1}, "date": day("2017-05-05"), "published": "2017-05-06"}
    assert found(raid("a", **people), raid("b", **later)) == {frozenset("ab")}
    assert found(raid("a", **people), raid("b", **another_year)) == set()


def test_what_two_copies_tell_is_compared_whatever_was_read_of_either() -> None:
    misread = {"date": day("2018-07-01"), "published": "2018-07-02", "place": ABROAD}
    assert found(raid("a", text="r1"), raid("b", text="r1", **misread)) == {frozenset("ab")}
    assert found(raid("a", text="r1"), raid("b", text="r2", **misread)) == set()
