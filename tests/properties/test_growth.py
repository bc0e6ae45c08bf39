"""A ledger that grows: whatever the order and the cuts, the same incidents; and no id that was shown is lost."""

import random
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from benchmarks.speed.stream import stream
from msgspec.structs import replace

from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.pipeline import linking
from rashomon.pipeline.linking import link
from rashomon.pipeline.stages import read_document
from rashomon.store.store import Store

Derived = tuple[list[Incident], dict[str, str]]
Names = dict[str, str]
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_document(raw) for raw in find([str(EXAMPLES)]) if isinstance(raw, RawDocument))


def derived(store: Store) -> Derived:
    """All that linking gives, but for the ids that incidents had, which tell of the way that the ledger took."""
    return [replace(incident, was=()) for incident in store.incidents()], store.copies()


@cache
def at_once() -> Derived:
    return built(readings())


def cut(rows: list[Reading], chance: random.Random) -> list[list[Reading]]:
    places = sorted(chance.sample(range(1, len(rows)), chance.randint(0, len(rows) - 1)))
    return [rows[a:b] for a, b in zip([0, *places], [*places, len(rows)], strict=True)]


def grow(rows: Sequence[Reading], chance: random.Random, once: Derived) -> Names:
    """Let a ledger grow by these readings in any order and cuts; gives each id that was shown with where it leads."""
    rows = chance.sample(rows, len(rows))
    shown: dict[str, set[str]] = {}
    with Store.open(":memory:") as store:
        for batch in cut(rows, chance):
            store.add(batch)
            link(store)
            for incident in store.incidents():
                shown.setdefault(incident.id, set()).update(incident.accounts)
        assert derived(store) == once
        led = {name: store.incident(name) for name in shown}
    assert all(accounts & set(led[name].accounts) for name, accounts in shown.items())
    assert all(name in (incident.id, *incident.was) for name, incident in led.items())
    return {name: incident.id for name, incident in led.items()}


def built(rows: Iterable[Reading]) -> Derived:
    with Store.open(":memory:") as store:
        store.add(rows)
        link(store)
        return derived(store)


def test_the_examples_hold_copies_and_incidents_of_several_reports() -> None:
    incidents, copied = at_once()
    assert copied
    assert any(len(incident.reports) > 1 for incident in incidents)


@pytest.mark.parametrize("seed", range(8))
def test_any_order_and_any_cuts_give_the_same_incidents(seed: int) -> None:
    grow(readings(), random.Random(seed), at_once())


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_a_thousand_orders_and_cuts_give_the_same_incidents(part: int) -> None:
    for seed in range(part * 100, part * 100 + 100):
        grow(readings(), random.Random(seed), at_once())


def test_ids_lead_on_where_incidents_are_joined_and_cut() -> None:
    rows = [reading for reading, _ in stream(40)]
    led = grow(rows, random.Random(7), built(rows))
    assert any(name != incident for name, incident in led.items())


def test_few_at_a_time_is_as_good_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_AT_ONCE", 3)
    with Store.open(":memory:") as store:
        store.add(readings())
        link(store)
        assert derived(store) == at_once()


def test_another_method_links_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(":memory:") as store:
        store.add(readings())
        link(store)
        monkeypatch.setattr(linking, "_METHOD", "another")
        link(store)
        assert derived(store) == at_once()


def test_only_what_a_new_report_reaches_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[tuple[str, ...]] = []

    def seen(changed, known, weigh):
        groups = regrouped(changed, known, weigh)
        touched.append(tuple(account for group in groups for account in group))
        return groups

    regrouped = linking.regrouped
    first, *others = sorted(readings(), key=lambda reading: reading.report.id)
    with Store.open(":memory:") as store:
        store.add(others)
        link(store)
        monkeypatch.setattr(linking, "regrouped", seen)
        store.add([first])
        link(store)
        (accounts,) = touched
        assert {account.id for account in first.accounts} <= set(accounts)
        assert len(accounts) < sum(len(reading.accounts) for reading in readings()) / 2
