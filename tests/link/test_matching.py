"""Rows of two tables: which are one incident, why, and how they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rashomon.link.differing import comparisons
from rashomon.link.matching import Limits, matched, weighed
from rashomon.model.reference import Compared, Row
from rashomon.model.when import Date
from rashomon.model.where import Place

TOWN = Place("Oldtown", "Oldtown", "Oldtown", "North", "SYR", 35.5, 36.25, "settlement")
LIMITS = Limits()


def side(name: str) -> str:
    return {"The rebels": "rebels", "Rebel fighters": "rebels"}.get(name, name)


def row(key: str = "a", day: str = "2019-03-05", place: Place = TOWN, **known: object) -> Row:
    usual: dict[str, object] = {
        "date": Date(day, day, "day"),
        "kinds": ("Battles", "Armed clash"),
        "actors": ("The army", "The rebels"),
        "low": 4,
        "best": 4,
        "high": 9,
        "cells": {},
    }
    return Row(key=key, place=place, **(usual | known))  # type: ignore[arg-type]


def moved(km: float, **known: object) -> Place:
    assert TOWN.lat is not None
    return replace(TOWN, lat=TOWN.lat + km / 111.195, **known)


def points(one: Row, two: Row) -> list[int]:
    return [reason.points for reason in weighed(one, two, side, LIMITS)]


def words(one: Row, two: Row) -> list[str]:
    return [reason.words for reason in weighed(one, two, side, LIMITS)]


def test_the_same_row_gets_all_points() -> None:
    assert points(row(), row("b")) == [30, 30, 15, 15, 10]
    assert words(row(), row("b")) == [
        "same day",
        "0 km apart",
        "same kind (Armed clash)",
        "same actors",
        "4 dead in both",
    ]
    assert all(reason.points == reason.most for reason in weighed(row(), row("b"), side, LIMITS))


@pytest.mark.parametrize(
    ("day", "told", "worth"), [("2019-03-06", "1 day apart", 15), ("2019-03-03", "2 days apart", 7)]
)
def test_days_apart(day: str, told: str, worth: int) -> None:
    assert (words(row(), row(day=day))[0], points(row(), row(day=day))[0]) == (told, worth)
    assert points(row(day=day), row()) == points(row(), row(day=day))


def test_too_many_days_apart() -> None:
    assert weighed(row(), row(day="2019-03-08"), side, LIMITS) == ()


def test_a_week_and_a_day_in_it() -> None:
    week = row(date=Date("2019-03-04", "2019-03-10", "week"))
    assert (words(row(), week)[0], points(row(), week)[0]) == ("days that can be the same", 20)


@pytest.mark.parametrize(
    ("place", "told", "worth"),
    [
        (moved(25), "25 km apart", 20),
        (moved(50), "50 km apart", 10),
        (moved(90, name="Other", settlement="Other", precision="adm1"), "in North, 90 km apart", 15),
        (moved(90, name="East", settlement=None, admin1="East", precision="adm1"), "an area, 90 km apart", 10),
        (moved(400, name="Syria", settlement=None, admin1=None, precision="country"), "one tells only the country", 5),
        (replace(TOWN, lat=None, lon=None), "both in Oldtown", 25),
        (replace(TOWN, lat=None, lon=None, name="Öld-Town"), "both in Oldtown", 25),
        (replace(TOWN, lat=None, lon=None, name="Elsewhere"), "both in North", 10),
    ],
)
def test_places(place: Place, told: str, worth: int) -> None:
    assert (words(row(), row(place=place))[1], points(row(), row(place=place))[1]) == (told, worth)


@pytest.mark.parametrize(
    "place",
    [
        moved(51),
        moved(400, name="East", settlement=None, admin1="East", precision="adm1"),
        replace(TOWN, lat=None, lon=None, name="Elsewhere", admin1="South"),
    ],
)
def test_places_too_far_apart(place: Place) -> None:
    assert weighed(row(), row(place=place), side, LIMITS) == ()


def test_kinds_actors_and_deaths() -> None:
    other = row(kinds=("Battles", "Air battle"), actors=("Rebel fighters",), low=1, best=5, high=5)
    assert points(row(), other)[2:] == [8, 8, 6]
    assert words(row(), other)[2:] == [
        "both Battles",
        "one actor in common",
        "4 and 5 dead, within each other's bounds",
    ]
    other = row(kinds=("Riots", "Mob violence"), actors=("Farmers",), low=10, best=10, high=11)
    assert words(row(), other)[2:] == ["other kinds", "no actor in common", "4 and 10 dead"]
    assert points(row(), other)[2:] == [0, 0, 0]
    assert words(row(), row(best=None))[4] == "deaths not told"


def test_the_order_of_actors_has_no_meaning() -> None:
    assert points(row(), row(actors=("Rebel fighters", "The army")))[3] == 15


def test_day_and_place_alone_are_not_enough() -> None:
    other = row("b", kinds=("Riots", "Mob violence"), actors=("Farmers",), best=90, low=90, high=90)
    assert matched([row()], [other], side, LIMITS) == ()
    assert len(matched([row()], [other], side, Limits(score=60))) == 1


def test_one_to_one_and_the_best_first() -> None:
    ours = [row("a", best=7), row("b")]
    theirs = [row("x"), row("y", day="2019-03-06"), row("z", day="2019-04-06")]
    pairs = matched(ours, theirs, side, LIMITS)
    assert [(p.ours, p.theirs, p.score) for p in pairs] == [(0, 1, 81), (1, 0, 100)]


def test_of_equal_scores_the_earlier_rows() -> None:
    pairs = matched([row("a"), row("b")], [row("x"), row("y")], side, LIMITS)
    assert [(p.ours, p.theirs) for p in pairs] == [(0, 0), (1, 1)]


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from("abcdef"),
        st.dates().map(lambda d: f"2019-03-{d.day:02}"),
        st.floats(0, 120).map(moved),
        best=st.none() | st.integers(0, 9),
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_whatever_the_tables_a_pair_is_within_the_limits_and_no_row_is_taken_twice(
    ours: list[Row], theirs: list[Row]
) -> None:
    pairs = matched(ours, theirs, side, LIMITS)
    assert len({p.ours for p in pairs}) == len({p.theirs for p in pairs}) == len(pairs)
    assert all(LIMITS.score <= p.score <= 100 for p in pairs)
    left, other = {p.ours for p in pairs}, {p.theirs for p in pairs}
    for one in set(range(len(ours))) - left:
        for two in set(range(len(theirs))) - other:
            assert sum(r.points for r in weighed(ours[one], theirs[two], side, LIMITS)) < LIMITS.score


@given(ROWS)
def test_a_table_beside_itself_is_all_linked(ours: list[Row]) -> None:
    pairs = matched(ours, ours, side, LIMITS)
    assert len(pairs) == len(ours)


FIELDS = (
    Compared("place", ("place",)),
    Compared("dead", ("dead",), "number"),
    Compared("civilians", ("civilians",), "flag"),
    Compared("both", ("one", "two"), "unordered"),
    Compared("actors", ("actor1", "actor2"), "actors"),
    Compared("point", ("lat", "lon"), "point"),
)


def verdicts(ours: dict[str, str], theirs: dict[str, str], km: float = 0) -> dict[str, str]:
    found = comparisons(row(cells=ours), row(cells=theirs, place=moved(km)), FIELDS, side)
    return {one.field: one.verdict for one in found}


def test_what_both_say_otherwise_differs() -> None:
    ours = {"place": "Öld Town", "dead": "12", "civilians": "Civilians targeted", "one": "1", "two": "2", "lat": "1"}
    theirs = {
        "place": "old-town",
        "dead": "12.0",
        "civilians": "Civilian targeting",
        "one": "2",
        "two": "1",
        "lat": "1",
    }
    actors = {"actor1": "The army", "actor2": "The rebels"}, {"actor1": "Rebel fighters", "actor2": "The army"}
    assert set(verdicts(ours | actors[0], theirs | actors[1]).values()) == {"same"}
    other = {"place": "Newtown", "dead": "13", "civilians": "", "one": "2", "two": "2", "lat": "1", "actor1": "Farmers"}
    assert set(verdicts(ours | actors[0], other, 9).values()) == {"differs"}


def test_blank_is_not_told_and_never_differs_but_for_flags() -> None:
    ours = {"place": "Oldtown", "dead": "12", "civilians": "", "one": "1"}
    found = verdicts(ours, {})
    assert found.pop("civilians") == "same"
    assert set(found.values()) == {"not told"}
