"""Incidents with what stands behind them, some at a time, and what a file says of itself."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from factories import MARKET, TUESDAY, make_incident, make_reading, put_derived
from rashomon.export import cases as module
from rashomon.export.cases import case_of, cases
from rashomon.export.imprint import imprint
from rashomon.model.when import Date
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def filled(place: str = ":memory:") -> Store:
    """Seven reports: five incidents, one of them told by three reports of which one repeats another."""
    store = Store.open(place, create=True)
    readings = [make_reading(f"r{number}") for number in range(7)]
    store.add(readings)
    incidents = [make_incident(*readings[:3]), *map(make_incident, readings[3:])]
    incidents[1] = replace(incidents[1], date=None, place=None)
    incidents[2] = replace(incidents[2], date=Date("2019-03-01", "2019-03-31", "month"), type="attack")
    incidents[3] = replace(incidents[3], place=replace(MARKET, lat=-1.5, lon=170.0, country="YEM"))
    put_derived(store, incidents, {"r2": "r0"})
    return store


def test_a_case_is_what_the_ledger_says_of_its_incident(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    with filled(place) as store, store.snapshot() as still:
        told = list(cases(still))
        assert [case.incident for case in told] == list(store.incidents())
        for case in told:
            assert case.claims == tuple(store.claims(incident=case.incident.id))
            assert case.reports == {name: store.report(name) for name in case.incident.reports}
            assert case_of(store, case.incident).claims == case.claims
        copies = {name: original for case in told for name, original in case.copies.items()}
        assert copies == {"r2": "r0"}


@pytest.mark.parametrize(
    "wanted",
    [{"type": "attack"}, {"country": "yem"}, {"since": "2019-03-06"}, {"report": "r1"}, {"text": "nowhere at all"}],
)
def test_a_filter_chooses_cases_as_it_chooses_incidents(wanted: dict[str, str]) -> None:
    store, asked = filled(), IncidentFilter(**wanted)
    assert [case.incident for case in cases(store, asked)] == list(store.incidents(asked))


def test_as_many_questions_for_two_hundred_incidents_as_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    counted: Callable[..., object] = Store._those

    def those(*given: object) -> object:
        asked.append(given)
        return counted(*given)

    monkeypatch.setattr(Store, "_those", those)
    assert len(list(cases(filled()))) == 5
    assert len(asked) <= 5  # one of them is of the test's own making


def test_a_file_says_what_it_was_made_from(place: str) -> None:
    with filled(place) as store:
        said = imprint(store, {"format": "geojson/1"}, IncidentFilter(type="shelling", background=False))
        assert list(said) == ["program", "format", "head", "filter", "days"]
        assert said["head"] == str(store.head())
        assert said["filter"] == {"type": "shelling", "background": False}
        assert said["days"] == {"first": TUESDAY.start, "last": TUESDAY.end}
        assert imprint(store, {}, IncidentFilter())["days"] == {"first": "2019-03-01", "last": "2019-03-31"}
        assert imprint(store, {}, IncidentFilter(type="arrest"))["days"] is None
