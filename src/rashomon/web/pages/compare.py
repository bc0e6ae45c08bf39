"""Two to six reports side by side, the same fact on one line."""

from typing import Any

from litestar import Request, Response, get

from rashomon.errors import WebError
from rashomon.export.side_by_side import borrowed, side_by_side
from rashomon.model.incident import Incident
from rashomon.pipeline.ledger import Ledger
from rashomon.web.deciding.blind import hidden
from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page

_FEWEST, _MOST = 2, 6


@get("/compare", sync_to_thread=True)
def compare_page(request: Request[Any, Any, Any], ledger: OpenLedger, settings: Served) -> Response[str]:
    """The reports that the address names. Raises WebError[B004] for fewer than two or more than six."""
    names = list(dict.fromkeys(name for name in request.query_params.getall("report", []) if name))
    if not _FEWEST <= len(names) <= _MOST:
        problem = f"{len(names)} reports cannot be set side by side"
        raise WebError("B004", "compare", problem, f"Choose {_FEWEST} to {_MOST} reports on the page of an incident.")
    reports = [ledger.report(name) for name in names]
    told = {incident.id: incident for incident in _told_by(ledger, [report.id for report in reports])}
    unseen = hidden(settings, ledger, told)
    incidents = [incident for incident in told.values() if incident.id not in unseen]
    claims = {incident.id: ledger.claims(incident=incident.id) for incident in incidents}
    return page(
        "compare.html",
        settings=settings,
        reports=reports,
        unseen=sorted(unseen),
        aligned=side_by_side(reports, incidents, claims),
        borrowed=borrowed(reports, claims, ledger.store.copies([report.id for report in reports])),
        names={report.id: letter for report, letter in zip(reports, "ABCDEF", strict=False)},
    )


def _told_by(ledger: Ledger, reports: list[str]) -> list[Incident]:
    found = {incident.id: incident for report in reports for incident in ledger.incidents(report=report)}
    return list(found.values())
