"""Counts what a filter leaves by day, month or year."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Connection, case, func, select

from rashomon.store.queries import IncidentFilter, conditions
from rashomon.store.tables import incident_facets

Unit = Literal["day", "month", "year"]

_LENGTH: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}  # of an ISO day
_DAYS, _MONTHS = 92, 3_000  # the longest stretch that is shown by days, and by months, in days
_UNKNOWN, _LONGER = "", "longer"  # in place of a period


class Period(Struct, frozen=True):
    """What happened within one day, month or year.

    start: its ISO day, month or year. contested: incidents with a field that is. told: incidents with a number of
    killed; low, best, high: sums over these, of what is told (a bound that is not told counts as the nearest that is).
    unbounded: incidents among them of which no highest number is told.
    """

    start: str
    incidents: int = 0
    contested: int = 0
    told: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    unbounded: int = 0


class Timeline(Struct, frozen=True):
    """Incidents over time, a period after the other without gaps.

    longer: incidents whose day is known less exactly than one period; undated: those whose day is not known.
    """

    unit: Unit
    periods: tuple[Period, ...]
    longer: int = 0
    undated: int = 0


def timeline(connection: Connection, wanted: IncidentFilter, unit: Unit | None = None) -> Timeline:
    """The incidents that pass a filter over time; unit: None = what suits the stretch that they fill."""
    suiting = unit or _suiting(connection, wanted)
    found = {period.start: period for period in _periods(connection, wanted, suiting)}
    longer, undated = (found.pop(name, Period(name)).incidents for name in (_LONGER, _UNKNOWN))
    filled = tuple(found.get(start) or Period(start) for start in _every(found, suiting))
    return Timeline(suiting, filled, longer, undated)


def _suiting(connection: Connection, wanted: IncidentFilter) -> Unit:
    day = incident_facets.c.day
    query = select(day).where(incident_facets.c.date_start.is_not(None), *conditions(wanted)).limit(1)
    first, last = (connection.scalar(query.order_by(order)) for order in (day.asc(), day.desc()))
    days = (_day(last) - _day(first)).days if first else 0
    return "day" if days <= _DAYS else "month" if days <= _MONTHS else "year"


def _periods(connection: Connection, wanted: IncidentFilter, unit: Unit) -> Iterator[Period]:
    columns = incident_facets.c
    start, end = (func.substr(day, 1, _LENGTH[unit]) for day in (columns.date_start, columns.date_end))
    within = case((columns.date_start.is_(None), _UNKNOWN), (start != end, _LONGER), else_=start)
    low, best, high = columns.killed_low, columns.killed_best, columns.killed_high
    told = func.coalesce(low, best, high).is_not(None)
    nearest = func.coalesce(low, best, high), func.coalesce(best, low, high), func.coalesce(high, best, low)
    sums = (func.coalesce(func.sum(figure), 0) for figure in nearest)
    query = select(
        within.label("start"),
        func.count().label("incidents"),
        func.sum(columns.contested),
        func.count(nearest[0]),
        *sums,
        func.count(case((told & high.is_(None), 1))),
    ).where(*conditions(wanted))
    for start_, *counts in connection.execute(query.group_by("start")):
        yield Period(start_, *map(int, counts))


def _every(starts: Iterable[str], unit: Unit) -> Iterator[str]:
    """From the first to the last of these, those between them too."""
    listed = sorted(starts)
    if not listed:
        return
    current = listed[0]
    while current <= listed[-1]:
        yield current
        current = _next(current, unit)


def _next(start: str, unit: Unit) -> str:
    if unit == "year":
        return f"{int(start) + 1:04}"
    if unit == "month":
        year, month = int(start[:4]), int(start[5:])
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return (_day(start) + datetime.timedelta(days=1)).isoformat()


def _day(day: Any) -> datetime.date:
    return datetime.date.fromisoformat(day)
