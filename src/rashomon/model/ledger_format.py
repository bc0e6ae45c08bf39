"""Records as the objects of the ledger interchange format, version 1: keys in a fixed order, unknown = None."""

from collections.abc import Iterable
from typing import Any

import msgspec

from rashomon.model.account import Account
from rashomon.model.claim import FACT_FIELDS, HARM_FIELDS, Claim, HarmValue, Value
from rashomon.model.decision import Decision
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.offer import Offer
from rashomon.model.report import Report
from rashomon.model.rereading import Rereading

Object = dict[str, Any]


def report_line(report: Report, copy_of: str | None, version_of: str | None) -> Object:
    """A line of `reports.jsonl`; version_of: the report of the same page of which it is the next version."""
    return {**report_object(report, copy_of), "version_of": version_of}


def report_object(report: Report, copy_of: str | None) -> Object:
    """A report without what only a look at all of them tells."""
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "published": report.published,
        "published_basis": report.published_basis,
        "sha256": report.sha256,
        "text": report.text,
        "removed": _plain(report.removed),
        "copy_of": copy_of,
        "headline_end": report.headline_end,
        "flags": list(report.flags),
        "metadata": report.metadata,
    }


def claim_object(claim: Claim, incident: str | None) -> Object:
    """A line of `claims.jsonl`; incident: the id of the incident that the claim's account belongs to."""
    return {
        "id": claim.id,
        "report": claim.report,
        "incident": incident,
        "field": claim.field,
        "value": value_object(claim.value),
        "part_of": claim.part_of,
        "source": _plain(claim.source),
        "relayed_by": list(claim.relayed_by),
        "stance": claim.stance,
        "scope": claim.scope,
        "evidence": _plain(claim.evidence),
        "trigger": _plain(claim.trigger),
        "confidence": claim.confidence,
        "account": claim.account,
        "rule": claim.rule,
        "review": claim.review,
    }


def account_object(account: Account) -> Object:
    """A line of `accounts.jsonl`: one report's telling of an incident."""
    return {
        "id": account.id,
        "report": account.report,
        "background": account.background,
        "main": account.main,
        "span_start": account.span_start,
    }


def value_object(value: Value) -> Object:
    """The value of a claim: a harm value is flat, a fact has its one key."""
    if isinstance(value, HarmValue):
        return {**_plain(value.quantity), "group": _plain(value.group)}
    return {key: part for key, part in _plain(value).items() if key != "fact"}


def decision_object(decision: Decision) -> Object:
    """A line of `decisions.jsonl`."""
    return {key: part for key, part in _plain(decision).items() if key != "parts"} | {
        "parts": [list(part) for part in decision.parts]
    }


def offer_object(report: str, offer: Offer) -> Object:
    """A line of `offers.jsonl`: what a report was offered as, without what was not said."""
    return {"report": report, **_plain(offer)}


def rereading_object(rereading: Rereading) -> Object:
    """A line of `rereadings.jsonl`."""
    return {**_plain(rereading)}


def incident_object(incident: Incident) -> Object:
    """A line of `incidents.jsonl`."""
    return {
        "id": incident.id,
        "was": list(incident.was),
        "type": incident.type,
        "background": incident.background,
        "date": _plain(incident.date),
        "place": _plain(incident.place),
        "initiator": _plain(incident.initiator),
        "target": _plain(incident.target),
        "harm": {field: _harm(incident.harm[field]) for field in fields_in_order(incident.harm)},
        "status": {field: incident.status[field] for field in fields_in_order(incident.status)},
        "origins": incident.origins,
        "reports": list(incident.reports),
        "grade": incident.grade,
        "summary": incident.summary,
        "accounts": list(incident.accounts),
        "reasons": [_reason(reason) for reason in incident.reasons],
    }


def fields_in_order(fields: Iterable[str]) -> list[str]:
    """Facts, then harm, each as the format lists them; then whatever else there is, by name."""
    known = [*FACT_FIELDS, *HARM_FIELDS]
    return sorted(set(fields), key=lambda field: (known.index(field) if field in known else len(known), field))


def _harm(harm: Harm) -> Object:
    return {**_toll(harm.total), "by_class": {name: _toll(harm.by_class[name]) for name in sorted(harm.by_class)}}


def _toll(toll: Toll) -> Object:
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "status": toll.status,
        "claims": list(toll.claims),
    }


def _reason(reason: Reason) -> Object:
    return {"field": reason.field, "rule": reason.rule, "text": reason.text, "claims": list(reason.claims)}


def _plain(record: Any) -> Any:
    return msgspec.to_builtins(record)
