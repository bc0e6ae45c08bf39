"""The routes that decide: plain forms, each with the version of what was seen, answered by 303 or by the form again."""

from collections.abc import Sequence
from typing import Any

from litestar import Request, Response, post
from litestar.params import FromPath, URLEncodedBody
from litestar.types import ControllerRouterHandler

from rashomon.model.decision import DecisionKind
from rashomon.pipeline.orders import Order
from rashomon.web.deciding.coming_from import Spot, spot
from rashomon.web.deciding.forms import ON_CLAIM, ON_INCIDENT, Form, claim_order, incident_order, merge_order
from rashomon.web.deciding.taking import taken
from rashomon.web.given import Author, OpenLedger, Served
from rashomon.web.roles import REVIEWER, ROLE

Asking = Request[Any, Any, Any]
Fields = URLEncodedBody[dict[str, Any]]
_DECIDES: dict[str, Any] = {"opt": {ROLE: REVIEWER}, "sync_to_thread": True, "status_code": 303}


def _on_incident(kind: DecisionKind) -> ControllerRouterHandler:
    @post(f"/review/incidents/{{incident_id:str}}/{kind}", **_DECIDES)
    def decide_on_incident(
        request: Asking, incident_id: FromPath[str], data: Fields, ledger: OpenLedger, settings: Served, who: Author
    ) -> Response[Any]:
        """One decision on an incident."""
        form, action = Form(data), request.url.path
        back = (f"/review/incidents/{incident_id}", spot(form.one))
        return taken(
            ledger,
            settings,
            who,
            lambda: incident_order(kind, ledger.incident(incident_id).id, form),
            form,
            back,
            action,
        )

    return decide_on_incident


def _on_claim(kind: DecisionKind) -> ControllerRouterHandler:
    @post(f"/review/claims/{{claim_id:str}}/{kind}", **_DECIDES)
    def decide_on_claim(
        request: Asking, claim_id: FromPath[str], data: Fields, ledger: OpenLedger, settings: Served, who: Author
    ) -> Response[Any]:
        """One decision on a claim."""
        form, action = Form(data), request.url.path
        back = (_back_from_claim(form, claim_id), spot(form.one))
        return taken(
            ledger,
            settings,
            who,
            lambda: claim_order(kind, ledger.claim(claim_id).id, form, ledger),
            form,
            back,
            action,
        )

    return decide_on_claim


@post("/review/merge", **_DECIDES)
def merge(request: Asking, data: Fields, ledger: OpenLedger, settings: Served, who: Author) -> Response[Any]:
    """Incidents that are one."""
    form = Form(data)
    back = (f"/review/incidents/{form.one('incident')}" if form.one("incident") else "/review", spot(form.one))
    return taken(ledger, settings, who, lambda: merge_order(form), form, back, request.url.path)


@post("/review/decisions/{number:int}/undo", **_DECIDES)
def undo(
    request: Asking, number: FromPath[int], data: Fields, ledger: OpenLedger, settings: Served, who: Author
) -> Response[Any]:
    """Take back a decision."""
    form = Form(data)
    order = Order(kind="undo", undoes=number, reason=form.one("reason"))
    back = (_back_from_undoing(form), Spot(spot(form.one).need, spot(form.one).after))
    return taken(ledger, settings, who, lambda: order, form, back, request.url.path)


DECIDING: Sequence[ControllerRouterHandler] = (
    *map(_on_incident, ON_INCIDENT),
    *map(_on_claim, ON_CLAIM),
    *(merge, undo),
)


def _back_from_claim(form: Form, claim: str) -> str:
    incident = form.one("on")
    return f"/review/incidents/{incident}" if _is_name(incident) else f"/review/claims/{claim}"


def _back_from_undoing(form: Form) -> str:
    """The page that the form stood on, one of ours and no other."""
    place, _, name = form.one("on").rpartition("/")
    is_ours = place in ("incidents", "claims") and _is_name(name)
    return f"/review/{place}/{name}" if is_ours else "/review"


def _is_name(text: str) -> bool:
    return bool(text) and all(letter.isalnum() or letter in "-_.@" for letter in text)
