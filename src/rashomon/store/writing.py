"""The single writes that the store puts together into transactions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, Table, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from rashomon.model.balance import Rejection
from rashomon.model.incident import Incident
from rashomon.model.reading import Reading
from rashomon.store import rows, tables
from rashomon.store.sealing import Chain, Sealed, sealed_offer, sealed_report, sealed_rows
from rashomon.store.written import among, inserting, selecting

_AT_ONCE = 500  # values in one query
_Value = TypeVar("_Value")


def insert_reading(connection: Connection, chain: Chain, reading: Reading) -> Rejection | None:
    """Insert and seal one reading whole or not at all; why not, when not."""
    try:
        report = rows.report_row(reading.report)
        accounts, claims = [*map(rows.account_row, reading.accounts)], [*map(rows.claim_row, reading.claims)]
        with connection.begin_nested():
            insert_rows(connection, tables.reports, [report])
            insert_rows(connection, tables.accounts, accounts)
            insert_rows(connection, tables.claims, claims)
            sealed = [sealed_report(rows.report_of(report)), *sealed_rows(accounts, claims)]
            chain.append("reading", [*sealed, *_with_offer(connection, reading)])
    except IntegrityError as error:
        return _refused(reading, "failed", "L011", f"its claims do not fit together ({error.orig})")
    except (DataError, UnicodeEncodeError, OverflowError, TypeError, ValueError) as error:
        return _refused(reading, "failed", "L012", f"it cannot be written down ({error})")
    return None


def _with_offer(connection: Connection, reading: Reading) -> Iterator[Sealed]:
    if reading.offer is not None:
        row = rows.offer_row(reading.report.id, reading.offer)
        insert_rows(connection, tables.offers, [row])
        yield sealed_offer(reading.report.id, rows.offer_of(row))


def other_text(reading: Reading) -> Rejection:
    """The refusal of a report whose id the ledger holds with other bytes."""
    reason = (
        f"the ledger holds another text under the id {reading.report.id!r}. "
        "Give the new text an id of its own, or read it into another ledger."
    )
    return _refused(reading, "rejected", "L010", reason)


def once_erased(reading: Reading) -> Rejection:
    """The refusal of a report that was erased from the ledger."""
    reason = f"the report {reading.report.id!r} was erased from this ledger. Read it into another one."
    return _refused(reading, "rejected", "L017", reason)


def with_former_ids(incidents: Iterable[Incident], former: Mapping[str, tuple[str, ...]]) -> list[Incident]:
    """The incidents, each with the ids that it had."""
    return [msgspec.structs.replace(i, was=former.get(i.id, ())) for i in incidents]


def member_rows(incidents: Iterable[Incident]) -> list[rows.Row]:
    """The rows that say which account belongs to which incident."""
    return [{"account": account, "incident": i.id} for i in incidents for account in i.accounts]


def insert_rows(connection: Connection, table: Table, new: Iterable[rows.Row]) -> None:
    """Insert rows, none or many."""
    listed = list(new)
    if listed:
        connection.execute(inserting(table), listed)


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


def _refused(reading: Reading, outcome: Any, code: str, reason: str) -> Rejection:
    return Rejection(reading.place or reading.report.id, outcome, code, reason)
