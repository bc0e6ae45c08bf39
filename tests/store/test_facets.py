"""What a filter leaves is counted: by values, over time, on a map; the same in both databases."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from factories import ARMY, MARKET, make_incident, make_reading, put_derived
from rashomon.model.incident import Harm, Incident, Toll
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor
from rashomon.store import facet_index, facets, tables
from rashomon.store.facets import Counted, Facet, Facets
from rashomon.store.periods import Period, Timeline, timeline
from rashomon.store.queries import IncidentFilter
from rashomon.store.spots import Box, Spots, spots
from rashomon.store.store import Store

NORTH, SOUTH = Actor("n", "Northern Guard", "guards"), Actor(None, "Südfront", "the front")


def filled(place: str, told: list[dict[str, object]]) -> Store:
    """A ledger with one incident a report, each with these parts."""
    store = Store.open(place, create=True)
    made = [make_reading(f"r{k}", publisher=known.pop("publisher", "The Courier")) for k, known in enumerate(told)]
    store.add(made)
    pairs = zip(made, told, strict=True)
    put_derived(store, [make_incident(r, incident_id=f"i{k}", **known) for k, (r, known) in enumerate(pairs)], {})
    return store


def killed(low: int | None, best: int | None, high: int | None) -> dict[str, Harm]:
    toll = Toll(low, best, high, "single", ())
    return {"killed": Harm(toll, {"civilian": toll})}


@pytest.fixture
def three(place: str) -> Iterator[Store]:
    with filled(
        place,
        [
            {"initiator": (NORTH,), "target": (SOUTH,), "status": {"killed": "single"}, "harm": killed(29, 29, None)},
            {"type": "arrest", "publisher": None, "place": None, "date": None, "initiator": (), "harm": {}},
            {"publisher": "Evening Bell", "date": Date("2019-04-01", "2019-04-30", "month"), "harm": killed(0, 0, 0)},
        ],
    ) as store:
        yield store


def found(store: Store, **wanted: object) -> list[str]:
    return [incident.id for incident in store.incidents(IncidentFilter(**wanted))]


def counted(store: Store, values: int = 20, **wanted: object) -> Facets:
    return store.answer(lambda connection: facets.facets(connection, IncidentFilter(**wanted), values))


def over_time(store: Store, unit: str | None = None, **wanted: object) -> Timeline:
    return store.answer(lambda connection: timeline(connection, IncidentFilter(**wanted), unit))


def placed(store: Store, box: Box | None = None, limit: int = 400, **wanted: object) -> Spots:
    return store.answer(lambda connection: spots(connection, IncidentFilter(**wanted), box, limit))


def test_incidents_are_found_by_each_part(three: Store) -> None:
    assert found(three) == ["i0", "i2", "i1"]
    assert found(three, initiator="Northern Guard", target="Südfront", admin1="North") == ["i0"]
    assert found(three, initiator="Northern") == found(three, admin1="nor") == []
    assert found(three, actor="SÜDFRONT") == found(three, text="südfr") == ["i0"]
    assert found(three, publisher=["Evening Bell", "The Courier", "Nobody"]) == ["i0", "i2"]
    assert found(three, source="medics", victims="civilian") == ["i0"]
    assert found(three, source="somebody else") == []
    assert found(three, killed_min=29) == found(three, killed_min=1, killed_max=29) == ["i0"]
    assert found(three, killed_max=28) == ["i2"]
    assert found(three, contested=True) == found(three, status="contested") == ["i2", "i1"]
    assert found(three, status=("single", "agreed")) == found(three, contested=False) == ["i0"]


def test_values_are_counted(three: Store) -> None:
    every = counted(three)
    assert every.incidents == 3
    assert every.of["type"] == Facet((Counted("shelling", 2), Counted("arrest", 1)))
    assert every.of["publisher"] == Facet((Counted("Evening Bell", 1), Counted("The Courier", 1)))
    assert every.of["source"] == Facet((Counted("medics", 3), Counted(ARMY.name, 3)))
    assert every.of["victims"] == Facet((Counted("civilian", 1),))
    assert every.of["status"] == Facet((Counted("contested", 2), Counted("single", 1)))
    assert counted(three, values=1).of["publisher"] == Facet((Counted("Evening Bell", 1),), others=1)
    some = counted(three, type="arrest")
    assert (some.incidents, some.of["country"], some.of["type"]) == (1, Facet(), Facet((Counted("arrest", 1),)))
    assert counted(three, text="nowhere").of == dict.fromkeys(facet_index.FACETS, Facet())


def test_incidents_are_counted_over_time(three: Store) -> None:
    march = Period("2019-03", 1, contested=0, told=1, low=29, best=29, high=29, unbounded=1)
    april = Period("2019-04", 1, contested=1, told=1)
    assert over_time(three, "month") == Timeline("month", (march, april), undated=1)
    by_day = over_time(three)
    assert (by_day.unit, by_day.longer, by_day.undated) == ("day", 1, 1)
    assert [period.start for period in by_day.periods] == ["2019-03-05"]
    assert [p.incidents for p in over_time(three, "year").periods] == [2]
    assert over_time(three, type="arrest") == Timeline("day", (), undated=1)


def test_periods_follow_each_other_without_gaps(place: str) -> None:
    days = ["1999-12-31", "2000-03-01", "2008-02-29"]
    with filled(place, [{"date": Date(day, day, "day")} for day in days]) as store:
        assert [p.start for p in over_time(store, "month", until="2000-12-31").periods] == [
            "1999-12",
            "2000-01",
            "2000-02",
            "2000-03",
        ]
        assert [p.start for p in over_time(store).periods][:3] == ["1999-12", "2000-01", "2000-02"]
        assert len(over_time(store, "day").periods) == 2983


def test_incidents_lie_on_a_map(three: Store) -> None:
    where = placed(three)
    assert (where.incidents, where.elsewhere, where.unplaced, where.cell) == (2, 0, 1, None)
    assert [(s.incident, s.lat, s.lon, s.killed, s.precision) for s in where.spots] == [
        ("i0", MARKET.lat, MARKET.lon, 29, "settlement"),
        ("i2", MARKET.lat, MARKET.lon, 0, "settlement"),
    ]
    together = placed(three, limit=1)
    assert [(s.incident, s.incidents, s.contested, s.killed) for s in together.spots] == [(None, 2, 1, 29)]
    outside = placed(three, Box(0, 0, 10, 10))
    assert (outside.spots, outside.incidents, outside.elsewhere) == ((), 0, 2)


def test_an_incident_alone_in_its_square_is_named(place: str) -> None:
    where = [Place("a", lat=10.0, lon=10.0), Place("b", lat=10.0, lon=10.001), Place("c", lat=-60.0, lon=-100.0)]
    with filled(place, [{"place": one} for one in where]) as store:
        near, far = placed(store, limit=2).spots
        assert (near.incidents, near.incident, near.lat, near.lon) == (2, None, 10.0, pytest.approx(10.0005))
        assert (far.incidents, far.incident) == (1, "i2")


def test_values_that_nothing_has_any_more_are_forgotten(three: Store) -> None:
    made = make_reading("r0")
    put_derived(three, [make_incident(made, incident_id="i0")], {})
    values = select(tables.facet_values.c.value)
    assert "Northern Guard" in three.answer(lambda connection: set(connection.scalars(values)))
    with three._writing() as connection:
        facet_index.forget_unused(connection)
    kept = three.answer(lambda connection: set(connection.scalars(values)))
    assert not {"Northern Guard", "arrest", "Evening Bell"} & kept
    assert {"shelling", "medics", "The Courier"} <= kept


def test_made_anew_they_are_the_same(three: Store) -> None:
    before = counted(three), over_time(three), placed(three)
    with three._writing() as connection:
        facet_index.make_anew(connection)
    assert (counted(three), over_time(three), placed(three)) == before


known = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["shelling", "arrest", "attack"]),
        "place": st.none()
        | st.builds(
            Place,
            text=st.just("x"),
            country=st.none() | st.sampled_from(["SYR", "YEM"]),
            lat=st.floats(-90, 90),
            lon=st.floats(-180, 180),
        ),
        "date": st.none()
        | st.dates().map(lambda day: Date(day.isoformat(), max(day.isoformat(), "2001-01-01"), "span")),
        "initiator": st.lists(st.sampled_from([NORTH, SOUTH]), max_size=2).map(tuple),
        "harm": st.just({})
        | st.builds(killed, st.none() | st.integers(0, 2**70), st.none() | st.integers(0, 9), st.none()),
        "publisher": st.none() | st.text("ab \n%_'é", min_size=1, max_size=3),
        "background": st.booleans(),
    }
)


@settings(max_examples=25, deadline=None)
@given(told=st.lists(known, max_size=8), values=st.integers(1, 3))
def test_counts_add_up(told: list[dict[str, object]], values: int) -> None:
    with filled(":memory:", [dict(one) for one in told]) as store:
        every: list[Incident] = list(store.incidents())
        all_of_them = counted(store)
        by_type = Counter(incident.type for incident in every)
        assert {c.value: c.incidents for c in all_of_them.of["type"].values} == by_type
        for facet in ("type", "grade", "status", "background"):
            assert sum(c.incidents for c in all_of_them.of[facet].values) == len(every)
        for facet in ("type", "publisher", "initiator", "country"):
            shown = counted(store, values).of[facet]
            assert len(shown.values) + shown.others == len(all_of_them.of[facet].values)
            assert shown.values == all_of_them.of[facet].values[:values]
            for one in shown.values:
                assert len(found(store, **{facet: one.value})) == one.incidents
        passing = over_time(store, "month")
        assert sum(p.incidents for p in passing.periods) + passing.longer + passing.undated == len(every)
        for limit in (1, 400):
            where = placed(store, Box(-90, -45, 90, 45), limit)
            assert sum(spot.incidents for spot in where.spots) == where.incidents
            assert where.incidents + where.elsewhere + where.unplaced == len(every)
