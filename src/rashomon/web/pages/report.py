"""One report: its text, and what was read from it."""

from litestar import Response, get
from litestar.params import FromPath

from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page


@get("/reports/{report_id:str}", sync_to_thread=True)
def report_page(report_id: FromPath[str], ledger: OpenLedger, settings: Served) -> Response[str]:
    """The text of a report with its claims."""
    report = ledger.report(report_id)
    return page("report.html", settings=settings, report=report, claims=ledger.claims(report=report.id))
