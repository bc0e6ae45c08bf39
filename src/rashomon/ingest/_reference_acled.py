"""Rows of ACLED's table (ACLED Codebook 2025, columns; precision codes as in `export.profiles.acled`)."""

import calendar
import datetime

from rashomon.ingest._reference_cells import country, day, real, whole
from rashomon.model.reference import Cells, Compared, Row, Shape
from rashomon.model.when import Date
from rashomon.model.where import Place, PlacePrecision

_WHERE: dict[int | None, PlacePrecision] = {1: "settlement", 2: "near", 3: "adm1"}
_HALF_A_WEEK = datetime.timedelta(days=3)


def _row(cells: Cells, line: int) -> Row:
    first = day(cells, "event_date")
    killed = whole(cells, "fatalities")
    return Row(
        key=cells["event_id_cnty"],
        line=line,
        date=_date(first, whole(cells, "time_precision")),
        place=Place(
            text=cells["location"],
            name=cells["location"] or None,
            settlement=cells["location"] or None,
            admin1=cells.get("admin1") or None,
            country=country(cells, "iso", "numeric"),
            lat=real(cells, "latitude", 90),
            lon=real(cells, "longitude", 180),
            precision=_WHERE.get(whole(cells, "geo_precision"), "settlement"),
        ),
        kinds=(cells["event_type"], cells["sub_event_type"]),
        actors=tuple(cells[name] for name in ("actor1", "actor2") if cells.get(name)),
        low=killed,
        best=killed,
        high=killed,
        cells={**cells, "event_date": first},
    )


def _date(first: str, precision: int | None) -> Date:
    """The period of which ACLED writes the middle: 2 = within a week or a weekend, 3 = within a month."""
    told = datetime.date.fromisoformat(first)
    if precision == 2:
        return Date(str(told - _HALF_A_WEEK), str(told + _HALF_A_WEEK), "week")
    if precision == 3:
        last = calendar.monthrange(told.year, told.month)[1]
        return Date(str(told.replace(day=1)), str(told.replace(day=last)), "month")
    return Date(first, first, "day")


ACLED = Shape(
    "acled",
    (
        *("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1"),
        *("country", "location", "latitude", "longitude", "fatalities"),
    ),
    ("iso",),
    _row,
    (
        Compared("event_date", ("event_date",)),
        Compared("time_precision", ("time_precision",), "number"),
        Compared("event_type", ("event_type",)),
        Compared("sub_event_type", ("sub_event_type",)),
        Compared("actors", ("actor1", "actor2"), "actors"),
        Compared("interaction", ("interaction",)),
        Compared("civilian_targeting", ("civilian_targeting",), "flag"),
        Compared("country", ("country",)),
        Compared("admin1", ("admin1",)),
        Compared("location", ("location",)),
        Compared("coordinates", ("latitude", "longitude"), "point"),
        Compared("geo_precision", ("geo_precision",), "number"),
        Compared("fatalities", ("fatalities",), "number"),
    ),
)
