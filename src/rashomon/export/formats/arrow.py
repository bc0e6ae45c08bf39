"""Tables as Arrow record batches, some rows at a time: what Parquet and GeoPackage are written from."""

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rashomon.export.formats.columns import Column, Kind, Line, Table
from rashomon.export.formats.extra import extra
from rashomon.export.sharing import beside, half_of
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_KINDS: dict[Kind, str] = {"text": "string", "whole": "int64", "number": "float64", "flag": "bool_", "day": "date32"}

_LINES = 1_000  # in memory
More = Callable[[Sequence[Line]], list[Any]]


def schema(columns: Sequence[Column], name: str) -> Any:
    """The Arrow schema of these columns, each with what it holds. name: of the format that needs Arrow."""
    arrow = extra("pyarrow", name)
    return arrow.schema(
        [
            arrow.field(column.name, getattr(arrow, _KINDS[column.kind])(), metadata={"description": column.holds})
            for column in columns
        ]
    )


def batches(
    table: Table,
    store: Store,
    wanted: IncidentFilter,
    wider: Any,
    more: More | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Any]:
    """The rows of a table as batches of a schema that begins with its columns; `limit` units after `offset`.

    more: makes the arrays of the columns that the schema has beyond them.
    """
    arrow = extra("pyarrow", table.name)
    kinds = [field.type for field in wider][: len(table.columns)]
    lines = table.rows(store, wanted, limit, offset)

    def batch_of(some: Sequence[Line]) -> Any:
        arrays = [_array(arrow, cells, kind) for cells, kind in zip(zip(*some, strict=True), kinds, strict=True)]
        return arrow.record_batch(arrays + (more(some) if more else []), schema=wider)

    # as arrays the lines take a tenth of the room
    while parts := list(map(batch_of, _by(_LINES, islice(lines, table.at_once)))):
        yield arrow.Table.from_batches(parts).combine_chunks().to_batches()[0]


def _by(number: int, lines: Iterator[Line]) -> Iterator[Sequence[Line]]:
    while some := list(islice(lines, number)):
        yield some


def batches_of_two(table: Table, store: Store, wanted: IncidentFilter, wider: Any, folder: Path) -> Iterator[Any]:
    """The same batches, where a ledger is large half of them from a process beside this one.

    folder: where what that one makes has room.
    """
    half = half_of(store, wanted, table.unit) if table.unit else None
    if half is None:
        yield from batches(table, store, wanted, wider)
        return
    half -= half % table.at_once  # or a batch would end there
    with beside(store, folder, write_batches, table.name, half) as rest:
        yield from batches(table, store, wanted, wider, limit=half)
        made = rest()
        ipc = extra("pyarrow.ipc", table.name)
        yield from ipc.open_stream(made.file) if made else batches(table, store, wanted, wider, offset=half)


def write_batches(store: Store, file: BinaryIO, name: str, offset: int) -> None:
    """Write the rows of a table after `offset` as a stream of batches: what only the process beside does."""
    from rashomon.export.formats.known import table_called  # the tables know how they are written

    sys.meta_path.insert(0, _NoPandas())
    table = table_called(name)
    told = schema(table.columns, name)
    with extra("pyarrow.ipc", name).new_stream(file, told) as stream:
        for batch in batches(table, store, IncidentFilter(), told, offset=offset):
            stream.write_batch(batch)


class _NoPandas(MetaPathFinder):
    """Where pandas is there, Arrow loads it to ask whether a list is one of its series: 50 MB for nothing."""

    def find_spec(self, name: str, *_: object) -> None:
        """Raises ModuleNotFoundError for pandas."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _array(arrow: Any, cells: Sequence[Any], kind: Any) -> Any:
    if arrow.types.is_date32(kind):
        return arrow.array(cells, arrow.string()).cast(kind)
    return arrow.array(cells, kind)
