"""The single writes that the store puts together into transactions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, func, insert, select

from rashomon.model.incident import Incident
from rashomon.store import rows, tables
from rashomon.store._inserts import insert_rows
from rashomon.store.written import among, selecting

__all__ = ["count", "insert_rows", "member_rows", "pairs", "portions", "set_setting", "setting", "with_former_ids"]

_AT_ONCE = 500  # values in one query
_Value = TypeVar("_Value")


def with_former_ids(incidents: Iterable[Incident], former: Mapping[str, tuple[str, ...]]) -> list[Incident]:
    """The incidents, each with the ids that it had."""
    return [msgspec.structs.replace(i, was=former.get(i.id, ())) for i in incidents]


def member_rows(incidents: Iterable[Incident]) -> list[rows.Row]:
    """The rows that say which account belongs to which incident."""
    return [{"account": account, "incident": i.id} for i in incidents for account in i.accounts]


def portions(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """The values, so many at a time as one query takes."""
    return (values[k : k + _AT_ONCE] for k in range(0, len(values), _AT_ONCE))


def pairs(connection: Connection, table: Table) -> dict[str, Any]:
    """A table of two columns as a mapping from the first to the second."""
    return {row[0]: row[1] for row in connection.execute(select(table))}


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return connection.scalar(_counting(table)) or 0


@cache
def _counting(table: Table) -> Select[Any]:
    return select(func.count()).select_from(table)


def setting(connection: Connection, name: str) -> str | None:
    """What the ledger says about itself under this name."""
    about = tables.about_ledger.c
    value: str | None = connection.scalar(among(selecting(about.value), about.name), {"values": [name]})
    return value


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Let the ledger say this about itself."""
    about = tables.about_ledger
    connection.execute(about.delete().where(about.c.name == name))
    connection.execute(insert(about).values(name=name, value=value))
