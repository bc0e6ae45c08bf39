"""Each sign that two accounts tell of one incident, on a pair that shows it and one that does not."""

import json

import pytest

from link.profile_rows import (
    ABROAD,
    COUNTRY,
    FAR_TOWN,
    NEXT_TOWN,
    PROVINCE,
    SUBURB,
    TOWN,
    day,
    killed,
    profile,
    raid,
)
from rashomon.link import signals
from rashomon.link.incidents import WEIGHTS_FILE, weights
from rashomon.link.signals import SIGNALS, are_apart, ruled_out

TUESDAY, WEDNESDAY = day("2019-03-05"), day("2019-03-06")
MARCH = day("2019-03-01", "2019-03-31", "month")
RUSSIA, TURKEY = frozenset({"russia"}), frozenset({"turkey"})
ONE_FIGURE, FIGURES = frozenset({("killed", 14)}), frozenset({("killed", 14), ("injured", 30)})
WORDING, OTHER_WORDING = frozenset(range(20)), frozenset(range(18, 50))
PEOPLE = frozenset({"Ann Kelder", "Bo Tarn", "Mill Lane"})
NAMES = frozenset({"varnak", "orsk", "karim", "salma"})

# name: what one account says, what another says that shows the sign, and what one says that does not
PAIRS = {
    "same_day": ({"date": TUESDAY}, {"date": TUESDAY}, {"date": WEDNESDAY}),
    "same_people": ({"people": PEOPLE}, {"people": PEOPLE}, {"people": frozenset({"Eva Tarn", "Jon Tarn"})}),
    "days_overlap": ({"date": TUESDAY}, {"date": MARCH}, {"date": TUESDAY}),
    "next_day": ({"date": TUESDAY}, {"date": WEDNESDAY}, {"date": day("2019-03-07")}),
    "days_apart": ({"date": TUESDAY}, {"date": day("2019-03-07")}, {"date": day("2019-03-08")}),
    "published_together": ({"date": TUESDAY}, {}, {"published": "2019-03-11"}),
    "same_place": ({"place": TOWN}, {"place": SUBURB}, {"place": NEXT_TOWN}),
    "place_inside": ({"place": TOWN}, {"place": PROVINCE}, {"place": NEXT_TOWN}),
    "other_place": ({"place": TOWN}, {"place": NEXT_TOWN}, {"place": COUNTRY}),
    "same_kind": ({"type": "shelling"}, {"type": "shelling"}, {"type": "air_strike"}),
    "other_kind": ({"type": "abduction"}, {"type": "air_strike"}, {"type": "abduction"}),
    "same_initiator": ({"initiators": RUSSIA}, {"initiators": RUSSIA | TURKEY}, {"initiators": TURKEY}),
    "other_initiator": ({"initiators": RUSSIA}, {"initiators": TURKEY}, {}),
    "same_target": ({"targets": RUSSIA}, {"targets": RUSSIA}, {"targets": TURKEY}),
    "same_toll": ({"tolls": killed(14, 14)}, {"tolls": killed(14, None)}, {"tolls": killed(15, 15)}),
    "same_small_toll": ({"tolls": killed(4, 4)}, {"tolls": killed(4, 4)}, {"tolls": killed(5, 5)}),
    "tolls_agree": ({"tolls": killed(14, None)}, {"tolls": killed(20, 20)}, {"tolls": killed(9, 9)}),
    "tolls_apart": ({"tolls": killed(14, 14)}, {"tolls": killed(80, 80)}, {"tolls": killed(20, 20)}),
    "same_rare_kind": ({"type": "abduction"}, {"type": "abduction"}, {"type": "attack"}),
    "same_figures": ({"figures": FIGURES}, {"figures": FIGURES | {("missing", 7)}}, {"figures": ONE_FIGURE}),
    "same_text": ({"text": "r9"}, {"text": "r9"}, {"text": "r8"}),
    "same_wording": ({"wording": WORDING}, {"wording": WORDING}, {"wording": OTHER_WORDING}),
    "elsewhere_in_text": (
        {"wording": WORDING, "text": "r9"},
        {"wording": OTHER_WORDING, "text": "r9"},
        {"wording": OTHER_WORDING},
    ),
    "shared_names": ({"names": NAMES}, {"names": NAMES}, {"names": frozenset({"one", "two", "three"})}),
    "one_recalls": ({"background": True}, {"background": False}, {"background": True}),
}
BY_NAME = {signal.__name__: signal for signal in SIGNALS}


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_a_sign_shows_and_does_not(name: str) -> None:
    signal = getattr(signals, name)
    one, shown, hidden = (profile(f"a{k}", **known) for k, known in enumerate(PAIRS[name]))
    assert signal(one, shown) > 0 == signal(one, hidden)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_signs_are_numbers_from_0_to_1_and_the_same_both_ways(name: str) -> None:
    rows = [profile(f"a{k}", **known) for k, three in enumerate(PAIRS.values()) for known in three]
    rows = [*rows, raid("one"), raid("two", place=FAR_TOWN, date=MARCH), raid("three", tolls=())]
    for one in rows[::3]:
        for two in rows:
            value = BY_NAME[name](one, two)
            assert 0 <= value <= 1
            assert value == BY_NAME[name](two, one)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_nothing_speaks_of_what_is_unknown(name: str) -> None:
    if name != "published_together":
        assert BY_NAME[name](profile("a"), profile("b")) == 0


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_every_sign_has_a_reason_for_the_reader(name: str) -> None:
    doc = BY_NAME[name].__doc__ or ""
    assert doc.startswith(("The ", "One ")) and doc.endswith(".")


def test_weights_are_those_of_the_signs() -> None:
    kept = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    assert set(kept) == {*BY_NAME, "bias"}
    assert kept == weights()
    assert kept["bias"] < 0


AGAINST = {
    "next_day",
    "elsewhere_in_text",
    "other_place",
    "other_kind",
    "other_initiator",
    "tolls_apart",
    "one_recalls",
}


@pytest.mark.parametrize("name", sorted(AGAINST & set(BY_NAME)))
def test_what_speaks_against_never_speaks_for(name: str) -> None:
    assert weights()[name] <= 0


@pytest.mark.parametrize("name", ["same_day", "same_place", "same_kind", "same_initiator", "same_toll", "shared_names"])
def test_what_speaks_for_never_speaks_against(name: str) -> None:
    assert weights()[name] >= 0


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
    ],
)
def test_what_is_told_alike_was_misread_elsewhere(told, elsewhere, is_alike: bool) -> None:
    assert ruled_out(raid("a", **told), raid("b", **{**told, **elsewhere})) is not is_alike


def test_what_sets_two_accounts_of_one_report_apart() -> None:
    assert not are_apart(raid("a"), raid("b"))
    for known in ({"date": WEDNESDAY}, {"place": NEXT_TOWN}, {"initiators": TURKEY}, {"background": True}):
        assert are_apart(raid("a"), raid("b", **known))


def test_persons_tie_reports_of_a_shooting_whatever_day_was_read() -> None:
    one, two = profile("a", people=PEOPLE, date=TUESDAY), profile("b", people=PEOPLE, date=day("2019-05-20"))
    assert not ruled_out(one, two)
