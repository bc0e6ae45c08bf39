"""Files read back by the programs that people read them with."""

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyarrow.parquet
import pyogrio
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from export.formats.held import BEGINNINGS, WORDS, ledger_with, lines, mixed, without, words_of_others
from rashomon.export.exporter import FORMATS, export
from rashomon.export.formats import geojson
from rashomon.export.formats.event_reports import EVENT_REPORTS
from rashomon.export.formats.known import TABLES
from rashomon.export.formats.xlsx import in_a_cell
from rashomon.export.options import Options
from rashomon.export.table import harmless
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

INCIDENTS, CLAIMS, REPORTS = TABLES
SUFFIXES = {"reports": ".csv", "geojson": ".geojson", "gpkg": ".gpkg", "parquet": ".parquet", "xlsx": ".xlsx"}
# each example is a ledger of its own, which takes long to make: few, with many awkward cells each, and as they are
_often = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
some = st.lists(words_of_others, min_size=3, max_size=6)
every_beginning = [dict.fromkeys(WORDS, word) for word in BEGINNINGS]


def written(store: Store, name: str, folder: Path, **wanted: Any) -> Path:
    return export(store, name, folder / f"x{SUFFIXES[name]}", Options(wanted=IncidentFilter(**wanted)))[0]


def from_parquet(path: Path) -> list[dict[str, Any]]:
    rows = pyarrow.parquet.read_table(path).to_pylist()
    return [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows]


def from_layer(path: Path, layer: str) -> list[dict[str, Any]]:
    _, table = pyogrio.read_arrow(path, layer=layer)
    rows = table.to_pylist()
    return [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in rows]


