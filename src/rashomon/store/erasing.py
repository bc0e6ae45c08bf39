"""Erases what endangers a person: the words and the salts go, the leaves stay, so that the chain still verifies."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Connection, Engine, Select, delete, exists, select, update

from rashomon.store import facet_index, search_index, tables, waiting, writing
from rashomon.store.sealing import Chain, Part, gone, sealed_erasure

_DERIVED: tuple[Part, ...] = ("copy", "link", "incident")


class Erasure(Struct, frozen=True):
    """Who erased something, when (ISO 8601, UTC) and why."""

    author: str
    at: str
    reason: str


class Erasing:
    """What is erased inside one transaction (`Store.erasing`); the guards are lifted there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def repeating(self, report: str) -> list[str]:
        """The reports whose text repeats this one's."""
        copies = tables.copies.c
        return list(self._connection.scalars(select(copies.report).where(copies.copy_of == report).order_by("report")))

    def unlink(self, reports: Iterable[str]) -> set[str]:
        """Let linking forget these reports, as if they had not come in yet.

        Gives the accounts of other reports that told of the same incidents: what is derived of them has to be anew.
        """
        wanted = sorted(set(reports))
        accounts = self._values(select(tables.accounts.c.id).where(tables.accounts.c.report.in_(wanted)))
        members, incidents = tables.incident_accounts.c, tables.incidents.c
        touched = self._values(select(members.incident).where(members.account.in_(accounts)).distinct())
        beside = self._values(select(members.account).where(members.incident.in_(touched)))
        copies = tables.copies.c
        repeated = self._values(select(copies.report).where(copies.report.in_(wanted)))
        ended = [*gone("link", accounts), *gone("copy", repeated)]
        self._delete(members.account, accounts)
        self._delete(copies.report, wanted)
        left = set(self._values(select(members.incident).where(members.incident.in_(touched))))
        empty = [incident for incident in touched if incident not in left]
        facet_index.forget(self._connection, empty)
        waiting.forget(self._connection, empty)
        self._delete(incidents.id, empty)
        names = tables.incident_names
        self._connection.execute(update(names).where(names.c.incident.in_(empty)).values(incident=None))
        for column in (tables.linked_reports.c.report, tables.text_marks.c.report):
            self._delete(column, wanted)
        for column in (tables.profiles.c.account, tables.link_keys.c.account, tables.links.c.one, tables.links.c.two):
            self._delete(column, accounts)
        Chain(self._connection).append("linking", [*ended, *gone("incident", empty)])
        return set(beside) - set(accounts)

    def erase(self, report: str, erasure: Erasure) -> list[str]:
        """Erase a report, its bytes, its claims and what people decided about these. Gives what was erased.

        Its bytes stay where another report was read from them.
        """
        rows = self._rows_of(report)
        erased = [f"{part} {name}" for part, column, names in rows for name in names]
        for _, column, names in rows:
            self._delete(column, names)
        about = [{"erased": name, **_fields(erasure)} for name in erased]
        writing.insert_rows(self._connection, tables.erasures, about)
        search_index.forget(self._connection)
        for part, _, names in rows:
            self._forget_salts(part, names)
        self._forget_former_salts()
        Chain(self._connection).append("erasure", map(sealed_erasure, about))
        return erased

    def forget_names(self) -> None:
        """Let go of the names that nothing tells any more, when what was touched is derived again."""
        facet_index.forget_unused(self._connection)

    def _rows_of(self, report: str) -> list[tuple[Part, Column[Any], list[str]]]:
        """What goes with a report, in the order in which it can go: part, column of ids, ids."""
        accounts, claims, reports = tables.accounts.c, tables.claims.c, tables.reports.c
        made = self._values(select(claims.id).where(claims.report == report))
        digest = self._values(select(reports.sha256).where(reports.id == report))
        shared = self._values(select(reports.id).where(reports.sha256.in_(digest), reports.id != report))
        raw = self._values(select(tables.raw_documents.c.sha256).where(tables.raw_documents.c.sha256.in_(digest)))
        decisions = tables.decisions.c
        decided = self._connection.execute(
            select(decisions.number, decisions.id).where(decisions.claim.in_(made)).order_by(decisions.number)
        ).all()
        told = self._values(select(accounts.id).where(accounts.report == report))
        decisions_of = [row.number for row in decided]
        self._delete(tables.decision_accounts.c.decision, decisions_of)
        self._delete(tables.rebindings.c.decision, decisions_of)
        self._delete(tables.rebindings.c.was, [*made, *told])
        self._delete(tables.claim_reviews.c.claim, made)
        self._delete(tables.former_claims.c.claim, made)
        self._delete(tables.former_accounts.c.account, told)
        versions, again, offers = tables.report_versions.c, tables.rereadings.c, tables.offers.c
        return [
            ("decision", decisions.id, [row.id for row in decided]),
            ("claim", claims.id, made),
            ("account", accounts.id, told),
            ("rereading", again.id, self._values(select(again.id).where(again.report == report))),
            ("version", versions.id, self._values(select(versions.id).where(versions.report == report))),
            ("offer", offers.report, self._values(select(offers.report).where(offers.report == report))),
            ("report", reports.id, [report]),
            ("raw", tables.raw_documents.c.sha256, [] if shared else raw),
        ]

    def _forget_salts(self, part: Part, names: list[str]) -> None:
        rows = tables.seal_rows
        for some in writing.portions(names):
            which = update(rows).where(rows.c.part == part, rows.c.id.in_(some))
            self._connection.execute(which.values(salt=None))

    def _forget_former_salts(self) -> None:
        """Of what was derived before: it may name what is erased now, and nothing is checked by it any more."""
        rows, later = tables.seal_rows, tables.seal_rows.alias()
        is_former = exists().where(later.c.part == rows.c.part, later.c.id == rows.c.id, later.c.seal > rows.c.seal)
        which = update(rows).where(rows.c.part.in_(_DERIVED), rows.c.salt.is_not(None), is_former)
        self._connection.execute(which.values(salt=None))

    def _delete(self, column: Column[Any], values: Iterable[Any]) -> None:
        for some in writing.portions(list(values)):
            self._connection.execute(delete(column.table).where(column.in_(some)))

    def _values(self, query: Select[Any]) -> list[Any]:
        return sorted(self._connection.scalars(query))


def erased_reports(connection: Connection, names: Iterable[str]) -> set[str]:
    """The ids among these under which reports were erased."""
    erased, found = tables.erasures.c.erased, set[str]()
    for some in writing.portions([f"report {name}" for name in names]):
        found.update(connection.scalars(select(erased).where(erased.in_(some))))
    return {place.removeprefix("report ") for place in found}


def erased_documents(connection: Connection, digests: Iterable[str]) -> dict[str, Erasure]:
    """SHA-256 -> how the document with it was erased."""
    table = tables.erasures
    names = {f"raw {digest}": digest for digest in digests}
    found: dict[str, Erasure] = {}
    for some in writing.portions(sorted(names)):
        for row in connection.execute(select(table).where(table.c.erased.in_(some))):
            found[names[row.erased]] = Erasure(row.author, row.at, row.reason)
    return found


def compact(engine: Engine) -> None:
    """Write a SQLite file anew without what was deleted, and its log; a server does that by its own rules."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # it was just opened
            raw.execute("VACUUM")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _fields(erasure: Erasure) -> dict[str, str]:
    return {"author": erasure.author, "at": erasure.at, "reason": erasure.reason}
