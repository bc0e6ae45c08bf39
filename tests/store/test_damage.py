"""A bit that flips on the disk never changes a claim unseen."""

import random
from collections import Counter
from pathlib import Path

import pytest

from factories import make_incident, make_reading, put_derived
from rashomon.errors import LedgerError
from rashomon.store.store import Store

FLIPS = 1_000
OFTEN = 50_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of two reports, closed."""
    path = tmp_path_factory.mktemp("damage") / "whole.ledger"
    first, second = make_reading("r1"), make_reading("r2")
    with Store.open(path, create=True) as store:
        store.keep_raw([(reading.report.sha256, reading.report.text.encode()) for reading in (first, second)])
        store.add([first, second])
        put_derived(store, [make_incident(first, second)], {"r2": "r1"})
    return path.read_bytes()


def test_flipped_bits_are_seen_or_change_nothing(whole: bytes, tmp_path: Path) -> None:
    flip_bits(whole, tmp_path / "x.ledger", FLIPS)


@pytest.mark.soak
def test_very_many_flipped_bits(whole: bytes, tmp_path: Path) -> None:
    flip_bits(whole, tmp_path / "x.ledger", OFTEN)


def flip_bits(whole: bytes, path: Path, times: int) -> None:
    path.write_bytes(whole)
    chance, came_to = random.Random(20180207), Counter[str]()
    written = [place for place, byte in enumerate(whole) if byte]  # much of a small file is empty
    with Store.open(path) as store:
        told = content(store)
    for _ in range(times):
        place, bit = chance.choice(written), chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
        came_to[outcome(path, told)] += 1
    print(f"{times} flipped bits: {dict(sorted(came_to.items()))}")
    assert came_to["unseen"] == 0
    assert came_to["seen"] > times / 2 > came_to["harmless"] > 0


def test_a_ledger_that_is_open_is_checked_as_it_lies_on_the_disk(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    path.write_bytes(whole)
    with Store.open(path) as store:
        assert store.verify().is_sound
        place = whole.index(b"At least 12 people")
        path.write_bytes(whole[:place] + b"a" + whole[place + 1 :])
        assert not store.verify().is_sound


def outcome(path: Path, told: object) -> str:
    try:
        with Store.open(path) as store:
            if not store.verify().is_sound:
                return "seen"
            return "harmless" if content(store) == told else "unseen"
    except LedgerError:
        return "seen"


def content(store: Store) -> object:
    raw = [store.raw(report.sha256) for report in store.reports()]
    return raw, *(list(part()) for part in (store.reports, store.accounts, store.claims, store.incidents))
