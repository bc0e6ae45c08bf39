"""What a ledger remembers of its linking, so that a new report is compared with its candidates and no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Column, Connection, RowMapping, delete, select

from rashomon.link.profile import Profile
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.store import names, rows, tables, writing
from rashomon.store.rows import incident_row
from rashomon.store.sealing import Chain, Part, Sealed, gone, sealed_copy, sealed_incident, sealed_link

DERIVED = "derived_from_reports"  # how many reports the incidents were derived from
_WITH = "linked_with"
_AT_ONCE = 500  # values in one query
_REMEMBERED = (tables.links, tables.link_keys, tables.profiles, tables.text_marks, tables.linked_reports)
_FORGOTTEN = (tables.incident_accounts, tables.incidents, tables.copies, *_REMEMBERED)
_decode = msgspec.json.Decoder(Profile).decode
_encode = msgspec.json.Encoder(order="sorted").encode


class Linked(Struct, frozen=True, kw_only=True):
    """What linking some reports came to.

    reports: their ids. marks: report id -> sketch. copies: report id -> original, of all whose original changed.
    profiles: of all accounts that were compared anew, with the keys that they lie under. links: pairs of accounts
    that speak for one incident. incidents: those that take the place of all that these accounts were in before.
    """

    reports: Sequence[str]
    marks: Mapping[str, Iterable[str]]
    copies: Mapping[str, str]
    profiles: Sequence[Profile]
    keys: Mapping[str, Iterable[str]]
    links: Sequence[tuple[str, str]]
    incidents: Sequence[Incident]


class LinkMemory:
    """What linking remembers, inside one transaction (`Store.linking`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def start(self, method: str) -> None:
        """Forget what was derived if another method of linking did it."""
        if writing.setting(self._connection, _WITH) != method:
            Chain(self._connection).append("linking", self._derived())
            for table in _FORGOTTEN:
                self._connection.execute(table.delete())
            writing.set_setting(self._connection, _WITH, method)
        self._set_derived()

    def waiting(self) -> list[str]:
        """Ids of the reports that were not linked yet, by publication day, so that those of one event come together."""
        table, known = tables.reports.c, tables.linked_reports.c.report
        query = select(table.id).where(table.id.not_in(select(known))).order_by(table.published, table.id)
        return list(self._connection.scalars(query))

    def found_under(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Key -> accounts that lie under it."""
        return self._gathered(tables.link_keys.c.key, tables.link_keys.c.account, keys)

    def texts_under(self, marks: Iterable[str]) -> dict[str, list[str]]:
        """Mark -> reports whose sketch holds it."""
        return self._gathered(tables.text_marks.c.mark, tables.text_marks.c.report, marks)

    def links_of(self, accounts: Iterable[str]) -> dict[str, list[str]]:
        """Account -> accounts that speak for one incident with it."""
        return self._gathered(tables.links.c.one, tables.links.c.two, accounts)

    def originals_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id -> the report whose text it repeats, of those among these that repeat one."""
        found = self._gathered(tables.copies.c.report, tables.copies.c.copy_of, reports)
        return {report: original for report, (original,) in found.items()}

    def copies_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Report id -> the one of these reports whose text it repeats."""
        found = self._gathered(tables.copies.c.copy_of, tables.copies.c.report, reports)
        return {copy: original for original, copies in found.items() for copy in copies}

    def profiles(self, accounts: Iterable[str]) -> dict[str, Profile]:
        """Account -> what it says, of those that were linked."""
        found = self._gathered(tables.profiles.c.account, tables.profiles.c.record, accounts)
        return {account: _decode(record) for account, (record,) in found.items()}

    def reports(self, wanted: Iterable[str]) -> dict[str, Report]:
        """The reports with these ids."""
        return {row["id"]: rows.report_of(row) for row in self._rows(tables.reports.c.id, wanted)}

    def accounts(self, wanted: Iterable[str]) -> dict[str, Account]:
        """The accounts with these ids."""
        return {row["id"]: rows.account_of(row) for row in self._rows(tables.accounts.c.id, wanted)}

    def accounts_in(self, reports: Iterable[str]) -> list[Account]:
        """The accounts of these reports."""
        return [rows.account_of(row) for row in self._rows(tables.accounts.c.report, reports)]

    def claims_of(self, accounts: Iterable[str]) -> list[Claim]:
        """The claims of these accounts."""
        return [rows.claim_of(row) for row in self._rows(tables.claims.c.account, accounts)]

    def keep(self, linked: Linked, accounts: Iterable[str]) -> None:
        """Write down what linking came to; accounts: all whose incident may be another one now."""
        sealed = [*self._keep_copies(linked.copies), *self._keep_incidents(linked.incidents, sorted(accounts))]
        Chain(self._connection).append("linking", sealed)
        self._keep_texts(linked)
        self._keep_profiles(linked)
        self._set_derived()

    def _set_derived(self) -> None:
        writing.set_setting(self._connection, DERIVED, str(writing.count(self._connection, tables.linked_reports)))

    def _derived(self) -> Iterator[Sealed]:
        """That all which is derived is gone."""
        columns: tuple[tuple[Part, Column[Any]], ...] = (
            ("copy", tables.copies.c.report),
            ("link", tables.incident_accounts.c.account),
            ("incident", tables.incidents.c.id),
        )
        for part, column in columns:
            yield from gone(part, self._connection.scalars(select(column).order_by(column)))

    def _keep_copies(self, copies: Mapping[str, str]) -> list[Sealed]:
        before = self.originals_of(copies)
        after = {report: copy_of for report, copy_of in sorted(copies.items()) if report != copy_of}
        self._delete(tables.copies.c.report, sorted(before))
        rows = [{"report": report, "copy_of": copy_of} for report, copy_of in after.items()]
        writing.insert_rows(self._connection, tables.copies, rows)
        ended = gone("copy", (report for report in before if report not in after))
        return [*ended, *(sealed_copy(report, to) for report, to in after.items() if before.get(report) != to)]

    def _keep_texts(self, linked: Linked) -> None:
        marks = [{"mark": mark, "report": report} for report, sketch in linked.marks.items() for mark in sorted(sketch)]
        writing.insert_rows(self._connection, tables.text_marks, marks)
        writing.insert_rows(self._connection, tables.linked_reports, [{"report": report} for report in linked.reports])

    def _keep_profiles(self, linked: Linked) -> None:
        new = [row.account for row in linked.profiles]
        for column in (tables.links.c.one, tables.links.c.two, tables.link_keys.c.account, tables.profiles.c.account):
            self._delete(column, new)
        rows = [{"account": row.account, "record": _encode(row).decode()} for row in linked.profiles]
        writing.insert_rows(self._connection, tables.profiles, rows)
        keys = [{"key": key, "account": account} for account, under in linked.keys.items() for key in sorted(under)]
        writing.insert_rows(self._connection, tables.link_keys, keys)
        both = [{"one": a, "two": b} for one, two in linked.links for a, b in ((one, two), (two, one))]
        writing.insert_rows(self._connection, tables.links, both)

    def _keep_incidents(self, incidents: Sequence[Incident], accounts: Sequence[str]) -> list[Sealed]:
        members, rows = tables.incident_accounts.c, tables.incidents.c
        held = self._gathered(members.account, members.incident, accounts)
        before = {account: incident for account, (incident,) in held.items()}
        records = self._gathered(rows.id, rows.record, before.values())
        leads = self._leads(incidents, before)
        self._delete(members.account, accounts)
        self._delete(rows.id, sorted(records))
        named = writing.with_former_ids(incidents, names.former_names(leads))
        writing.insert_rows(self._connection, tables.incidents, map(incident_row, named))
        writing.insert_rows(self._connection, tables.incident_accounts, writing.member_rows(incidents))
        self._keep_names(leads)
        after = {account: incident.id for incident in incidents for account in incident.accounts}
        return [
            *gone("incident", set(records) - {incident.id for incident in incidents}),
            *(sealed_incident(i) for i in named if records.get(i.id) != [incident_row(i)["record"]]),
            *gone("link", set(before) - set(after)),
            *(sealed_link(*link) for link in after.items() if before.get(link[0]) != link[1]),
        ]

    def _leads(self, incidents: Sequence[Incident], before: Mapping[str, str]) -> names.Names:
        ended = {*before.values(), *(incident.id for incident in incidents)}
        led = self._gathered(tables.incident_names.c.incident, tables.incident_names.c.name, ended)
        return names.renamed({name: i for i, listed in led.items() for name in listed}, before, incidents)

    def _keep_names(self, leads: names.Names) -> None:
        self._delete(tables.incident_names.c.name, sorted(leads))
        led_to = [{"name": name, "incident": incident} for name, incident in sorted(leads.items())]
        writing.insert_rows(self._connection, tables.incident_names, led_to)

    def _rows(self, by: Column[Any], wanted: Iterable[str]) -> Iterator[RowMapping]:
        """The rows of a table where a column is one of some values, in the order of ids."""
        for some in _parts(sorted(set(wanted))):
            query = select(by.table).where(by.in_(some)).order_by(by.table.c.id)
            yield from self._connection.execute(query).mappings().all()

    def _gathered(self, by: Column[Any], what: Column[Any], wanted: Iterable[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for some in _parts(sorted(set(wanted))):
            for key, value in self._connection.execute(select(by, what).where(by.in_(some)).order_by(by, what)):
                found[key].append(value)
        return found

    def _delete(self, column: Column[Any], values: Sequence[str]) -> None:
        for some in _parts(values):
            self._connection.execute(delete(column.table).where(column.in_(some)))


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[k : k + _AT_ONCE] for k in range(0, len(values), _AT_ONCE))
