"""Connections stay open between transactions: for one file, one process, and any number of threads."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from factories import make_reading
from rashomon.errors import DecisionError, LedgerError
from rashomon.pipeline.ledger import Ledger
from rashomon.store import _sqlite
from rashomon.store.store import Store

THREADS, DECISIONS, ROUNDS = 8, 5, 3

# the child asks the ledger that its parent opened, lets go of it and ends as any program does
PARENT = """
import os, sys
sys.path.insert(0, sys.argv[2])
from factories import make_reading
from rashomon.store.store import Store
with Store.open(sys.argv[1]) as store:
    store.add([make_reading("before")])
    child = os.fork()
    if not child:
        assert store.counts()["reports"] == 1
        store.add([make_reading("child")])
        sys.exit()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store.add([make_reading("parent")])
    print(*store.report_ids())
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each connection that was opened."""
    seen: list[str] = []
    monkeypatch.setattr(
        _sqlite, "_shared", lambda place, create, shared=_sqlite._shared: [seen.append(place), shared(place, create)][1]
    )
    return seen


def test_one_connection_serves_many_transactions(tmp_path: Path, opened: list[str]) -> None:
    Store.open(tmp_path / "x.ledger", create=True).close()
    opened.clear()
    with Store.open(tmp_path / "x.ledger") as store:
        for number in range(5):
            store.add([make_reading(f"r{number}")])
            assert store.counts()["reports"] == number + 1
        assert len(opened) == 1
        assert Path(f"{store.place}-wal").exists()
    assert not Path(f"{store.place}-wal").exists()


def test_what_is_written_goes_to_the_file_that_is_there(tmp_path: Path) -> None:
    path, restored = tmp_path / "x.ledger", tmp_path / "restored.ledger"
    Store.open(restored, create=True).close()
    with Store.open(path, create=True) as store:
        store.add([make_reading("before")])
        store.counts()
        restored.replace(path)
        store.add([make_reading("after")])
    with Store.open(path) as store:
        assert store.report_ids() == ("after",)


@pytest.mark.parametrize(
    ("statement", "times"), [("UPDATE reports SET title = 'other'", 0), ("SELECT title FROM nowhere", 1)]
)
def test_after_an_error_it_opens_the_file_anew(tmp_path: Path, opened: list[str], statement: str, times: int) -> None:
    with Store.open(tmp_path / "x.ledger", create=True) as store:
        store.add([make_reading("r1")])
        assert store.counts()["reports"] == 1
        opened.clear()
        with pytest.raises(LedgerError), store._writing() as connection:
            connection.exec_driver_sql(statement)
        assert store.counts()["reports"] == 1
    # what only does not fit leaves the connection as it was
    assert len(opened) == times


def test_a_child_process_opens_its_own(place: str) -> None:
    Store.open(place, create=True).close()
    words = [sys.executable, "-c", PARENT, place, str(Path(__file__).parents[1])]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.split() == ["before", "child", "parent"]
    with Store.open(place) as store:
        assert store.verify().findings == ()
        assert store.verify().seals == 3


def test_threads_share_a_ledger(place: str) -> None:
    begin = Barrier(THREADS)

    def use(number: int) -> Counter[str]:
        reviewer, said = ledger.review(f"t{number}"), Counter[str]()
        for turn in range(ROUNDS):
            seen = ledger.version(incident)
            begin.wait(timeout=60)
            try:
                reviewer.set(incident, "injured", 3 + turn, "the register", seen=seen)
                said["won"] += 1
            except DecisionError as error:
                said[error.code] += 1
            begin.wait(timeout=60)
        for turn in range(DECISIONS):
            reviewer.comment(incident, f"{number} {turn}")
            # one that is being listed while others are asked
            assert all(ledger.claim(claim.id) == claim for claim in ledger.store.claims(incident=incident))
            assert ledger.dossier_object(incident)["incident"]["id"] == incident
        return said

    with Store.open(place, create=True) as store:
        store.add(make_reading(f"r{number}") for number in range(2))
        ledger = Ledger(store, now=lambda: datetime.now(UTC))
        incident = ledger.incidents()[0].id
        with ThreadPoolExecutor(THREADS) as pool:
            said = sum(pool.map(use, range(THREADS)), Counter[str]())
        assert said == {"won": ROUNDS, "D001": ROUNDS * (THREADS - 1)}
        assert [d.number for d in store.decisions()] == list(range(1, ROUNDS + THREADS * DECISIONS + 1))
        assert store.verify().findings == ()
