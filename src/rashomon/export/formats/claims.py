"""The table of claims: what one report says of one incident, one row each, by id."""

from collections.abc import Iterator

from rashomon.export.formats.columns import Column, Line, Table, day, parts, whole
from rashomon.export.words import date_words
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_COLUMNS = (
    Column("id", "id of the claim"),
    Column("report", "id of the report that says it"),
    Column("incident", "id of the incident that it is said of"),
    Column("account", "id of the report's telling of that incident"),
    Column(
        "field", "killed, injured, missing, captured, abducted, displaced, type, initiator, target, place, date, weapon"
    ),
    Column("value", "what is said: the words of a number, the name of an actor or a place, a day"),
    Column("low", "least number that the words allow; empty = they set no bound", "whole"),
    Column("high", "greatest number that the words allow; empty = they set no bound", "whole"),
    Column("approximate", "the number is told as about so many", "flag"),
    Column("group", "whom the number counts, as written"),
    Column("class", "civilian, combatant, mixed or unknown"),
    Column("date_start", "of a date: its first day", "day"),
    Column("date_end", "of a date: its last day", "day"),
    Column("country", "of a place: ISO 3166-1 alpha-3"),
    Column("lat", "of a place: latitude in degrees, WGS 84", "number"),
    Column("lon", "of a place: longitude in degrees, WGS 84", "number"),
    Column("precision", "of a date or a place: how exactly it is known"),
    Column("source", "who says it; empty = the report in its own voice"),
    Column("source_kind", "government, military, armed_group, monitor, medic, witness, media and so on"),
    Column("source_implicit", "the source carries over from an earlier sentence", "flag"),
    Column("relayed_by", "links between the source and the publisher, nearest to the source first"),
    Column("stance", "asserted, alleged, denied, withheld (not said whether) or hypothetical"),
    Column("scope", "incident, or cumulative: a toll over a campaign or a period"),
    Column("part_of", "id of the claim that this one is a part of"),
    Column("trigger", "the exact words that carry the value"),
    Column("trigger_start", "where they begin in the report's text, in code points", "whole"),
    Column("trigger_end", "where they end", "whole"),
    Column("evidence", "the sentence that says it"),
    Column("evidence_start", "where it begins in the report's text, in code points", "whole"),
    Column("evidence_end", "where it ends", "whole"),
    Column("confidence", "probability that the claim is read rightly, not that it is true", "number"),
    Column("rule", "name of the rule that read it"),
    Column("review", "what people decided: accepted, corrected or empty"),
)
_NO_NUMBER: Line = (None,) * 5
_NO_FACT: Line = (None,) * 6


def line_of(claim: Claim, incident: str | None) -> Line:
    """The row of a claim."""
    trigger, evidence, source = claim.trigger, claim.evidence, claim.source
    return (
        *(claim.id, claim.report, incident, claim.account, claim.field),
        *_value(claim),
        *((source.name, source.kind, source.implicit) if source else (None, None, None)),
        *("; ".join(claim.relayed_by) or None, claim.stance, claim.scope, claim.part_of),
        *(trigger.text, trigger.start, trigger.end, evidence.text, evidence.start, evidence.end),
        *(claim.confidence, claim.rule, claim.review),
    )


def _value(claim: Claim) -> Line:
    match claim.value:
        case HarmValue(told, group):
            number = told.text, whole(told.low), whole(told.high), told.approximate, group.text, group.class_
            return *number, *_NO_FACT
        case TypeFact(slug):
            return slug, *_NO_NUMBER, *_NO_FACT
        case ActorFact(actor):
            return actor.name, *_NO_NUMBER, *_NO_FACT
        case PlaceFact(place):
            known = parts(place, "country", "lat", "lon", "precision")
            return place.name or place.text, *_NO_NUMBER, None, None, *known
        case DateFact(date):
            return date_words(date), *_NO_NUMBER, day(date.start), day(date.end), None, None, None, date.precision
        case weapon:
            return weapon.text, *_NO_NUMBER, *_NO_FACT


def _rows(store: Store, wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Iterator[Line]:
    told = store.claims_told(wanted, limit=limit, offset=offset)
    return (line_of(claim, incident) for claim, incident in told)


CLAIMS = Table(
    "claims",
    "What one report says of one incident",
    _COLUMNS,
    _rows,
    unit="claims",
    refers={"report": "reports", "incident": "incidents"},
)
