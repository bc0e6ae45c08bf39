"""What was read again, inside one transaction: new rows beside the old ones, and which of them are read no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, func, select

from rashomon.model.claim import Claim
from rashomon.model.offer import Offer
from rashomon.model.reading import Reading
from rashomon.model.rereading import Rebinding, Rereading
from rashomon.reconcile.rereading import Held
from rashomon.store import rows, tables, writing
from rashomon.store.queries import present_reports
from rashomon.store.sealing import Chain, Sealed, sealed_rereading, sealed_rows, sealed_version
from rashomon.store.written import among, selecting


class Rereadings:
    """The rereadings of a ledger inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self, reports: Iterable[str]) -> dict[str, Held]:
        """What the ledger holds of these reports."""
        wanted = sorted(set(reports))
        found = [rows.report_of(row) for row in self._rows(present_reports(), tables.reports.c.id, wanted)]
        accounts: dict[str, dict[str, Any]] = defaultdict(dict)
        claims: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in self._rows(selecting(tables.accounts), tables.accounts.c.report, wanted):
            accounts[row["report"]][row["id"]] = rows.account_of(row)
        for row in self._rows(selecting(tables.claims), tables.claims.c.report, wanted):
            claims[row["report"]][row["id"]] = rows.claim_of(row)
        former = self.former_of(key for told in (*accounts.values(), *claims.values()) for key in told)
        return {r.id: Held(r, accounts[r.id], claims[r.id], former) for r in found}

    def have_ended_something(self) -> bool:
        """Some claim or account is read no more."""
        both = (tables.former_claims, tables.former_accounts)
        return any(self._connection.execute(select(table).limit(1)).first() is not None for table in both)

    def former_of(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of these claims and accounts that are read no more."""
        wanted = sorted(set(ids))
        both = (tables.former_claims.c.claim, tables.former_accounts.c.account)
        return frozenset(row[column.name] for column in both for row in self._rows(selecting(column), column, wanted))

    def offers(self, reports: Iterable[str]) -> dict[str, Offer]:
        """What these reports were offered as, of those of which it is known."""
        found = self._rows(selecting(tables.offers), tables.offers.c.report, sorted(set(reports)))
        return {row["report"]: rows.offer_of(row) for row in found}

    def readers(self, reports: Iterable[str]) -> dict[str, str]:
        """Report -> version of the reader that read it last, where it is known."""
        wanted = sorted(set(reports))
        first = {report: offer.reader for report, offer in self.offers(wanted).items()}
        table = tables.rereadings
        again = sorted(self._rows(selecting(table), table.c.report, wanted), key=lambda row: int(row["number"]))
        return first | {row["report"]: row["reader"] for row in again}

    def text_of(self, claim: Claim) -> str:
        """The text of its report in which a claim was read last: the one that is read now, or that was then."""
        again, later, former = tables.rereadings.c, tables.report_versions.c, tables.former_claims.c
        gone = self._connection.scalar(select(former.rereading).where(former.claim == claim.id))
        until = () if gone is None else (again.number < gone,)
        query = select(func.max(again.version)).where(again.report == claim.report, *until)
        version = self._connection.scalar(query) or 0
        if version == 0:
            first = tables.reports.c
            return self._connection.scalar(select(first.text).where(first.id == claim.report)) or ""
        in_version = (later.report == claim.report, later.number == version)
        return self._connection.scalar(select(later.text).where(*in_version)) or ""

    def next_number(self) -> int:
        """The number of the rereading that comes next."""
        return (self._connection.scalar(select(func.max(tables.rereadings.c.number))) or 0) + 1

    def next_run(self) -> int:
        """The number of the run that comes next."""
        return (self._connection.scalar(select(func.max(tables.rereadings.c.run))) or 0) + 1

    def latest_version(self, report: str) -> int:
        """The number of the version of a report that is read now, 0 = the first."""
        table = tables.report_versions.c
        return self._connection.scalar(select(func.max(table.number)).where(table.report == report)) or 0

    def add(self, rereading: Rereading, reading: Reading, held: Held) -> None:
        """Write down and seal one rereading with all that is new in it."""
        accounts = [rows.account_row(a) for a in reading.accounts if a.id not in held.accounts]
        claims = [rows.claim_row(c) for c in reading.claims if c.id not in held.claims]
        sealed: list[Sealed] = list(sealed_rows(accounts, claims))
        writing.insert_rows(self._connection, tables.accounts, accounts)
        writing.insert_rows(self._connection, tables.claims, claims)
        if reading.report != held.report:
            version = rows.version_row(reading.report, rereading.version)
            writing.insert_rows(self._connection, tables.report_versions, [version])
            sealed.append(sealed_version(version["id"], rows.version_of(version)))
        writing.insert_rows(self._connection, tables.rereadings, [rows.rereading_row(rereading)])
        Chain(self._connection).append("rereading", [*sealed, sealed_rereading(rereading)])
        self._turn_over(tables.former_accounts, rereading, rereading.accounts_out, rereading.accounts_in)
        self._turn_over(tables.former_claims, rereading, rereading.claims_out, rereading.claims_in)
        self._rebind(rereading.rebound)

    def _turn_over(self, table: Table, rereading: Rereading, out: Iterable[str], back: Iterable[str]) -> None:
        key = next(iter(table.primary_key.columns))
        for some in writing.portions(sorted(back)):
            self._connection.execute(delete(table).where(key.in_(some)))
        writing.insert_rows(
            self._connection, table, [{key.name: name, "rereading": rereading.number} for name in sorted(out)]
        )

    def _rebind(self, rebound: Iterable[Rebinding]) -> None:
        table = tables.rebindings
        for one in rebound:
            which = (table.c.decision == one.decision, table.c.was == one.was)
            self._connection.execute(delete(table).where(*which))
            if one.now != one.was:
                row = {"decision": one.decision, "was": one.was, "now": one.now}
                writing.insert_rows(self._connection, table, [row])

    def _rows(self, query: Any, by: Any, wanted: list[str]) -> list[Mapping[str, Any] | RowMapping]:
        found: list[Mapping[str, Any] | RowMapping] = []
        for some in writing.portions(wanted):
            found += self._connection.execute(among(query, by), {"values": some}).mappings().all()
        return found
