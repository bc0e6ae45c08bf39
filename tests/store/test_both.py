"""A ledger says the same whether it lies in a file or in PostgreSQL."""

import pytest

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.errors import LedgerError, NotFoundError
from rashomon.model.balance import Balance, Rejection
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def test_a_reading_comes_back_whole(place: str) -> None:
    reading = make_reading()
    with Store.open(place, create=True) as store:
        store.add([reading])
    with Store.open(place) as store:
        assert store.report("r1") == reading.report
        assert tuple(store.accounts()) == reading.accounts
        assert set(store.claims(report="r1")) == set(reading.claims)


def test_what_contradicts_itself_costs_nothing_else(place: str) -> None:
    with Store.open(place, create=True) as store:
        store.add([make_reading("r1")])
        unwritable = make_reading("r3", title="half a pair \ud800")
        added = store.add([make_reading("r1", TEXT + " More."), unwritable, make_reading("r2")])
        assert [rejection.code for rejection in added.rejections] == ["L010", "L012"]
        assert [report.id for report in store.reports()] == ["r1", "r2"]


def test_lists_have_one_order(place: str) -> None:
    names = ["b", "B", "a-1", "a_1", "ä", "Z", "z"]
    with Store.open(place, create=True) as store:
        store.add([make_reading(name) for name in names])
        assert [report.id for report in store.reports()] == sorted(names)


def test_incidents_and_former_ids(place: str) -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(place, create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first), make_incident(second)], {})
        merged = make_incident(first, second)
        put_derived(store, [merged], {"r2": "r1"})
        assert store.incident("i-a-r2").id == merged.id
        assert [i.id for i in store.incidents(IncidentFilter(text="OLDTOWN", since="2019-03-05"))] == [merged.id]
        assert store.copies() == {"r2": "r1"}
        with pytest.raises(NotFoundError, match="N001"):
            store.incident("nobody")


def test_bytes_are_kept_as_they_came(place: str) -> None:
    with Store.open(place, create=True) as store:
        store.keep_raw([("a" * 64, b"\x00\xff one"), ("b" * 64, b"")])
        store.keep_raw([("a" * 64, b"\x00\xff one")])
        assert store.raw("a" * 64) == b"\x00\xff one"
        assert store.raw("b" * 64) == b""
        assert store.raw("c" * 64) is None


def test_the_log_keeps_its_rejections(place: str) -> None:
    balance = Balance(seen=2, stored=1, rejections=(Rejection("x.html", "rejected", "I003", "no text"),))
    with Store.open(place, create=True) as store:
        store.log(balance)
        assert store.rejections() == balance.rejections


def test_a_snapshot_does_not_see_what_others_write(place: str) -> None:
    with Store.open(place, create=True) as store:
        store.add([make_reading("r1")])
        with store.snapshot() as still:
            assert [report.id for report in still.reports()] == ["r1"]
            store.add([make_reading("r2")])
            assert [report.id for report in still.reports()] == ["r1"]
        assert [report.id for report in store.reports()] == ["r1", "r2"]


def test_no_ledger_there_is_said(place: str) -> None:
    with pytest.raises(LedgerError, match="L001"):
        Store.open(place)
    with pytest.raises(LedgerError, match=r"L008.*\*\*\*"):
        Store.open("postgresql://someone:secret@127.0.0.1:1/nothing", create=True)
    with pytest.raises(LedgerError, match="L008"):
        Store.open("mysql://someone@localhost/nothing", create=True)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://someone@127.0.0.1:1/nothing?password=secret",
        "postgresql://someone:secret@127.0.0.1:1/nothing?sslpassword=secret",
        "postgresql://someone:se:cr@et:secret@127.0.0.1:x/nothing",
    ],
)
def test_no_password_is_shown(url: str) -> None:
    with pytest.raises(LedgerError, match="L008") as error:
        Store.open(url, create=True)
    assert "secret" not in str(error.value)


def test_pages_of_lists_put_together_are_the_list(place: str) -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(place, create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first), make_incident(second, date=None)], {})
        claims, incidents = list(store.claims()), list(store.incidents())
        assert [c for k in range(0, 12, 3) for c in store.claims(limit=3, offset=k)] == claims
        assert [i for k in range(3) for i in store.incidents(limit=1, offset=k)] == incidents
        assert [i.date is None for i in incidents] == [False, True]
        assert [c.id for c in store.claims(field="killed", limit=9)] == [c.id for c in claims if c.field == "killed"]


def test_only_what_is_asked_for(place: str) -> None:
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(place, create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first, second, incident_id="i1")], {"r2": "r1"})
        assert [report.id for report in store.reports(["r2", "none"])] == ["r2"]
        assert (store.copies(["r1"]), store.copies(["r1", "r2"])) == ({}, {"r2": "r1"})
        assert store.incident_of_accounts(["a-r2"]) == {"a-r2": "i1"}
        assert list(store.reports([])) == []


def test_ids_may_be_shortened_to_what_one_alone_begins_with(place: str) -> None:
    readings = [make_reading(name) for name in ("ab", "aB", "a%", "a\U0010ffff")]
    with Store.open(place, create=True) as store:
        store.add(readings)
        put_derived(store, [make_incident(one, incident_id=f"i-{one.report.id}") for one in readings], {})
        assert store.report("aB").id == "aB"
        assert store.incident("i-a%").id == "i-a%"
        assert store.incident("i-ab").reports == ("ab",)
        with pytest.raises(NotFoundError, match=r"N002.*i-a%"):
            store.incident("i-a")
        with pytest.raises(NotFoundError, match="N001"):
            store.incident("")
