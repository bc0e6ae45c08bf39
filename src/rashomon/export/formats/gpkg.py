"""GeoPackage: incidents as points, and beside them the tables of claims and reports."""

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from rashomon.export.atomic import replacing
from rashomon.export.formats.arrow import batches, schema
from rashomon.export.formats.columns import Cell, Line, Table
from rashomon.export.formats.extra import extra
from rashomon.export.formats.incidents import INCIDENTS
from rashomon.export.formats.known import TABLES
from rashomon.export.imprint import imprint
from rashomon.export.options import Options
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "rashomon-gpkg/1"
_LON, _LAT, _RADIUS = (INCIDENTS.names.index(name) for name in ("lon", "lat", "radius_m"))
_POINT = struct.Struct("<BIdd")  # well-known binary: little-endian, a point, longitude, latitude
_NEVER = "1970-01-01T00:00:00Z"  # a file that says when it was made is another one each time


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write a layer of points and two tables without geometry, batch by batch.

    The imprint is JSON in the metadata of the file and of its layers, under `rashomon`. Raises OSError when the file
    cannot be written.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary, _undated():
        said = imprint(still, {"format": VERSION}, options.wanted)
        # the driver wants its own suffix
        growing = temporary[destination].with_suffix(".gpkg")
        try:
            for table in TABLES:
                _write(table, still, options.wanted, growing, said)
            growing.replace(temporary[destination])
        finally:
            growing.unlink(missing_ok=True)
    return (destination,)


def _write(table: Table, store: Store, wanted: IncidentFilter, path: Path, said: Object) -> None:
    arrow, is_map = extra("pyarrow", "gpkg"), table is INCIDENTS
    columns = schema(table.columns, "gpkg")
    wider = columns.append(arrow.field("geometry", arrow.binary())) if is_map else columns
    rows = batches(table, store, wanted, wider, _points if is_map else None)
    geometry = {"geometry_name": "geometry", "geometry_type": "Point", "crs": "EPSG:4326"} if is_map else {}
    about = {"rashomon": msgspec.json.encode(said).decode()}
    extra("pyogrio", "gpkg").write_arrow(
        arrow.RecordBatchReader.from_batches(wider, rows),
        path,
        layer=table.name,
        driver="GPKG",
        append=path.exists(),
        dataset_metadata=about,
        layer_metadata=about | {"DESCRIPTION": table.title},
        **geometry,
    )


def _points(lines: Sequence[Line]) -> list[Any]:
    arrow = extra("pyarrow", "gpkg")
    return [arrow.array([_point(line[_LON], line[_LAT], line[_RADIUS]) for line in lines], arrow.binary())]


def _point(lon: Cell, lat: Cell, radius: Cell) -> bytes | None:
    return None if radius is None else _POINT.pack(1, 1, lon, lat)


@contextmanager
def _undated() -> Iterator[None]:
    pyogrio = extra("pyogrio", "gpkg")
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _NEVER})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
