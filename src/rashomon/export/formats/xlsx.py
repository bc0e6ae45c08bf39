"""An Excel workbook: incidents, claims and reports a sheet each, and one that says what they are."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rashomon.errors import ExportError
from rashomon.export.atomic import replacing
from rashomon.export.formats.columns import Cell, Column, Kind, Line, Table
from rashomon.export.formats.extra import extra
from rashomon.export.formats.known import TABLES
from rashomon.export.imprint import imprint
from rashomon.export.options import Options
from rashomon.export.table import harmless
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "rashomon-xlsx/1"
# Excel's limits: rows of a sheet, characters of a cell, and the first year whose days it knows
_ROWS, _CHARACTERS, _FIRST_YEAR = 1_048_576, 32_767, 1900
_MADE = datetime(1980, 1, 1)  # a file that says when it was made is another one each time
_NOT_TEXT: dict[Kind, str] = {"whole": "write_number", "number": "write_number", "flag": "write_boolean"}
_WIDE = {"summary": 60, "evidence": 60, "title": 40, "value": 24, "trigger": 24}


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the workbook row by row.

    Cells are text, numbers, days or true and false, never formulas or links; text that a spreadsheet would compute is
    made harmless as in CSV, because sheets are saved as CSV. Raises OSError when the file cannot be written, and
    ExportError[E010] for more rows than a sheet holds.
    """
    library = extra("xlsxwriter", "xlsx")
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary:
        book = library.Workbook(temporary[destination], {"constant_memory": True})
        try:
            said = imprint(still, {"format": VERSION}, options.wanted)
            book.set_properties({"created": _MADE, "comments": f"{said['program']}, {said['head']}"})
            form = {"head": book.add_format({"bold": True}), "day": book.add_format({"num_format": "yyyy-mm-dd"})}
            for table in TABLES:
                _write(book.add_worksheet(table.name), form, table, _rows(table, still, options.wanted, destination))
            _tell(book.add_worksheet("about"), form, said)
        finally:
            book.close()
    return (destination,)


def _rows(table: Table, store: Store, wanted: IncidentFilter, path: Path) -> Iterator[Line]:
    for number, line in enumerate(table.rows(store, wanted), 2):
        if number > _ROWS:
            problem = f"a sheet holds {_ROWS:,} rows, and there are more {table.name}"
            raise ExportError("E010", str(path), problem, "Choose fewer with filters, or another format (parquet).")
        yield line


def _write(sheet: Any, form: dict[str, Any], table: Table, rows: Iterator[Line]) -> None:
    shown = _shown(table)
    for at, (_, column) in enumerate(shown):
        sheet.set_column(at, at, _WIDE.get(column.name, 14))
        sheet.write_string(0, at, column.name, form["head"])
    sheet.freeze_panes(1, 1)
    into = [(at, place, _writer(sheet, column.kind, form["day"])) for at, (place, column) in enumerate(shown)]
    number = 0
    for number, line in enumerate(rows, 1):
        for at, place, write in into:
            if line[place] is not None:
                write(number, at, line[place])
    sheet.autofilter(0, 0, number, len(shown) - 1)


def _shown(table: Table) -> list[tuple[int, Column]]:
    return [(place, column) for place, column in enumerate(table.columns) if column.name not in table.long]


def _writer(sheet: Any, kind: Kind, form: Any) -> Callable[[int, int, Any], None]:
    def day(row: int, at: int, told: str) -> None:
        known = date.fromisoformat(told)
        if known.year < _FIRST_YEAR:
            sheet.write_string(row, at, told)
        else:
            sheet.write_datetime(row, at, known, form)

    def text(row: int, at: int, told: str) -> None:
        sheet.write_string(row, at, in_a_cell(told))

    written = {"day": day, "text": text}
    return written[kind] if kind in written else getattr(sheet, _NOT_TEXT[kind])


def in_a_cell(told: str) -> str:
    """Text as a cell takes it: never computed, and not longer than Excel allows."""
    written = str(harmless(told))
    return written if len(written) <= _CHARACTERS else f"{written[: _CHARACTERS - 1]}…"


def _tell(sheet: Any, form: dict[str, Any], said: Object) -> None:
    """The imprint, then what each column holds."""
    days: Cell = f"{said['days']['first']} to {said['days']['last']}" if said["days"] else "none is known"
    asked = ", ".join(f"{name} = {value}" for name, value in said["filter"].items()) or "every incident"
    told = {"program": said["program"], "format": said["format"], "head": said["head"], "days": days, "filter": asked}
    lines = [[name, "", value] for name, value in told.items()]
    lines += [["", "", ""], ["sheet", "column", "what it holds"]]
    lines += [[table.name, column.name, column.holds] for table in TABLES for _, column in _shown(table)]
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 2, 100)
    for number, line in enumerate(lines):
        for at, cell in enumerate(line):
            sheet.write_string(number, at, in_a_cell(str(cell)), form["head"] if line[0] == "sheet" else None)
