"""Decisions from the lines of a script: all are accounted for, and twice is once."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from factories import make_reading
from rashomon.errors import LedgerError
from rashomon.pipeline.applying import apply
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """Six reports of one event."""
    seconds = count()
    with Store.open(place, create=True) as store:
        store.add([make_reading(f"r{number}") for number in range(6)])
        yield Ledger(store, now=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(seconds)))


def lines(*orders: dict[str, Any]) -> list[str]:
    return [json.dumps(order) for order in orders]


def a_script(ledger: Ledger) -> list[str]:
    incident = ledger.incidents()[0].id
    one, two, three, *_ = (c.id for c in ledger.claims() if c.field == "killed")
    return lines(
        {"kind": "accept", "claim": one},
        {"kind": "reject", "claim": two, "reason": "a caption"},
        {"kind": "correct", "claim": three, "value": {"value": "29+", "stance": "alleged"}},
        {"kind": "set", "incident": incident, "field": "date", "value": "2019-03-04", "reason": "the register"},
        {"kind": "set", "incident": incident, "field": "injured", "value": {"best": 4}, "reason": "the register"},
        {"kind": "comment", "incident": incident, "value": "ask the hospital"},
        {"kind": "comment", "claim": one, "value": "which hospital?"},
        {"kind": "assign", "incident": incident, "value": "Sami"},
        {"kind": "accept", "incident": incident},
        {"kind": "code", "incident": incident, "value": {"killed": "3", "type": "shelling"}},
        {
            "kind": "split",
            "incident": incident,
            "leaving": ["r5", "a-r4"],
            "reason": "another",
            "author": "Sami",
        },
        {"kind": "undo", "undoes": 1, "reason": "too early"},
    )


def test_each_kind_is_taken_and_twice_is_once(ledger: Ledger) -> None:
    script = a_script(ledger)
    first = apply(ledger, script, "x.jsonl", "Noor")
    assert (first.seen, first.stored, first.known, first.rejections) == (12, 12, 0, ())
    before, decided = list(ledger.incidents()), ledger.decisions()
    assert [d.kind for d in decided] == [json.loads(line)["kind"] for line in script]
    assert {d.author for d in decided} == {"Noor", "Sami"}
    (two, rest) = sorted(before, key=lambda incident: len(incident.accounts))
    assert (len(two.accounts), len(rest.accounts)) == (2, 4)
    again = apply(ledger, [*script, *script], "x.jsonl", "Noor")
    assert (again.seen, again.stored, again.known) == (24, 24, 24)
    assert ledger.decisions() == decided
    assert list(ledger.incidents()) == before
    assert ledger.verify().is_sound


def test_merging_twice_is_once(ledger: Ledger) -> None:
    (incident,) = ledger.incidents()
    apply(ledger, lines({"kind": "split", "incident": incident.id, "leaving": ["r5"]}), "x", "Noor")
    merge = lines({"kind": "merge", "incidents": [i.id for i in ledger.incidents()], "reason": "one day"})
    assert apply(ledger, merge, "x", "Noor").known == 0
    assert apply(ledger, merge, "x", "Noor").known == 1
    assert [len(i.accounts) for i in ledger.incidents()] == [6]
    ledger.review("Sami").undo("2")
    assert apply(ledger, merge, "x", "Noor").known == 1, "it was decided, and undone since"
    assert apply(ledger, merge, "x", "Sami").known == 0, "another person decides"
    assert apply(ledger, lines({"kind": "undo", "undoes": 2}), "x", "Noor").known == 1


def test_another_reason_is_another_decision(ledger: Ledger) -> None:
    claim = ledger.claims()[0].id
    orders = lines(*({"kind": "accept", "claim": claim, "reason": why} for why in ("one", "two", "one")))
    assert apply(ledger, orders, "x", "Noor").known == 1
    assert len(ledger.decisions()) == 2


WRONG = (
    ("not json", "rejected", "D006", "JSON"),
    ('{"kind": "burn", "claim": "c"}', "rejected", "D006", "burn"),
    ('{"kind": "accept", "claims": "c"}', "rejected", "D006", "claims"),
    ('{"kind": "reject"}', "rejected", "D005", "`claim`"),
    ('{"kind": "accept", "claim": "c", "field": "killed"}', "rejected", "D005", "no `field`"),
    ('{"kind": "comment", "value": "x"}', "rejected", "D005", "one claim or one incident"),
    ('{"kind": "comment", "claim": "c", "incident": "i", "value": "x"}', "rejected", "D005", "one claim"),
    ('{"kind": "set", "incident": "i", "field": "killed"}', "rejected", "D005", "`value`"),
    ('{"kind": "accept", "claim": "c", "seen": ["0", "1"]}', "rejected", "D005", "one version"),
    ('{"kind": "merge", "incidents": ["i"], "seen": ["0", "1"]}', "failed", "D005", "2 versions for 1"),
    ('{"kind": "accept", "claim": "nobody"}', "failed", "N001", "'nobody'"),
    ('{"kind": "set", "incident": "i", "field": "killed", "value": "lots", "reason": "x"}', "failed", "D003", "lots"),
    ('{"kind": "set", "incident": "i", "field": "killed", "value": 3}', "failed", "D004", "reason"),
    ('{"kind": "merge", "incidents": ["i", "i"]}', "failed", "D002", "fewer than two"),
    ('{"kind": "accept", "claim": "a-r0", "author": " "}', "failed", "D004", "author"),
    ("\ud800", "rejected", "D006", "not a decision"),
)


def test_what_cannot_be_taken_costs_nothing_else(ledger: Ledger) -> None:
    claims = [c.id for c in ledger.claims()][: len(WRONG)]
    good = lines(*({"kind": "accept", "claim": claim} for claim in claims))
    seen: list[int] = []
    script = ["", *(line for bad, right in zip(WRONG, good, strict=True) for line in (bad[0], right))]
    balance = apply(ledger, script, "x.jsonl", "Noor", seen.append)
    assert (balance.seen, balance.stored, balance.balances) == (2 * len(WRONG), len(WRONG), True)
    assert seen == list(range(1, balance.seen + 1))
    assert [d.claim for d in ledger.decisions()] == claims
    for number, (row, (_, outcome, code, words)) in enumerate(zip(balance.rejections, WRONG, strict=True)):
        assert (row.place, row.outcome, row.code) == (f"x.jsonl:{2 + 2 * number}", outcome, code)
        assert words in row.reason


def test_what_others_decided_meanwhile_is_told(ledger: Ledger) -> None:
    claim = ledger.claims()[0].id
    seen = ledger.version(claim)
    ledger.review("Sami").reject(claim, "misread")
    (row,) = apply(ledger, lines({"kind": "accept", "claim": claim, "seen": seen}), "x", "Noor").rejections
    assert (row.outcome, row.code) == ("failed", "D001")
    assert "1 reject by Sami" in row.reason


def test_a_ledger_that_cannot_be_written_ends_it(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [c.id for c in ledger.claims()]

    def full(*_: object) -> None:
        raise LedgerError("L006", "x", "the disk is full")

    monkeypatch.setattr("rashomon.pipeline.applying.take", full)
    with pytest.raises(LedgerError):
        apply(ledger, lines(*({"kind": "accept", "claim": c} for c in claims)), "x", "Noor")
