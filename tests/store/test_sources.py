"""Sources by the incidents of which they say something; the same in both databases."""

from collections.abc import Iterator

import pytest

from factories import make_incident, make_reading, put_derived
from rashomon.store.queries import IncidentFilter
from rashomon.store.sources import Quoted, Sources, sources
from rashomon.store.store import Store


@pytest.fixture
def two(place: str) -> Iterator[Store]:
    """Two incidents with the same sources; the first is contested."""
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(place, create=True) as store:
        store.add([first, second])
        single = make_incident(second, incident_id="i2", status={"killed": "single"}, type="attack")
        put_derived(store, [make_incident(first, incident_id="i1"), single], {})
        yield store


def found(store: Store, limit: int = 50, offset: int = 0, **wanted: object) -> Sources:
    return store.answer(lambda connection: sources(connection, IncidentFilter(**wanted), limit, offset))


def test_sources_come_with_what_is_contested(two: Store) -> None:
    assert found(two) == Sources((Quoted("medics", 2, 1), Quoted("the army", 2, 1)), 2)
    assert found(two, type="attack") == Sources((Quoted("medics", 1, 0), Quoted("the army", 1, 0)), 2)
    assert found(two, contested=False).sources[0] == Quoted("medics", 1, 0)
    assert found(two, contested=True).sources[0] == Quoted("medics", 1, 1)


def test_sources_come_by_pages(two: Store) -> None:
    assert found(two, 1, 1) == Sources((Quoted("the army", 2, 1),), 2)
    assert found(two, 1, 2) == Sources((), 2)
    assert found(two, text="nowhere") == Sources((), 0)
