"""What was acknowledged is there after a kill, whole: workers are killed at random moments, again and again."""

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from killed import A_LEDGER
from rashomon.export.exporter import export
from rashomon.export.verify import MANIFEST
from rashomon.store import tables
from rashomon.store.store import Store
from rashomon.store.upgrading import upgrade
from writes import READS, raw_bytes

KILLS = {"writes": 200, "exports": 50, "upgrades": 50}
OFTEN = {"writes": 4_000, "exports": 500, "upgrades": 500}
SCHEMAS = Path(__file__).parent / "schemas"


def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_writers(tmp_path, KILLS["writes"])


def test_killed_exports_leave_whole_files(tmp_path: Path) -> None:
    kill_exporters(tmp_path, KILLS["exports"])


def test_killed_upgrades_leave_the_old_ledger_or_the_new(tmp_path: Path) -> None:
    kill_upgraders(tmp_path, KILLS["upgrades"])


@pytest.mark.soak
def test_very_many_kills(tmp_path: Path) -> None:
    kill_writers(tmp_path / "writes", OFTEN["writes"])
    kill_exporters(tmp_path / "exports", OFTEN["exports"])
    kill_upgraders(tmp_path / "upgrades", OFTEN["upgrades"])


def killed(what: str, folder: Path, kills: int) -> dict[int, int]:
    """Kill -> how much its worker had acknowledged."""
    folder.mkdir(exist_ok=True)
    words = [sys.executable, str(Path(__file__).parents[1] / "killed.py"), what, str(folder), str(kills), "20180207"]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    acknowledged = {int(kill): int(heard) for kill, heard in map(str.split, done.stdout.splitlines())}
    assert len(acknowledged) == kills
    return acknowledged


def kill_writers(folder: Path, kills: int) -> None:
    acknowledged = killed("writes", folder, kills)
    kept = 0
    for path in sorted(folder.glob("[0-9]*.ledger")):
        with Store.open(path) as store:
            assert store.verify().findings == ()
        of_it = range(A_LEDGER * int(path.stem), A_LEDGER * (int(path.stem) + 1))
        with closing(sqlite3.connect(path)) as connection:
            kept += sum(kept_of(connection, kill, acknowledged[kill]) for kill in of_it)
    print(f"{kills} writers killed: {sum(acknowledged.values())} transactions acknowledged, {kept} kept")


def kept_of(connection: sqlite3.Connection, kill: int, acknowledged: int) -> int:
    """How many transactions of a worker the ledger holds: all that it had acknowledged, and at most one more."""
    if kill % 2:
        (kept,) = connection.execute("SELECT count(*) FROM decisions WHERE author = ?", [f"k{kill}"]).fetchone()
        assert kept in (acknowledged, acknowledged + 1)
        return kept
    held = [is_held(connection, kind, f"k{kill}-{part}") for part in range(acknowledged // 4 + 2) for kind in READS]
    assert all(held[:acknowledged])
    # what a killed worker left to be linked, another linked
    assert not any(is_there for n, is_there in enumerate(held) if n > acknowledged and READS[n % 4] != "links")
    return acknowledged + held[acknowledged]


def is_held(connection: sqlite3.Connection, kind: str, name: str) -> bool:
    query, values = {
        "bytes": ("SELECT sha256 FROM raw_documents WHERE sha256 = ?", [hashlib.sha256(raw_bytes(name)).hexdigest()]),
        "reports": ("SELECT id FROM reports WHERE id IN (?, ?)", [f"{name}-a", f"{name}-b"]),
        "log": ("SELECT place FROM rejections WHERE place = ?", [f"{name}.html"]),
        "links": ("SELECT report FROM linked_reports WHERE report IN (?, ?)", [f"{name}-a", f"{name}-b"]),
    }[kind]
    found = connection.execute(query, values).fetchall()
    assert len(found) in (0, len(values))  # whole or not at all
    return bool(found)


def kill_exporters(folder: Path, kills: int) -> None:
    acknowledged = killed("exports", folder, kills)
    whole = {name: exported(folder, name) for name in ("one", "two")}
    unfinished = 0
    for kill in acknowledged:
        found = contents(folder / f"exported-{kill}")
        assert set(found) <= set(whole["one"])
        assert all(data in (whole["one"][name], whole["two"][name]) for name, data in found.items())
        if MANIFEST in found:  # which is there only beside files of one make
            assert found in whole.values()
        unfinished += MANIFEST not in found
    done = sum(acknowledged.values())
    print(f"{kills} exports killed after {done} whole ones: no file cut, {unfinished} folders without a manifest")


def exported(folder: Path, name: str) -> dict[str, bytes]:
    with Store.open(folder / f"{name}.ledger") as store:
        export(store, "jsonl", folder / name)
    return contents(folder / name)


def contents(folder: Path) -> dict[str, bytes]:
    """The files that others see: those that are still being written have a dot before their name."""
    files = folder.iterdir() if folder.exists() else ()
    return {path.name: path.read_bytes() for path in files if not path.name.startswith(".")}


def kill_upgraders(folder: Path, kills: int) -> None:
    folder.mkdir(exist_ok=True)
    old = folder / "old.ledger"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((SCHEMAS / "schema-1.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode=WAL")
        before = list(connection.iterdump())
    acknowledged, upgraded = killed("upgrades", folder, kills), 0
    for kill, count in acknowledged.items():
        path = folder / f"{kill}.ledger"
        with closing(sqlite3.connect(path)) as connection:
            is_old = list(connection.iterdump()) == before
        assert not (is_old and count)
        upgraded += not is_old
        if is_old and kill % 5 == 0:
            assert upgrade(str(path)).after == tables.SCHEMA
        if not is_old or kill % 5 == 0:
            with Store.open(path) as store:
                assert store.verify().findings == ()
                assert store.counts()["claims"] == 10
        for copy in folder.glob(f"{path.name}.schema-1*"):
            with closing(sqlite3.connect(copy)) as connection:
                assert list(connection.iterdump()) == before
    print(f"{kills} upgrades killed: {upgraded} had come through, {kills - upgraded} left the ledger as it was")
