"""A ledger on disk: written in whole batches, read as records."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Engine, RowMapping, Select, Table, func, insert, inspect, literal, select

from rashomon.errors import LedgerError
from rashomon.model.account import Account
from rashomon.model.balance import Balance, Rejection
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision, version
from rashomon.model.incident import Incident
from rashomon.model.need import Need, NeedKind
from rashomon.model.offer import Offer
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.rereading import Rereading, Unsettled
from rashomon.reconcile.carrying import unsettled
from rashomon.reconcile.versions import Page, earlier_versions
from rashomon.store import adding, erasing, guards, ids, rows, search_index, tables, views, waiting, writing
from rashomon.store._beside import by_two, is_worth_it
from rashomon.store._sqlite import roomy
from rashomon.store.adding import Added
from rashomon.store.chain import Head, Leaf, Seal
from rashomon.store.decisions import Decisions
from rashomon.store.engine import MEMORY, engine_of, shown_place, translated
from rashomon.store.erasing import Erasure
from rashomon.store.links import DERIVED, LinkMemory
from rashomon.store.queries import (
    IncidentFilter,
    claims_in_no_order,
    claims_where,
    days_where,
    decisions_where,
    incidents_where,
    is_read,
    is_told,
    leaves_with_salts_of,
    members,
    present_reports,
    reports_where,
    reviewed_claims,
    standing_claims,
)
from rashomon.store.recalling import Told, recall
from rashomon.store.rereadings import Rereadings
from rashomon.store.sealing import (
    Chain,
    Sealed,
    has_reports_since,
    sealed_account,
    sealed_claim,
    sealed_raw,
    sealed_report,
    sealed_version,
)
from rashomon.store.sealing import head as sealing_head
from rashomon.store.searching import Hit, HitKind, hits
from rashomon.store.upgrading import SCHEMA_SETTING, schema_of
from rashomon.store.verifying import Verification, one_by_one, verify
from rashomon.store.written import among, selecting

_AT_ONCE = 500  # rows in memory
_TOLD = select(tables.accounts).where(is_told(tables.accounts.c.id))
_Answer = TypeVar("_Answer")


class Store:
    """The tables of one ledger, for any number of threads. Use it in a `with` block, or close it."""

    def __init__(self, engine: Engine, place: str, held: Connection | None = None) -> None:
        self.place = place
        self._engine = engine
        self._held = held
        self._versions: tuple[Head, Mapping[str, str]] | None = None

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False) -> Self:
        """Open a ledger: the path of a SQLite file, `:memory:`, or a database URL.

        create: make the ledger when it is not there.
        Raises LedgerError: [L001] no such file, [L002] not a ledger, [L003] made by a newer rashomon, [L004] cannot be
        written, [L008] cannot be opened, [L013] made by an older rashomon.
        """
        store = cls(engine_of(str(place), create), shown_place(str(place)))
        try:
            store._check(create or str(place) == MEMORY)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- writing ------------------------------------------------------------------------------------------------------

    def add(self, readings: Iterable[Reading]) -> Added:
        """Store these readings, all in one transaction; what is there already stays as it is.

        A report under an id that the ledger holds with other bytes is refused (L010), and so is a reading that
        contradicts itself (L011); neither costs the others anything.
        """
        with self._writing() as connection:
            return adding.add(connection, readings)

    @contextmanager
    def linking(self) -> Iterator[LinkMemory]:
        """One transaction in which reports that wait for it are linked."""
        with self._writing() as connection:
            yield LinkMemory(connection)

    def log(self, balance: Balance) -> None:
        """Write down what became of one reading."""
        counts = {name: getattr(balance, name) for name in ("seen", "stored", "known", "rejected", "failed")}
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            number = (connection.scalar(select(func.max(tables.readings.c.number))) or 0) + 1
            connection.execute(insert(tables.readings).values(number=number, at=at, **counts))
            lines = (msgspec.structs.asdict(rejection) for rejection in balance.rejections)
            writing.insert_rows(
                connection,
                tables.rejections,
                [{"reading": number, "position": i} | line for i, line in enumerate(lines)],
            )

    @contextmanager
    def erasing(self) -> Iterator[tuple[erasing.Erasing, LinkMemory]]:
        """One transaction in which something is erased, and what was derived from it is derived again."""
        with self._writing() as connection, guards.lifted(connection):
            yield erasing.Erasing(connection), LinkMemory(connection)

    def compact(self) -> None:
        """Give back the room of what was erased, so that its bytes are nowhere in a file."""
        with translated(self.place):
            erasing.compact(self._engine)

    def keep_raw(self, documents: Iterable[tuple[str, bytes]]) -> None:
        """Keep documents as they came: pairs of SHA-256 and bytes; what is there already stays as it is."""
        held = tables.raw_documents.c.sha256
        with self._writing() as connection:
            new = {key: data for key, data in documents if not _holds(connection, held, key)}
            kept: list[rows.Row] = [{"sha256": key, "size": len(data), "data": data} for key, data in new.items()]
            writing.insert_rows(connection, tables.raw_documents, kept)
            Chain(connection).append("raw", (sealed_raw(row["sha256"], row["size"]) for row in kept))

    def recall(self, told: Iterable[Told], shown: Collection[str]) -> None:
        """Let ids that incidents had in another ledger lead on in this one.

        shown: the names that this ledger knew before it took in the other's reports.
        """
        with self._writing() as connection:
            recall(connection, told, shown)

    # -- reading ------------------------------------------------------------------------------------------------------

    def reports(self, wanted: Iterable[str] | None = None) -> Iterator[Report]:
        """Reports by id, as they were read last: all, or those with these ids."""
        return map(rows.report_of, self._those(present_reports(), tables.reports.c.id, wanted))

    def reports_telling(self, wanted: IncidentFilter, *, limit: int | None = None, offset: int = 0) -> Iterator[Report]:
        """Reports by id, as they were read last: all, or those that tell incidents that pass a filter.

        Of all these `limit` after `offset`.
        """
        return map(rows.report_of, self._rows(reports_where(wanted).limit(limit).offset(offset or None)))

    def report(self, report_id: str) -> Report:
        """The report with this id or unique beginning of an id, as it was read last. Raises NotFoundError."""
        with self._reading() as connection:
            full = ids.full_id(connection, tables.reports, report_id, self.place)
            query = present_reports().where(tables.reports.c.id == full)
            return rows.report_of(connection.execute(query).mappings().one())

    def report_versions(self, report: str) -> tuple[Report, ...]:
        """The report with this id as each reading cleaned it, the first one first."""
        first, later = tables.reports, tables.report_versions
        original = self._rows(select(first).where(first.c.id == report))
        others = self._rows(select(later).where(later.c.report == report).order_by(later.c.number))
        return (*map(rows.report_of, original), *map(rows.version_of, others))

    def earlier_versions(self) -> Mapping[str, str]:
        """Report id -> id of the report of the same page of which it is the next version.

        All reports have to be looked at, so the answer is kept until something is sealed.
        """
        with self.snapshot() as still:
            head = still.head()
            if self._versions is None or self._versions[0] != head:
                self._versions = head, earlier_versions(still._pages())
            return self._versions[1]

    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, sorted."""
        with self._reading() as connection:
            return tuple(connection.scalars(select(tables.reports.c.id).order_by(tables.reports.c.id)))

    def read_from(self, digests: Iterable[str]) -> dict[str, list[str]]:
        """SHA-256 -> sorted ids of the reports that were read from bytes with it, for those of these that are held."""
        columns = tables.reports.c
        query = select(columns.sha256, columns.id).where(columns.sha256.in_(sorted(set(digests)))).order_by(columns.id)
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for digest, report_id in connection.execute(query):
                found.setdefault(digest, []).append(report_id)
        return found

    def raw(self, sha256: str) -> bytes | None:
        """The bytes as they came that have this SHA-256; None when the ledger does not hold them."""
        table = tables.raw_documents.c
        with self._reading() as connection:
            return connection.scalar(select(table.data).where(table.sha256 == sha256))

    def erased(self, digests: Iterable[str]) -> dict[str, Erasure]:
        """SHA-256 -> how the document with it was erased, of those among these that were."""
        with self._reading() as connection:
            return erasing.erased_documents(connection, digests)

    def raw_sizes(self) -> Iterator[tuple[str, int]]:
        """SHA-256 and size in bytes of all documents as they came, by SHA-256."""
        table = tables.raw_documents.c
        found = self._rows(select(table.sha256, table.size).order_by(table.sha256))
        return ((row["sha256"], row["size"]) for row in found)

    def seals(self) -> Iterator[Seal]:
        """The chain, from its beginning."""
        return (Seal(**row) for row in self._rows(select(tables.seals).order_by(tables.seals.c.number)))

    def leaves(self, parts: Collection[str]) -> Iterator[tuple[int, Leaf]]:
        """Number of the seal and leaf, in the order of the chain; salts with the latest leaves of these parts only."""
        for row in self._rows(leaves_with_salts_of(parts)):
            yield row["seal"], Leaf(row["part"], row["id"], row["leaf"], row["salt"])

    def head(self) -> Head:
        """The end of the chain: what to publish or to stamp, so that nobody can rewrite what came before."""
        with self._reading() as connection:
            return sealing_head(connection)

    def verify(self, anchor: Head | None = None) -> Verification:
        """Check the chain, every row against it, and every claim against its report's words.

        anchor: a head that was kept elsewhere; only against one are a cut tail and a rewritten whole seen.
        """
        if self.place != MEMORY and self._held is None:
            self._engine.dispose()  # connections that are kept remember pages that may be other on the disk by now
        with self._reading() as connection, roomy(connection):
            connection.execution_options(goes_on=True)
            return verify(connection, anchor, by_two(self.place) if is_worth_it(connection, self.place) else one_by_one)

    def accounts(self, report: str | None = None, incident: str | None = None) -> Iterator[Account]:
        """Accounts by id that are told, all or those of one report or incident."""
        table = tables.accounts
        query = _TOLD.order_by(table.c.id)
        if report is not None:
            query = query.where(table.c.report == report)
        if incident is not None:
            query = query.where(table.c.id.in_(members(literal(incident))))
        return map(rows.account_of, self._rows(query))

    def accounts_of(self, wanted: Iterable[str]) -> Iterator[Account]:
        """The accounts with these ids that are told, by id."""
        return map(rows.account_of, self._those(_TOLD, tables.accounts.c.id, wanted))

    def claims(
        self,
        report: str | None = None,
        account: str | None = None,
        incident: str | None = None,
        rejected: bool = False,
        *,
        field: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Claim]:
        """Claims by id as people left them: all or those of one report, account, incident or field.

        rejected: those too that people rejected. Of all these `limit` after `offset`.
        """
        given = {"report": report, "account": account, "incident": incident, "field": field}
        wanted = {name: value for name, value in given.items() if value is not None}
        query = standing_claims(rejected, *wanted)
        some = query if limit is None and not offset else query.limit(limit).offset(offset or None)
        return map(rows.standing_claim_of, self._rows(some, wanted))

    def claims_of(self, accounts: Iterable[str]) -> Iterator[Claim]:
        """The claims of these accounts that stand, as people left them, in no order to rely on."""
        return map(rows.standing_claim_of, self._those(claims_in_no_order(), tables.claims.c.account, accounts))

    def claims_told(
        self, wanted: IncidentFilter, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[tuple[Claim, str | None]]:
        """Claims by id as people left them, each with the id of its incident: all, or of incidents that pass.

        Of all these `limit` after `offset`.
        """
        told = self._rows(claims_where(wanted, limit, offset))
        return ((rows.standing_claim_of(row), row["incident"]) for row in told)

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id or unique beginning of an id, as people left it. Raises NotFoundError.

        Also one that is read no more.
        """
        with self._reading() as connection:
            full = ids.full_id(connection, tables.claims, claim_id, self.place)
            query = among(reviewed_claims(), tables.claims.c.id)
            return rows.standing_claim_of(connection.execute(query, {"values": [full]}).mappings().one())

    def claim_as_read(self, claim: str) -> Claim:
        """The claim with this id, as it was before people decided on it. Raises NotFoundError."""
        return rows.claim_of(self._one(tables.claims, claim))

    def claims_as_read(self) -> Iterator[Claim]:
        """The claims on which people decided, by id, as they were before."""
        table = tables.claims
        decided = table.c.id.in_(select(tables.claim_reviews.c.claim))
        return map(rows.claim_of, self._rows(select(table).where(decided, is_read(table.c.id)).order_by(table.c.id)))

    def former_claims(self, report: str | None = None) -> Iterator[Claim]:
        """Claims by id that are read no more, all or those of one report, as people left them."""
        table = tables.claims
        query = reviewed_claims().where(~is_read(table.c.id))
        return map(
            rows.standing_claim_of, self._rows(query if report is None else query.where(table.c.report == report))
        )

    def superseded(self) -> Iterator[Sealed]:
        """What is bound and no longer read, as it was sealed: reports in earlier versions, accounts, claims."""
        reports, versions = tables.reports, tables.report_versions
        later, others = versions.c, versions.alias()
        again = select(others.c.id).where(others.c.report == later.report, others.c.number > later.number)
        first = select(reports).where(reports.c.id.in_(select(later.report))).order_by(reports.c.id)
        between = select(versions).where(again.exists()).order_by(later.id)
        told = select(tables.accounts).where(~is_told(tables.accounts.c.id)).order_by(tables.accounts.c.id)
        read = select(tables.claims).where(~is_read(tables.claims.c.id)).order_by(tables.claims.c.id)
        yield from (sealed_report(rows.report_of(row)) for row in self._rows(first))
        yield from (sealed_version(row["id"], rows.version_of(row)) for row in self._rows(between))
        yield from (sealed_account(rows.account_of(row)) for row in self._rows(told))
        yield from (sealed_claim(rows.claim_of(row)) for row in self._rows(read))

    def offers(self) -> Iterator[tuple[str, Offer]]:
        """What each report was offered as, where that is known, by report."""
        table = tables.offers
        return ((row["report"], rows.offer_of(row)) for row in self._rows(select(table).order_by(table.c.report)))

    def rereadings(self, report: str | None = None) -> Iterator[Rereading]:
        """What came of reading reports again, by number, all or those of one report."""
        table = tables.rereadings
        query = select(table).order_by(table.c.number)
        return map(rows.rereading_of, self._rows(query if report is None else query.where(table.c.report == report)))

    def offered(self, reports: Sequence[str]) -> dict[str, tuple[Offer | None, bytes | None]]:
        """Report id -> what it was offered as and the bytes as they came, as far as the ledger holds them."""
        table, raw = tables.reports.c, tables.raw_documents.c
        both = tables.reports.outerjoin(tables.raw_documents, raw.sha256 == table.sha256)
        query = select(table.id, raw.data).select_from(both).where(table.id.in_(reports))
        with self._reading() as connection:
            offers = Rereadings(connection).offers(reports)
            return {row.id: (offers.get(row.id), row.data) for row in connection.execute(query)}

    def unsettled(self) -> tuple[Unsettled, ...]:
        """Decisions that stand, and whose claim or accounts are read no more: they need to be looked at again."""
        with self._reading() as connection:
            if not Rereadings(connection).have_ended_something():
                return ()
            decisions = Decisions(connection).all()
            named = {key for d in decisions for key in (*d.accounts, *((d.claim,) if d.claim else ()))}
            return tuple(unsettled(decisions, Rereadings(connection).former_of(named)))

    def decisions(self, incident: str | None = None, claim: str | None = None) -> Iterator[Decision]:
        """Decisions by number, all, those about the accounts of one incident, or those on one claim."""
        wanted = {name: key for name, key in (("incident", incident), ("claim", claim)) if key is not None}
        return map(rows.decision_of, self._rows(decisions_where(*wanted), wanted))

    def waiting(
        self, kind: NeedKind, person: str = "", after: tuple[int, str] | None = None, limit: int = _AT_ONCE
    ) -> list[tuple[str, Need]]:
        """Ids of the first incidents with such a need that wait for this person (`waiting.waiting`)."""
        with self._reading() as connection:
            return waiting.waiting(connection, kind, person, after, limit)

    def needs(self, incident: str) -> list[Need]:
        """What an incident waits for, in the order of `NEEDS`."""
        with self._reading() as connection:
            return waiting.needs_of(connection, incident)

    def erasures(self) -> Iterator[rows.Row]:
        """What was erased, as part and id, by whom, when and why; in the order of these names."""
        return map(dict, self._rows(select(tables.erasures).order_by(tables.erasures.c.erased)))

    def claim_version(self, claim: str) -> str:
        """What decisions on a claim have come to, to tell whether somebody decided since."""
        with self._reading() as connection:
            return version(Decisions(connection).latest_on(claim), [claim])

    def claim_versions(self, claims: Iterable[str]) -> dict[str, str]:
        """The same of several claims."""
        latest = dict.fromkeys(claims, 0)
        with self._reading() as connection:
            latest |= {d.claim: d.number for d in Decisions(connection).on_any(latest) if d.claim is not None}
        return {claim: version(number, [claim]) for claim, number in latest.items()}

    def incident_version(self, incident: Incident) -> str:
        """As `claim_version`, of an incident: its accounts count too."""
        with self._reading() as connection:
            return version(Decisions(connection).latest_about(incident.accounts), incident.accounts)

    def incidents(
        self, wanted: IncidentFilter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[Incident]:
        """Incidents by day and id: all or those that pass a filter; of these `limit` after `offset`."""
        return map(rows.incident_of, self._rows(incidents_where(wanted or IncidentFilter(), limit, offset)))

    def answer(self, question: Callable[[Connection], _Answer]) -> _Answer:
        """What a question comes to that looks at the tables by itself (`facets`, `periods`, `spots`)."""
        with self._reading() as connection:
            return question(connection)

    def days(self, wanted: IncidentFilter) -> tuple[str, str] | None:
        """The first and the last day of the incidents that pass a filter, None where no day is known."""
        with self._reading() as connection:
            first, last = connection.execute(days_where(wanted)).one()
            return (first, last) if first else None

    def incident(self, incident_id: str) -> Incident:
        """The incident that this id, a former id, or the unique beginning of one leads to. Raises NotFoundError."""
        with self._reading() as connection:
            current = ids.incident_called(connection, incident_id, self.place)
            called = among(selecting(tables.incidents), tables.incidents.c.id)
            return rows.incident_of(connection.execute(called, {"values": [current]}).mappings().one())

    def incidents_by_id(self, wanted: Iterable[str] | None = None) -> Iterator[Incident]:
        """Incidents by id: all, or those with these ids."""
        return map(rows.incident_of, self._those(selecting(tables.incidents), tables.incidents.c.id, wanted))

    def names(self) -> frozenset[str]:
        """Every id that an incident was shown under."""
        with self._reading() as connection:
            return frozenset(connection.scalars(select(tables.incident_names.c.name)))

    def search(self, words: str, kind: HitKind | None = None, limit: int | None = None) -> list[Hit]:
        """Reports and claims, or one kind of them, that hold these words (`searching.terms_of`); the first `limit`.

        By day of publication and report, a report before its claims. Raises SearchError.
        """
        with self._reading() as connection:
            return list(hits(connection, words, kind, limit))

    def copies(self, reports: Iterable[str] | None = None) -> dict[str, str]:
        """Report id -> id of the report whose text it repeats: of all, or of these reports."""
        table = tables.copies
        return {row["report"]: row["copy_of"] for row in self._those(selecting(table), table.c.report, reports)}

    def incident_of_accounts(self, accounts: Iterable[str] | None = None) -> dict[str, str]:
        """Account id -> id of its incident: of all, or of these accounts."""
        table = tables.incident_accounts
        return {row["account"]: row["incident"] for row in self._those(selecting(table), table.c.account, accounts)}

    def rejections(self) -> tuple[Rejection, ...]:
        """What could not be read, of the latest reading."""
        table = tables.rejections
        latest = select(func.max(tables.readings.c.number)).scalar_subquery()
        query = select(table).where(table.c.reading == latest).order_by(table.c.position)
        return tuple(Rejection(r["place"], r["outcome"], r["code"], r["reason"]) for r in self._rows(query))

    def counts(self) -> dict[str, int]:
        """How many reports, claims that are read, and incidents there are."""
        with self._reading() as connection:
            held = {t.name: writing.count(connection, t) for t in (tables.reports, tables.claims, tables.incidents)}
            return held | {"claims": held["claims"] - writing.count(connection, tables.former_claims)}

    @property
    def is_derived(self) -> bool:
        """The incidents were derived from all the reports that the ledger holds."""
        with self._reading() as connection:
            return writing.setting(connection, DERIVED) == str(writing.count(connection, tables.reports))

    def has_reports_since(self, end: Head) -> bool:
        """The chain goes on behind this end of it with reports, or had never this end."""
        with self._reading() as connection:
            return has_reports_since(connection, end)

    @contextmanager
    def snapshot(self) -> Iterator[Self]:
        """The ledger as it is now, whatever others write meanwhile."""
        if self._held is not None or self.place == MEMORY:
            yield self
            return
        with self._reading() as connection:
            yield type(self)(self._engine, self.place, connection)

    # -- below --------------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.place):
            if self._held is not None:
                yield self._held
                return
            with self._engine.connect() as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(writes=True)
        with translated(self.place), engine.begin() as connection:
            yield connection

    def _rows(self, query: Select[Any], given: Mapping[str, Any] | None = None) -> Iterator[RowMapping]:
        # a ledger in memory has one connection only, which must be free again before the caller goes on
        found = self._streamed(query, given)
        return iter(list(found)) if self.place == MEMORY else found

    def _streamed(self, query: Select[Any], given: Mapping[str, Any] | None) -> Iterator[RowMapping]:
        with self._reading() as connection:
            yield from connection.execute(query, given, execution_options={"yield_per": _AT_ONCE}).mappings()

    def _pages(self) -> Iterator[Page]:
        read = present_reports().subquery().c
        query = select(read.id, read.url, read.publisher, read.published, read.sha256).where(read.url.is_not(None))
        return (Page(*row.values()) for row in self._rows(query))

    def _those(self, query: Select[Any], key: Column[str], wanted: Iterable[str] | None) -> Iterator[RowMapping]:
        """The rows by their key: all, or those with one of these keys."""
        if wanted is None:
            return self._rows(query.order_by(key))
        keys = sorted(set(wanted))
        parts = (keys[some : some + _AT_ONCE] for some in range(0, len(keys), _AT_ONCE))
        return (row for part in parts for row in self._rows(among(query, key, key), {"values": part}))

    def _one(self, table: Table, given: str) -> rows.Row:
        with self._reading() as connection:
            full = ids.full_id(connection, table, given, self.place)
            return dict(connection.execute(select(table).where(table.c.id == full)).mappings().one())

    def _check(self, create: bool) -> None:
        if create:
            with self._writing() as connection:
                _make_tables(connection)
        with self._reading() as connection:
            schema = schema_of(connection, self.place)
        if schema < tables.SCHEMA:
            problem = f"made by an older rashomon (schema {schema}, now {tables.SCHEMA})"
            raise LedgerError("L013", self.place, problem, f"Bring it up to date with: rashomon upgrade {self.place}")


def _make_tables(connection: Connection) -> None:
    if inspect(connection).has_table(tables.about_ledger.name):
        return
    tables.metadata.create_all(connection)
    guards.set_up(connection)
    views.set_up(connection)
    search_index.set_up(connection)
    writing.set_setting(connection, SCHEMA_SETTING, str(tables.SCHEMA))


def _holds(connection: Connection, column: Column[str], value: str) -> bool:
    return connection.scalar(select(column).where(column == value)) is not None
