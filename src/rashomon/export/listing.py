"""Lists of records: one line a record, in the formats that the commands offer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, astuple

from rashomon.export.decided import decision_words
from rashomon.export.words import (
    actors_words,
    chain_words,
    date_words,
    place_words,
    publisher_words,
    safe,
    short_id,
    status_words,
    telling_words,
    toll_words,
    worst_status,
)
from rashomon.model.claim import ActorFact, Claim, DateFact, HarmValue, PlaceFact, TypeFact, WeaponFact
from rashomon.model.decision import Decision, undone
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import Object, claim_object, decision_object, incident_object, report_line
from rashomon.model.report import Report
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.model.who import Actor
from rashomon.store.searching import Hit

Cell = str | int | float | bool | None

_SHOWN_HARM = ("killed", "injured")


class Listing(Struct, frozen=True):
    """Records with the ways of showing one.

    noun: what the records are, for when there are none. records: in the order of the list.
    heads, shown: the table for people; fixed: its columns that are never wrapped. flat: the cells of a CSV line.
    whole: the object of the ledger interchange format. closing: lines that stand below the table.
    """

    noun: str
    records: Iterable[Any]
    heads: tuple[str, ...]
    fixed: tuple[int, ...]
    shown: Callable[[Any], tuple[str, ...]]
    columns: tuple[str, ...]
    flat: Callable[[Any], tuple[Cell, ...]]
    whole: Callable[[Any], Object]
    closing: tuple[str, ...] = ()


def incidents_listing(incidents: Iterable[Incident]) -> Listing:
    """Incidents, one a line."""
    heads = ("id", "date", "type\nplace", "by\n-> against", "killed\ninjured", "status\ngrade", "reports")
    return Listing(
        "incidents",
        incidents,
        heads,
        (0, 1, 4, 5, 6, 7),
        _incident_shown,
        _INCIDENT_COLUMNS,
        _incident_flat,
        incident_object,
    )


def claims_listing(claims: Iterable[Claim], reports: Mapping[str, Report], incident_of: Mapping[str, str]) -> Listing:
    """Claims, one a line. reports: by id. incident_of: account id -> incident id."""

    def shown(claim: Claim) -> tuple[str, ...]:
        chain = chain_words(claim, publisher_words(reports[claim.report]))
        evidence = f"“{safe(claim.evidence.text)}”"
        value = telling_words(claim) + (", accepted" if claim.review == "accepted" else "")
        return safe(claim.id), claim.field, value, chain, evidence

    def flat(claim: Claim) -> tuple[Cell, ...]:
        return _claim_flat(claim, incident_of.get(claim.account))

    def whole(claim: Claim) -> Object:
        return claim_object(claim, incident_of.get(claim.account))

    heads = ("id", "field", "value", "who says it", "sentence")
    return Listing("claims", claims, heads, (0, 1), shown, _CLAIM_COLUMNS, flat, whole)


def decisions_listing(decisions: Sequence[Decision], every: Iterable[Decision]) -> Listing:
    """Decisions, one a line. every: all of the ledger, to tell which were undone, and by which number."""
    known = tuple(every)
    numbers, taken_back = {d.id: d.number for d in known}, undone(known)

    def shown(decision: Decision) -> tuple[str, ...]:
        what = decision_words(decision, numbers) + ("  UNDONE" if decision.id in taken_back else "")
        incident = short_id(safe(decision.incident or ""))
        day = decision.at[:16].replace("T", "\n")
        return str(decision.number), day, safe(decision.author), incident, what, safe(decision.reason)

    def flat(decision: Decision) -> tuple[Cell, ...]:
        known = tuple(getattr(decision, name) for name in _DECISION_COLUMNS[:8])
        return *known, numbers.get(decision.undoes or ""), decision.id in taken_back, decision_words(decision, numbers)

    def whole(decision: Decision) -> Object:
        return decision_object(decision) | {"undone": decision.id in taken_back}

    heads = ("no.", "when", "who", "incident", "what", "why")
    return Listing("decisions", decisions, heads, (0, 1, 3), shown, _DECISION_COLUMNS, flat, whole)


def reports_listing(
    reports: Iterable[Report], copies: Mapping[str, str], versions: Mapping[str, str] | None = None
) -> Listing:
    """Reports, one a line.

    copies: report id -> the report whose text it repeats. versions: -> the report of which it is the next version.
    """
    of = {"copy of": copies, "newer version of": versions or {}}

    def shown(report: Report) -> tuple[str, ...]:
        marks = [*report.flags, *(f"{what} {others[report.id]}" for what, others in of.items() if report.id in others)]
        title = report.title or report.text.strip().partition("\n")[0][:80]
        known = (report.id, report.published_day or "?", report.publisher or "?", title, ", ".join(marks))
        return tuple(safe(cell) for cell in known)

    def flat(report: Report) -> tuple[Cell, ...]:
        known = tuple(getattr(report, name) for name in _REPORT_COLUMNS[:7])
        others = (other.get(report.id) for other in of.values())
        return *known, *others, " ".join(report.flags), len(report.text)

    def whole(report: Report) -> Object:
        return report_line(report, *(other.get(report.id) for other in of.values()))

    heads = ("id", "published", "publisher", "title", "marks")
    return Listing("reports", reports, heads, (1,), shown, _REPORT_COLUMNS, flat, whole)


def hits_listing(found: Iterable[Hit]) -> Listing:
    """What was found by its words, one a line."""

    def shown(hit: Hit) -> tuple[str, ...]:
        words = f"{hit.before}[{hit.match}]{hit.after}" if hit.match else hit.after
        what = f"{hit.kind} {safe(hit.id)}" + (f"\n{hit.field}, in {safe(hit.report)}" if hit.field else "")
        return (hit.published or "?")[:10], safe(hit.publisher or "?"), what, safe(words)

    heads = ("published", "publisher", "what", "words")
    columns = ("kind", "id", "report", "published", "publisher", "field", "before", "match", "after")
    return Listing("reports or claims with these words", found, heads, (0,), shown, columns, astuple, asdict)


def _incident_shown(incident: Incident) -> tuple[str, ...]:
    where = incident.place
    place = place_words(Place(where.text, where.name, country=where.country)) if where else "?"
    return (
        short_id(safe(incident.id)),
        _day_lines(incident.date),
        f"{incident.type}\n{place}{' (background)' if incident.background else ''}",
        f"{_first(incident.initiator)}\n-> {_first(incident.target)}",
        "\n".join(toll_words(incident.harm[field].total) if field in incident.harm else "-" for field in _SHOWN_HARM),
        f"{status_words(worst_status(incident))}\n{incident.grade}",
        str(len(incident.reports)),
    )


def _first(actors: tuple[Actor, ...]) -> str:
    return actors_words(actors[:1]) + (f" +{len(actors) - 1}" if len(actors) > 1 else "")


def _day_lines(date: Date | None) -> str:
    first, _, last = date_words(date).partition(" to ")
    return f"{first}\nto {last[5:] if last[:4] == first[:4] else last}" if last else first


_INCIDENT_COLUMNS = (
    *("id", "type", "background", "date_start", "date_end", "date_precision"),
    *("place", "admin1", "country", "lat", "lon", "place_precision", "initiator", "target"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("status", "grade", "origins", "reports", "summary"),
)


def _incident_flat(incident: Incident) -> tuple[Cell, ...]:
    return (
        *(incident.id, incident.type, incident.background),
        *_parts(incident.date, "start", "end", "precision"),
        (incident.place.name or incident.place.text) if incident.place else None,
        *_parts(incident.place, "admin1", "country", "lat", "lon", "precision"),
        *("; ".join(actor.name for actor in actors) for actors in (incident.initiator, incident.target)),
        *_toll(incident, "killed"),
        *_toll(incident, "injured"),
        *(worst_status(incident), incident.grade, incident.origins, " ".join(incident.reports), incident.summary),
    )


_CLAIM_COLUMNS = (
    *("id", "report", "incident", "field", "value", "low", "high", "approximate", "group", "class"),
    *("source", "source_kind", "relayed_by", "stance", "scope", "part_of", "trigger", "evidence"),
    *("evidence_start", "evidence_end", "confidence", "rule", "review"),
)


def _claim_flat(claim: Claim, incident: str | None) -> tuple[Cell, ...]:
    harm = claim.value if isinstance(claim.value, HarmValue) else None
    return (
        *(claim.id, claim.report, incident, claim.field, _bare_value(claim)),
        *_parts(harm.quantity if harm else None, "low", "high", "approximate"),
        *_parts(harm.group if harm else None, "text", "class_"),
        *_parts(claim.source, "name", "kind"),
        *(" <- ".join(reversed(claim.relayed_by)), claim.stance, claim.scope, claim.part_of),
        *(claim.trigger.text, claim.evidence.text, claim.evidence.start, claim.evidence.end),
        *(claim.confidence, claim.rule, claim.review),
    )


_REPORT_COLUMNS = (
    *("id", "title", "publisher", "url", "language", "published", "published_basis"),
    *("copy_of", "version_of", "flags", "characters"),
)


_DECISION_COLUMNS = (
    *("number", "id", "at", "author", "kind", "incident", "claim", "reason"),
    *("undoes", "undone", "what"),
)


def _bare_value(claim: Claim) -> str:
    match claim.value:
        case HarmValue(quantity):
            return quantity.text
        case TypeFact(slug):
            return slug
        case ActorFact(actor):
            return actor.name
        case PlaceFact(place):
            return place.name or place.text
        case DateFact(date):
            return date_words(date)
        case WeaponFact(text):
            return text


def _toll(incident: Incident, field: str) -> tuple[Cell, ...]:
    harm = incident.harm.get(field)
    return _parts(harm.total if harm else None, "low", "best", "high")


def _parts(record: Any, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(record, name) if record is not None else None for name in names)
