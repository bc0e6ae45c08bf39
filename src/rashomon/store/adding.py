"""Stores readings: each whole, with its seal, or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain as chained
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select
from sqlalchemy.exc import DataError, IntegrityError

from rashomon.model.balance import Rejection
from rashomon.model.reading import Reading
from rashomon.store import erasing, rows, tables, writing
from rashomon.store.sealing import Chain, Sealed, sealed_offer, sealed_report, sealed_rows

# what comes of a reading that contradicts itself, or cannot be written down
_UNFIT = (IntegrityError, DataError, UnicodeEncodeError, OverflowError, TypeError, ValueError)


class Added(Struct, frozen=True):
    """What became of a batch: reports now in the ledger, of which `known` were there already, and the others."""

    stored: int = 0
    known: int = 0
    rejections: tuple[Rejection, ...] = ()


def add(connection: Connection, readings: Iterable[Reading]) -> Added:
    """Store readings; what is there already stays as it is."""
    stored, known, rejections = 0, 0, list[Rejection]()
    chain = Chain(connection)
    for some in _portions(readings):
        held = _hashes(connection, some)
        for reading, refused in _outcomes(connection, chain, some, held):
            stored += refused is None
            known += refused is None and reading.report.id in held
            rejections += [refused] if refused is not None else []
    return Added(stored, known, tuple(rejections))


def _portions(readings: Iterable[Reading]) -> Iterator[Sequence[Reading]]:
    """The readings in their order; no report comes twice in one portion."""
    some: dict[str, Reading] = {}
    for reading in readings:
        if reading.report.id in some:
            yield list(some.values())
            some = {}
        some[reading.report.id] = reading
    yield list(some.values())


def _outcomes(
    connection: Connection, chain: Chain, readings: Sequence[Reading], held: dict[str, str]
) -> Iterator[tuple[Reading, Rejection | None]]:
    """Each reading with why it was not taken."""
    erased = erasing.erased_reports(connection, (reading.report.id for reading in readings))
    refused = {r.report.id: _refusal(r, held, erased) for r in readings}
    new = [r for r in readings if refused[r.report.id] is None and r.report.id not in held]
    refused |= zip((r.report.id for r in new), _insert_each(connection, chain, new), strict=True)
    yield from ((reading, refused[reading.report.id]) for reading in readings)


def _refusal(reading: Reading, held: dict[str, str], erased: set[str]) -> Rejection | None:
    """Why a report cannot be taken; held: id -> the hash under which the ledger has it."""
    name = reading.report.id
    if name in held:
        return _other_text(reading) if held[name] != reading.report.sha256 else None
    return _once_erased(reading) if name in erased else None


def _insert_each(connection: Connection, chain: Chain, readings: Sequence[Reading]) -> list[Rejection | None]:
    """All at once, which takes half the time; one by one where one of them cannot be written."""
    if readings and not _is_inserted(connection, chain, readings):
        return [_inserted_alone(connection, chain, reading) for reading in readings]
    return [None] * len(readings)


def _is_inserted(connection: Connection, chain: Chain, readings: Sequence[Reading]) -> bool:
    try:
        _insert(connection, chain, readings)
    except _UNFIT:
        return False
    return True


def _inserted_alone(connection: Connection, chain: Chain, reading: Reading) -> Rejection | None:
    try:
        _insert(connection, chain, [reading])
    except IntegrityError as error:
        return _refused(reading, "failed", "L011", f"its claims do not fit together ({error.orig})")
    except _UNFIT as error:
        return _refused(reading, "failed", "L012", f"it cannot be written down ({error})")
    return None


def _insert(connection: Connection, chain: Chain, readings: Sequence[Reading]) -> None:
    """All of them or none. A seal for each, over its report, accounts, claims, and what it was offered as."""
    reports = [rows.report_row(reading.report) for reading in readings]
    accounts = [[*map(rows.account_row, reading.accounts)] for reading in readings]
    claims = [[*map(rows.claim_row, reading.claims)] for reading in readings]
    offers = [[rows.offer_row(r.report.id, r.offer)] if r.offer is not None else [] for r in readings]
    with connection.begin_nested(), chain.as_it_was_on_error():
        writing.insert_rows(connection, tables.reports, reports)
        for table, listed in ((tables.accounts, accounts), (tables.claims, claims), (tables.offers, offers)):
            writing.insert_rows(connection, table, chained.from_iterable(listed))
        chain.append_each("reading", map(_sealed, reports, accounts, claims, offers))


def _sealed(
    report: rows.Row, accounts: Sequence[rows.Row], claims: Sequence[rows.Row], offers: Sequence[rows.Row]
) -> Iterator[Sealed]:
    yield sealed_report(rows.report_of(report))
    yield from sealed_rows(accounts, claims)
    yield from (sealed_offer(row["report"], rows.offer_of(row)) for row in offers)


def _hashes(connection: Connection, readings: Sequence[Reading]) -> dict[str, str]:
    """Report id -> hash of its bytes, of those among these that the ledger holds."""
    table, found = tables.reports.c, dict[str, str]()
    for some in writing.portions([reading.report.id for reading in readings]):
        query = select(table.id, table.sha256).where(table.id.in_(some))
        found |= {row.id: row.sha256 for row in connection.execute(query)}
    return found


def _other_text(reading: Reading) -> Rejection:
    """The refusal of a report whose id the ledger holds with other bytes."""
    reason = (
        f"the ledger holds another text under the id {reading.report.id!r}. "
        "Give the new text an id of its own, or read it into another ledger."
    )
    return _refused(reading, "rejected", "L010", reason)


def _once_erased(reading: Reading) -> Rejection:
    """The refusal of a report that was erased from the ledger."""
    reason = f"the report {reading.report.id!r} was erased from this ledger. Read it into another one."
    return _refused(reading, "rejected", "L017", reason)


def _refused(reading: Reading, outcome: Any, code: str, reason: str) -> Rejection:
    return Rejection(reading.place or reading.report.id, outcome, code, reason)
