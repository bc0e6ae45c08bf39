"""Reports side by side."""

from html import unescape
from typing import Any

from litestar.testing import TestClient

from rashomon.export.words import telling_words
from rashomon.pipeline.ledger import Ledger


def test_what_each_says_of_the_same_incident(client: TestClient[Any], examples_ledger: Ledger) -> None:
    incident = max(examples_ledger.incidents(), key=lambda one: len(one.reports))
    page = client.get(f"/incidents/{incident.id}").text
    for report in incident.reports:
        assert f'type="checkbox" name="report" value="{report}"' in page
    shown = unescape(client.get("/compare", params={"report": list(incident.reports)}).text)
    assert "together they are one witness" in shown
    for claim in examples_ledger.claims(incident=incident.id):
        assert telling_words(claim) in shown
        assert f'href="/reports/{claim.report}#' in shown


def test_two_to_six(client: TestClient[Any], examples_ledger: Ledger) -> None:
    names = [report.id for report in examples_ledger.reports()]
    for some, status in ((names[:1], 400), ([names[0]] * 2, 400), (names[:2], 200), (names[:6], 200), (names[:7], 400)):
        assert client.get("/compare", params={"report": some}).status_code == status
    assert client.get("/compare", params={"report": [names[0], "nobody"]}).status_code == 404
