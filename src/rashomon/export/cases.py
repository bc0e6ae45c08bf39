"""Incidents with all that stands behind them, some at a time: what every format with rows of incidents reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.export.case_file import CaseFile
from rashomon.export.decided import Decided
from rashomon.export.profiles.cells import Case
from rashomon.model.claim import Claim
from rashomon.model.decision import version
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
        decided = _decided_on(store, case.incident, store.claims(incident=case.incident.id, rejected=True))
        yield CaseFile(case.incident, case.claims, members, case.reports, case.copies, decided)


def case_file(store: Store, incident: Incident) -> CaseFile:
    """An incident with all of it; each thing is read once."""
    every = tuple(store.claims(incident=incident.id, rejected=True))
    return CaseFile(
        incident,
        tuple(claim for claim in every if claim.review != "rejected"),
        tuple(store.accounts_of(incident.accounts)),
        {report.id: report for report in store.reports(incident.reports)},
        store.copies(incident.reports),
        _decided_on(store, incident, every),
    )


def _decided_on(store: Store, incident: Incident, every: Iterable[Claim]) -> Decided:
    """What people decided about an incident; every: all its claims, rejected ones too."""
    decisions = tuple(store.decisions(incident.id))
    return Decided(
        decisions,
        tuple(claim for claim in every if claim.review == "rejected"),
        version(decisions[-1].number if decisions else 0, incident.accounts),
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
