"""Records to rows and back; pure, and each the other's inverse."""

from collections.abc import Mapping
from typing import Any

import msgspec

from rashomon.model.account import Account
from rashomon.model.claim import Claim, HarmValue, Value
from rashomon.model.decision import Decision
from rashomon.model.incident import Incident, Toll
from rashomon.model.offer import Offer
from rashomon.model.report import Removed, Report
from rashomon.model.rereading import Rereading
from rashomon.model.span import Span
from rashomon.model.who import Actor, Source
from rashomon.reconcile.decided import CORRECT_RULE

Row = dict[str, Any]

_LARGEST = 2**63 - 1  # of a column; the JSON beside it holds any number
# made once: they are used for every row
_encode = msgspec.json.Encoder(order="sorted").encode
_decode_removed = msgspec.json.Decoder(tuple[Removed, ...]).decode
_decode_texts = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_metadata = msgspec.json.Decoder(dict[str, Any]).decode
_decode_value = msgspec.json.Decoder(Value).decode
_decode_source = msgspec.json.Decoder(Source).decode
_decode_claim = msgspec.json.Decoder(Claim).decode
_decode_parts = msgspec.json.Decoder(tuple[tuple[str, ...], ...]).decode
_decode_incident = msgspec.json.Decoder(Incident).decode
_decode_offer = msgspec.json.Decoder(Offer).decode
_decode_rereading = msgspec.json.Decoder(Rereading).decode
_DECISION_AS_IS = ("number", "id", "kind", "author", "at", "reason", "incident", "claim", "field", "undoes")
_REREADING_AS_IS = ("number", "id", "run", "report", "reader", "at", "version", "kept")
_REPORT_AS_IS = (
    "id",
    "title",
    "publisher",
    "url",
    "language",
    "published",
    "published_basis",
    "sha256",
    "text",
    "headline_end",
)


def report_row(report: Report) -> Row:
    """The row of a report in `reports`."""
    row = {name: getattr(report, name) for name in _REPORT_AS_IS}
    nested = {name: _json(getattr(report, name)) for name in ("removed", "flags", "metadata")}
    return row | nested


def report_of(row: Mapping[Any, Any]) -> Report:
    """The report in a row of `reports`."""
    return Report(
        **{name: row[name] for name in _REPORT_AS_IS},
        removed=_decode_removed(row["removed"]),
        flags=_decode_texts(row["flags"]),
        metadata=_decode_metadata(row["metadata"]),
    )


def offer_row(report: str, offer: Offer) -> Row:
    """The row in `offers` of what a report was offered as."""
    return {"report": report, "reader": offer.reader, "record": _json(offer)}


def offer_of(row: Mapping[Any, Any]) -> Offer:
    """What a row of `offers` says."""
    return _decode_offer(row["record"])


def version_row(report: Report, number: int) -> Row:
    """The row in `report_versions` of a report as a later reading cleaned it; number: from 1."""
    return report_row(report) | {"id": f"{report.id}@{number}", "report": report.id, "number": number}


def version_of(row: Mapping[Any, Any]) -> Report:
    """The report in a row of `report_versions`."""
    return report_of({**row, "id": row["report"]})


def rereading_row(rereading: Rereading) -> Row:
    """The row of a rereading in `rereadings`; the record holds the whole, the counts are for people."""
    as_is = {name: getattr(rereading, name) for name in _REREADING_AS_IS}
    counts = {name: len(getattr(rereading, name)) for name in ("added", "removed", "changed")}
    return as_is | counts | {"record": _json(rereading)}


def rereading_of(row: Mapping[Any, Any]) -> Rereading:
    """The rereading in a row of `rereadings`."""
    return _decode_rereading(row["record"])


def account_row(account: Account) -> Row:
    """The row of an account in `accounts`."""
    return {
        "id": account.id,
        "report": account.report,
        "background": int(account.background),
        "main": int(account.main),
        "span_start": account.span_start,
    }


def account_of(row: Mapping[Any, Any]) -> Account:
    """The account in a row of `accounts`."""
    return Account(
        id=row["id"],
        report=row["report"],
        background=bool(row["background"]),
        main=bool(row["main"]),
        span_start=row["span_start"],
    )


