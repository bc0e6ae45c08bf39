"""UCDP-GED-like rows: one per incident with at least one death (UCDP GED Codebook, version 26.1).

Data of UCDP are never contained; only its columns and codes are used.
"""

import math
from collections.abc import Iterable

from rashomon.export.profiles._ucdp_columns import COLUMNS, RULES
from rashomon.export.profiles._ucdp_deaths import bounds, deaths
from rashomon.export.profiles._ucdp_sides import Sides, sides
from rashomon.export.profiles.cells import Case, Cell, Coded, Policy, Profile, Row
from rashomon.export.profiles.countries import country
from rashomon.model.incident import Incident
from rashomon.model.report import Report

VERSION = "ucdp-ged-like/1"
_WHERE = {"site": 1, "sub_city": 1, "settlement": 1, "near": 2, "adm2": 3, "adm1": 4, "region": 5, "country": 6}
_WHEN = {"day": 1, "span": 2, "week": 3, "month": 4, "year": 5}
_CELLS_A_ROW = 720  # of PRIO-GRID, half a degree each


def code(case: Case, policy: Policy) -> Coded:  # noqa: ARG001 - no rule of it can be overridden yet
    """The row of an incident, or why UCDP would not list it."""
    if reason := _left_out(case.incident):
        return Coded(left_out=reason)
    return Coded((_row(case, sides(case.incident)),))


def _left_out(incident: Incident) -> str:
    if incident.date is None:
        return "no day is told"
    if incident.date.start[:4] != incident.date.end[:4]:
        return "it spans two calendar years (date_start, date_end)"
    if incident.place is None or incident.place.country is None:
        return "no place is told"
    if "killed" not in incident.harm or bounds(incident.harm["killed"].total)[2] < 1:
        return "no death is told (high)"
    return ""


def _row(case: Case, both: Sides) -> Row:
    cells = {**_event(case, both), **both.cells(), **_sources(case), **_where(case), **deaths(case, both)}
    return {column.name: cells[column.name] for column in COLUMNS}


def _event(case: Case, both: Sides) -> Row:
    incident = case.incident
    assert incident.date is not None  # `_left_out` let only such through
    assert incident.place is not None
    date, claims = incident.date, case.behind("date")
    relid = f"{incident.place.country}-{date.start[:4]}-{both.violence}-{case.number}"
    return {
        "id": Cell(case.number, "ucdp/id@1", "a number made of the incident's id"),
        "relid": Cell(relid, "ucdp/id@1", "country, year, type of violence, number"),
        "year": Cell(int(date.start[:4]), "ucdp/date@1", date.text, claims),
        "active_year": Cell(None, "ucdp/not-ours@1", "UCDP counts the dead of a dyad over the year"),
        "code_status": Cell("Clear", "ucdp/code-status@1", "as in final releases"),
        "event_clarity": Cell(1, "ucdp/event-clarity@1", "tolls over a period do not enter an incident"),
        "date_prec": Cell(_WHEN[date.precision], "ucdp/date-prec@1", date.precision, claims),
        "date_start": Cell(date.start, "ucdp/date@1", date.text, claims),
        "date_end": Cell(date.end, "ucdp/date@1", date.text, claims),
    }


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
    known, claims, rule = country(place.country), case.behind("place"), "ucdp/place@1"
    has_point = place.lat is not None and place.lon is not None
    values = {
        "where_coordinates": place.name or place.text,
        "where_description": place.text,
        "adm_1": place.admin1 or "",
        "adm_2": "",
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if has_point else "",
        "priogrid_gid": prio_grid(place.lat, place.lon) if place.lat is not None and place.lon is not None else None,
        "country": (known.gw_name or known.name) if known else place.country,
        "country_id": known.gw if known else None,
        "region": known.ucdp_region if known else "",
    }
    cells = {column: Cell(value, rule, place.text, claims) for column, value in values.items()}
    precision = place.precision or "region"
    return cells | {"where_prec": Cell(_WHERE[precision], "ucdp/where-prec@1", precision, claims)}


def prio_grid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point in degrees: rows of half a degree from the south, cells from the west, from 1."""
    row = min(math.floor((lat + 90) * 2), 359)
    return row * _CELLS_A_ROW + math.floor((lon + 180) * 2) % _CELLS_A_ROW + 1


def _reference(report: Report) -> str:
    return ", ".join(part for part in (report.publisher, report.title, report.published_day) if part) or report.id


def _joined(parts: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(part for part in parts if part))


UCDP = Profile("ucdp", VERSION, "ucdp-ged-like", COLUMNS, RULES, code)
