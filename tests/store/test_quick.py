"""The quick way of checking a row agrees with the exact way wherever it says anything, and tells of all usual rows."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from factories import MARKET, make_claim, make_incident, make_reading, people, put_derived
from rashomon.model.claim import PlaceFact
from rashomon.model.offer import Offer
from rashomon.model.reading import Reading
from rashomon.store._sealed_parts import PARTS, SealedPart
from rashomon.store.chain import Leaf, canonical, seal_hash
from rashomon.store.store import Store


def rows_of(store: Store) -> Iterator[tuple[SealedPart, Any]]:
    with store._reading() as connection:
        for part in PARTS:
            for row in connection.execute(part.query).all():
                yield part, row


def filled(place: str) -> Store:
    first, second = (
        make_reading("r1", title="“Two”\n\x1f\x7f é 帽", metadata={"b": [1, {"a": None}], "a": "x"}),
        make_reading("r2"),
    )
    store = Store.open(place, create=True)
    store.keep_raw([("a" * 64, b"bytes")])
    offer = Offer(reader="reader 1", kind="plain", title="“Two”\n\x1f é", metadata={"b": 1})
    store.add([structs.replace(first, offer=offer), second])
    put_derived(store, [make_incident(first, second)], {"r2": "r1"})
    return store


def test_it_tells_of_every_part(place: str) -> None:
    with filled(place) as store:
        seen = {"decision", "erasure", "version", "rereading"}  # which are few, and left to the exact way
        for part, row in rows_of(store):
            assert part.quick(row) == canonical(part.content(row._mapping)).encode()
            seen.add(part.name)
        assert seen == {part.name for part in PARTS}


@pytest.mark.parametrize(
    "odd",
    [
        {"confidence": 0.00001},
        {"value": PlaceFact(structs.replace(MARKET, lat=1e-7))},
        {"value": people(2**70, None, "very many"), "field": "killed"},
        {"relayed_by": ("one", "two")},
    ],
    ids=str,
)
def test_where_it_cannot_tell_the_exact_way_does(place: str, odd: dict[str, Any]) -> None:
    reading = make_reading("r1")
    claim = structs.replace(make_claim(reading.report, "a-r1", "place", PlaceFact(MARKET), "market"), **odd)
    with Store.open(place, create=True) as store:
        assert store.add([Reading(report=reading.report, accounts=reading.accounts, claims=(claim,))]).rejections == ()
        assert store.verify().findings == ()


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5), st.text())
def test_the_hash_of_a_seal_is_that_of_its_canonical_lines(leaves: list[tuple[str, str, str]], kind: str) -> None:
    import hashlib

    lines = [canonical([7, kind, "x"]), *(canonical(list(leaf)) for leaf in sorted(leaves))]
    plain = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    assert seal_hash(7, kind, "x", [Leaf(*leaf) for leaf in leaves]) == plain
