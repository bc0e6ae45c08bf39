"""Entities for OpenAleph and other programs that read FollowTheMoney (schemas of followthemoney 4), one a line.

Incidents are events, reports articles, parties and named sources organisations or legal entities; who is named in which
article is a mention. A file beside says what it was made from.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rashomon.export.atomic import replacing
from rashomon.export.cases import cases
from rashomon.export.imprint import beside, imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Case
from rashomon.export.profiles.countries import country
from rashomon.export.words import is_web_address, place_words, toll_words
from rashomon.model.claim import HARM_FIELDS, ActorFact
from rashomon.model.identity import identity
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import Object
from rashomon.model.report import Report
from rashomon.model.when import Date, date_text
from rashomon.model.who import Actor, Source
from rashomon.reconcile.origins import NAMELESS
from rashomon.store.store import Store

VERSION = "ftm/1"
# crowds and passers-by are no legal entities, nor are gunmen of whom nobody knows whose they are
_NO_ENTITY = ("Civilians", "Rioters", "Protesters")
_ANYBODY = ("militants", "unidentified_armed_group")
_ORGANISED = ("government", "military", "armed_group", "monitor", "media", "international")
_SAFE_ID = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,78}[A-Za-z0-9])?")  # what its ids may be, and no longer
_LANGUAGES = {"en": "eng"}  # FollowTheMoney writes three letters; other languages are not read


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the entities, each once, incident by incident. Raises OSError when the files cannot be written."""
    about = beside(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination, about]) as temporary:
        with temporary[destination].open("wb") as stream:
            stream.writelines(msgspec.json.encode(entity) + b"\n" for entity in _once(cases(still, options.wanted)))
        temporary[about].write_bytes(imprint_bytes(imprint(still, {"format": VERSION}, options.wanted)))
    return destination, about


def _once(told: Iterable[Case]) -> Iterator[Object]:
    """A report or a party may stand in many incidents."""
    written: set[str] = set()
    for case in told:
        for entity in _entities(case):
            if entity["id"] not in written:
                written.add(entity["id"])
                yield entity


def _entities(case: Case) -> Iterator[Object]:
    parties = [actor for actor in (*case.incident.initiator, *case.incident.target) if _is_party(actor)]
    yield from map(_party, parties)
    yield from (_article(report) for report in case.reports.values())
    yield from _mentions(case)
    yield _event(case, parties)


def _event(case: Case, parties: Iterable[Actor]) -> Object:
    incident, place = case.incident, case.incident.place
    known = country(place.country) if place else None
    return _entity(
        incident.id,
        "Event",
        name=[incident.summary or incident.type],
        summary=[incident.summary],
        notes=[*_tolls(incident), f"grade: {incident.grade}", f"independent origins: {incident.origins}"],
        keywords=[incident.type],
        startDate=_day(incident.date, "start"),
        endDate=_day(incident.date, "end"),
        location=[place_words(place)] if place else [],
        country=[known.alpha2.lower()] if known else [],
        involved=[_party_id(actor) for actor in parties],
        proof=[_report_id(report) for report in case.reports.values()],
        sourceUrl=[_address(report) for report in case.reports.values()],
        publisher=[report.publisher for report in case.reports.values()],
    )


def _tolls(incident: Incident) -> list[str]:
    return [f"{field}: {toll_words(incident.harm[field].total)}" for field in HARM_FIELDS if field in incident.harm]


def _day(date: Date | None, end: str) -> list[str]:
    """A day, or as much of it as is known: FollowTheMoney takes a year or a month for a date."""
    if date is None:
        return []
    return [date_text(date)] if date.precision in ("month", "year") else [str(getattr(date, end))]


def _article(report: Report) -> Object:
    return _entity(
        _report_id(report),
        "Article",
        title=[report.title],
        publisher=[report.publisher],
        publishedAt=[report.published_day],
        sourceUrl=[_address(report)],
        language=[_LANGUAGES.get(report.language or "")],
        bodyText=[report.text],
    )


def _address(report: Report) -> str | None:
    return report.url if is_web_address(report.url) else None


def _is_party(actor: Actor) -> bool:
    return actor.kind not in _NO_ENTITY and actor.id not in _ANYBODY


def _party(actor: Actor) -> Object:
    return _entity(_party_id(actor), "Organization", name=[actor.name])


def _mentions(case: Case) -> Iterator[Object]:
    """Who is named in which article, as one who did something or as one who says something."""
    for claim in case.claims:
        article = _report_id(case.reports[claim.report])
        if isinstance(claim.value, ActorFact) and _is_party(actor := claim.value.actor):
            yield _party(actor)
            yield _mention(article, _party_id(actor), actor.name, "Organization")
        if claim.source is not None and claim.source.kind not in NAMELESS:
            schema = "Organization" if claim.source.kind in _ORGANISED else "LegalEntity"
            yield _entity(_source_id(claim.source), schema, name=[claim.source.name])
            yield _mention(article, _source_id(claim.source), claim.source.name, schema)


def _mention(article: str, resolved: str, name: str, schema: str) -> Object:
    key = identity("mention", article, resolved, name)
    return _entity(key, "Mention", document=[article], resolved=[resolved], name=[name], detectedSchema=[schema])


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Object:
    """An entity; properties without a value are left out, and each value stands once."""
    told = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _report_id(report: Report) -> str:
    return _id("report", report.id)


def _party_id(actor: Actor) -> str:
    return _id("actor", actor.id.replace("_", "-")) if actor.id else identity("actor", actor.name)


def _id(kind: str, own: str) -> str:
    return f"{kind}-{own}" if _SAFE_ID.fullmatch(own) else identity(kind, own)


def _source_id(source: Source) -> str:
    return identity("source", source.name.casefold(), source.kind)
