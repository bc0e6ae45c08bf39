"""A listing as text: table, JSON, JSON Lines, CSV or TSV."""

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from itertools import chain

import msgspec

from rashomon.export.grid import WIDTH, grid
from rashomon.export.listing import Cell, Listing
from rashomon.export.words import without_controls

# a spreadsheet takes a cell that begins so for a formula (OWASP ASVS 1.2.10)
_FORMULA = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def lines(listing: Listing, form: str, width: int = WIDTH) -> Iterator[str]:
    """The listing in a form, line by line, without line ends. form: `table`, `json`, `nl`, `csv` or `tsv`."""
    return _table(listing, width) if form == "table" else _FOR_PROGRAMS[form](listing)


def _table(listing: Listing, width: int) -> Iterator[str]:
    rows = [listing.shown(record) for record in listing.records]
    yield from grid(listing.heads, rows, width, listing.fixed).splitlines() if rows else [f"no {listing.noun}"]
    yield from listing.closing


def _json(listing: Listing) -> Iterator[str]:
    before = "["
    for record in listing.records:
        yield before + _encoded(listing, record)
        before = ","
    yield "]" if before == "," else "[]"


def _nl(listing: Listing) -> Iterator[str]:
    return (_encoded(listing, record) for record in listing.records)


def _csv(listing: Listing) -> Iterator[str]:
    return _separated(listing, csv.excel)


def _tsv(listing: Listing) -> Iterator[str]:
    return _separated(listing, csv.excel_tab)


def _separated(listing: Listing, dialect: type[csv.Dialect]) -> Iterator[str]:
    stream = StringIO()
    writer = csv.writer(stream, dialect, lineterminator="")
    for cells in chain([listing.columns], map(listing.flat, listing.records)):
        writer.writerow([harmless(cell) for cell in cells])
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


def harmless(cell: Cell) -> Cell:
    """The cell as a spreadsheet shows it, never as one computes it."""
    if not isinstance(cell, str):
        return int(cell) if isinstance(cell, bool) else cell
    written = cell if cell.isprintable() else without_controls(cell, spare="\n\t")
    return f"'{written}" if cell[:1] in _FORMULA else written


def one_object(found: object) -> str:
    """One thing as JSON on one line, control characters written out."""
    return without_controls(msgspec.json.encode(found).decode())


def _encoded(listing: Listing, record: object) -> str:
    return one_object(listing.whole(record))


_FOR_PROGRAMS: Mapping[str, Callable[[Listing], Iterator[str]]] = {"json": _json, "nl": _nl, "csv": _csv, "tsv": _tsv}
FORMS = ("table", *_FOR_PROGRAMS)
