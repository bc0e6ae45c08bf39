"""Rows of UCDP's table (UCDP GED Codebook 26.1; precision codes as in `export.profiles.ucdp`)."""

from rashomon.ingest._reference_cells import country, day, real, whole
from rashomon.model.reference import Cells, Compared, Row, Shape
from rashomon.model.when import Date, DatePrecision
from rashomon.model.where import Place, PlacePrecision

_WHERE: dict[int | None, PlacePrecision] = {
    **{1: "settlement", 2: "near", 3: "adm2", 4: "adm1", 5: "region", 6: "country", 7: "region"},
}
_WHEN: dict[int | None, DatePrecision] = {1: "day", 2: "span", 3: "week", 4: "month", 5: "year"}


def _row(cells: Cells, line: int) -> Row:
    first, last = day(cells, "date_start"), day(cells, "date_end")
    if last < first:
        raise ValueError(f"date_end lies before date_start: {last}, {first}")
    name = cells.get("where_coordinates") or cells.get("where_description") or ""
    return Row(
        key=cells["id"],
        line=line,
        date=Date(first, last, _WHEN.get(whole(cells, "date_prec"), "day" if first == last else "span")),
        place=Place(
            text=name,
            name=name or None,
            admin1=cells.get("adm_1") or None,
            country=country(cells, "country_id", "gw"),
            lat=real(cells, "latitude", 90),
            lon=real(cells, "longitude", 180),
            precision=_WHERE.get(whole(cells, "where_prec"), "settlement"),
        ),
        kinds=(cells["type_of_violence"],),
        actors=tuple(cells[side] for side in ("side_a", "side_b") if cells[side]),
        low=whole(cells, "low"),
        best=whole(cells, "best"),
        high=whole(cells, "high"),
        cells={**cells, "date_start": first, "date_end": last},
    )


UCDP = Shape(
    "ucdp",
    (
        *("id", "type_of_violence", "side_a", "side_b", "country", "latitude", "longitude"),
        *("date_start", "date_end", "best", "high", "low"),
    ),
    ("country_id", "where_description"),
    _row,
    (
        Compared("date_start", ("date_start",)),
        Compared("date_end", ("date_end",)),
        Compared("date_prec", ("date_prec",), "number"),
        Compared("type_of_violence", ("type_of_violence",), "number"),
        Compared("sides", ("side_a", "side_b"), "actors"),
        Compared("country", ("country",)),
        Compared("adm_1", ("adm_1",)),
        Compared("where_coordinates", ("where_coordinates",)),
        Compared("coordinates", ("latitude", "longitude"), "point"),
        Compared("where_prec", ("where_prec",), "number"),
        # whom a row calls side A may be side B of another
        Compared("deaths of the sides", ("deaths_a", "deaths_b"), "unordered"),
        Compared("deaths_civilians", ("deaths_civilians",), "number"),
        Compared("deaths_unknown", ("deaths_unknown",), "number"),
        Compared("best", ("best",), "number"),
        Compared("high", ("high",), "number"),
        Compared("low", ("low",), "number"),
    ),
)
