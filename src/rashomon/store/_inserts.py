"""Rows into tables."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.sql.compiler import SQLCompiler

from rashomon.store import rows

_KEPT = 200  # tables of some ledgers: each ledger that is opened speaks to its database anew


def insert_rows(connection: Connection, table: Table, new: Iterable[rows.Row]) -> None:
    """Insert rows, none or many; all have the same columns."""
    listed = list(new)
    if not listed:
        return
    # straight to the driver: what SQLAlchemy does with each row takes longer than to write it
    statement = _statement(table, connection.dialect, tuple(listed[0]))
    names = statement.positiontup
    given: Any = listed if names is None else [tuple([row[name] for name in names]) for row in listed]
    connection.exec_driver_sql(str(statement), given)


@lru_cache(maxsize=_KEPT)
def _statement(table: Table, dialect: Dialect, names: tuple[str, ...]) -> SQLCompiler:
    statement = insert(table).compile(dialect=dialect, column_keys=list(names))
    assert isinstance(statement, SQLCompiler)  # not of tables
    return statement
