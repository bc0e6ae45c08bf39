"""A second process that makes half of an export changes no byte of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import make_incident, make_reading, put_derived
from rashomon.export import sharing
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

FORMATS = ("acled", "ucdp", "airwars", "plover", "reports", "parquet", "datapackage")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    """Five incidents, the first of which, by day, no profile lists: its place is not told."""
    with Store.open(tmp_path / "x.ledger", create=True) as store:
        readings = [make_reading(f"r{number}") for number in range(5)]
        store.add(readings)
        lost, *others = readings
        put_derived(store, [make_incident(lost, place=None, date=None), *map(make_incident, others)], {})
        yield store


def written(store: Store, name: str, folder: Path, options: Options | None = None) -> dict[str, bytes]:
    files = export(store, name, folder / "out", options)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the processes beside gave, with every ledger large enough for one."""
    told: list[object] = []
    made = sharing._made
    monkeypatch.setattr(sharing, "LARGE", 0)
    monkeypatch.setattr(sharing.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(sharing, "_made", lambda *given: told.append(made(*given)) or told[-1])
    return told


@pytest.mark.parametrize("name", FORMATS)
def test_two_processes_write_what_one_writes(
    name: str, ledger: Store, tmp_path: Path, answers: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = written(ledger, name, tmp_path / "two")
    assert answers
    assert None not in answers
    monkeypatch.setattr(sharing, "LARGE", 10**9)
    assert written(ledger, name, tmp_path / "one") == shared


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_other_process_cannot_do_this_one_does(
    name: str, ledger: Store, tmp_path: Path, answers: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "_PROGRAM", "import sys; sys.stdout.write('half'); sys.exit(3)")
    alone = written(ledger, name, tmp_path / "failed")
    assert answers == [None]
    monkeypatch.setattr(sharing, "LARGE", 10**9)
    assert written(ledger, name, tmp_path / "one") == alone


def test_the_other_process_does_nothing_with_another_state_of_the_ledger(
    ledger: Store, tmp_path: Path, answers: list[object]
) -> None:
    before = written(ledger, "acled", tmp_path / "before")
    with ledger.snapshot() as still:
        still.head()  # it is read, and so it stays
        with Store.open(ledger.place) as other:
            late = make_reading("late")
            other.add([late])
            put_derived(other, [make_incident(late)], {})
        assert written(still, "acled", tmp_path / "after") == before
    assert [answer is None for answer in answers] == [False, True]


def test_a_half_that_lists_nothing_leaves_no_comma(tmp_path: Path, answers: list[object]) -> None:
    with Store.open(tmp_path / "x.ledger", create=True) as store:
        readings = [make_reading("r1"), make_reading("r2")]
        store.add(readings)
        put_derived(store, [make_incident(reading, harm={}) for reading in readings], {})
        assert written(store, "airwars", tmp_path)["out"] == b"[]\n"
    assert len(answers) == 1


def test_a_part_of_a_ledger_and_a_ledger_in_memory_are_not_shared(ledger: Store, answers: list[object]) -> None:
    assert sharing.half_of(ledger, IncidentFilter(), "incidents") == 2
    assert sharing.half_of(ledger, IncidentFilter(country="SYR"), "incidents") is None
    with Store.open(":memory:") as memory:
        assert sharing.half_of(memory, IncidentFilter(), "incidents") is None
    assert not answers


def test_claims_and_reports_can_be_had_in_stretches(ledger: Store) -> None:
    wanted = IncidentFilter(type="shelling")
    for told in (ledger.claims_told, ledger.reports_telling):
        every = list(told(wanted))
        assert len(every) > 4
        assert [*told(wanted, limit=3), *told(wanted, limit=1, offset=3), *told(wanted, offset=4)] == every
        assert not list(told(wanted, offset=len(every)))
