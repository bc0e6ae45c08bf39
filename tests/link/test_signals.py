"""Each sign that two accounts tell of one incident, on a pair that shows it and one that does not."""

import json

import pytest
from msgspec.structs import replace

from link.profile_rows import (
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
from rashomon.link.incidents import WEIGHTS_FILE, weights
from rashomon.link.profile import SOME_ARMED_GROUP
from rashomon.link.signals import SIGNALS
from rashomon.model.where import Place
from rashomon.text.sides import VAGUE

TUESDAY, WEDNESDAY = day("2019-03-05"), day("2019-03-06")
MARCH = day("2019-03-01", "2019-03-31", "month")
RUSSIA, TURKEY = frozenset({"russia"}), frozenset({"turkey"})
ONE_FIGURE, FIGURES = frozenset({("killed", 14)}), frozenset({("killed", 14), ("injured", 30)})
WORDING, OTHER_WORDING = frozenset(range(20)), frozenset(range(18, 50))
PEOPLE = {"Ann Kelder": 1, "Bo Tarn": 1, "Mill Lane": 1}
NAMES = frozenset({"varnak", "orsk", "karim", "salma"})

# name: what one account says, what another says that shows the sign, and what one says that does not
PAIRS = {
    "same_day": ({"date": TUESDAY}, {"date": TUESDAY}, {"date": WEDNESDAY}),
    "same_people": ({"people": PEOPLE}, {"people": PEOPLE}, {"people": {"Eva Tarn": 1, "Jon Tarn": 1}}),
    "days_overlap": ({"date": TUESDAY}, {"date": MARCH}, {"date": TUESDAY}),
    "over_night": (
        {"date": TUESDAY, "hours": frozenset({"TEV"})},
        {"date": WEDNESDAY, "hours": frozenset({"TMO"})},
        {"date": WEDNESDAY, "hours": frozenset({"TAF"})},
    ),
    "next_day": ({"date": TUESDAY}, {"date": WEDNESDAY}, {"date": day("2019-03-07")}),
    "days_apart": ({"date": TUESDAY}, {"date": day("2019-03-07")}, {"date": day("2019-03-08")}),
    "published_together": ({"date": TUESDAY}, {}, {"published": "2019-03-11"}),
    "same_place": ({"place": TOWN}, {"place": SUBURB}, {"place": NEXT_TOWN}),
    "same_time_and_town": (
        {"date": TUESDAY, "place": TOWN},
        {"date": TUESDAY, "place": TOWN},
        {"date": WEDNESDAY, "place": TOWN},
    ),
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
    "same_object": (
        {"objects": frozenset({"convoy"})},
        {"objects": frozenset({"bridge", "convoy"})},
        {"objects": frozenset({"bridge"})},
    ),
    "same_figures": ({"figures": FIGURES}, {"figures": FIGURES | {("missing", 7)}}, {"figures": ONE_FIGURE}),
    "same_text": ({"text": "r9"}, {"text": "r9"}, {"text": "r8"}),
    "same_wording": ({"wording": WORDING}, {"wording": WORDING}, {"wording": OTHER_WORDING}),
    "same_sentences": (
        {"wording": WORDING, "text": "r9", "figures": FIGURES},
        {"wording": WORDING, "text": "r9", "figures": FIGURES | {("missing", 7)}},
        {"wording": WORDING, "figures": FIGURES},
    ),
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
    signal = BY_NAME[name]
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


def test_the_same_sentence_about_other_people_is_elsewhere_in_the_text() -> None:
    one = profile("a", wording=WORDING, text="r9", figures=frozenset({("killed", 5)}))
    two = profile("b", wording=WORDING, text="r9", figures=frozenset({("killed", 8)}))
    assert BY_NAME["elsewhere_in_text"](one, two) == 1.0 and BY_NAME["same_sentences"](one, two) == 0.0


@pytest.mark.parametrize("name", sorted(AGAINST & set(BY_NAME)))
def test_what_speaks_against_never_speaks_for(name: str) -> None:
    assert weights()[name] <= 0


@pytest.mark.parametrize("name", ["same_day", "same_place", "same_kind", "same_initiator", "same_toll", "shared_names"])
def test_what_speaks_for_never_speaks_against(name: str) -> None:
    assert weights()[name] >= 0


def test_a_night_lies_between_two_days_and_not_before_them() -> None:
    before, after = {"date": TUESDAY, "hours": frozenset({"TMO"})}, {"date": WEDNESDAY, "hours": frozenset({"TEV"})}
    assert not BY_NAME["over_night"](profile("a", **before), profile("b", **after))
    assert BY_NAME["next_day"](profile("a", **before), profile("b", **after))
    night = frozenset({"TNI"})
    one, two = profile("a", date=TUESDAY, hours=night), profile("b", date=WEDNESDAY, hours=night)
    assert BY_NAME["over_night"](one, two) and not BY_NAME["next_day"](one, two)


def test_a_capital_sees_many_events_a_day() -> None:
    capital = replace(TOWN, admin1=TOWN.name)
    one, two = (raid(key, place=capital) for key in "ab")
    assert BY_NAME["same_place"](one, two) and not BY_NAME["same_time_and_town"](one, two)


@pytest.mark.parametrize(("area", "is_inside"), [(35.15, True), (35.6, False)])
def test_outside_a_city_is_the_district_that_begins_there(area: float, is_inside: bool) -> None:
    outside = replace(TOWN, precision="near")
    valley = Place("the Varn valley", "Varn valley", None, "Hills", "SYR", area, 36.0, "region")
    one, two = profile("a", place=outside), profile("b", place=valley)
    assert BY_NAME["place_inside"](one, two) == is_inside
    assert BY_NAME["other_place"](one, two) != is_inside


def test_a_village_that_nobody_lists_may_lie_anywhere_in_its_province() -> None:
    village = Place("the village of Anwar", "Anwar", "Anwar", "Coast", "SYR")
    rows = [profile("a", place=p) for p in (TOWN, FAR_TOWN, replace(village, name="Besh", settlement="Besh"))]
    assert [BY_NAME["other_place"](profile("b", place=village), row) for row in rows] == [0, 1, 1]


def test_whether_the_bomber_died_makes_no_other_kind() -> None:
    one, two = profile("a", type="explosive"), profile("b", type="suicide_bomb")
    assert BY_NAME["same_kind"](one, two) and BY_NAME["same_rare_kind"](one, two)


def test_militants_may_be_the_armed_group_that_another_report_names() -> None:
    named, other = (frozenset({name, SOME_ARMED_GROUP}) for name in ("hill_front", "lake_front"))
    militants = profile("a", initiators=frozenset({VAGUE}), targets=frozenset({"russia"}))
    one = profile("b", initiators=named, targets=frozenset({"russia"}))
    two = profile("c", initiators=other, targets=frozenset({"russia"}))
    assert BY_NAME["same_parties"](militants, one) and not BY_NAME["other_initiator"](militants, one)
    assert not BY_NAME["same_initiator"](one, two) and BY_NAME["other_initiator"](one, two)
