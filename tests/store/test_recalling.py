"""Ids that incidents had in another ledger go on leading somewhere, and the ledger stays sound."""

from collections.abc import Iterator

import pytest

from factories import make_incident, make_reading, put_derived
from rashomon.errors import NotFoundError
from rashomon.store.recalling import Told
from rashomon.store.store import Store

FIRST, SECOND = make_reading("r1"), make_reading("r2")
ONE, TWO = make_incident(FIRST), make_incident(SECOND)  # i-a-r1, i-a-r2
BOTH = make_incident(FIRST, SECOND, incident_id="both")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store.open(place, create=True) as store:
        store.add([FIRST, SECOND])
        yield store


def test_names_of_another_ledger_lead_to_where_the_accounts_are(store: Store) -> None:
    put_derived(store, [ONE, TWO], {})
    store.recall([Told("elsewhere", ("older", "oldest"), ("a-r2",)), Told("far", (), ("a-r9",))], store.names())
    assert store.incident("i-a-r2").was == ("elsewhere", "older", "oldest")
    assert store.incident("oldest").id == "i-a-r2"
    assert store.incident("i-a-r1").was == ()
    with pytest.raises(NotFoundError):
        store.incident("far")
    assert store.verify().findings == ()


def test_twice_is_once(store: Store) -> None:
    put_derived(store, [BOTH], {})
    told = [Told("i-a-r1", ("x",), ("a-r1",)), Told("i-a-r2", (), ("a-r2",))]
    store.recall(told, ())
    once = store.incident("both"), store.head()
    assert once[0].was == ("i-a-r1", "i-a-r2", "x")
    store.recall(told, store.names())
    assert (store.incident("both"), store.head()) == once


def test_a_name_that_this_ledger_has_stays_where_it_leads(store: Store) -> None:
    put_derived(store, [ONE, TWO], {})
    store.recall([Told("i-a-r1", (), ("a-r2",))], store.names())
    assert store.incident("i-a-r1").accounts == ("a-r1",)


def test_of_several_the_most_accounts_decide(store: Store) -> None:
    store.add([make_reading("r3")])
    put_derived(store, [BOTH, make_incident(make_reading("r3"))], {})
    store.recall([Told("x", (), ("a-r1", "a-r2", "a-r3"))], ())
    assert store.incident("x").id == "both"


def test_names_that_were_shown_to_nobody_are_forgotten(store: Store) -> None:
    put_derived(store, [ONE, TWO], {})
    shown = store.names() - {"i-a-r2"}
    put_derived(store, [BOTH], {})
    assert store.incident("both").was == ("i-a-r1", "i-a-r2")
    store.recall([], shown)
    assert store.incident("both").was == ("i-a-r1",)
    with pytest.raises(NotFoundError):
        store.incident("i-a-r2")
    put_derived(store, [BOTH], {})
    assert store.incident("both").was == ("i-a-r1",)
    assert store.verify().findings == ()
