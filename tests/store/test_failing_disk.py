"""A disk that is full, or that fails: nothing acknowledged is lost, the user is told, reading goes on."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from shutil import which

import apsw
import pytest

from disk import Disk, Fault
from over_apsw import OverApsw
from rashomon.errors import LedgerError
from rashomon.pipeline.linking import link
from rashomon.store import _sqlite
from rashomon.store.store import Store
from writes import WRITES, round_of_writes

FULL = ("L006", "Free some space and read again: nothing that was stored is lost.")
BROKEN = ("L007", "Check the disk, then read again.")
TRIED_AGAIN = 4  # at every fourth request it is written once more, and all is verified, which takes the longest
FAULTS: dict[str, tuple[Callable[[int], Fault], tuple[str, str]]] = {
    "full": (lambda at: Fault("write", at, apsw.FullError), FULL),
    "a write fails": (lambda at: Fault("write", at, apsw.IOError, stays=False), BROKEN),
    "syncs fail": (lambda at: Fault("sync", at, apsw.IOError), BROKEN),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_disk_that_fails_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    # a decision sends the same requests through the same code: once is enough at each push
    writes = ("reports", "rejects") if name != "a write fails" else ("reports",)
    fail_at_any_moment(tmp_path / "x.ledger", monkeypatch, name, writes)


@pytest.mark.soak
@pytest.mark.parametrize("name", FAULTS)
def test_a_disk_that_fails_whatever_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    fail_at_any_moment(tmp_path / "x.ledger", monkeypatch, name, WRITES)


def fail_at_any_moment(path: Path, monkeypatch: pytest.MonkeyPatch, name: str, writes: Sequence[str]) -> None:
    disk = Disk("failing")
    monkeypatch.setattr(_sqlite, "sqlite3", OverApsw(disk.name))
    requests = told = 0
    with Store.open(path, create=True) as store:
        link(store)  # says how it links, in a transaction of its own
        for kind, write in zip(WRITES, round_of_writes(store, "x", 0), strict=True):
            if kind in writes:
                asked, said = fail_at_each_request(store, disk, name, write)
                requests, told = requests + asked, told + said
            else:
                write()
    print(f"{name}: at each of {requests} requests; {told} times the user was told, otherwise all was stored")
    assert told >= requests / 2


def fail_at_each_request(store: Store, disk: Disk, name: str, write: Callable[[], object]) -> tuple[int, int]:
    """Let each request of one transaction fail: how many requests there are, and how often the user was told."""
    path, (fault_at, said), told = Path(store.place), FAULTS[name], 0
    store.close()  # which folds its journal into the file, and opens it again when it is asked again
    whole, before = path.read_bytes(), rows(path)
    write()
    store.close()
    after = rows(path)
    for at in count():
        put(path, whole)
        with disk.failing(fault_at(at)):
            error = error_of(write)
            held = [report.id for report in store.reports()]
            store.close()
            has_failed = disk.has_failed
        if not has_failed:
            return at, told
        assert len(held) in (before["reports"], after["reports"])
        # what was not acknowledged may be there, but whole
        assert rows(path) in ((before, after) if error else (after,))
        if error:
            assert (error.code, error.next_step) == said
            told += 1
        if at % TRIED_AGAIN == 0:
            if error:
                write()
            assert store.verify().findings == ()
            store.close()
    raise AssertionError


def error_of(write: Callable[[], object]) -> LedgerError | None:
    try:
        write()
    except LedgerError as error:
        return error
    return None


def rows(path: Path) -> dict[str, int]:
    """How many rows each table of a file has that is not corrupt."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def put(path: Path, data: bytes) -> None:
    for old in path.parent.iterdir():
        old.unlink()
    path.write_bytes(data)


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    program = Path(__file__).parents[1] / "full_disk.py"
    inside = f"mount -t tmpfs -o size=1200k full {tmp_path} && exec {sys.executable} {program} {tmp_path}"
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    attempt = [*words, f"mount -t tmpfs full {tmp_path}"]
    if not which("unshare") or subprocess.run(attempt, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    done = subprocess.run([*words, inside], stdout=subprocess.PIPE, text=True, check=True)
    assert json.loads(done.stdout) == {
        "writing": list(FULL),
        "exporting": ["E002", "cannot be written (No space left on device)"],
        "left in the folder": [],
        "read": True,
        "sound": True,
        "sound again": True,
    }
