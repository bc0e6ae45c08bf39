"""UCDP-GED-like rows, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from export.profiles.incidents import ARMY, GUNMEN, HOMS, PEOPLE, REBELS, RUSSIA, case_of, coded, incident, killed
from rashomon.export.profiles.cells import Policy, Row
from rashomon.export.profiles.ucdp import UCDP, prio_grid
from rashomon.model.incident import Harm, Incident, Toll
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Group, Source

PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def deadly(low: int | None = 5, best: int | None = 5, high: int | None = 5, **known: object) -> Incident:
    return incident(harm={"killed": Harm(Toll(low, best, high, "single", ("c1",)))}, **known)


def values(row: Row, *columns: str) -> tuple[object, ...]:
    return tuple(row[column].value for column in columns)


def test_the_columns_are_ucdps_in_order() -> None:
    names = [column.name for column in UCDP.columns]
    assert len(names) == 49
    assert (names[0], names[5], names[24], names[44], names[48]) == (
        *("id", "type_of_violence", "where_prec", "best", "gwnob"),
    )
    assert list(coded(UCDP, deadly())) == names


def test_every_cell_is_of_its_columns_kind() -> None:
    row = coded(UCDP, deadly())
    for column in UCDP.columns:
        assert row[column.name].value is None or isinstance(row[column.name].value, column.kind), column.name


@pytest.mark.parametrize(
    ("initiator", "target", "expected"),
    [
        (ARMY, PEOPLE, (3, "Government of Syria", "Civilians", 652, None)),
        (REBELS, PEOPLE, (3, "Opposition rebels", "Civilians", None, None)),
        (GUNMEN, PEOPLE, (3, "XXX", "Civilians", None, None)),
        (REBELS, ARMY, (1, "Government of Syria", "Opposition rebels", 652, None)),  # the state is side A
        (ARMY, REBELS, (1, "Government of Syria", "Opposition rebels", 652, None)),
        (RUSSIA, ARMY, (1, "Government of Russia (Soviet Union)", "Government of Syria", 365, 652)),
        (REBELS, GUNMEN, (2, "Opposition rebels", "XXX", None, None)),
    ],
)
def test_type_of_violence_and_sides(initiator: object, target: object, expected: tuple[object, ...]) -> None:
    row = coded(UCDP, deadly(initiator=(initiator,), target=(target,)))
    assert values(row, "type_of_violence", "side_a", "side_b", "gwnoa", "gwnob") == expected
    assert row["dyad_name"].value == f"{expected[1]} - {expected[2]}"


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        ((5, 5, 5), (5, 5, 5)),
        ((3, 5, 9), (3, 5, 9)),
        ((29, 29, None), (29, 29, 29)),
        ((None, 40, 40), (0, 40, 40)),
        ((None, None, 40), (0, 40, 40)),
        ((0, 0, 3), (0, 0, 3)),
    ],
)
def test_low_best_and_high(toll: tuple[int | None, int | None, int | None], expected: tuple[int, int, int]) -> None:
    assert values(coded(UCDP, deadly(*toll)), "low", "best", "high") == expected


def test_the_dead_of_each_side() -> None:
    soldiers = killed(4, 4, whom=Group("soldiers", "combatant", ARMY))
    rebels = killed(6, 6, whom=Group("fighters", "combatant", REBELS))
    by_class = {"civilian": Toll(2, 2, 2, "single", ("c2",))}
    made = incident(
        type="armed_clash", target=(REBELS,), harm={"killed": Harm(Toll(15, 15, 15, "single", ("c1",)), by_class)}
    )
    assert values(coded(UCDP, made, soldiers, rebels), *PARTS) == (4, 6, 2, 3)


def test_disputed_civilians_are_unknown() -> None:
    by_class = {"civilian": Toll(5, 5, 5, "single", ("c2",))}
    harm = {"killed": Harm(Toll(5, 5, 5, "single", ("c1",)), by_class)}
    assert values(coded(UCDP, incident(harm=harm)), *PARTS) == (0, 0, 5, 0)
    assert values(coded(UCDP, incident(harm=harm, status={"target": "contested"})), *PARTS) == (0, 0, 0, 5)


@pytest.mark.parametrize(
    ("precision", "code"),
    [
        ("site", 1),
        ("sub_city", 1),
        ("settlement", 1),
        ("near", 2),
        ("adm2", 3),
        ("adm1", 4),
        ("region", 5),
        ("country", 6),
    ],
)
def test_where_prec(precision: str, code: int) -> None:
    assert values(coded(UCDP, deadly(place=replace(HOMS, precision=precision))), "where_prec") == (code,)


@pytest.mark.parametrize(
    ("date", "code"),
    [
        (Date("2018-02-01", "2018-02-01", "day"), 1),
        (Date("2018-02-01", "2018-02-02", "span"), 2),
        (Date("2018-02-01", "2018-02-06", "span"), 2),
        (Date("2018-02-01", "2018-02-07", "span"), 3),
        (Date("2018-02-05", "2018-02-11", "week"), 3),
        (Date("2018-02-01", "2018-02-28", "span"), 4),
        (Date("2018-02-01", "2018-02-28", "month"), 4),
        (Date("2018-02-01", "2018-06-28", "span"), 5),
        (Date("2018-01-01", "2018-12-31", "year"), 5),
    ],
)
def test_date_prec(date: Date, code: int) -> None:
    row = values(coded(UCDP, deadly(date=date)), "date_prec", "date_start", "date_end", "year")
    assert row == (code, date.start, date.end, 2018)


def test_a_sea_is_seven_and_needs_no_country() -> None:
    sea = Place("the Red Sea", name="Red Sea", lat=20.0, lon=38.5, precision="region")
    assert values(coded(UCDP, deadly(place=sea)), "where_prec", "country", "country_id") == (7, "", None)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (incident(), "death"),
        (deadly(0, 0, 0), "death"),
        (deadly(date=None), "day"),
        (deadly(date=Date("2017-12-30", "2018-01-02", "span")), "two calendar years"),
        (deadly(place=None), "place"),
    ],
)
def test_what_ucdp_would_not_list_is_left_out_with_a_reason(made: Incident, reason: str) -> None:
    found = UCDP.code(case_of(made), Policy())
    assert found.rows == ()
    assert reason in found.left_out


def test_where_the_figures_come_from() -> None:
    told = replace(killed(5, 5), source=Source("A medic", "a medic"))
    row = coded(UCDP, deadly(), told)
    assert values(row, "source_original", "source_office", "source_date", "number_of_sources") == (
        *("A medic", "The Courier", "2019-03-06", 1),
    )


def test_the_place() -> None:
    row = coded(UCDP, deadly())
    assert values(row, "country", "country_id", "region", "adm_1", "geom_wkt") == (
        *("Syria", 652, "Middle East", "Homs", "POINT (36.71 34.73)"),
    )


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-90.0, -180.0, 1), (-90.0, 179.9, 720), (-89.5, -180.0, 721), (90.0, 179.9, 259200)]
)
def test_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert prio_grid(lat, lon) == cell


NUMBERS = st.none() | st.integers(0, 500)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 500), st.lists(st.integers(0, 500), max_size=3), st.booleans())
def test_the_invariants_hold_whatever_is_told(
    low: int | None, best: int | None, high: int | None, civilians: int, fighters: list[int], is_disputed: bool
) -> None:
    by_class = {"civilian": Toll(civilians, civilians, civilians, "single", ())}
    status = {"target": "contested"} if is_disputed else {}
    made = incident(
        harm={"killed": Harm(Toll(low, best, high, "single", ()), by_class)}, target=(REBELS,), status=status
    )
    claims = [killed(n, n, whom=Group("fighters", "combatant", REBELS)) for n in fighters]
    for row in UCDP.code(case_of(made, *claims), Policy()).rows:
        least, middle, most = values(row, "low", "best", "high")
        assert 0 <= least <= middle <= most  # type: ignore[operator]
        assert most >= 1  # type: ignore[operator]
        assert sum(values(row, *PARTS)) == middle  # type: ignore[arg-type]
        assert min(values(row, *PARTS)) >= 0  # type: ignore[type-var]
