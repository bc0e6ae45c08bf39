"""Words in the texts of reports."""

import re
from html import unescape
from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings


def test_words_lead_to_reports_and_claims(client: TestClient[Any], examples_ledger: Ledger) -> None:
    found = examples_ledger.search("killed")
    shown = unescape(client.get("/search?words=killed").text)
    assert {one.kind for one in found} == {"report", "claim"}
    for one in found[:100]:
        assert f'href="/reports/{one.report}' in shown
        assert one.field is None or f"#{one.id}" in shown
        assert f"{one.before}<mark>{one.match}</mark>{one.after}" in shown
    assert len(re.findall("<mark>", shown)) == min(100, len(found))


def test_the_list_of_incidents_leads_there(client: TestClient[Any]) -> None:
    assert "/search?words=two+words" in client.get("/incidents?text=two+words").text
    assert "/search" not in client.get("/incidents").text


def test_nothing_found_and_nothing_asked(client: TestClient[Any]) -> None:
    assert "No report holds these words" in client.get("/search?words=zzzz").text
    assert "No report" not in client.get("/search").text
    refused = client.get("/search", params={"words": '"open'})
    assert refused.status_code == 400 and "quotation mark" in refused.text


def test_in_blind_mode_no_claim_is_shown(examples_ledger: Ledger) -> None:
    claims = [one.id for one in examples_ledger.search("killed", "claim")]
    app = create_app(examples_ledger, Settings(edit=True, author="Noor"))
    with TestClient(app, base_url="http://127.0.0.1") as noor:
        shown = noor.get("/search?words=killed", headers={"cookie": "rashomon-blind=1"}).text
    assert "<mark>" in shown and not [claim for claim in claims if claim in shown]
