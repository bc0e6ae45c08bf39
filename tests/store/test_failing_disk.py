"""A disk that is full, or that fails: nothing acknowledged is lost, the user is told, reading goes on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import apsw
import pytest

from disk import Disk, Fault
from factories import write_round
from over_apsw import OverApsw
from rashomon.errors import LedgerError
from rashomon.store import _sqlite
from rashomon.store.store import Store

FULL = ("L006", "Free some space and read again: nothing that was stored is lost.")
BROKEN = ("L007", "Check the disk, then read again.")
FAULTS: dict[str, tuple[Callable[[int], Fault], tuple[str, str]]] = {
    "full": (lambda at: Fault("write", at, apsw.FullError), FULL),
    "a write fails": (lambda at: Fault("write", at, apsw.IOError, stays=False), BROKEN),
    "syncs fail": (lambda at: Fault("sync", at, apsw.IOError), BROKEN),
}
WRITTEN = ("raw_documents", "reports", "readings", "incidents")
HELD = ([1, 2, 1, 1], [2, 2, 1, 1], [2, 4, 1, 1], [2, 4, 2, 1], [2, 4, 2, 2], [2, 4, 2, 2])  # after each transaction


@pytest.mark.parametrize("name", FAULTS)
def test_a_disk_that_fails_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path, disk, (fault_at, said) = tmp_path / "x.ledger", Disk("failing"), FAULTS[name]
    monkeypatch.setattr(_sqlite, "sqlite3", OverApsw(disk.name))
    told = 0
    with Store.open(path, create=True) as store:
        list(write_round(store, 0))
        whole = path.read_bytes()
        for at in count():
            with disk.failing(fault_at(at)):
                done, error = write(store)
                held = [report.id for report in store.reports()]
                has_failed = disk.has_failed
            if not has_failed:
                break
            assert error is None or (error.code, error.next_step) == said
            told += error is not None
            after = HELD[done : done + 2]  # what was not acknowledged may be there, but whole
            assert len(held) in (counts[1] for counts in after)
            assert rows(path) in after
            assert write(store) == (4, None)
            assert store.verify().findings == ()
            start_anew(path, whole)
    print(f"{name}: at each of {at} requests; {told} times the user is told, otherwise all was stored")
    assert told > at / 2


def write(store: Store) -> tuple[int, LedgerError | None]:
    """Write a round: how many transactions were acknowledged, and the error that ended it."""
    done = 0
    try:
        for _ in write_round(store, 1):
            done += 1
    except LedgerError as error:
        return done, error
    return done, None


def rows(path: Path) -> list[int]:
    """How many there are of what each transaction writes."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in WRITTEN]


def start_anew(path: Path, whole: bytes) -> None:
    for old in path.parent.iterdir():
        old.unlink()
    path.write_bytes(whole)
