"""Ways to look: lists are given in parts, `next` is the address of the following one."""

from typing import Annotated, Any

from litestar import Request, get
from litestar.params import FromPath, FromQuery, QueryParameter

from rashomon.export.decided import decision_words
from rashomon.model.decision import undone
from rashomon.model.ledger_format import Object, claim_object, decision_object, incident_object, report_line
from rashomon.store.queries import IncidentFilter
from rashomon.store.searching import HitKind
from rashomon.web.api.parts import Limit, Offset, part
from rashomon.web.asked import asked
from rashomon.web.given import OpenLedger

Asking = Request[Any, Any, Any]
Maybe = FromQuery[str | None]


@get("/ledger", sync_to_thread=True)
def ledger_head(ledger: OpenLedger) -> Object:
    """How much the ledger holds, and the head of its chain, which changes with every row."""
    return {"counts": ledger.store.counts(), "head": str(ledger.head())}


@get("/incidents", sync_to_thread=True)
def incidents(request: Asking, ledger: OpenLedger, limit: Limit = 100, offset: Offset = 0) -> Object:
    """Incidents by day and id. Besides `limit` and `offset` it takes the filters of `rashomon incidents`."""
    wanted: IncidentFilter = asked(request.query_params.multi_items()).wanted
    found = ledger.matching(wanted, limit=limit + 1, offset=offset)
    return part(request, "incidents", [incident_object(one) for one in found], limit, offset)


@get("/incidents/{incident_id:str}", sync_to_thread=True)
def incident(incident_id: FromPath[str], ledger: OpenLedger) -> Object:
    """One incident with its claims, reports, decisions, and what each figure counts for."""
    return ledger.dossier_object(incident_id)


@get("/claims", sync_to_thread=True)
def claims(
    request: Asking,
    ledger: OpenLedger,
    report: Maybe = None,
    account: Maybe = None,
    incident: Maybe = None,
    field: Maybe = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Object:
    """Claims by id as people left them: all, or those of one report, account, incident or field."""
    found = ledger.claims(report, account, incident, field, limit=limit + 1, offset=offset)
    told_in = ledger.store.incident_of_accounts(sorted({one.account for one in found}))
    return part(request, "claims", [claim_object(one, told_in.get(one.account)) for one in found], limit, offset)


@get("/claims/{claim_id:str}", sync_to_thread=True)
def claim(claim_id: FromPath[str], ledger: OpenLedger) -> Object:
    """One claim, and the version to be given with a decision on it."""
    found = ledger.claim(claim_id)
    told_in = ledger.store.incident_of_accounts([found.account])
    return {"claim": claim_object(found, told_in.get(found.account)), "version": ledger.version(found.id)}


@get("/reports", sync_to_thread=True)
def reports(request: Asking, ledger: OpenLedger, limit: Limit = 100, offset: Offset = 0) -> Object:
    """Reports by id, with their texts."""
    names = ledger.store.report_ids()[offset : offset + limit + 1]
    copies, versions = ledger.store.copies(names), ledger.store.earlier_versions()
    found = [report_line(one, copies.get(one.id), versions.get(one.id)) for one in ledger.store.reports(names)]
    return part(request, "reports", found, limit, offset)


@get("/reports/{report_id:str}", sync_to_thread=True)
def report(report_id: FromPath[str], ledger: OpenLedger) -> Object:
    """One report with its text."""
    found, versions = ledger.report(report_id), ledger.store.earlier_versions()
    return report_line(found, ledger.store.copies([found.id]).get(found.id), versions.get(found.id))


@get("/decisions", sync_to_thread=True)
def decisions(ledger: OpenLedger, incident: Maybe = None, claim: Maybe = None) -> Object:
    """What people decided, in its order: all, or what is about one incident or one claim."""
    found = ledger.decisions(incident, claim)
    taken_back = undone(found)
    told = [decision_object(d) | {"undone": d.id in taken_back, "what": decision_words(d)} for d in found]
    return {"decisions": told}


@get("/search", sync_to_thread=True)
def search(
    ledger: OpenLedger,
    words: Annotated[str, QueryParameter(min_length=1)],
    kind: FromQuery[HitKind | None] = None,
    limit: Limit = 100,
) -> Object:
    """Reports and claims that hold these words, with the words around."""
    return {"hits": list(ledger.search(words, kind, limit))}


@get("/explain/{some_id:str}", sync_to_thread=True)
def explanation(some_id: FromPath[str], ledger: OpenLedger) -> Object:
    """What stands behind an incident, a claim or a report, as text for people."""
    return {"id": some_id, "explanation": str(ledger.explain(some_id))}
