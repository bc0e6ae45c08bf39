"""Pages show what the ledger holds."""

from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger


def test_the_list_leads_to_every_incident(client: TestClient[Any], examples_ledger: Ledger) -> None:
    listed = client.get("/").text
    for incident in examples_ledger.incidents():
        assert f'href="/incidents/{incident.id}"' in listed
        assert incident.id in client.get(f"/incidents/{incident.id}").text


def test_the_filter_stands_in_the_address(client: TestClient[Any], examples_ledger: Ledger) -> None:
    shown = client.get("/incidents?type=shelling").text
    wanted = {incident.id for incident in examples_ledger.incidents(type="shelling")}
    for incident in examples_ledger.incidents():
        assert (f"/incidents/{incident.id}" in shown) == (incident.id in wanted)
    assert wanted


def test_a_report_shows_its_words_and_claims(client: TestClient[Any], examples_ledger: Ledger) -> None:
    for report in examples_ledger.reports():
        assert client.get(f"/reports/{report.id}").status_code == 200


def test_faults_say_what_and_what_next(client: TestClient[Any]) -> None:
    assert client.get("/incidents/none").status_code == 404
    assert client.get("/incidents?background=perhaps").status_code == 400
    assert client.get("/nowhere").status_code == 404
    assert client.post("/incidents").status_code == 405
