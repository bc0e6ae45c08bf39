"""Which accounts are joined: those that tell of one event, and never two of one report that differ."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from factories import make_reading
from link.profile_rows import FAR_TOWN, NEXT_TOWN, PROVINCE, TOWN, day, killed, profile, raid
from rashomon.link.barriers import ruled_out
from rashomon.link.gather import profiles
from rashomon.link.incidents import Weighing, group, grouped, score, weights
from rashomon.link.profile import Profile
from rashomon.model.claim import ActorFact
from rashomon.model.who import Actor

SPEAKING = {**dict.fromkeys(weights(), 0.0), "same_day": 2.0, "same_place": 2.0, "bias": -3.0, "same_text": 1.0}


def groups(*rows: Profile) -> tuple[tuple[str, ...], ...]:
    return grouped(rows, weights())


def test_two_reports_of_one_raid_are_joined() -> None:
    assert groups(raid("a"), raid("b")) == (("a", "b"),)


@pytest.mark.parametrize(
    "known",
    [
        {"date": day("2019-03-12")},
        {"place": FAR_TOWN},
        {"place": NEXT_TOWN, "type": "abduction", "initiators": frozenset({"gunmen"}), "tolls": killed(90, 90)},
    ],
)
def test_two_events_are_not_joined(known: dict[str, object]) -> None:
    assert groups(raid("a"), raid("b", **known)) == (("a",), ("b",))


def test_a_day_later_in_the_province_with_the_same_toll_is_joined() -> None:
    assert groups(raid("a"), raid("b", date=day("2019-03-06"), place=PROVINCE)) == (("a", "b"),)


def test_two_accounts_of_one_report_are_not_joined_by_themselves() -> None:
    assert groups(raid("a", "r1"), raid("b", "r1")) == (("a",), ("b",))


APART = [
    {"date": day("2019-03-06")},
    {"place": NEXT_TOWN},
    {"background": True},
    {"initiators": frozenset({"turkey"})},
]


@pytest.mark.parametrize("known", APART)
def test_two_accounts_of_one_report_that_differ_are_not_joined_by_way_of_one_other(known: dict[str, object]) -> None:
    found = groups(raid("a", "r1"), raid("b", "r1", **known), raid("c", "r2"))
    assert all(not {"a", "b"} <= set(accounts) for accounts in found)


def test_two_accounts_of_one_report_are_joined_where_many_others_tell_them_as_one() -> None:
    others = [raid(f"c{k}", f"r{k}", figures=frozenset({("killed", 14), ("injured", 30)})) for k in range(3, 9)]
    found = groups(raid("a", "r1"), raid("b", "r1", initiators=frozenset({"turkey"})), *others)
    assert {"a", "b"} <= set(found[0])


def test_a_report_that_comes_back_to_its_event_is_joined_by_way_of_another() -> None:
    assert groups(raid("a", "r1"), raid("b", "r1"), raid("c", "r2")) == (("a", "b", "c"),)


def test_two_small_raids_that_two_reports_tell_stay_two() -> None:
    """One died in each, and nothing else tells them apart: that a report tells both speaks for two."""
    known = {"place": PROVINCE, "targets": frozenset({"civilians"}), "tolls": killed(1, 1), "names": frozenset()}
    told = {"a": frozenset({("injured", 4)}), "b": frozenset()}
    rows = [raid(f"{k}{r}", r, **known, figures=told[k]) for r in ("r1", "r2") for k in "ab"]
    assert grouped(rows, weights()) == (("ar1", "ar2"), ("br1", "br2"))


def test_other_figures_of_one_report_speak_for_two_incidents_unless_it_names_persons() -> None:
    few, many = frozenset({("killed", 6)}), frozenset({("killed", 21)})
    ann = {"Ann Kelder": 3}

    def weighed(**of_the_second: object) -> int:
        rows = [raid("a", "r", figures=many), raid("b", "r", **of_the_second)]
        return Weighing({row.account: row for row in rows}, {})("a", "b")

    assert weighed(figures=few) < weighed(figures=few, people=ann) < 0
    assert weighed(figures=few) < weighed(figures=many) < weighed(figures=many, people=ann) < 0


def test_every_account_is_in_exactly_one_group() -> None:
    rows = [raid(f"a{k}", date=day(f"2019-03-{k + 1:02}")) for k in range(20)] + [profile("lone", has_harm=False)]
    assert sorted(account for found in groups(*rows) for account in found) == sorted(r.account for r in rows)


def test_a_pair_that_is_ruled_out_keeps_groups_apart() -> None:
    # each is two days from the next, the ends are four days apart
    rows = [raid(name, date=day(f"2019-03-0{k}")) for name, k in (("a", 4), ("b", 6), ("c", 8))]
    assert all(not {"a", "c"} <= set(found) for found in groups(*rows))


def test_copies_speak_for_a_pair() -> None:
    one, two = profile("a", date=day("2019-03-05")), profile("b", date=day("2019-03-05"))
    copy = profile("b", date=day("2019-03-05"), text=one.text)
    assert score(one, copy, SPEAKING) == score(one, two, SPEAKING) + 1.0


def test_a_score_is_the_same_both_ways() -> None:
    one, two = raid("a"), raid("b", place=PROVINCE, tolls=killed(20, None))
    assert score(one, two, weights()) == score(two, one, weights())


ROWS = st.builds(
    lambda k, report, late, place, low: raid(
        f"a{k}", f"r{report}", date=day(f"2019-03-0{5 + late}"), place=place, tolls=killed(low, low)
    ),
    st.integers(0, 99),
    st.integers(0, 6),
    st.integers(0, 2),
    st.sampled_from([TOWN, NEXT_TOWN, PROVINCE, FAR_TOWN, None]),
    st.sampled_from([3, 14, 15, 60]),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, max_size=7, unique_by=lambda row: row.account))
def test_nothing_is_lost_and_nothing_joined_that_is_apart(rows: list[Profile]) -> None:
    once = groups(*rows)
    assert sorted(account for found in once for account in found) == sorted(row.account for row in rows)
    known = {row.account: row for row in rows}
    for found in once:
        joined = combinations([known[account] for account in found], 2)
        assert not [(a, b) for a, b in joined if a.report != b.report and ruled_out(a, b)]


def test_the_order_of_profiles_does_not_matter() -> None:
    rows = [raid("a1", "r0"), raid("a2", "r1", date=day("2019-03-06")), raid("a0", "r0", date=day("2019-03-07"))]
    assert len({groups(*order) for order in permutations(rows)}) == 1


def test_the_order_of_records_does_not_matter() -> None:
    readings = [make_reading(f"r{k}") for k in range(4)]
    found = set()
    for order in permutations(readings):
        accounts = [a for r in order for a in r.accounts]
        claims = [c for r in reversed(order) for c in r.claims]
        found.add(group([r.report for r in order], accounts, claims, {}))
    assert len(found) == 1


def test_records_are_grouped_as_their_profiles_are() -> None:
    readings = [make_reading("r1"), make_reading("r2")]
    reports = [r.report for r in readings]
    accounts = [a for r in readings for a in r.accounts]
    claims = [c for r in readings for c in r.claims]
    assert group(reports, accounts, claims, {}) == (("a-r1", "a-r2"),)


def test_a_profile_is_what_the_claims_say() -> None:
    reading = make_reading("r1")
    (row,) = profiles([reading.report], reading.accounts, reading.claims, {})
    assert (row.account, row.report, row.published, row.type) == ("a-r1", "r1", "2019-03-06", "shelling")
    assert (row.date and row.date.start, row.place and row.place.name) == ("2019-03-05", "Oldtown")
    assert sorted((field, q.low, q.high) for field, q in row.tolls) == [("killed", 0, 0), ("killed", 12, None)]
    assert {"oldtown", "tuesday"} <= row.names and row.has_harm


def test_persons_are_gathered_from_the_whole_report_unless_armies_fight() -> None:
    reading = make_reading("r1")
    report = structs.replace(reading.report, text=reading.report.text + " Ann Kelder ran.")
    accounts = [structs.replace(a, main=True) for a in reading.accounts]
    army = structs.replace(reading.claims[0], field="initiator", value=ActorFact(Actor("an_army", "An Army", "army")))
    (shot,) = profiles([report], accounts, reading.claims, {})
    (fought,) = profiles([report], accounts, [*reading.claims, army], {})
    assert "Ann Kelder" in shot.people
    assert not fought.people


def test_a_misread_day_does_not_keep_apart_what_the_same_persons_tie() -> None:
    people = {"Ann Kelder": 5, "Bo Tarn": 4, "Eva Orr": 3}
    right, misread = day("2019-03-05"), day("2019-03-15")
    rows = [raid(f"a{k}", f"r{k}", date=date, people=people) for k, date in enumerate((right, right, misread))]
    assert groups(*rows) == (("a0", "a1", "a2"),)
    nobody = [raid(f"a{k}", f"r{k}", date=date) for k, date in enumerate((right, right, misread))]
    assert groups(*nobody) == (("a0", "a1"), ("a2",))
