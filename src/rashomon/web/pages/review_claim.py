"""One claim in the text of its report, to decide about."""

from typing import Any, get_args

from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.response import Redirect

from rashomon.export.words import chain_words, publisher_words
from rashomon.model.claim import FACT_FIELDS, HARM_FIELDS, Claim, Scope, Stance
from rashomon.model.decision import undone
from rashomon.model.incident import Incident
from rashomon.model.who import GroupClass
from rashomon.pipeline.ledger import Ledger
from rashomon.reconcile.conflicts import conflicts
from rashomon.web.deciding.blind import hidden
from rashomon.web.deciding.coming_from import spot
from rashomon.web.given import Author, OpenLedger, Served
from rashomon.web.pages.review_incident import words
from rashomon.web.rendering import page
from rashomon.web.roles import REVIEWER, ROLE

Piece = tuple[str, str]  # text, and the class of its mark, empty = not marked


@get("/review/claims/{claim_id:str}", opt={ROLE: REVIEWER}, sync_to_thread=True)
def review_claim_page(
    request: Request[Any, Any, Any], claim_id: FromPath[str], ledger: OpenLedger, settings: Served, who: Author
) -> Response[Any]:
    """A claim with the words that it was read from; in blind mode its incident has to be coded first."""
    claim = ledger.claim(claim_id)
    here = spot(lambda name: str(request.query_params.get(name, "")))
    incident = _incident(ledger, claim)
    if incident and hidden(settings, ledger, [incident.id]):
        return Redirect(here.address(f"/review/incidents/{incident.id}"), status_code=303)
    report, decisions = ledger.report(claim.report), ledger.decisions(claim=claim.id)
    return page(
        "review/claim.html",
        settings=settings,
        here=here,
        author=who,
        claim=claim,
        incident=incident,
        report=report,
        said_by=chain_words(claim, publisher_words(report)),
        is_former=incident is None,
        pieces=pieces(report.text, claim),
        version=ledger.version(claim.id),
        decisions=decisions,
        numbers={d.id: d.number for d in decisions},
        undone=undone(decisions),
        conflicts=[(one.about, words(one.earlier), words(one.later)) for one in conflicts(decisions)],
        fields=(*HARM_FIELDS, *FACT_FIELDS),
        classes=get_args(GroupClass),
        stances=get_args(Stance),
        scopes=get_args(Scope),
    )


def pieces(text: str, claim: Claim) -> list[Piece]:
    """The text cut so that the sentence of a claim is marked, and in it the words that say it."""
    sentence, said = claim.evidence, claim.trigger
    cuts = sorted({0, sentence.start, sentence.end, said.start, said.end, len(text)})
    found = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        mark = "said" if said.start <= start < said.end else ""
        found.append((text[start:end], mark or ("sentence" if sentence.start <= start < sentence.end else "")))
    return found


def _incident(ledger: Ledger, claim: Claim) -> Incident | None:
    told = ledger.store.incident_of_accounts([claim.account]).get(claim.account)
    return ledger.incident(told) if told else None
