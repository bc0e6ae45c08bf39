"""One incident: who says what, and why it stands as it does."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from rashomon.export.drawing.incident import drawing_parts
from rashomon.export.drawing.place import place_map
from rashomon.export.held import held
from rashomon.export.matrix import matrix
from rashomon.export.profiles.known import PROFILES
from rashomon.web.deciding.blind import is_hidden
from rashomon.web.given import OpenLedger, Served
from rashomon.web.naming import segment
from rashomon.web.rendering import page


@get("/incidents/{incident_id:str}", sync_to_thread=True)
def incident_page(incident_id: FromPath[str], ledger: OpenLedger, settings: Served) -> Response[Any]:
    """An incident with all that stands behind it; in blind mode the page for coding it, until one has."""
    case = ledger.case_file(incident_id)
    if is_hidden(settings, case.decided.decisions):
        return Redirect(f"/review/incidents/{segment(case.incident.id)}", status_code=303)
    incident, copies = case.incident, case.copies
    tolls, sources = drawing_parts(incident, case.claims, case.reports, copies)
    # what repeats another's text is no second witness, and has no column
    told = [claim for claim in case.claims if claim.report not in copies]
    return page(
        "incident.html",
        settings=settings,
        incident=incident,
        matrix=matrix(told, case.reports, incident.status),
        claims={claim.id: claim for claim in case.claims},
        held=held(incident),
        drawn={"tolls": tolls, "sources": sources, "place": place_map(incident.place)},
        reports=sorted(case.reports.values(), key=lambda report: (report.published or "9", report.id)),
        copies=copies,
        decided=case.decided,
        numbers={decision.id: decision.number for decision in case.decided.decisions},
        profiles=list(PROFILES.values()),
    )
