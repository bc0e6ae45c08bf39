"""Ledgers of every schema that was ever released come up to date with all they held, or stay as they were."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import inspect, text

from factories import make_incident, make_reading
from rashomon.cli import main
from rashomon.errors import LedgerError
from rashomon.store import guards, tables
from rashomon.store.store import Store
from rashomon.store.upgrading import upgrade

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("schema-*.sql"))


@pytest.fixture(params=SCHEMAS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger as an older rashomon left it: two reports of one incident."""
    path = tmp_path / "old.ledger"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return path


def test_there_is_a_ledger_of_every_earlier_schema() -> None:
    assert [int(path.stem.removeprefix("schema-")) for path in SCHEMAS] == list(range(1, tables.SCHEMA))


def test_an_old_ledger_says_what_to_do(old: Path) -> None:
    with pytest.raises(LedgerError, match=r"L013.*rashomon upgrade"):
        Store.open(old)
    with pytest.raises(LedgerError, match="L013"):
        Store.open(old, create=True)


def test_it_keeps_all_it_held_and_a_copy_of_how_it_was(old: Path) -> None:
    before = old.read_bytes()
    done = upgrade(str(old))
    assert done.after == tables.SCHEMA
    assert done.backup is not None
    with closing(sqlite3.connect(done.backup)) as copy, closing(sqlite3.connect(old.with_name("x"))) as same:
        same.deserialize(before)
        assert list(copy.iterdump()) == list(same.iterdump())
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(old) as store:
        assert list(store.reports()) == [first.report, second.report]
        assert set(store.claims()) == {*first.claims, *second.claims}
        assert list(store.incidents()) == [make_incident(first, second)]
        assert store.verify().findings == ()
        assert [hit.id for hit in store.search("oldtown", "report")] == ["r1", "r2"]
        assert store.add([make_reading("r3")]).stored == 1
        assert store.verify().is_sound
        assert [hit.id for hit in store.search("oldtown", "report")] == ["r1", "r2", "r3"]


def test_its_tables_are_those_of_a_fresh_one(old: Path, tmp_path: Path) -> None:
    upgrade(str(old))
    with Store.open(old) as upgraded, Store.open(tmp_path / "new.ledger", create=True) as fresh:
        assert _form(upgraded) | {"alembic_version": {}} == _form(fresh) | {"alembic_version": {}}


def test_upgrading_twice_changes_nothing(old: Path) -> None:
    upgrade(str(old))
    with Store.open(old) as store:
        head = store.head()
    again = upgrade(str(old))
    assert (again.before, again.backup) == (tables.SCHEMA, None)
    with Store.open(old) as store:
        assert store.head() == head


def test_a_second_copy_does_not_write_over_the_first(old: Path) -> None:
    first = old.with_name(f"{old.name}.schema-1")
    first.write_text("what somebody wants to keep")
    done = upgrade(str(old))
    assert done.backup == old.with_name(f"{old.name}.schema-1-2")
    assert first.read_text() == "what somebody wants to keep"


def test_the_command(old: Path) -> None:
    done = CliRunner().invoke(main, ["upgrade", str(old)])
    assert (done.exit_code, done.output.splitlines()[0]) == (0, f"upgraded from schema 1 to {tables.SCHEMA}")
    assert CliRunner().invoke(main, ["upgrade", str(old)]).output == "up to date\n"
    anew = CliRunner().invoke(main, ["upgrade", "--anew", str(old)])
    assert anew.output == "up to date; what incidents are found by and what they wait for was made anew\n"
    assert "L001" in CliRunner().invoke(main, ["upgrade", str(old.with_name("none"))]).stderr


@pytest.mark.parametrize("step", ["_step", "guards.set_up", "Chain.append", "writing.set_setting", "_check"])
def test_a_kill_inside_an_upgrade_leaves_the_ledger_as_it_was(old: Path, step: str) -> None:
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    program = (
        "import os, sys\n"
        "from rashomon.store import guards, upgrading, writing\n"
        "from rashomon.store.sealing import Chain\n"
        "import rashomon.store.upgrading as here\n"
        "room, _, name = sys.argv[2].rpartition('.')\n"
        "room = {'': here, 'guards': guards, 'Chain': Chain, 'writing': writing}[room]\n"
        "real = getattr(room, name)\n"
        "def killed(*args):\n"
        "    real(*args)\n"
        "    os.kill(os.getpid(), 9)\n"
        "setattr(room, name, killed)\n"
        "upgrading.upgrade(sys.argv[1])\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(old), step], check=False).returncode == -9
    with closing(sqlite3.connect(old)) as connection:
        assert list(connection.iterdump()) == before
    assert upgrade(str(old)).after == tables.SCHEMA
    with Store.open(old) as store:
        assert store.verify().is_sound


def test_a_copy_that_cannot_be_made_stops_the_upgrade(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(LedgerError, match=r"L016.*No space left"):
        upgrade(str(old))
    with pytest.raises(LedgerError, match="L013"):
        Store.open(old)


def test_three_upgrade_at_once_while_others_read(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        before = list(connection.iterdump())
    words = [sys.executable, str(Path(__file__).parents[1] / "at_once.py"), str(old), "3", "2"]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    backup, new = f"{old.name}.schema-1", tables.SCHEMA
    assert sorted(map(json.loads, done.stdout.splitlines()), key=str) == sorted(
        [["r1", "r2"], ["r1", "r2"], [1, backup], [new, None], [new, None]], key=str
    )
    with closing(sqlite3.connect(old.with_name(backup))) as copy:
        assert list(copy.iterdump()) == before
    assert [path.name for path in old.parent.glob("*schema-*")] == [backup]
    with Store.open(old) as store:
        assert store.verify().findings == ()


def test_who_reads_during_an_upgrade_goes_on_as_before(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as reader:
        reader.execute("PRAGMA journal_mode=WAL")
        reader.execute("BEGIN")
        before = list(reader.iterdump())
        upgrade(str(old))
        assert list(reader.iterdump()) == before
        reader.execute("COMMIT")
        assert ("seals",) in reader.execute("SELECT name FROM sqlite_master").fetchall()


def test_what_a_broken_copy_left_is_in_nobodys_way(old: Path) -> None:
    left = old.with_name(f".{old.name}.schema-1.tmp")
    left.write_text("half of a copy")
    assert upgrade(str(old)).backup == old.with_name(f"{old.name}.schema-1")
    assert not left.exists()


def _form(store: Store) -> dict[str, object]:
    with store._reading() as connection:
        found = inspect(connection)
        form: dict[str, object] = {
            name: (
                [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)],
                found.get_pk_constraint(name)["constrained_columns"],
                sorted(str(index["name"]) for index in found.get_indexes(name)),
                sorted(str(key["referred_table"]) for key in found.get_foreign_keys(name)),
            )
            for name in found.get_table_names()
        }
        views = {name: found.get_view_definition(name) for name in found.get_view_names()}
        searched = connection.scalars(
            text("SELECT sql FROM sqlite_master WHERE name LIKE '%search%' ORDER BY name")
        ).all()
        return form | {"guards": guards.present(connection), "views": views, "search": searched}
