"""What was acknowledged is there after a power cut.

A disk under SQLite logs what is asked of it, and is rebuilt as a power cut at a random moment might have left it: what
was not synced is there, lost or torn, write by write. `sqlite3` then opens what came back.
"""

import hashlib
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from disk import Asked, Disk, Platter
from over_apsw import OverApsw
from rashomon.pipeline.linking import link
from rashomon.store import _sqlite
from rashomon.store.store import Store
from writes import round_of_writes

POINTS, CONTROLS, OFTEN = 2_000, 300, 20_000
ROUNDS, HELD = 4, (0, 2)
OFTEN_TIDIED = "PRAGMA wal_autocheckpoint=200"  # pages: a small ledger goes through what a large one does
ACKNOWLEDGED = "acknowledged"
NOTHING = hashlib.sha256(b"{}").hexdigest()
OUTCOMES = {-1: "lost", 0: "as acknowledged", 1: "with what was being written"}


SOUND = {"as acknowledged", "with what was being written"}


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cut(tmp_path, monkeypatch, POINTS, seed=20180207).keys() == SOUND


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2])
def test_very_many_power_cuts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    assert cut(tmp_path, monkeypatch, OFTEN, seed).keys() == SOUND


def test_weaker_settings_lose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # bringing the journal into the file after each decision syncs it as well, and would hide what is lost without
    monkeypatch.setattr(_sqlite, "_folds", lambda _connection: True)
    found = cut(tmp_path, monkeypatch, CONTROLS, 20180207, "PRAGMA synchronous=NORMAL")
    assert found["lost"] > CONTROLS / 2
    assert not found.keys() - SOUND - {"lost"}


def cut(folder: Path, monkeypatch: pytest.MonkeyPatch, points: int, seed: int, *pragmas: str) -> Counter[str]:
    """Write a ledger, cut the power at that many moments, and count what came of it."""
    disk, chance, path = Disk(f"cut-{seed}"), random.Random(seed), folder / "x.ledger"
    with monkeypatch.context() as patch:
        patch.setattr(_sqlite, "sqlite3", OverApsw(disk.name))
        patch.setattr(_sqlite, "_PRAGMAS", (*_sqlite._PRAGMAS, OFTEN_TIDIED, *pragmas))
        states = list(write(path, disk))
    found, known = Counter[str](), {"": 0}
    with Store.open(path) as store:
        for done, files in moments(disk.log, points, chance):
            digest = bring_back(path, files)
            if digest not in known:
                known[digest] = state_of(store, path, states)
            state = known[digest]
            found[state if isinstance(state, str) else OUTCOMES[min(1, max(-1, state - done))]] += 1
    print(f"{points} power cuts in {len(states)} transactions, {len(disk.log)} requests: {dict(sorted(found.items()))}")
    return found


def write(path: Path, disk: Disk) -> Iterator[str]:
    """Fill a ledger; gives what it holds after each transaction, once that was acknowledged."""
    with Store.open(path, create=True) as store, ExitStack() as others:
        yield acknowledged(path, disk)
        link(store)
        yield acknowledged(path, disk)
        for number in range(ROUNDS):
            if number in HELD:
                # while somebody else has the ledger open, its journal goes on from one transaction to the next
                others.close()
                others.enter_context(closing(_sqlite.connect(str(path), create=False)))
            for write_one in round_of_writes(store, f"n{number}", number):
                write_one()
                yield acknowledged(path, disk)


def acknowledged(path: Path, disk: Disk) -> str:
    disk.mark(ACKNOWLEDGED)
    with closing(_sqlite.connect(str(path), create=False)) as connection:
        return content(connection)


def content(connection: Any) -> str:
    """One hash over every row of every table."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in connection.execute(query).fetchall()]
    rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall())) for name in tables}
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def moments(log: list[Asked], points: int, chance: random.Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """At random places of the log: how many transactions were acknowledged, and the files as a power cut left them."""
    platter, done, reached = Platter(), 0, 0
    for place in sorted(chance.randrange(len(log)) for _ in range(points)):
        for asked in log[reached:place]:
            platter.take(asked)
            done += asked.what == ACKNOWLEDGED
        reached = place
        yield done, platter.after_power_cut(chance)


def bring_back(path: Path, files: dict[str, bytes]) -> str:
    """Put the files there and let `sqlite3` repair them; gives a hash of what came back, none when there is nothing."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    for name, data in files.items():
        Path(name).write_bytes(data)
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(path)) as connection:
            for statement in (
                "PRAGMA synchronous=OFF",
                "SELECT 1 FROM sqlite_master",
                "PRAGMA wal_checkpoint(TRUNCATE)",
            ):
                connection.execute(statement).fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def state_of(store: Store, path: Path, states: list[str]) -> int | str:
    """After how many transactions the ledger was as this file is; in words what is wrong with it."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            found, said = content(connection), connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError:
        return "corrupt"
    if said != [("ok",)]:
        return "corrupt"
    if found == NOTHING:
        return 0
    if found not in states or not store.verify().is_sound:
        return "something else"
    return states.index(found) + 1
