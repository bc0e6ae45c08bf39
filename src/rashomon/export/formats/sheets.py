"""Tables as CSV that spreadsheets, R and pandas read, and that no spreadsheet computes (`table.harmless`)."""

import csv
from operator import itemgetter
from pathlib import Path

from rashomon.export.formats.columns import Table
from rashomon.export.table import harmless
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store


def write_csv(table: Table, store: Store, wanted: IncidentFilter, path: Path) -> int:
    """Write a table without its long columns (RFC 4180, UTF-8, LF) and give the number of its rows."""
    shown = itemgetter(*(position for position, name in enumerate(table.names) if name not in table.long))
    written = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(shown(table.names))
        for line in table.rows(store, wanted):
            # most cells of a wide table are empty
            writer.writerow([cell if cell is None else harmless(cell) for cell in shown(line)])
            written += 1
    return written
