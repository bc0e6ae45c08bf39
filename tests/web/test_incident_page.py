"""The page of an incident leads from every figure to its sentence, its claim and its rule."""

import re
from html import unescape
from typing import Any

import pytest
from litestar.testing import TestClient

from rashomon.export.drawing.style import style
from rashomon.export.profiles.known import PROFILES
from rashomon.export.words import telling_words
from rashomon.model.incident import Incident
from rashomon.pipeline.ledger import Ledger


@pytest.fixture
def incident(examples_ledger: Ledger) -> Incident:
    """The incident that most reports tell."""
    return max(examples_ledger.incidents(), key=lambda one: len(one.reports))


@pytest.fixture
def shown(client: TestClient[Any], incident: Incident) -> str:
    return client.get(f"/incidents/{incident.id}").text


def test_every_claim_is_told_with_its_sentence(shown: str, incident: Incident, examples_ledger: Ledger) -> None:
    case = examples_ledger.case_file(incident.id)
    words = unescape(shown)
    assert case.copies
    for claim in case.claims:
        address = f'href="/reports/{claim.report}#{claim.id}"'
        if claim.report not in case.copies:
            assert telling_words(claim) in words
            assert re.sub(r"\s+", " ", claim.evidence.text) in words
        elif address in shown:  # what a copy says has no column, and may stand among the grounds
            assert incident.reasons
    assert 'href="#s1"' in shown and 'id="s1"' in shown


def test_disagreement_has_a_sign_and_a_word(shown: str, incident: Incident) -> None:
    assert incident.status["killed"] == "contested"
    assert "! contested" in shown and "= agreed" in shown


def test_every_rule_is_named(shown: str, incident: Incident) -> None:
    for reason in incident.reasons:
        if reason.field != "summary":
            assert reason.rule in shown, reason.field


def test_every_link_within_the_page_leads_somewhere(shown: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)


def test_drawings_take_their_rules_from_a_style_sheet(client: TestClient[Any], shown: str) -> None:
    assert shown.count('class="rashomon-drawing"') >= 2
    assert "<style" not in shown and "style=" not in shown
    answer = client.get("/drawings.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.text == style()
    assert 'href="/drawings.css"' in shown


def test_every_profile_says_which_rule_gave_each_cell(
    client: TestClient[Any], shown: str, incident: Incident, examples_ledger: Ledger
) -> None:
    for name, profile in PROFILES.items():
        address = f"/incidents/{incident.id}/coded/{name}"
        assert f'href="{address}"' in shown
        told = client.get(address).text
        _, coded = examples_ledger.coded(incident.id, name)
        assert profile.title in told
        assert coded.rows
        for row in coded.rows:
            for column, cell in row.items():
                assert f"<code>{column}</code>" in told
                assert cell.rule in told


def test_a_profile_that_is_not_there_is_said(client: TestClient[Any], incident: Incident) -> None:
    assert client.get(f"/incidents/{incident.id}/coded/none").status_code == 400


def test_decisions_are_shown_with_who_and_why(own_ledger: Ledger) -> None:
    from rashomon.web.app import create_app
    from rashomon.web.settings import Settings

    claim = next(c for c in own_ledger.claims(field="killed"))
    incident = own_ledger.store.incident_of_accounts([claim.account])[claim.account]
    own_ledger.review("Noor").reject(claim.id, reason="a caption of another day")
    with TestClient(create_app(own_ledger, Settings()), base_url="http://127.0.0.1") as client:
        after = client.get(f"/incidents/{incident}", follow_redirects=True).text
    assert "Noor" in after and "a caption of another day" in after
    assert f"rejected claim {claim.id}" in after
