"""The store keeps what it acknowledged, once, and says clearly what is wrong with a ledger."""

import sqlite3
import threading
from pathlib import Path

import pytest

from factories import TEXT, make_claim, make_incident, make_reading, people, put_derived
from rashomon.errors import LedgerError, NotFoundError
from rashomon.model.balance import Balance, Rejection
from rashomon.model.reading import Reading
from rashomon.store.queries import IncidentFilter, standing_claims
from rashomon.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.ledger"


def test_a_reading_comes_back_whole(path: Path) -> None:
    reading = make_reading()
    with Store.open(path, create=True) as store:
        store.add([reading])
    with Store.open(path) as store:
        assert store.report("r1") == reading.report
        assert tuple(store.accounts()) == reading.accounts
        assert set(store.claims(report="r1")) == set(store.claims(account="a-r1")) == set(reading.claims)
        assert store.claim(reading.claims[0].id) == reading.claims[0]


def test_adding_twice_changes_nothing(path: Path) -> None:
    with Store.open(path, create=True) as store:
        assert store.add([make_reading()]).known == 0
        before = list(store.claims())
        again = store.add([make_reading(), make_reading()])
        assert (again.stored, again.known, again.rejections) == (2, 2, ())
        assert list(store.claims()) == before


def test_other_text_under_a_known_id_is_refused_and_costs_nothing_else() -> None:
    with Store.open(":memory:") as store:
        store.add([make_reading("r1")])
        added = store.add([make_reading("r1", TEXT + " More."), make_reading("r2")])
        assert added.stored == 1
        assert [(r.place, r.outcome, r.code) for r in added.rejections] == [("r1.txt", "rejected", "L010")]
        assert [r.id for r in store.reports()] == ["r1", "r2"]
        assert store.report("r1").text == TEXT


def test_a_reading_that_contradicts_itself_is_left_out_whole() -> None:
    good = make_reading("r1")
    stray = make_claim(make_reading("r2").report, "nobody", "killed", people(1, 1, "At least"), "At least")
    bad = Reading(report=make_reading("r2").report, claims=(stray,))
    unwritable = make_reading("r3", title="half a pair \ud800")
    with Store.open(":memory:") as store:
        added = store.add([bad, unwritable, good])
        assert [r.code for r in added.rejections] == ["L011", "L012"]
        assert [r.id for r in store.reports()] == ["r1"]


def test_a_batch_that_breaks_off_leaves_nothing(path: Path) -> None:
    def broken() -> object:
        yield make_reading("r1")
        raise KeyboardInterrupt

    with Store.open(path, create=True) as store:
        with pytest.raises(KeyboardInterrupt):
            store.add(broken())
        assert list(store.reports()) == []
        assert store.add([make_reading("r1")]).known == 0


def test_derived_rows_are_replaced_and_former_ids_lead_on() -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(":memory:") as store:
        store.add([first, second])
        assert not store.is_derived
        put_derived(store, [make_incident(first), make_incident(second)], {})
        assert store.is_derived
        merged = make_incident(first, second)
        put_derived(store, [merged], {"r2": "r1"})
        assert store.incident("i-a-r2").id == merged.id
        assert store.incident(merged.id).was == ("i-a-r2",)
        assert store.copies() == {"r2": "r1"}
        assert store.incident_of_accounts() == {"a-r1": merged.id, "a-r2": merged.id}
        assert len(list(store.claims(incident=merged.id))) == 10
        assert [a.id for a in store.accounts(incident=merged.id)] == ["a-r1", "a-r2"]


def test_a_name_follows_its_accounts_through_several_derivations() -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(":memory:") as store:
        store.add([first, second])
        for name in ("i-one", "i-two", "i-three"):
            put_derived(store, [make_incident(first, second, incident_id=name)], {})
        assert store.incident("i-one").id == "i-three"
        assert store.incident("i-one").was == ("i-one", "i-two")
        put_derived(store, [], {})
        with pytest.raises(NotFoundError, match="N003"):
            store.incident("i-one")


def test_ids_may_be_shortened_and_near_ones_are_named() -> None:
    with Store.open(":memory:") as store:
        store.add([make_reading("alpha-1"), make_reading("alpha-2"), make_reading("beta")])
        put_derived(store, [make_incident(make_reading("alpha-1"), incident_id="inc-11")], {})
        assert store.report("be").id == "beta"
        assert store.incident("inc").id == "inc-11"
        with pytest.raises(NotFoundError, match=r"N002.*alpha-1, alpha-2"):
            store.report("alpha")
        with pytest.raises(NotFoundError, match=r"N001.*beta"):
            store.report("bata")
        with pytest.raises(NotFoundError, match=r"N001.*inc-11"):
            store.incident("ink-11")
        with pytest.raises(NotFoundError, match="N001"):
            store.report("")
        with pytest.raises(NotFoundError, match="N001"):
            store.report("%")


