"""ACLED-like rows: one per incident, day and place, under the rules of the ACLED Codebook (2025).

Data of ACLED are never contained; only its columns and code lists are used.
"""

import datetime
import re

from rashomon.export.profiles._acled_actors import Parties, parties
from rashomon.export.profiles._acled_columns import COLUMNS, RULES
from rashomon.export.profiles._acled_fatalities import fatalities, usual_numbers
from rashomon.export.profiles._acled_sources import sources, timestamp
from rashomon.export.profiles._acled_types import Kind, kind_of
from rashomon.export.profiles._split import Part, length_days, parts
from rashomon.export.profiles.cells import Case, Cell, Coded, Policy, Profile, Row
from rashomon.export.profiles.countries import country
from rashomon.model.claim import TypeFact
from rashomon.model.incident import Incident
from rashomon.model.when import Date, date_text

VERSION = "acled-like/2"
_GEO = {"site": 1, "sub_city": 1, "settlement": 1, "near": 2, "adm2": 3, "adm1": 3, "region": 3}
_TIME = {"day": 1, "span": 2, "week": 2, "month": 3}
_WEEK, _MONTH = 7, 31  # days
_BEGINNING = re.compile(r"\b(?:early|beginning|start)\b", re.IGNORECASE)
_END = re.compile(r"\b(?:late|end)\b", re.IGNORECASE)
_TARGETED = "Civilians targeted"


def code(case: Case, policy: Policy) -> Coded:
    """The rows of an incident, or why ACLED would not list it."""
    if reason := _left_out(case.incident):
        return Coded(left_out=reason)
    kind = kind_of(case)
    both = parties(case, kind)
    return Coded(tuple(_row(part, kind, both, policy) for part in parts(case, by_day=True)))


def _left_out(incident: Incident) -> str:
    if incident.date is None:
        return "no day is told"
    if incident.date.precision == "year" or length_days(incident.date) > _MONTH:
        return "only the year or a longer time is told (time_precision)"
    if incident.place is None:
        return "no place is told"
    if incident.place.country is None:
        return "no country is told"
    if incident.place.precision == "country":
        return "only the country is told (geo_precision)"
    return ""


def _row(part: Part, kind: Kind, both: Parties, policy: Policy) -> Row:
    case, incident = part.case, part.case.incident
    assert incident.date is not None  # `_left_out` let only such through
    assert incident.place is not None
    day, day_rule = _day(incident.date, part)
    name = f"{incident.place.country}{part.number}"
    values = {
        "event_id_cnty": Cell(name, "acled/id@1", "country and a number made of the incident's id"),
        "event_date": Cell(day, day_rule, f"from {date_text(incident.date)}", case.behind("date")),
        "year": Cell(int(day[:4]), day_rule, day, case.behind("date")),
        "time_precision": Cell(_precision(incident.date), "acled/time-precision@2", incident.date.precision),
        **kind.cells(case),
        **both.cells(),
        "civilian_targeting": _civilian_targeting(kind, both),
        **_where(case),
        **sources(case),
        "notes": Cell(_notes(part, day), "acled/notes@2", "from the derived values"),
        "fatalities": fatalities(part, kind, policy),
        "tags": _tags(case),
        "timestamp": Cell(timestamp(case), "acled/timestamp@1", "the latest publication among the reports"),
    }
    return {column.name: values[column.name] for column in COLUMNS}


def _day(date: Date, part: Part) -> tuple[str, str]:
    """The day and its rule: the middle of a period, but the first or last day of "the beginning" or "the end"."""
    if part.days > 1:
        return date.start, "acled/each-day@1"
    if date.precision == "month" and _BEGINNING.search(date.text):
        return date.start, "acled/month-ends@1"
    if date.precision == "month" and _END.search(date.text):
        return date.end, "acled/month-ends@1"
    start = datetime.date.fromisoformat(date.start)
    middle = start + datetime.timedelta(days=(length_days(date) - 1) // 2)
    return middle.isoformat(), "acled/date@1"


def _precision(date: Date) -> int:
    if date.precision == "span" and length_days(date) > _WEEK:
        return _TIME["month"]
    return _TIME[date.precision]


def _civilian_targeting(kind: Kind, both: Parties) -> Cell:
    is_force = kind.slug == "force_against_protesters"
    may = kind.event_type in ("Explosions/Remote violence", "Riots")
    targeted = kind.event_type == "Violence against civilians" or is_force or (may and both.kinds[1] == "Civilians")
    return Cell(_TARGETED if targeted else "", "acled/civilian-targeting@1", kind.event_type, both.claims2)


def _where(case: Case) -> Row:
    place = case.incident.place
    assert place is not None
    known, claims = country(place.country), case.behind("place")
    name = place.name or place.text
    if place.precision == "sub_city" and place.settlement and place.settlement != name:
        name = f"{place.settlement} – {name}"
    lands = {
        "iso": known.numeric if known else None,
        "region": known.acled_region if known else "",
        "country": known.name if known else place.country,
    }
    spots = {
        "admin1": place.admin1 or "",
        "admin2": name if place.precision == "adm2" else "",
        "location": name,
        "latitude": round(place.lat, 4) if place.lat is not None else None,
        "longitude": round(place.lon, 4) if place.lon is not None else None,
    }
    return {
        **{column: Cell(value, "acled/country@1", place.country or "", claims) for column, value in lands.items()},
        **{column: Cell(value, "acled/place@1", place.text, claims) for column, value in spots.items()},
        "admin3": Cell("", "acled/not-known@1", "the gazetteer has no third level"),
        "geo_precision": Cell(
            _GEO[place.precision or "region"], "acled/geo-precision@1", place.precision or "region", claims
        ),
    }


def _notes(part: Part, day: str) -> str:
    told, summary = datetime.date.fromisoformat(day), part.case.incident.summary
    summary = summary[:1].lower() + summary[1:]  # it begins with a common noun
    shared = f" The total is divided over {part.words}: row {part.index + 1} of {part.count}." if part.count > 1 else ""
    return f"On {told.day} {told:%B} {told.year}, {summary}{shared}"


def _tags(case: Case) -> Cell:
    told = tuple(c.id for c in case.claims if isinstance(c.value, TypeFact) and c.value.type == "sexual_violence")
    if told or case.incident.type == "sexual_violence":
        return Cell("sexual violence", "acled/tags@2", "sexual violence is told", told)
    return Cell("", "acled/tags@2", "nothing that has a tag is told")


ACLED = Profile("acled", VERSION, "acled-like", COLUMNS, RULES, code, usual_numbers)
