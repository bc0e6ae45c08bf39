"""ACLED-like rows: one per incident and day, under the rules of the ACLED Codebook (2025).

Data of ACLED are never contained; only its columns and code lists are used.
"""

import datetime
from collections import Counter
from functools import cache

from rashomon.export.profiles._acled_actors import Parties, parties
from rashomon.export.profiles._acled_columns import COLUMNS, RULES
from rashomon.export.profiles._acled_fatalities import fatalities, usual_numbers
from rashomon.export.profiles.cells import Case, Cell, Coded, Policy, Profile, Row
from rashomon.export.profiles.countries import country, home
from rashomon.model.claim import TypeFact
from rashomon.model.incident import Incident
from rashomon.model.when import Date, date_text
from rashomon.reconcile.decided import SET_RULE
from rashomon.text.vocabulary import Entry, entries

VERSION = "acled-like/1"
_GEO = {"site": 1, "sub_city": 1, "settlement": 1, "near": 2, "adm2": 3, "adm1": 3, "region": 3}
_TIME = {"day": 1, "span": 2, "week": 2, "month": 3}
_ARMED = ("State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces")


def code(case: Case, policy: Policy) -> Coded:
    """The row of an incident, or why ACLED would not list it."""
    incident = case.incident
    if reason := _left_out(incident):
        return Coded(left_out=reason)
    kind = _kind(case)
    both = parties(incident, kind["event_type"])
    return Coded((_row(case, _sub_event(incident, kind, both), both, policy),))


def _left_out(incident: Incident) -> str:
    if incident.date is None:
        return "no day is told"
    if incident.date.precision == "year":
        return "only the year is told (time_precision)"
    if incident.place is None or incident.place.country is None:
        return "no place is told"
    if incident.place.precision == "country":
        return "only the country is told (geo_precision)"
    return ""


def _row(case: Case, kind: Entry, both: Parties, policy: Policy) -> Row:
    incident = case.incident
    assert incident.date is not None  # `_left_out` let only such through
    assert incident.place is not None
    day, precision = _day(incident.date)
    values = {
        "event_id_cnty": Cell(
            f"{incident.place.country}{case.number}", "acled/id@1", "country and a number made of the incident's id"
        ),
        "event_date": Cell(day, "acled/date@1", f"from {date_text(incident.date)}", case.behind("date")),
        "year": Cell(int(day[:4]), "acled/date@1"),
        "time_precision": Cell(precision, "acled/time-precision@1", incident.date.precision),
        **_kinds(case, kind),
        **both.cells(),
        "civilian_targeting": _civilian_targeting(kind, both),
        **_where(case),
        **_sources(case),
        "notes": Cell(_notes(incident, day), "acled/notes@1", "from the derived values"),
        "fatalities": fatalities(case, policy),
        "tags": Cell("", "acled/tags@1", "none is coded"),
        "timestamp": Cell(_timestamp(case), "acled/timestamp@1", "the latest publication among the reports"),
    }
    return {column.name: values[column.name] for column in COLUMNS}


def _day(date: Date) -> tuple[str, int]:
    """The day, or the middle of the period; a week gives its Wednesday or Thursday."""
    start, end = datetime.date.fromisoformat(date.start), datetime.date.fromisoformat(date.end)
    middle = start + datetime.timedelta(days=(end - start).days // 2)
    return middle.isoformat(), _TIME[date.precision]


def _kind(case: Case) -> Entry:
    """The type of the incident; where as many accounts tell several, the one that goes before in ACLED's order."""
    own = case.incident.type
    is_set = any(reason.field == "type" and reason.rule == SET_RULE for reason in case.incident.reasons)
    told = Counter(c.value.type for c in case.claims if isinstance(c.value, TypeFact))
    most = max((told[slug] for slug in _types()), default=0)
    tied = [slug for slug in _types() if most and told[slug] == most]
    if own in _types() and (is_set or own not in tied):
        return _types()[own]
    return _types()[tied[0] if tied else "other"]


def _sub_event(incident: Incident, kind: Entry, both: Parties) -> Entry:
    """What follows from the parties: two armed ones fight, a state in its own country regains."""
    if kind["type"] == "territory_gained" and incident.initiator:
        own = home(incident.initiator[0])
        here = incident.place.country if incident.place else None
        if incident.initiator[0].kind == "State forces" and (own is None or own.country == here):
            return kind | {"sub_event_type": "Government regains territory"}
    if kind["type"] == "attack" and both.kind1 in _ARMED and both.kind2 in _ARMED:
        return _types()["armed_clash"]
    if kind["type"] == "armed_clash" and both.kind2 == "Civilians":
        return _types()["attack"]
    return kind


def _kinds(case: Case, kind: Entry) -> Row:
    why, claims = f"incident type {case.incident.type}", case.behind("type")
    return {
        name: Cell(str(kind[name]), "acled/event-type@1", why, claims)
        for name in ("disorder_type", "event_type", "sub_event_type")
    }


def _civilian_targeting(kind: Entry, both: Parties) -> Cell:
    against = kind["event_type"] == "Violence against civilians"
    may = kind["event_type"] in ("Explosions/Remote violence", "Riots") or kind["type"] == "force_against_protesters"
    targeted = against or (may and (both.kind2 == "Civilians" or kind["type"] == "force_against_protesters"))
    return Cell("Civilians targeted" if targeted else "", "acled/civilian-targeting@1", str(kind["event_type"]))


def _where(case: Case) -> Row:
    place = case.incident.place
    assert place is not None
    known = country(place.country)
    claims, rule = case.behind("place"), "acled/place@1"
    name = place.name or place.text
    if place.precision == "sub_city" and place.settlement and place.settlement != name:
        name = f"{place.settlement} – {name}"
    precision = _GEO.get(place.precision or "region", 3)
    values = {
        "iso": known.numeric if known else None,
        "region": known.acled_region if known else "",
        "country": known.name if known else place.country,
        "admin1": place.admin1 or "",
        "admin2": "",
        "admin3": "",
        "location": name,
        "latitude": round(place.lat, 4) if place.lat is not None else None,
        "longitude": round(place.lon, 4) if place.lon is not None else None,
    }
    cells = {column: Cell(value, rule, place.text, claims) for column, value in values.items()}
    return cells | {"geo_precision": Cell(precision, "acled/geo-precision@1", place.precision or "", claims)}


def _sources(case: Case) -> Row:
    own = [report for key, report in sorted(case.reports.items()) if key not in case.copies]
    names = sorted({report.publisher or "Unknown publisher" for report in own or case.reports.values()})
    return {
        "source": Cell("; ".join(names), "acled/source@1", "publishers of reports that repeat no other"),
        "source_scale": Cell("", "acled/source-scale@1", "the reach of a publisher is not known"),
    }


def _notes(incident: Incident, day: str) -> str:
    told = datetime.date.fromisoformat(day)
    return f"On {told.day} {told:%B} {told.year}: {incident.summary}"


def _timestamp(case: Case) -> int | None:
    """Unix time of the latest publication: the ledger does not know when somebody uploads it."""
    days = [report.published_day for report in case.reports.values() if report.published_day]
    if not days:
        return None
    return int(datetime.datetime.fromisoformat(f"{max(days)}T00:00:00+00:00").timestamp())


@cache
def _types() -> dict[str, Entry]:
    return {entry["type"]: entry for entry in entries("acled_types")}


ACLED = Profile("acled", VERSION, "acled-like", COLUMNS, RULES, code, usual_numbers)
