"""One incident, to decide about: its claims, its values, what others decided."""

from collections.abc import Sequence
from typing import Any, get_args

from litestar import Request, Response, get
from litestar.params import FromPath

from rashomon.errors import WebError
from rashomon.export.case_file import CaseFile
from rashomon.export.codings import codings, derived_words
from rashomon.export.decided import decision_words
from rashomon.export.held import held
from rashomon.export.matrix import matrix
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision
from rashomon.model.incident import Incident, IncidentType
from rashomon.pipeline.ledger import Ledger
from rashomon.reconcile.conflicts import conflicts
from rashomon.reconcile.decided import SETTABLE
from rashomon.store.queries import IncidentFilter
from rashomon.web.deciding.blind import is_hidden
from rashomon.web.deciding.coming_from import Spot, spot
from rashomon.web.deciding.forms import CODED
from rashomon.web.given import Author, OpenLedger, Served
from rashomon.web.rendering import page
from rashomon.web.roles import REVIEWER, ROLE

_ALIKE = 10  # incidents of the same days that are offered for a merge
_MOST = 6  # incidents that are merged at once

Asking = Request[Any, Any, Any]
_DECIDES = {ROLE: REVIEWER}


@get("/review/incidents/{incident_id:str}", opt=_DECIDES, sync_to_thread=True)
def review_incident_page(
    request: Asking, incident_id: FromPath[str], ledger: OpenLedger, settings: Served, who: Author
) -> Response[str]:
    """An incident with all that can be decided about it; in blind mode its sentences alone, until one has coded it."""
    case = ledger.case_file(incident_id)
    shown: dict[str, Any] = {
        "settings": settings,
        "here": _here(request),
        "incident": case.incident,
        "version": case.decided.version,
    }
    if is_hidden(settings, case.decided.decisions):
        return page("review/blind.html", **shown, **_to_code(case))
    return page("review/incident.html", **shown, **_to_decide(ledger, case, who, who if settings.blind else None))


@get("/review/merge", opt=_DECIDES, sync_to_thread=True)
def merge_page(request: Asking, ledger: OpenLedger, settings: Served) -> Response[str]:
    """Incidents side by side, before they are merged. Raises WebError[B004]: fewer than two, or too many."""
    given = [str(one).strip() for one in request.query_params.getall("incident", []) if str(one).strip()]
    found = {incident.id: incident for incident in (ledger.incident(one) for one in given[: _MOST + 1])}
    if not 2 <= len(found) <= _MOST:
        problem = f"it takes two to {_MOST} incidents to merge, and these are {len(found)}"
        raise WebError("B004", "", problem, "Choose another one that is the same.")
    return page(
        "review/merge.html",
        settings=settings,
        here=_here(request),
        incidents=list(found.values()),
        versions=[ledger.version(one) for one in found],
        rows=[(field, [derived_words(one, field) for one in found.values()]) for field in SETTABLE],
    )


def words(decision: Decision) -> str:
    """What a person decided, with their name and reason."""
    reason = f" ({decision.reason})" if decision.reason else ""
    return f"{decision.author}: {decision_words(decision)}{reason}"


def _here(request: Asking) -> Spot:
    return spot(lambda name: str(request.query_params.get(name, "")))


def _to_code(case: CaseFile) -> dict[str, Any]:
    """The sentences, and nothing of what was made of them."""
    told = matrix(case.claims, case.reports, {})
    return {"sentences": told.sentences, "coded": CODED, "types": get_args(IncidentType)}


def _to_decide(ledger: Ledger, case: CaseFile, author: str, coder: str | None) -> dict[str, Any]:
    decisions, incident = case.decided.decisions, case.incident
    claims = _in_order((*case.claims, *case.decided.rejected))
    return {
        "author": author,
        "held": held(incident),
        "claims": claims,
        "versions": ledger.store.claim_versions(claim.id for claim in claims),
        "reports": case.reports,
        "accounts": case.accounts,
        "needs": ledger.needs(incident.id),
        "settable": SETTABLE,
        "conflicts": [(one.about, words(one.earlier), words(one.later)) for one in conflicts(decisions)],
        "codings": codings(incident, decisions, coder),
        "alike": _alike(ledger, incident),
        "decisions": decisions,
        "numbers": {d.id: d.number for d in decisions},
        "undone": case.decided.taken_back,
    }


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.report, c.evidence.start, c.trigger.start, c.id))


def _alike(ledger: Ledger, incident: Incident) -> list[Incident]:
    """Other incidents that may have been on the same days in the same country."""
    if incident.date is None:
        return []
    country = incident.place.country if incident.place else None
    wanted = IncidentFilter(since=incident.date.start, until=incident.date.end, country=country)
    return [one for one in ledger.matching(wanted, limit=_ALIKE + 1) if one.id != incident.id][:_ALIKE]
