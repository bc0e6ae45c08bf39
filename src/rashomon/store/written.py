"""Statements that are written once and asked again and again: to write one takes longer than to answer it."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Delete, Select, bindparam, delete, select

_KEPT = 200  # each stands for a place in the program, and these are fewer


@lru_cache(maxsize=_KEPT)
def among(statement: Select[Any], column: ColumnElement[Any], *order: ColumnElement[Any]) -> Select[Any]:
    """The statement for rows whose column is one of the parameter `values`.

    statement: one that is kept, or this is written anew for each.
    """
    narrowed = statement.where(column.in_(bindparam("values", expanding=True)))
    return narrowed.order_by(*order) if order else narrowed


@lru_cache(maxsize=_KEPT)
def selecting(*columns: ColumnElement[Any]) -> Select[Any]:
    """Selects these columns."""
    return select(*columns)


@lru_cache(maxsize=_KEPT)
def deleting(column: Column[Any]) -> Delete:
    """Deletes the rows whose column is one of the parameter `values`."""
    return delete(column.table).where(column.in_(bindparam("values", expanding=True)))