def test_incidents_are_filtered() -> None:
    first, second = make_reading("r1"), make_reading("r2")
    one = make_incident(first, incident_id="i1")
    two = make_incident(second, incident_id="i2", type="arrest", date=None, place=None, background=True, grade="weak")
    with Store.open(":memory:") as store:
        store.add([first, second])
        put_derived(store, [two, one], {})

        def found(**wanted: object) -> list[str]:
            return [incident.id for incident in store.incidents(IncidentFilter(**wanted))]

        assert found() == ["i1", "i2"]
        assert found(type="arrest") == found(report="r2") == found(background=True) == found(grade="weak") == ["i2"]
        assert found(since="2019-03-05") == found(until="2019-03-05") == found(country="syr") == ["i1"]
        assert found(since="2019-03-06") == found(until="2019-03-04") == []
        assert found(place="OLD", background=False) == ["i1"]
        assert found(text="%") == []
        assert found(actor="civilians") == ["i1", "i2"]


def test_what_is_wrong_with_a_ledger_is_said(tmp_path: Path, path: Path) -> None:
    with pytest.raises(LedgerError, match="L001"):
        Store.open(path)
    assert not path.exists()
    text = tmp_path / "notes.txt"
    text.write_text("not a database at all, just some notes that somebody took\n" * 20)
    for create in (False, True):
        with pytest.raises(LedgerError, match="L002"):
            Store.open(text, create=create)
    with pytest.raises(LedgerError, match="L008"):
        Store.open(tmp_path / "no" / "such" / "folder.ledger", create=True)
    for place in (tmp_path, "http://example.org/x.ledger"):
        with pytest.raises(LedgerError, match=r"L00[18]"):
            Store.open(place, create=True)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match="L002"):
        Store.open(other)


def test_a_newer_ledger_is_left_alone(path: Path) -> None:
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about_ledger SET value = '999' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(LedgerError, match=r"L003.*999"):
        Store.open(path)


def test_a_ledger_that_cannot_be_written_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path, create=True) as store:
        store.add([make_reading()])
    from rashomon.store import _sqlite

    prepared = _sqlite._prepared

    def on_a_read_only_disk(uri: str, *pragmas: str) -> sqlite3.Connection:
        if "immutable" not in uri:
            raise sqlite3.OperationalError("unable to open database file")
        return prepared(uri, *pragmas)

    monkeypatch.setattr(_sqlite, "_prepared", on_a_read_only_disk)
    with Store.open(path) as store:
        assert store.report("r1").id == "r1"
        with pytest.raises(LedgerError, match="L004"):
            store.add([make_reading("r2")])


def test_the_settings_that_keep_what_was_acknowledged(path: Path) -> None:
    with Store.open(path, create=True) as store, store._reading() as connection:
        asked = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert asked == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000


def test_several_writers_wait_for_each_other(path: Path) -> None:
    Store.open(path, create=True).close()
    failures: list[Exception] = []

    def write(number: int) -> None:
        try:
            with Store.open(path, create=True) as store:
                for step in range(10):
                    store.add([make_reading(f"r{number}-{step}")])
        except Exception as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Store.open(path) as store:
        assert failures == []
        assert store.counts() == {"reports": 40, "claims": 200, "incidents": 0}


def test_readers_go_on_while_a_file_ledger_is_written(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.add(make_reading(f"r{number}") for number in range(3))
        seen = []
        for report in store.reports():
            store.add([make_reading(f"{report.id}-more")])
            seen.append(report.id)
        assert seen == ["r0", "r1", "r2"]
        assert store.counts()["reports"] == 6


def test_a_snapshot_does_not_see_what_is_written_meanwhile(path: Path) -> None:
    with Store.open(path, create=True) as store, store.snapshot() as still:
        assert still.counts()["reports"] == 0
        store.add([make_reading()])
        assert (still.counts()["reports"], list(still.claims())) == (0, [])
        assert store.counts()["reports"] == 1


def test_the_log_keeps_the_latest_rejections() -> None:
    lost = Rejection("b.html", "failed", "I003", "no text left")
    with Store.open(":memory:") as store:
        store.log(Balance(seen=1, rejections=(Rejection("a.html", "failed", "I003", "no text left"),)))
        store.log(Balance(seen=2, stored=1, rejections=(lost,)))
        assert store.rejections() == (lost,)


def test_claims_of_one_incident_and_field_are_not_looked_for_among_all_of_the_field() -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(":memory:") as store:
        store.add([first, second])
        put_derived(store, [make_incident(first, incident_id="i1"), make_incident(second, incident_id="i2")], {})
        found = store.claims(incident="i2", field="killed")
        assert [claim.report for claim in found] == ["r2", "r2"]
        asked = standing_claims(False, "incident", "field").params(incident="i2", field="killed")
        query = asked.compile(compile_kwargs={"literal_binds": True})
        plan = store.answer(lambda c: c.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all())
        assert not [step for step in plan if "claims_by_field" in str(step)]
