"""What people decided about claims and about derived values."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from msgspec import structs

from rashomon.model.claim import FACT_FIELDS, HARM_FIELDS, Claim, Scope, Stance
from rashomon.model.decision import ON_CLAIMS, Decision
from rashomon.model.incident import Grade, Harm, Incident, IncidentType, Reason, Toll
from rashomon.model.ledger_format import value_object
from rashomon.model.span import Span
from rashomon.model.values import value_from
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor, Source

SET_RULE = "decision/set@1"
CORRECT_RULE = "decision/correct@1"
_FACTS: Mapping[str, Any] = {
    "type": IncidentType,
    "background": bool,
    "date": Date | None,
    "place": Place | None,
    "initiator": tuple[Actor, ...],
    "target": tuple[Actor, ...],
    "grade": Grade,
    "summary": str,
}
SETTABLE: tuple[str, ...] = (*_FACTS, *HARM_FIELDS)


def reviewed(claim: Claim, standing: Iterable[Decision], text: str) -> Claim:
    """The claim as people left it.

    standing: decisions on it that stand, in their order; the last of them says whether it counts, corrections add up.
    text: its report's. Raises ValueError when a correction does not fit.
    """
    review = claim.review
    for decision in standing:
        if decision.kind == "correct":
            claim, review = corrected(claim, decision.value, text), "corrected"
        elif decision.kind == "reject":
            review = "rejected"
        elif decision.kind == "accept":
            review = "corrected" if claim.rule == CORRECT_RULE else "accepted"
    return structs.replace(claim, review=review)


def corrected(claim: Claim, parts: Any, text: str) -> Claim:
    """The claim with other parts: `field`, `value`, `source`, `relayed_by`, `stance`, `scope`, `evidence`, `trigger`.

    What `value` leaves out stays as it was read. `evidence` and `trigger` are offsets in the report's text. Raises
    ValueError (of which msgspec.ValidationError is one) when a part is none of these or does not fit.
    """
    if not isinstance(parts, dict) or not parts:
        raise ValueError("nothing is corrected")
    if unknown := sorted(set(parts) - set(_PARTS) - {"field", "value"}):
        raise ValueError(f"a claim has no {unknown[0]!r} that can be corrected")
    changed: dict[str, Any] = {key: _PARTS[key](part, text) for key, part in parts.items() if key in _PARTS}
    field = msgspec.convert(parts.get("field", claim.field), str)
    if field not in (*FACT_FIELDS, *HARM_FIELDS):
        raise ValueError(f"no field {field!r}")
    changed |= {"field": field, "value": _value(claim, field, parts.get("value", {}))}
    return structs.replace(claim, **changed, rule=CORRECT_RULE, confidence=1.0)


def on_claims(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Claim id -> the decisions on it."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.claim is not None and decision.kind in ON_CLAIMS:
            found.setdefault(decision.claim, []).append(decision)
    return found


def with_settings(incident: Incident, standing: Iterable[Decision]) -> Incident:
    """The incident with the values that people set; the latest decision on a field counts.

    A setting belongs to the incident of the first account that it was made about. The status stays what the accounts
    amount to: that they disagree is still to be seen.
    """
    settings = {d.field: d for d in standing if d.kind == "set" and d.field and d.anchor in incident.accounts}
    for field, decision in sorted(settings.items()):
        incident = _with_value(incident, field, decision)
    return incident


def checked(field: str | None, value: Any) -> Any:
    """The value that an incident gets in this field: a record, a tuple of records, or low, best and high.

    A toll is `{"low", "best", "high"}`, or one number for all three. Raises ValueError (of which
    msgspec.ValidationError is one) when the field cannot be set, or not to this.
    """
    if field in HARM_FIELDS:
        return _toll({"best": value} if isinstance(value, int) else value)
    if field is None or field not in _FACTS:
        raise ValueError(f"no field {field!r} that can be set; there are {', '.join(SETTABLE)}")
    return msgspec.convert(value, _FACTS[field])


def _toll(value: Any) -> tuple[int | None, int | None, int | None]:
    """Low, best and high; where best stands alone it is all three."""
    toll = msgspec.convert(value, dict[str, int | None])
    if set(toll) == {"best"}:
        toll = dict.fromkeys(("low", "best", "high"), toll["best"])
    told = [number for key in ("low", "best", "high") if (number := toll.get(key)) is not None]
    if not told or set(toll) - {"low", "best", "high"}:
        raise ValueError("a toll has low, best and high, of which one at least is a number")
    if told != sorted(told) or told[0] < 0:
        raise ValueError("low, best and high must grow, from 0")
    return toll.get("low"), toll.get("best"), toll.get("high")


def _with_value(incident: Incident, field: str, decision: Decision) -> Incident:
    value = checked(field, decision.value)
    before = next((reason for reason in incident.reasons if reason.field == field), None)
    by = f"set by {decision.author} on {decision.at[:10]}: {decision.reason}"
    words = f"{by}; the accounts alone: {before.text}" if before is not None else by
    reason = Reason(field, SET_RULE, words, before.claims if before is not None else ())
    reasons = tuple(reason if one is before else one for one in incident.reasons)
    changed = {"harm": _harm(incident, field, value)} if field in HARM_FIELDS else {field: value}
    return structs.replace(incident, **changed, reasons=reasons if before is not None else (*reasons, reason))


def _harm(incident: Incident, field: str, toll: tuple[int | None, int | None, int | None]) -> dict[str, Harm]:
    told = incident.harm.get(field)
    status, claims = (told.total.status, told.total.claims) if told is not None else ("single", ())
    harm = incident.harm | {field: Harm(Toll(*toll, status, claims), told.by_class if told is not None else {})}
    return {name: harm[name] for name in HARM_FIELDS if name in harm}


def _value(claim: Claim, field: str, given: Any) -> Any:
    if not isinstance(given, dict):
        raise ValueError("a value is an object")
    both_count = field in HARM_FIELDS and claim.field in HARM_FIELDS
    keeps = field == claim.field or both_count or {field, claim.field} == {"initiator", "target"}
    return value_from(field, (value_object(claim.value) if keeps else {}) | given)


def _span(part: Any, text: str) -> Span:
    place = msgspec.convert({key: value for key, value in dict(part).items() if key != "text"}, dict[str, int])
    start, end = place.get("start", -1), place.get("end", -1)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words from {start} to {end} in the report")
    return Span.of(text, start, end)


_PARTS: Mapping[str, Callable[[Any, str], Any]] = {
    "source": lambda part, _text: msgspec.convert(part, Source | None),
    "relayed_by": lambda part, _text: msgspec.convert(part, tuple[str, ...]),
    "stance": lambda part, _text: msgspec.convert(part, Stance),
    "scope": lambda part, _text: msgspec.convert(part, Scope),
    "evidence": _span,
    "trigger": _span,
}
