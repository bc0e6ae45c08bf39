"""The ledger that is measured is one that rashomon could have made."""

from itertools import islice

from benchmarks.speed.filled import Told, derive, readings, stored, stored_at_once
from benchmarks.speed.ledger import _FILTERS, _WORDS

from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def test_it_is_whole_whichever_way_it_was_stored() -> None:
    coming, told = readings(40), Told()
    with Store.open(":memory:") as store:
        claims = stored(store, islice(coming, 8), told) + stored_at_once(store, coming, told)
        derive(store, told)
        assert store.verify().findings == ()
        assert store.is_derived
        assert store.counts() == {"reports": 40, "claims": claims, "incidents": len(set(told.values()))}
        assert set(store.incident_of_accounts()) == set(told)
        for wanted in _FILTERS.values():
            list(store.incidents(IncidentFilter(**wanted), limit=3))
        assert any(store.search(words, limit=3) for words in _WORDS)
