"""Appends seals to the chain, inside the transaction that writes what they seal."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

from msgspec import Struct, to_builtins
from sqlalchemy import Connection, Select, bindparam, select

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import (
    account_object,
    claim_object,
    decision_object,
    incident_object,
    report_object,
)
from rashomon.model.offer import Offer
from rashomon.model.report import Report
from rashomon.model.rereading import Rereading
from rashomon.store import tables
from rashomon.store._inserts import insert_rows
from rashomon.store.chain import GONE, Head, Leaf, leaf_hash, seal_hash
from rashomon.store.rows import Row, account_of, claim_of
from rashomon.store.written import among, selecting

SealKind = Literal["raw", "reading", "rereading", "decision", "erasure", "linking", "upgrade"]
Part = Literal[
    "raw",
    "offer",
    "report",
    "version",
    "account",
    "claim",
    "rereading",
    "decision",
    "erasure",
    "copy",
    "link",
    "incident",
]

_SALT_BYTES = 16


class Sealed(Struct, frozen=True):
    """A row that a seal shall hold; `object` None = it is there no longer."""

    part: Part
    id: str
    object: Any


class Chain:
    """The chain of a ledger inside one transaction; it knows its head, so that many seals cost one question."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._head = head(connection)

    def append(self, kind: SealKind, rows: Iterable[Sealed]) -> Head:
        """Seal these rows; none, no seal."""
        return self.append_each(kind, [rows])

    def append_each(self, kind: SealKind, many: Iterable[Iterable[Sealed]]) -> Head:
        """A seal for each of these lots of rows; none for those of none."""
        end, seals, listed = self._head, list[Row](), list[Row]()
        for leaves in filter(None, (sorted(map(_leaf, rows)) for rows in many)):
            number, previous = end.number + 1, end.hash
            end = Head(number, seal_hash(number, kind, previous, leaves))
            seals.append({"number": number, "kind": kind, "previous": previous, "hash": end.hash})
            listed += (_row(leaf, number) for leaf in leaves)
        insert_rows(self._connection, tables.seals, seals)
        insert_rows(self._connection, tables.seal_rows, listed)
        self._head = end
        return end

    @contextmanager
    def as_it_was_on_error(self) -> Iterator[None]:
        """What is appended in this block is forgotten where it breaks off, as the tables forget it."""
        before = self._head
        try:
            yield
        except BaseException:
            self._head = before
            raise


def head(connection: Connection) -> Head:
    """The end of the chain as it stands."""
    row = connection.execute(_end()).one_or_none()
    return Head(row.number, row.hash) if row else Head()


def has_reports_since(connection: Connection, end: Head) -> bool:
    """The chain goes on behind this end of it with reports, or had never this end."""
    hashed = among(selecting(tables.seals.c.hash), tables.seals.c.number)
    is_held = end == Head() or connection.scalar(hashed, {"values": [end.number]}) == end.hash
    return not is_held or connection.scalar(_report_after(), {"number": end.number}) is not None


@cache
def _report_after() -> Select[Any]:
    table = tables.seal_rows.c
    # without the addition SQLite would look through the seals of all reports
    return select(table.seal).where(table.seal > bindparam("number"), table.part.concat("") == "report").limit(1)


@cache
def _end() -> Select[Any]:
    table = tables.seals.c
    return select(table.number, table.hash).order_by(table.number.desc()).limit(1)


def sealed_rows(accounts: Iterable[Row], claims: Iterable[Row]) -> Iterator[Sealed]:
    """The rows of one reading, sealed as they will be read back: 1 and 1.0 are one number in a column."""
    yield from (sealed_account(account_of(row)) for row in accounts)
    yield from (sealed_claim(claim_of(row)) for row in claims)


def sealed_raw(sha256: str, size: int) -> Sealed:
    """The bytes are bound by the hash that they lie under."""
    return Sealed("raw", sha256, {"sha256": sha256, "size": size})


def sealed_report(report: Report) -> Sealed:
    """A report without what is derived: which one it copies."""
    return Sealed("report", report.id, _without(report_object(report, None), "copy_of"))


def sealed_offer(report: str, offer: Offer) -> Sealed:
    """What a report was offered as."""
    return Sealed("offer", report, to_builtins(offer))


def sealed_version(name: str, report: Report) -> Sealed:
    """A report as a later reading cleaned it; name: the id of this version."""
    return Sealed("version", name, sealed_report(report).object)


def sealed_rereading(rereading: Rereading) -> Sealed:
    """What came of reading a report again."""
    return Sealed("rereading", rereading.id, to_builtins(rereading))


def sealed_account(account: Account) -> Sealed:
    """An account and the report that it belongs to."""
    return Sealed("account", account.id, account_object(account))


def sealed_claim(claim: Claim) -> Sealed:
    """A claim as it was read, without what is derived: its incident, and what people decided about it."""
    return Sealed("claim", claim.id, _without(claim_object(claim, None), "incident", "review"))


def sealed_decision(decision: Decision) -> Sealed:
    """A decision."""
    return Sealed("decision", decision.id, decision_object(decision))


def sealed_erasure(row: Mapping[Any, Any]) -> Sealed:
    """That something was erased, by whom and why."""
    return Sealed("erasure", row["erased"], {name: row[name] for name in ("author", "at", "reason")})


def sealed_incident(incident: Incident) -> Sealed:
    """An incident as it was derived."""
    return Sealed("incident", incident.id, incident_object(incident))


def sealed_link(account: str, incident: str) -> Sealed:
    """Which incident an account tells."""
    return Sealed("link", account, {"incident": incident})


def sealed_copy(report: str, copy_of: str) -> Sealed:
    """Which report's text a report repeats."""
    return Sealed("copy", report, {"copy_of": copy_of})


def gone(part: Part, ids: Iterable[str]) -> Iterator[Sealed]:
    """Derived rows that are there no longer."""
    return (Sealed(part, name, None) for name in ids)


def _without(whole: dict[str, Any], *derived: str) -> dict[str, Any]:
    return {key: value for key, value in whole.items() if key not in derived}


def _leaf(row: Sealed) -> Leaf:
    if row.object is None:
        return Leaf(row.part, row.id, GONE)
    salt = secrets.token_hex(_SALT_BYTES)
    return Leaf(row.part, row.id, leaf_hash(salt, row.object), salt)


def _row(leaf: Leaf, number: int) -> dict[str, Any]:
    return {"part": leaf.part, "id": leaf.id, "seal": number, "salt": leaf.salt, "leaf": leaf.leaf}
