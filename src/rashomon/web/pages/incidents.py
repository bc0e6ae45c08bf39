"""The list of incidents under a filter, what else the filter leaves, and where it leads."""

from typing import Any

from litestar import Request, Response, get
from litestar.response import Redirect
from msgspec import structs

from rashomon.web.asked import PAGE_SIZE, asked
from rashomon.web.given import OpenLedger, Served
from rashomon.web.pages._drawn import drawn_map, drawn_periods
from rashomon.web.pages.downloads import offered
from rashomon.web.rendering import page

PATH = "/incidents"


@get("/", sync_to_thread=False)
def home() -> Redirect:
    """The first page is the list of incidents."""
    return Redirect(PATH)


@get(PATH, sync_to_thread=True)
def incidents_page(request: Request[Any, Any, Any], ledger: OpenLedger, settings: Served) -> Response[str]:
    """A page of the incidents that the address asks for, with the facets of all of them."""
    question = asked(request.query_params.multi_items())
    wanted = structs.asdict(question.wanted)
    with ledger.as_of_now() as still:
        # one more than is shown tells whether there is a next page
        found = still.matching(question.wanted, limit=PAGE_SIZE + 1, offset=question.offset)
        facets = still.facets(**wanted)
        drawn = {"map": drawn_map(still, question, PATH), "periods": drawn_periods(still, question, PATH)}
    return page(
        "incidents.html",
        settings=settings,
        asked=question,
        path=PATH,
        incidents=found[:PAGE_SIZE],
        first=question.offset + 1,
        has_more=len(found) > PAGE_SIZE,
        facets=facets,
        formats=offered(question),
        drawn=drawn,
    )
