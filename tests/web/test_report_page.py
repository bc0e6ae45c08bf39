"""The page of a report: its words, what was read from them, what was cut, and its like side by side."""

import re
from html import unescape
from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger


def text_of(html: str, start: str, end: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html[html.index(start) + len(start) : html.index(end)]))


def test_the_text_is_whole_and_every_claim_is_marked(client: TestClient[Any], examples_ledger: Ledger) -> None:
    for report in examples_ledger.reports():
        shown = client.get(f"/reports/{report.id}").text
        opening = re.search(r'<div class="report-text"[^>]*>', shown)
        assert opening is not None
        assert report.text in text_of(shown, opening[0], '<section class="claims"')
        ids = re.findall(r'\bid="([^"]+)"', shown)
        assert len(ids) == len(set(ids))
        for claim in examples_ledger.claims(report=report.id):
            assert claim.id in ids
            assert f'href="#{claim.id}"' in shown or f'id="w-{claim.id}"' in shown
            assert claim.rule in shown
        assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)


def test_a_claim_leads_to_its_incident(client: TestClient[Any], examples_ledger: Ledger) -> None:
    claim = next(c for c in examples_ledger.claims(field="killed"))
    incident = examples_ledger.store.incident_of_accounts([claim.account])[claim.account]
    assert f'href="/incidents/{incident}"' in client.get(f"/reports/{claim.report}").text


def test_what_was_cut_is_shown_by_kind(client: TestClient[Any], examples_ledger: Ledger) -> None:
    report = next(r for r in examples_ledger.reports() if r.removed)
    shown = unescape(client.get(f"/reports/{report.id}").text)
    for piece in report.removed:
        assert piece.text in shown
        assert f"<summary>{piece.kind.capitalize()}" in shown


def test_a_copy_stands_beside_what_it_repeats(client: TestClient[Any], examples_ledger: Ledger) -> None:
    (copy, original), *_ = examples_ledger.store.copies().items()
    address = f"/reports/{copy}/beside?other={original}"
    assert f'href="{address}"' in client.get(f"/reports/{copy}").text
    assert f'href="/reports/{original}/beside?other={copy}"' in client.get(f"/reports/{original}").text
    shown = client.get(address).text
    assert "whose text this one repeats" in shown
    assert "<del>" in shown and "<ins>" in shown and 'class="same"' in shown


def test_a_report_that_is_not_there(client: TestClient[Any], examples_ledger: Ledger) -> None:
    report = examples_ledger.reports()[0]
    assert client.get("/reports/nobody").status_code == 404
    assert client.get(f"/reports/{report.id}/beside?other=nobody").status_code == 404
    assert client.get(f"/reports/{report.id}/beside").status_code == 404
