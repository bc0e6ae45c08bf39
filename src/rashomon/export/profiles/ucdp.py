"""UCDP-GED-like rows: one per incident and place with at least one death (UCDP GED Codebook, version 26.1).

Data of UCDP are never contained; only its columns and codes are used.
"""

import math
from collections.abc import Iterable

from rashomon.export.profiles._split import Part, is_water, lasted, length_days, parts
from rashomon.export.profiles._ucdp_columns import COLUMNS, RULES
from rashomon.export.profiles._ucdp_deaths import bounds, deaths
from rashomon.export.profiles._ucdp_sides import Sides, sides
from rashomon.export.profiles.cells import Case, Cell, Coded, Policy, Profile, Row
from rashomon.export.profiles.countries import country
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.model.when import Date

VERSION = "ucdp-ged-like/2"
_WHERE = {"site": 1, "sub_city": 1, "settlement": 1, "near": 2, "adm2": 3, "adm1": 4, "region": 5, "country": 6}
_WHEN = {"day": 1, "week": 3, "month": 4, "year": 5}
_SPANS = ((6, 2), (7, 3), (31, 4))  # days at most -> code
_WATERS = 7
_CELLS_A_ROW = 720  # of PRIO-GRID, half a degree each


def code(case: Case, policy: Policy) -> Coded:  # noqa: ARG001 - no rule of it can be overridden yet
    """The rows of an incident, one a place, or why UCDP would not list it."""
    if reason := _left_out(case.incident):
        return Coded(left_out=reason)
    both, high = sides(case.incident), bounds(case.incident.harm["killed"].total)[2]
    return Coded(tuple(_row(part, both) for part in parts(case, by_day=False) if part.share(high) > 0))


def _left_out(incident: Incident) -> str:
    if incident.date is None:
        return "no day is told"
    if incident.date.start[:4] != incident.date.end[:4]:
        return "it spans two calendar years (date_start, date_end)"
    if incident.place is None:
        return "no place is told"
    if incident.place.country is None and not is_water(incident.place):
        return "no country is told"
    if "killed" not in incident.harm or bounds(incident.harm["killed"].total)[2] < 1:
        return "no death is told (high)"
    return ""


def _row(part: Part, both: Sides) -> Row:
    cells = {**_event(part, both), **both.cells(), **_sources(part.case), **_where(part.case), **deaths(part, both)}
    return {column.name: cells[column.name] for column in COLUMNS}


def _event(part: Part, both: Sides) -> Row:
    case, incident = part.case, part.case.incident
    assert incident.date is not None  # `_left_out` let only such through
    assert incident.place is not None
    date, claims = incident.date, case.behind("date")
    relid = f"{incident.place.country or 'XXX'}-{date.start[:4]}-{both.violence}-{part.number}"
    return {
        "id": Cell(part.number, "ucdp/id@1", "a number made of the incident's id"),
        "relid": Cell(relid, "ucdp/id@1", "country, year, type of violence, number"),
        "year": Cell(int(date.start[:4]), "ucdp/date@1", date.text, claims),
        "active_year": Cell(None, "ucdp/not-ours@1", "UCDP counts the dead of a dyad over the year"),
        "code_status": Cell("Clear", "ucdp/code-status@1", "as in final releases"),
        "event_clarity": _clarity(part),
        "date_prec": Cell(_date_prec(date), "ucdp/date-prec@2", date.precision, claims),
        "date_start": Cell(date.start, "ucdp/date@1", date.text, claims),
        "date_end": Cell(date.end, "ucdp/date@1", date.text, claims),
    }


def _clarity(part: Part) -> Cell:
    """2 where one figure stands for several days or places."""
    if part.count > 1 or lasted(part.case):
        return Cell(2, "ucdp/event-clarity@2", "one toll of several days or places", part.case.behind("date"))
    return Cell(1, "ucdp/event-clarity@2", "tolls over a period do not enter an incident")


def _date_prec(date: Date) -> int:
    """By the words; a span by its length in days."""
    if date.precision != "span":
        return _WHEN[date.precision]
    return next((code for most, code in _SPANS if length_days(date) <= most), _WHEN["year"])


def _sources(case: Case) -> Row:
    reports = [report for _, report in sorted(case.reports.items())]
    said = sorted({c.source.name for c in case.claims if c.field == "killed" and c.source is not None})
    return {
        "number_of_sources": Cell(case.incident.origins, "ucdp/sources@1", "independent origins; copies count once"),
        "source_article": Cell(_joined(map(_reference, reports)), "ucdp/sources@1", "publisher, title, day"),
        "source_office": Cell(_joined(r.publisher or "" for r in reports), "ucdp/sources@1", "publishers"),
        "source_date": Cell(_joined(r.published_day or "" for r in reports), "ucdp/sources@1", "days of publication"),
        "source_headline": Cell(_joined(r.title or "" for r in reports), "ucdp/sources@1", "titles"),
        "source_original": Cell(_joined(said), "ucdp/source-original@1", "who the figures of the dead come from"),
    }


def _where(case: Case) -> Row:
    place = case.incident.place
    assert place is not None
    known, claims = country(place.country), case.behind("place")
    has_point = place.lat is not None and place.lon is not None
    values = {
        "where_coordinates": place.name or place.text,
        "where_description": place.text,
        "adm_1": place.admin1 or "",
        "adm_2": (place.name or place.text) if place.precision == "adm2" else "",
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if has_point else "",
        "priogrid_gid": prio_grid(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
    }
    states = {
        "country": (known.gw_name or known.name) if known else place.country or "",
        "country_id": known.gw if known else None,
        "region": known.ucdp_region if known else "",
    }
    precision = place.precision or "region"
    return {
        **{column: Cell(value, "ucdp/place@1", place.text, claims) for column, value in values.items()},
        **{column: Cell(value, "ucdp/country@1", place.country or "", claims) for column, value in states.items()},
        "where_prec": Cell(_WATERS if is_water(place) else _WHERE[precision], "ucdp/where-prec@2", precision, claims),
    }


def prio_grid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point in degrees: rows of half a degree from the south, cells from the west, from 1."""
    row = min(math.floor((lat + 90) * 2), 359)
    return row * _CELLS_A_ROW + math.floor((lon + 180) * 2) % _CELLS_A_ROW + 1


def _reference(report: Report) -> str:
    return ", ".join(part for part in (report.publisher, report.title, report.published_day) if part) or report.id


def _joined(parts: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(part for part in parts if part))


UCDP = Profile("ucdp", VERSION, "ucdp-ged-like", COLUMNS, RULES, code)
