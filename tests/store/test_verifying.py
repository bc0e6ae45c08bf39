"""Whatever is changed behind the ledger's back is seen; what nobody changed is sound."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import text

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.store.chain import Head
from rashomon.store.sealing import Chain, sealed_report
from rashomon.store.store import Store


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(place, create=True) as store:
        store.keep_raw([(hashlib.sha256(b"one").hexdigest(), b"one")])
        store.add([first, second])
        put_derived(store, [make_incident(first, second)], {"r2": "r1"})
        yield store


def test_an_untouched_ledger_is_sound(store: Store) -> None:
    found = store.verify()
    assert found.findings == ()
    assert found.head == store.head()
    assert found.seals == 4
    assert store.verify(Head()).is_sound


def test_deriving_anew_leaves_it_sound(store: Store) -> None:
    put_derived(store, [make_incident(make_reading("r1")), make_incident(make_reading("r2"))], {})
    assert store.verify().findings == ()


CHANGES = {
    "UPDATE reports SET text = text || '.' WHERE id = 'r1'": "report r1: is not as it was sealed",
    "UPDATE reports SET publisher = 'The Herald' WHERE id = 'r2'": "report r2: is not as it was sealed",
    "UPDATE claims SET confidence = 0.5 WHERE report = 'r1' AND field = 'place'": "is not as it was sealed",
    "UPDATE claims SET low = 21 WHERE low = 12": "cannot be read (its columns do not agree)",
    "UPDATE claims SET value = 'x' WHERE low = 12": "cannot be read",
    "DELETE FROM claims WHERE report = 'r2' AND field = 'type'": "was sealed and is not there",
    "UPDATE accounts SET background = 1": "account a-r1: is not as it was sealed",
    "DELETE FROM copies": "copy r2: was sealed and is not there",
    "UPDATE incidents SET killed_best = 3": "cannot be read (its columns do not agree)",
    "INSERT INTO copies VALUES ('r1', 'r2')": "copy r1: is there and was never sealed",
    "UPDATE seals SET previous = 'x' WHERE number = 3": "seal 3: does not follow the seal before it",
    "UPDATE seals SET kind = 'raw' WHERE number = 2": "seal 2: its hash is not that of what it binds",
    "UPDATE seal_rows SET leaf = 'x' WHERE part = 'report' AND id = 'r1'": "its hash is not that of what it binds",
    "UPDATE raw_documents SET data = CAST('1' AS {bytes})": "these are not the bytes that came",
    "UPDATE raw_documents SET size = 1": "is not as it was sealed",
    "UPDATE seal_rows SET salt = NULL WHERE part = 'report' AND id = 'r1'": "report r1: its seal cannot be checked",
    "INSERT INTO seal_rows SELECT part, id, 4, salt, leaf FROM seal_rows WHERE id = 'r1' AND part = 'report'": (
        "report r1: was sealed more than once"
    ),
    "INSERT INTO seal_rows SELECT part, id, 4, salt, leaf FROM seal_rows WHERE part = 'claim'": (
        "was sealed more than once"
    ),
    "UPDATE seal_rows SET salt = NULL WHERE part = 'claim'": "its seal cannot be checked: the salt is gone",
    "DELETE FROM seal_rows WHERE part = 'claim'": "is there and was never sealed",
    "UPDATE seal_rows SET id = 'r9' WHERE part = 'report' AND id = 'r1'": "report r9: was sealed and is not there",
}


@pytest.mark.parametrize("statement", CHANGES)
def test_a_change_behind_its_back_is_seen(store: Store, statement: str) -> None:
    behind_its_back(store, statement)
    assert CHANGES[statement] in "\n".join(map(str, store.verify().findings))


def test_guards_refuse_changes_and_are_missed_when_gone(store: Store) -> None:
    from rashomon.errors import LedgerError

    for statement in ("UPDATE claims SET low = 1", "DELETE FROM seals", "DELETE FROM reports"):
        with pytest.raises(LedgerError, match="L014"), store._writing() as connection:
            connection.execute(text(statement))
    behind_its_back(store, "SELECT 1", put_guards_back=False)
    assert "keep_claims_update: this guard against changes is gone" in map(str, store.verify().findings)


def test_no_table_is_emptied_at_one_stroke(postgres: str) -> None:
    from rashomon.errors import LedgerError

    with Store.open(postgres, create=True) as store:
        store.keep_raw([("a" * 64, b"as it came")])
        for statement in ("TRUNCATE raw_documents", "TRUNCATE seals CASCADE", "TRUNCATE reports CASCADE"):
            with pytest.raises(LedgerError, match="L014"), store._writing() as connection:
                connection.execute(text(statement))
        behind_its_back(store, "TRUNCATE seals CASCADE", put_guards_back=False)
        findings = "\n".join(map(str, store.verify().findings))
    assert "keep_seals_truncate: this guard against changes is gone" in findings
    assert f"raw {'a' * 64}: is there and was never sealed" in findings


def test_a_ledger_written_anew_and_a_head_of_another_are_seen(store: Store) -> None:
    kept = store.head()
    with Store.open(":memory:") as anew:  # an insider fills another ledger with other words, and seals it rightly
        anew.add([make_reading("r1", TEXT + " More."), make_reading("r2")])
        while anew.head().number < kept.number:
            anew.add([make_reading(f"r{anew.head().number + 2}")])
        assert anew.verify().is_sound
        assert "does not come past the head" in str(anew.verify(kept).findings)
        assert "does not come past the head" in str(store.verify(anew.head()).findings)
    other_hash = Head(kept.number, "0" * 64)
    assert "does not come past the head" in str(store.verify(other_hash).findings)


def test_a_cut_tail_is_seen_against_a_kept_head(store: Store) -> None:
    kept = store.head()
    store.add([make_reading("r3")])
    assert store.verify(kept).is_sound
    later = store.head()
    for table in ("claims WHERE report = 'r3'", "accounts WHERE report = 'r3'", "reports WHERE id = 'r3'"):
        behind_its_back(store, f"DELETE FROM {table}")
    behind_its_back(store, f"DELETE FROM seal_rows WHERE seal = {later.number}")
    behind_its_back(store, f"DELETE FROM seals WHERE number = {later.number}")
    assert store.verify().is_sound  # nothing in the ledger tells
    assert store.verify(kept).is_sound
    assert "does not come past the head" in str(store.verify(later).findings)


def behind_its_back(store: Store, statement: str, put_guards_back: bool = True) -> None:
    """Change the tables as somebody would who has the file and an SQL shell."""
    from rashomon.store import guards

    off: Callable[[str], str] = (
        (lambda name: f"DROP TRIGGER {name} ON {name.removeprefix('keep_').rpartition('_')[0]}")
        if store._engine.dialect.name == "postgresql"
        else (lambda name: f"DROP TRIGGER {name}")
    )
    with store._writing() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        for name in guards.present(connection):
            connection.execute(text(off(name)))
        bytes_type = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
        connection.execute(text(statement.replace("{bytes}", bytes_type)))
        if put_guards_back:
            guards.set_up(connection)


def test_rows_of_a_seal_that_is_not_there_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with Store.open(path, create=True) as store:
        store.add([make_reading("r1")])
    with closing(sqlite3.connect(path)) as connection:  # which does not ask for foreign keys
        connection.execute("INSERT INTO seal_rows VALUES ('report', 'r1', 9999, 'x', 'x')")
        connection.commit()
    with Store.open(path) as store:
        findings = "\n".join(map(str, store.verify().findings))
    assert "seal 9999: is not there" in findings
    assert "report r1: was sealed more than once" in findings


def test_evidence_that_is_sealed_anew_is_seen_though_the_chain_holds(store: Store) -> None:
    kept = store.head()
    behind_its_back(store, "UPDATE reports SET publisher = 'The Herald' WHERE id = 'r1'")
    with store._writing() as connection:
        Chain(connection).append("reading", [sealed_report(store.report("r1"))])
    sealed, found_by = map(str, store.verify(kept).findings)
    assert sealed == "report r1: was sealed more than once"
    assert "what it is found by is not what it tells" in found_by  # filters know the publisher that was there


def test_a_guard_that_guards_nothing_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER keep_claims_update")
        connection.execute("CREATE TRIGGER keep_claims_update BEFORE UPDATE ON claims WHEN 0 BEGIN SELECT 1; END")
        connection.commit()
    with Store.open(path) as store:
        assert "keep_claims_update: this guard against changes is gone" in map(str, store.verify().findings)


def test_numbers_are_sealed_as_they_are_read_back(place: str) -> None:
    reading = make_reading("r1")
    claims = tuple(structs.replace(claim, confidence=1) for claim in reading.claims)
    with Store.open(place, create=True) as store:
        store.add([structs.replace(reading, claims=claims)])
        assert store.verify().findings == ()
        added = store.add([make_reading("r2", metadata={"odd": float("nan")}), make_reading("r3")])
        assert ([r.code for r in added.rejections], added.stored) in (([], 2), (["L012"], 1))
        assert store.verify().findings == ()
