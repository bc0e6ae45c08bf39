"""Tables as Arrow record batches, some rows at a time: what Parquet and GeoPackage are written from."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from rashomon.export.formats.columns import Column, Kind, Line, Table
from rashomon.export.formats.extra import extra
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_KINDS: dict[Kind, str] = {"text": "string", "whole": "int64", "number": "float64", "flag": "bool_", "day": "date32"}

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


def batches(table: Table, store: Store, wanted: IncidentFilter, wider: Any, more: More | None = None) -> Iterator[Any]:
    """The rows of a table as batches of a schema that begins with its columns.

    more: makes the arrays of the columns that the schema has beyond them.
    """
    arrow = extra("pyarrow", table.name)
    kinds = [field.type for field in wider][: len(table.columns)]
    lines = table.rows(store, wanted)
    while some := list(islice(lines, table.at_once)):
        arrays = [_array(arrow, cells, kind) for cells, kind in zip(zip(*some, strict=True), kinds, strict=True)]
        yield arrow.record_batch(arrays + (more(some) if more else []), schema=wider)


def _array(arrow: Any, cells: Sequence[Any], kind: Any) -> Any:
    if arrow.types.is_date32(kind):
        return arrow.array(cells, arrow.string()).cast(kind)
    return arrow.array(cells, kind)
