"""Incidents with all that stands behind them, some at a time: what every format with rows of incidents reads."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.export.case_file import CaseFile
from rashomon.export.decided import Decided
from rashomon.export.profiles.cells import Case
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_AT_ONCE = 200  # incidents in memory, with their claims and reports


def cases(
    store: Store, wanted: IncidentFilter | None = None, limit: int | None = None, offset: int = 0
) -> Iterator[Case]:
    """Incidents with what stands behind them, by day and id: all, or those that pass a filter.

    Of all these `limit` after `offset`.
    """
    incidents = store.incidents(wanted, limit=limit, offset=offset)
    while some := list(islice(incidents, _AT_ONCE)):
        yield from _cases_of(store, some)


def case_files(store: Store, wanted: IncidentFilter | None = None) -> Iterator[CaseFile]:
    """The same with the accounts and what people decided."""
    for case in cases(store, wanted):
        members = tuple(store.accounts(incident=case.incident.id))
        decided = decided_on(store, case.incident)
        yield CaseFile(case.incident, case.claims, members, case.reports, case.copies, decided)


def decided_on(store: Store, incident: Incident) -> Decided:
    """What people decided about an incident."""
    every = store.claims(incident=incident.id, rejected=True)
    return Decided(
        tuple(store.decisions(incident.id)),
        tuple(claim for claim in every if claim.review == "rejected"),
        store.incident_version(incident),
    )


def case_of(store: Store, incident: Incident) -> Case:
    """An incident with what stands behind it."""
    (case,) = _cases_of(store, [incident])
    return case


def _cases_of(store: Store, incidents: Sequence[Incident]) -> Iterator[Case]:
    """Four questions for all of them, not four for each."""
    named = {report for incident in incidents for report in incident.reports}
    reports, copies = {report.id: report for report in store.reports(named)}, store.copies(named)
    members = [account for incident in incidents for account in incident.accounts]
    accounts = {account.id: account for account in store.accounts_of(members)}
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in store.claims_of(members):
        claims[claim.account].append(claim)
    for incident in incidents:
        told = sorted((claim for account in incident.accounts for claim in claims[account]), key=lambda claim: claim.id)
        telling = {name: reports[name] for name in incident.reports}
        yield Case(incident, tuple(told), telling, copies, tuple(accounts[name] for name in incident.accounts))
