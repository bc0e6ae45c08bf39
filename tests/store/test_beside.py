"""A second process that checks half of the ledger changes no verdict."""

from pathlib import Path

import pytest
from sqlalchemy import text

from factories import make_reading
from rashomon.store import _beside, guards
from rashomon.store.store import Store
from rashomon.store.verifying import Verification


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "x.ledger"
    with Store.open(path, create=True) as store:
        store.add([make_reading("r1"), make_reading("r2")])
        with store._writing() as connection, guards.lifted(connection):
            connection.execute(text("UPDATE claims SET confidence = 0.5 WHERE report = 'r1'"))
            connection.execute(text("UPDATE accounts SET background = 1 WHERE report = 'r2'"))
    return path


def verified(path: Path) -> Verification:
    with Store.open(path) as store:
        return store.verify()


def test_two_processes_find_what_one_finds(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = verified(damaged)
    assert len(alone.findings) == 6
    told = []
    decode = _beside._decode_answer
    monkeypatch.setattr(_beside, "LARGE", 0)
    monkeypatch.setattr(_beside, "_decode_answer", lambda line: told.append(decode(line)) or told[-1])
    monkeypatch.setattr(_beside, "_do", lambda connection, left, answers: None)  # all is left to the other one
    assert verified(damaged) == alone
    assert sum(len(answer.findings) for answer in told) == 6
    assert [answer.confirmed for answer in told].count(None) == len(told)  # claims that are not well are not counted


def test_what_the_other_process_cannot_check_this_one_does(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = verified(damaged)
    monkeypatch.setattr(_beside, "LARGE", 0)
    monkeypatch.setattr(_beside, "_PROGRAM", "import sys; sys.exit(3)")
    assert verified(damaged) == alone
