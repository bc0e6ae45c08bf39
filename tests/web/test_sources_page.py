"""Sources: who is quoted, by whom, on which side, and who repeats whom."""

from collections import Counter
from html import unescape
from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.store.quoting import copying, quoting


def test_all_who_are_quoted_are_listed(client: TestClient[Any], examples_ledger: Ledger) -> None:
    shown = unescape(client.get("/sources").text)
    for claim in examples_ledger.claims():
        if claim.source is not None:
            assert f">{claim.source.name}<" in shown


def test_who_quotes_a_source(examples_ledger: Ledger) -> None:
    publishers = {report.id: report.publisher for report in examples_ledger.reports()}
    quoted = [(c.source.name, publishers[c.report]) for c in examples_ledger.claims() if c.source is not None]
    for source in {name for name, _ in quoted}:
        found = examples_ledger.store.answer(lambda tables, name=source: quoting(tables, name))
        assert {one.publisher: one.claims for one in found} == Counter(p for name, p in quoted if name == source)


def test_rejected_claims_quote_nobody(own_ledger: Ledger) -> None:
    source = "the Syrian Observatory for Human Rights"
    for claim in own_ledger.claims():
        if claim.source is not None and claim.source.name == source:
            own_ledger.review("Noor").reject(claim.id)
    assert own_ledger.store.answer(lambda tables: quoting(tables, source)) == ()


def test_a_source_has_its_disputes(client: TestClient[Any], examples_ledger: Ledger) -> None:
    contested = next(one for one in examples_ledger.incidents(contested=True) if len(one.reports) > 2)
    field = next(name for name, status in contested.status.items() if status == "contested")
    claims = examples_ledger.claims(incident=contested.id, field=field)
    source = next(claim.source.name for claim in claims if claim.source is not None)
    shown = client.get("/source", params={"name": source}).text
    assert f'href="/incidents/{contested.id}"' in shown and "This source" in shown
    assert client.get("/source?name=nobody-at-all").status_code == 404
    assert client.get("/source").status_code == 404


def test_who_repeats_whom(examples_ledger: Ledger) -> None:
    found = examples_ledger.store.answer(copying)
    assert sum(one.reports for one in found) == len(examples_ledger.store.copies())
