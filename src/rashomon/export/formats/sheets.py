"""Tables as CSV that spreadsheets, R and pandas read, and that no spreadsheet computes (`table.harmless`)."""

import csv
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from rashomon.export.formats.columns import Line, Table
from rashomon.export.imprint import asked
from rashomon.export.sharing import in_halves, text_of
from rashomon.export.table import harmless
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def write_csv(table: Table, store: Store, wanted: IncidentFilter, path: Path) -> int:
    """Write a table without its long columns (RFC 4180, UTF-8, LF) and give the number of its rows."""
    with path.open("wb") as file:
        with text_of(file) as stream:
            csv.writer(stream, lineterminator="\n").writerow(_shown(table)(table.names))
        return sum(in_halves(store, file, wanted, table.unit, write_lines, table.name, asked(wanted)))


def write_lines(store: Store, file: BinaryIO, name: str, told: Object, limit: int | None, offset: int) -> int:
    """Write these lines of a table; told: the filter."""
    from rashomon.export.formats.known import table_called  # the tables know how they are written

    table, written = table_called(name), 0
    shown = _shown(table)
    with text_of(file) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for line in table.rows(store, IncidentFilter(**told), limit, offset):
            # most cells of a wide table are empty
            writer.writerow([cell if cell is None else harmless(cell) for cell in shown(line)])
            written += 1
    return written


def _shown(table: Table) -> Callable[[Line], Line]:
    return itemgetter(*(position for position, name in enumerate(table.names) if name not in table.long))
