"""An incident in another project's columns, with the rule behind each cell."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from rashomon.export.profiles.known import profile_called
from rashomon.web.deciding.blind import hidden
from rashomon.web.given import OpenLedger, Served
from rashomon.web.naming import segment
from rashomon.web.rendering import page


@get("/incidents/{incident_id:str}/coded/{profile:str}", sync_to_thread=True)
def coded_page(
    incident_id: FromPath[str], profile: FromPath[str], ledger: OpenLedger, settings: Served
) -> Response[Any]:
    """The rows of one profile: a page of its own, because most who look at an incident do not ask for all of them."""
    case, coded = ledger.coded(incident_id, profile)
    if hidden(settings, ledger, [case.incident.id]):
        return Redirect(f"/review/incidents/{segment(case.incident.id)}", status_code=303)
    claims = {claim.id: claim for claim in case.claims}
    rules = profile_called(profile)
    return page("coded.html", settings=settings, incident=case.incident, profile=rules, coded=coded, claims=claims)
