"""Every record comes back from its row as it went in."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.store import rows
from rashomon.store.store import Store
from strategies import accounts, claims, incidents, reports


@given(reports)
def test_report(report: Report) -> None:
    assert rows.report_of(rows.report_row(report)) == report


@given(accounts)
def test_account(account: Account) -> None:
    assert rows.account_of(rows.account_row(account)) == account


@given(claims)
def test_claim(claim: Claim) -> None:
    assert rows.claim_of(rows.claim_row(claim)) == claim


@given(incidents)
def test_incident(incident: Incident) -> None:
    assert rows.incident_of(rows.incident_row(incident)) == incident


@settings(max_examples=30, deadline=None)
@given(st.lists(reports, max_size=3, unique_by=lambda r: r.id))
def test_reports_survive_the_database(read: list[Report]) -> None:
    from rashomon.model.reading import Reading

    with Store.open(":memory:") as store:
        added = store.add(Reading(report=report) for report in read)
        assert (added.stored, added.rejections) == (len(read), ())
        stored: list[Any] = sorted(read, key=lambda report: report.id)
        assert list(store.reports()) == stored
