"""One incident: who says what, and why it stands as it does."""

from litestar import Response, get
from litestar.params import FromPath

from rashomon.export.matrix import matrix
from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page


@get("/incidents/{incident_id:str}", sync_to_thread=True)
def incident_page(incident_id: FromPath[str], ledger: OpenLedger, settings: Served) -> Response[str]:
    """The matrix of an incident with the sentences behind it."""
    case = ledger.case_file(incident_id)
    return page(
        "incident.html",
        settings=settings,
        incident=case.incident,
        matrix=matrix(case.claims, case.reports, case.incident.status),
        copies=case.copies,
    )
