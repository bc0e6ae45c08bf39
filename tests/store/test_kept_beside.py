"""What incidents are found by and wait for is not sealed: a check makes it anew and compares."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from factories import make_incident, make_reading, put_derived
from rashomon.store.store import Store
from rashomon.store.upgrading import upgrade


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(tmp_path / "x.ledger", create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first, second)], {"r2": "r1"})
        yield store


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE incident_facets SET killed_best = 99", "what it is found by is not what it tells"),
        ("UPDATE incident_facets SET codes = ''", "what it is found by is not what it tells"),
        ("DELETE FROM facet_values WHERE facet = 'type'", "what it is found by is not what it tells"),
        ("DELETE FROM incident_facets", "what it is found by is not what it tells"),
        ("UPDATE incident_needs SET rank = rank - 1", "what it waits for is not what it needs"),
        ("DELETE FROM incident_needs", "what it waits for is not what it needs"),
    ],
)
def test_what_is_damaged_is_seen_and_made_anew(store: Store, tmp_path: Path, statement: str, said: str) -> None:
    assert store.verify().findings == ()
    with store._writing() as connection:
        connection.execute(text(statement))
    (finding,) = store.verify().findings
    assert finding.place.startswith("incident i")
    assert said in finding.problem
    assert "rashomon upgrade LEDGER --anew" in finding.problem
    upgrade(str(tmp_path / "x.ledger"), anew=True)
    assert store.verify().findings == ()
