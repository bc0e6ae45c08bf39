"""One report: its text with what was read from it, what was cut from its page, and its like side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from rashomon.export.differences import differences
from rashomon.export.segments import segments
from rashomon.export.words import chain_words
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Removed, Report
from rashomon.pipeline.ledger import Ledger
from rashomon.web.deciding.blind import hidden
from rashomon.web.given import OpenLedger, Served
from rashomon.web.naming import named
from rashomon.web.rendering import page


@get("/reports/{report_id:str}", sync_to_thread=True)
def report_page(report_id: FromPath[str], ledger: OpenLedger, settings: Served) -> Response[str]:
    """The text of a report with its claims; in blind mode without those of incidents that one has not coded yet."""
    report = ledger.report(named(report_id))
    claims = sorted(ledger.claims(report=report.id), key=lambda c: (c.trigger.start, c.trigger.end, c.id))
    told_in = ledger.store.incident_of_accounts(sorted({claim.account for claim in claims}))
    incidents = {incident.id: incident for incident in ledger.incidents(report=report.id)}
    unseen = hidden(settings, ledger, incidents)
    claims = [claim for claim in claims if told_in.get(claim.account) not in unseen]
    return page(
        "report.html",
        settings=settings,
        report=report,
        segments=segments(report.text, claims, report.headline_end),
        told=_by_incident(claims, {claim.id: incidents.get(told_in.get(claim.account, "")) for claim in claims}),
        through={claim.id: chain_words(claim, "").removeprefix(" <- ") for claim in claims},
        incidents=list(incidents.values()),
        unseen=sorted(unseen),
        removed=_by_kind(report.removed),
        likes=_likes(ledger, report),
        readings=ledger.store.report_versions(report.id),
    )


@get("/reports/{report_id:str}/beside", sync_to_thread=True)
def beside_page(
    report_id: FromPath[str],
    ledger: OpenLedger,
    settings: Served,
    other: FromQuery[str] = "",
    reading: FromQuery[int | None] = None,
) -> Response[str]:
    """A report beside another, or beside itself as another reading cleaned it, with the differences marked.

    other: id of a report. reading: number of the reading, from 1.
    """
    report = ledger.report(named(report_id))
    readings = ledger.store.report_versions(report.id)
    if reading is not None and 1 <= reading <= len(readings):
        left, relation = readings[reading - 1], f"as reading {reading} cleaned it"
    else:
        left = ledger.report(other)
        relation = next((words for words, like in _likes(ledger, report) if like.id == left.id), "another report")
    lines = differences(left.text, report.text)
    return page("beside.html", settings=settings, report=report, left=left, relation=relation, lines=lines)


def _likes(ledger: Ledger, report: Report) -> list[tuple[str, Report]]:
    """Reports with the same text or of the same page, with what they are to this one."""
    neighbours = {name for incident in ledger.incidents(report=report.id) for name in incident.reports}
    copies = ledger.store.copies({report.id, *neighbours})
    found = {copies[report.id]: "whose text this one repeats"} if report.id in copies else {}
    found |= {name: "which repeats this text" for name, source in copies.items() if source == report.id}
    earlier = ledger.store.earlier_versions() if report.url else {}
    found |= {earlier[report.id]: "the version of this page before"} if report.id in earlier else {}
    found |= {name: "the version of this page after" for name, before in earlier.items() if before == report.id}
    return [(found[like.id], like) for like in ledger.store.reports(sorted(found))]


def _by_incident(
    claims: Sequence[Claim], incident_of: Mapping[str, Incident | None]
) -> list[tuple[Incident | None, list[Claim]]]:
    """The claims of each incident, in the order in which the text comes to it."""
    groups: dict[str, tuple[Incident | None, list[Claim]]] = {}
    for claim in claims:
        incident = incident_of[claim.id]
        groups.setdefault(incident.id if incident else "", (incident, []))[1].append(claim)
    return list(groups.values())


def _by_kind(removed: Sequence[Removed]) -> Mapping[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for piece in removed:
        kinds[piece.kind].append(piece.text)
    return dict(sorted(kinds.items()))
