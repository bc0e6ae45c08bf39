"""The list of incidents under a filter."""

from typing import Any, get_args

from litestar import Request, Response, get
from litestar.response import Redirect

from rashomon.model.incident import Grade, IncidentType
from rashomon.web.asked import PAGE_SIZE, asked
from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page

PATH = "/incidents"


@get("/", sync_to_thread=False)
def home() -> Redirect:
    """The first page is the list of incidents."""
    return Redirect(PATH)


@get(PATH, sync_to_thread=True)
def incidents_page(request: Request[Any, Any, Any], ledger: OpenLedger, settings: Served) -> Response[str]:
    """A page of the incidents that the address asks for."""
    question = asked(request.query_params.multi_items())
    wanted = question.wanted
    # one more than is shown tells whether there is a next page
    found = ledger.matching(wanted, limit=PAGE_SIZE + 1, offset=question.offset)
    return page(
        "incidents.html",
        settings=settings,
        asked=question,
        path=PATH,
        incidents=found[:PAGE_SIZE],
        has_more=len(found) > PAGE_SIZE,
        types=get_args(IncidentType),
        grades=get_args(Grade),
    )
