"""Rows by the million: plain tuples, without what SQLAlchemy makes of them, and two streams of them side by side."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select

Columns = tuple[Any, ...]

_AT_ONCE = 500  # rows in memory


def streamed(connection: Connection, query: Select[Any], at_once: int = _AT_ONCE) -> Iterator[Columns]:
    """The rows of a query, as the database hands them over. Raises ValueError where it cannot go on."""
    result = connection.execute(query, execution_options={"stream_results": True})
    first, cursor = result.fetchone(), result.cursor
    if first is None or cursor is None:
        return
    try:
        yield tuple(first)  # SQLAlchemy may have it already
        while some := cursor.fetchmany(at_once):
            yield from some
    except connection.dialect.loaded_dbapi.Error as error:
        raise ValueError(str(error)) from error
    finally:
        result.close()


def side_by_side(many: Iterator[Columns], single: Iterator[Columns]) -> Iterator[tuple[Any, list[Columns], Any]]:
    """Keys, with all rows of the first that have the key and the row of the second; both by their first column."""
    row: Any
    row, other = next(many, None), next(single, None)
    while row is not None or other is not None:
        key = row[0] if other is None or (row is not None and row[0] < other[0]) else other[0]
        found = []
        while row is not None and row[0] == key:
            found.append(row)
            row = next(many, None)
        if other is None or other[0] != key:
            yield key, found, None
        else:
            yield key, found, other
            other = next(single, None)