def from_sheet(path: Path, name: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    head, *rows = book[name].iter_rows(values_only=True)
    book.close()
    return [dict(zip(head, map(_plain, row), strict=True)) for row in rows]


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        return unescape(cell)  # Excel does, openpyxl leaves it to its user
    return cell.date().isoformat() if isinstance(cell, datetime) else cell


@pytest.mark.parametrize("name", SUFFIXES)
def test_the_same_ledger_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    store = mixed()
    first = written(store, name, tmp_path).read_bytes()
    assert written(store, name, tmp_path).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_ledger_without_incidents_is_a_file_without_rows(name: str, tmp_path: Path) -> None:
    assert written(Store.open(":memory:"), name, tmp_path).stat().st_size


def imprint_of(path: Path) -> dict[str, Any]:
    """What a file says of itself, from where its readers find it."""
    match path.suffix:
        case ".csv":
            return json.loads(path.with_name(f"{path.name}-metadata.json").read_bytes())
        case ".geojson":
            return json.loads(path.read_bytes())["rashomon"]
        case ".gpkg":
            return json.loads(pyogrio.read_info(path, layer="incidents")["dataset_metadata"]["rashomon"])
        case ".parquet":
            return json.loads(pyarrow.parquet.read_schema(path).metadata[b"rashomon"])
        case _:
            book = openpyxl.load_workbook(path)
            return {name: value for name, _, value in book["about"].iter_rows(max_row=5, values_only=True)}


@pytest.mark.parametrize("name", SUFFIXES)
def test_every_file_says_what_it_is(name: str, tmp_path: Path) -> None:
    store = mixed()
    said = imprint_of(written(store, name, tmp_path, type="shelling", background=False))
    assert said["program"].startswith("rashomon ") and "/1" in said["format"]
    assert said["head"] == str(store.head())
    if name == "xlsx":
        assert said["days"] == "2019-03-05 to 2019-03-05"
        assert said["filter"] == "type = shelling, background = False"
    else:
        assert said["days"] == {"first": "2019-03-05", "last": "2019-03-05"}
        assert said["filter"] == {"type": "shelling", "background": False}


@_often
@given(some)
def test_parquet_holds_every_text_as_it_is(tmp_path: Path, words: list[dict[str, str]]) -> None:
    store = ledger_with(*words)
    export(store, "parquet", tmp_path / "all")
    for table in TABLES:
        assert from_parquet(tmp_path / "all" / f"{table.name}.parquet") == lines(table, store)


@_often
@given(some)
def test_geojson_holds_every_text_as_it_is(tmp_path: Path, words: list[dict[str, str]]) -> None:
    store = ledger_with(*words)
    path = written(store, "geojson", tmp_path)
    features = json.loads(path.read_bytes())["features"]
    expected = without(lines(INCIDENTS, store), "lat", "lon")
    assert [feature["properties"] for feature in features] == [row | {"profile": geojson.VERSION} for row in expected]
    read = from_layer(path, "x")
    assert [row["summary"] for row in read] == [row["summary"] for row in expected]


@_often
@given(some)
def test_a_geopackage_holds_every_text_as_it_is(tmp_path: Path, words: list[dict[str, str]]) -> None:
    store = ledger_with(*words)
    path = written(store, "gpkg", tmp_path)
    for table in TABLES:
        assert without(from_layer(path, table.name), "geom", "wkb_geometry") == lines(table, store)


@_often
@given(some)
def test_a_workbook_holds_every_text_and_no_formula(tmp_path: Path, words: list[dict[str, str]]) -> None:
    in_the_workbook(ledger_with(*words), tmp_path)


def test_a_workbook_computes_nothing(tmp_path: Path) -> None:
    in_the_workbook(ledger_with(*every_beginning), tmp_path)


def in_the_workbook(store: Store, folder: Path) -> None:
    path = written(store, "xlsx", folder)
    for table in TABLES:
        expected = [
            {name: in_a_cell(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in without(lines(table, store), *table.long)
        ]
        assert from_sheet(path, table.name) == expected
    book = openpyxl.load_workbook(path)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n", "b", "d", "inlineStr"}


@_often
@given(some)
def test_csv_holds_every_text_made_harmless(tmp_path: Path, words: list[dict[str, str]]) -> None:
    in_the_csv(ledger_with(*words), tmp_path)


def test_csv_computes_nothing(tmp_path: Path) -> None:
    in_the_csv(ledger_with(*every_beginning), tmp_path)


def in_the_csv(store: Store, folder: Path) -> None:
    path = written(store, "reports", folder)
    expected = [
        {name: "" if cell is None else str(harmless(cell)) for name, cell in row.items()}
        for row in lines(EVENT_REPORTS, store)
    ]
    with path.open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == expected
    read = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert read.to_dict("records") == expected
    assert not read.map(lambda cell: cell.startswith(("=", "+", "@", "\t"))).any(axis=None)


def test_pandas_gets_typed_columns(tmp_path: Path) -> None:
    frame = pandas.read_parquet(written(mixed(), "parquet", tmp_path), dtype_backend="pyarrow")
    assert str(frame["date_start"].dtype) == "date32[day][pyarrow]"
    assert str(frame["killed_best"].dtype) == "int64[pyarrow]"
    assert list(frame["background"]) == [row["background"] for row in lines(INCIDENTS, mixed())]
    described = pyarrow.parquet.read_schema(tmp_path / "x.parquet").field("radius_m").metadata
    assert b"metres" in described[b"description"]


def test_a_map_has_points_where_points_are_known(tmp_path: Path) -> None:
    told = json.loads(written(mixed(), "geojson", tmp_path).read_bytes())
    assert [feature["geometry"] for feature in told["features"]] == [
        {"type": "Point", "coordinates": [-179.5, -17.25]},
        {"type": "Point", "coordinates": [179.25, -16.5]},
        None,
        None,
    ]
    assert told["bbox"] == [179.25, -17.25, -179.5, -16.5]  # over the antimeridian: RFC 7946, 5.2
    meta, _, points, _ = pyogrio.raw.read(written(mixed(), "gpkg", tmp_path), layer="incidents")
    assert meta["crs"] == "EPSG:4326" and meta["geometry_type"] == "Point"
    assert [point is None for point in points] == [False, False, True, True]


def test_a_map_without_points_has_no_box(tmp_path: Path) -> None:
    assert "bbox" not in json.loads(written(mixed(), "geojson", tmp_path, country="YEM").read_bytes())


def test_every_format_of_a_file_is_chosen_by_its_suffix(tmp_path: Path) -> None:
    assert set(SUFFIXES) <= set(FORMATS)


def test_a_workbook_says_what_its_columns_hold(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(mixed(), "xlsx", tmp_path))
    told = {tuple(row[:2]) for row in book["about"].iter_rows(min_row=8, values_only=True) if row[2]}
    assert told == {(table.name, cell.value) for table in TABLES for cell in book[table.name][1]}


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from rashomon.errors import ExportError
    from rashomon.export.formats import xlsx

    monkeypatch.setattr(xlsx, "_ROWS", 4)
    with pytest.raises(ExportError, match=r"E010.*claims|E010.*incidents"):
        written(mixed(), "xlsx", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_cell_is_not_longer_than_excel_allows() -> None:
    assert len(in_a_cell("=" * 40_000)) == 32_767
    assert in_a_cell("short") == "short"


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    from rashomon.errors import ExportError

    for name in ("pyarrow", "pyogrio", "xlsxwriter", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("parquet", "gpkg", "xlsx"):
        with pytest.raises(ExportError, match=r"E009.*rashomon\[formats\]"):
            written(mixed(), name, tmp_path)
