"""The parts of a ledger that are sealed: which rows, and what of each the leaf binds."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, Table, select

from rashomon.store import _quick, rows, sealing, tables
from rashomon.store.rows import claim_of
from rashomon.store.sealing import Part, Sealed

__all__ = ["PARTS", "SealedPart", "claim_of"]

Row = Mapping[Any, Any]  # column -> value


class SealedPart(Struct, frozen=True):
    """One part: its name in the chain, its table, the column of its ids, and the object that a row's leaf binds.

    quick: the same as the bytes that are hashed, for most rows; None, or others, where it cannot tell (`_quick`).
    is_derived: it may be sealed anew, or be gone, because it was derived anew.
    """

    name: Part
    table: Table
    key: str
    sealed: Callable[[Row], Sealed]
    quick: Callable[[Sequence[Any]], bytes | None]
    is_derived: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its columns, the ids first; not the bytes of documents, which their hash binds."""
        return self.key, *(column.name for column in self.table.columns if column.name not in (self.key, "data"))

    @property
    def query(self) -> Select[Any]:
        """All its rows in the order of ids."""
        return select(*(self.table.c[name] for name in self.names)).order_by(self.table.c[self.key])

    def content(self, row: Row) -> Any:
        """What the leaf of this row binds. Raises ValueError when the row does not say one thing."""
        return self.sealed(row).object


def _whole(record_of: Callable[[Any], Any], row_of: Callable[[Any], rows.Row], seal: Callable[[Any], Sealed]) -> Any:
    """The sealed record of a row all of whose columns say what the record says."""

    def sealed(row: Row) -> Sealed:
        record = record_of(row)
        if row_of(record) != dict(row):
            raise ValueError("its columns do not agree")
        return seal(record)

    return sealed


def _offer(row: Row) -> Sealed:
    offer = rows.offer_of(row)
    if rows.offer_row(row["report"], offer) != dict(row):
        raise ValueError("its columns do not agree")
    return sealing.sealed_offer(row["report"], offer)


def _version(row: Row) -> Sealed:
    report = rows.version_of(row)
    if rows.version_row(report, row["number"]) != dict(row):
        raise ValueError("its columns do not agree")
    return sealing.sealed_version(row["id"], report)


def _part(name: Part, table: Table, key: str, sealed: Callable[[Row], Sealed], **more: bool) -> SealedPart:
    return SealedPart(name, table, key, sealed, getattr(_quick, name), **more)


PARTS: tuple[SealedPart, ...] = (
    _part("raw", tables.raw_documents, "sha256", lambda row: sealing.sealed_raw(row["sha256"], row["size"])),
    _part("report", tables.reports, "id", _whole(rows.report_of, rows.report_row, sealing.sealed_report)),
    _part("offer", tables.offers, "report", _offer),
    _part("version", tables.report_versions, "id", _version),
    _part("account", tables.accounts, "id", _whole(rows.account_of, rows.account_row, sealing.sealed_account)),
    _part("claim", tables.claims, "id", _whole(claim_of, rows.claim_row, sealing.sealed_claim)),
    _part(
        "rereading",
        tables.rereadings,
        "id",
        _whole(rows.rereading_of, rows.rereading_row, sealing.sealed_rereading),
    ),
    _part("decision", tables.decisions, "id", _whole(rows.decision_of, rows.decision_row, sealing.sealed_decision)),
    _part("erasure", tables.erasures, "erased", sealing.sealed_erasure),
    _part(
        "copy",
        tables.copies,
        "report",
        lambda row: sealing.sealed_copy(row["report"], row["copy_of"]),
        is_derived=True,
    ),
    _part(
        "link",
        tables.incident_accounts,
        "account",
        lambda row: sealing.sealed_link(row["account"], row["incident"]),
        is_derived=True,
    ),
    _part(
        "incident",
        tables.incidents,
        "id",
        _whole(rows.incident_of, rows.incident_row, sealing.sealed_incident),
        is_derived=True,
    ),
)