def claim_row(claim: Claim) -> Row:
    """The row of a claim in `claims`: `words`, `low`, `high` and `source_name` are there for people who look."""
    quantity = claim.value.quantity if isinstance(claim.value, HarmValue) else None
    return {
        "id": claim.id,
        "report": claim.report,
        "account": claim.account,
        "field": claim.field,
        "words": claim.trigger.text,
        "low": _column(quantity.low) if quantity else None,
        "high": _column(quantity.high) if quantity else None,
        "stance": claim.stance,
        "source_name": claim.source.name if claim.source else None,
        "relayed_by": _json(claim.relayed_by),
        "scope": claim.scope,
        "evidence": claim.evidence.text,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "confidence": float(claim.confidence),
        "rule": claim.rule,
        "part_of": claim.part_of,
        "value": _json(claim.value),
        "source": _json(claim.source) if claim.source else None,
    }


def claim_of(row: Mapping[Any, Any]) -> Claim:
    """The claim in a row of `claims`."""
    return Claim(
        id=row["id"],
        report=row["report"],
        account=row["account"],
        field=row["field"],
        value=_decode_value(row["value"]),
        part_of=row["part_of"],
        source=_decode_source(row["source"]) if row["source"] else None,
        relayed_by=_decode_texts(row["relayed_by"]),
        stance=row["stance"],
        scope=row["scope"],
        evidence=Span(row["evidence_start"], row["evidence_end"], row["evidence"]),
        trigger=Span(row["trigger_start"], row["trigger_end"], row["words"]),
        confidence=row["confidence"],
        rule=row["rule"],
    )


def standing_claim_of(row: Mapping[Any, Any]) -> Claim:
    """The claim in a row of `claims` joined with `claim_reviews`, as people left it."""
    if row["state"] is None:
        return claim_of(row)
    return (
        corrected_claim_of(row["record"])
        if row["record"]
        else msgspec.structs.replace(claim_of(row), review=row["state"])
    )


def corrected_claim_of(record: str) -> Claim:
    """The claim in the column `record` of `claim_reviews`."""
    return _decode_claim(record)


def review_row(claim: Claim) -> Row:
    """The row of a claim in `claim_reviews`: the whole claim where it was corrected."""
    record = _json(claim) if claim.rule == CORRECT_RULE else None
    return {"claim": claim.id, "state": claim.review, "record": record}


def decision_row(decision: Decision) -> Row:
    """The row of a decision in `decisions`."""
    row = {name: getattr(decision, name) for name in _DECISION_AS_IS}
    return row | {"value": _json(decision.value), "parts": _json(decision.parts)}


def decision_of(row: Mapping[Any, Any]) -> Decision:
    """The decision in a row of `decisions`."""
    return Decision(
        **{name: row[name] for name in _DECISION_AS_IS},
        value=msgspec.json.decode(row["value"]),
        parts=_decode_parts(row["parts"]),
    )


def incident_row(incident: Incident) -> Row:
    """The row of an incident in `incidents`: `record` holds the whole, the other columns are for filters and people."""
    date, place = incident.date, incident.place
    return {
        "id": incident.id,
        "type": incident.type,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "place": (place.name or place.text) if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "initiator": _names(incident.initiator),
        "target": _names(incident.target),
        **_toll_columns(incident, "killed"),
        **_toll_columns(incident, "injured"),
        "grade": incident.grade,
        "origins": incident.origins,
        "background": int(incident.background),
        "summary": incident.summary,
        "record": _json(incident),
    }


def incident_of(row: Mapping[Any, Any]) -> Incident:
    """The incident in a row of `incidents`."""
    return _decode_incident(row["record"])


def _toll_columns(incident: Incident, harm: str) -> Row:
    toll = incident.harm[harm].total if harm in incident.harm else Toll(None, None, None, "single", ())
    return {f"{harm}_{part}": _column(getattr(toll, part)) for part in ("low", "best", "high")}


def _names(actors: tuple[Actor, ...]) -> str:
    return "; ".join(actor.name for actor in actors)


def _column(number: int | None) -> int | None:
    return number if number is not None and abs(number) <= _LARGEST else None


def _json(value: object) -> str:
    return _encode(value).decode()
