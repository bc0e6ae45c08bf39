"""Where on a map the incidents are that a filter leaves: each for itself, or many of one neighbourhood as one spot."""

import math
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select

from rashomon.store.queries import IncidentFilter, conditions
from rashomon.store.tables import incident_facets

SPOTS = 400
_DEGREE = 100_000
_LATITUDES, _LONGITUDES = 180 * _DEGREE, 360 * _DEGREE


class Box(Struct, frozen=True):
    """A part of the map in degrees: west < east, south < north; nothing across the 180th meridian."""

    west: float = -180.0
    south: float = -90.0
    east: float = 180.0
    north: float = 90.0


class Spot(Struct, frozen=True):
    """One incident, or several that are shown as one.

    lat, lon: degrees, of several their mean. incident: its id, None of several. killed: sum of the best figures that
    are told, None where none is. precision: of the place, of one incident only.
    """

    lat: float
    lon: float
    incidents: int
    contested: int
    killed: int | None
    incident: str | None = None
    precision: str | None = None


class Spots(Struct, frozen=True):
    """Incidents on a map, from the north to the south and the west to the east.

    cell: side in degrees of the squares within which incidents are one spot; None where each is for itself. incidents:
    how many lie in the box; elsewhere: how many pass the filter and lie outside it; unplaced: without coordinates.
    """

    spots: tuple[Spot, ...]
    incidents: int
    elsewhere: int
    unplaced: int
    cell: float | None = None


def spots(connection: Connection, wanted: IncidentFilter, box: Box | None = None, limit: int = SPOTS) -> Spots:
    """Where the incidents are that pass a filter: at most some `limit` spots."""
    columns, where = incident_facets.c, conditions(wanted)
    inside = _inside(box or Box())
    counts = func.count(), func.count(columns.lat_e5), func.count().filter(inside)
    total, placed, shown = connection.execute(select(*counts).where(*where)).one()
    cell = None if shown <= limit else _cell(box or Box(), limit)
    listed = _single(connection, [*where, inside]) if cell is None else _together(connection, [*where, inside], cell)
    found = sorted(listed, key=lambda spot: (-spot.lat, spot.lon, spot.incident or ""))
    return Spots(tuple(found), shown, placed - shown, total - placed, cell / _DEGREE if cell else None)


def _inside(box: Box) -> ColumnElement[bool]:
    columns = incident_facets.c
    lat = columns.lat_e5.between(round(box.south * _DEGREE), round(box.north * _DEGREE))
    return lat & columns.lon_e5.between(round(box.west * _DEGREE), round(box.east * _DEGREE))


def _cell(box: Box, limit: int) -> int:
    """The side of squares of which so many cover the box."""
    area = max(box.east - box.west, 1e-4) * max(box.north - box.south, 1e-4)
    return max(1, round(math.sqrt(area / limit) * _DEGREE))


def _single(connection: Connection, where: list[ColumnElement[bool]]) -> Iterator[Spot]:
    columns = incident_facets.c
    killed = func.coalesce(columns.killed_best, columns.killed_low, columns.killed_high)
    query = select(columns.lat_e5, columns.lon_e5, columns.contested, killed, columns.incident, columns.precision)
    for lat, lon, contested, number, incident, precision in connection.execute(query.where(*where)):
        yield Spot(lat / _DEGREE, lon / _DEGREE, 1, contested, number, incident, precision)


def _together(connection: Connection, where: list[ColumnElement[bool]], cell: int) -> Iterator[Spot]:
    columns = incident_facets.c
    killed = func.sum(func.coalesce(columns.killed_best, columns.killed_low, columns.killed_high))
    count, one = func.count(), (func.min(columns.incident), func.min(columns.precision))
    sums: tuple[ColumnElement[Any], ...] = (func.sum(columns.lat_e5), func.sum(columns.lon_e5))
    query = select(count, *sums, func.sum(columns.contested), killed, *one).where(*where)
    squares = (columns.lat_e5 + _LATITUDES) // cell, (columns.lon_e5 + _LONGITUDES) // cell
    for number, lat, lon, contested, dead, incident, precision in connection.execute(query.group_by(*squares)):
        mean = float(lat) / number / _DEGREE, float(lon) / number / _DEGREE
        alone = (incident, precision) if number == 1 else ()
        yield Spot(*mean, number, int(contested), None if dead is None else int(dead), *alone)
