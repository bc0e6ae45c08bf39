"""What a ledger remembers of its linking, so that a new report is compared with its candidates and no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Column, Connection, RowMapping, Select, Table, bindparam, delete, select

from rashomon.link.copies import Found, Sketch, lies_under
from rashomon.link.profile import Profile
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.store import facet_index, names, rows, tables, waiting, writing
from rashomon.store.decisions import Decisions
from rashomon.store.queries import is_told, present_reports, standing_claims
from rashomon.store.rereadings import Rereadings
from rashomon.store.rows import incident_row
from rashomon.store.sealing import Chain, Part, Sealed, gone, sealed_copy, sealed_incident, sealed_link
from rashomon.store.written import among, deleting, selecting

DERIVED = "derived_from_reports"  # how many reports the incidents were derived from
_WITH = "linked_with"
_REMEMBERED = (tables.links, tables.link_keys, tables.profiles, tables.text_marks, tables.linked_reports)
_DERIVED = (
    tables.incident_needs,
    tables.incident_facets,
    tables.facet_values,
    tables.incident_accounts,
    tables.incidents,
    tables.copies,
)
_TOLD = select(tables.accounts).where(is_told(tables.accounts.c.id))
_decode = msgspec.json.Decoder(Profile).decode
_encode = msgspec.json.Encoder(order="sorted").encode


class Linked(Struct, frozen=True, kw_only=True):
    """What linking some reports came to.

    reports: their ids. marks: report id -> sketch. copies: report id -> original, of all whose original changed.
    profiles: of all accounts that were compared anew, with the keys that they lie under, and those that they lay
    under. links: pairs of accounts that speak for one incident, smaller id first, and how far, in millionths.
    incidents: those that take the place of all that their accounts were in before.
    """

    reports: Sequence[str]
    marks: Mapping[str, Sketch]
    copies: Mapping[str, str]
    profiles: Sequence[Profile]
    keys: Mapping[str, Iterable[str]]
    former_keys: Mapping[str, Iterable[str]]
    links: Mapping[tuple[str, str], int]
    incidents: Sequence[Incident]


def remember_anew(connection: Connection) -> None:
    """Let go of what linking remembers; the tables are made anew: an older rashomon may have remembered otherwise."""
    tables.metadata.drop_all(connection, _REMEMBERED)
    tables.metadata.create_all(connection, _REMEMBERED)


class LinkMemory:
    """What linking remembers, inside one transaction (`Store.linking`).

    changed: ids of the incidents that this transaction derived otherwise than they were, or that are gone.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.decisions = Decisions(connection)
        self.rereadings = Rereadings(connection)
        self.changed: frozenset[str] = frozenset()

    def start(self, method: str) -> None:
        """Forget what was derived and remembered if another method of linking did it."""
        if writing.setting(self._connection, _WITH) != method:
            Chain(self._connection).append("linking", self._derived())
            remember_anew(self._connection)
            for table in _DERIVED:
                self._connection.execute(table.delete())
            writing.set_setting(self._connection, _WITH, method)
        self.all_linked()

    def waiting(self) -> list[str]:
        """Ids of the reports that were not linked yet, by publication day, so that those of one event come together."""
        table, linked = tables.reports.c, tables.linked_reports.c.report
        # by ids alone first: these are read from an index, and the days of those that wait only
        new = list(self._connection.scalars(select(table.id).except_(select(linked))))
        days: list[tuple[str, str]] = []
        for some in writing.portions(new):
            query = select(table.published, table.id).where(table.id.in_(some))
            days += [(day or "", key) for day, key in self._connection.execute(query)]
        return [key for _, key in sorted(days)]

    def found_under(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Key -> accounts that lie under it."""
        return self._gathered(tables.link_keys.c.key, tables.link_keys.c.account, keys)

    def texts_under(self, marks: Iterable[int], periods: Iterable[int]) -> dict[int, list[Found]]:
        """Mark -> reports that lie under it in these periods."""
        table, found = tables.text_marks.c, defaultdict[int, list[Found]](list)
        wanted = table.period.in_(sorted(periods))
        for some in writing.portions(sorted(set(marks))):
            query = select(table.mark, table.report, table.shingles).where(wanted, table.mark.in_(some))
            for mark, report, shingles in self._connection.execute(query).all():
                found[mark].append((report, shingles))
        return found

    def links_of(self, accounts: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Each of these accounts with each that speaks for one incident with it, and how far."""
        table = tables.links.c
        for some in writing.portions(sorted(set(accounts))):
            query = among(selecting(table.one, table.two, table.score), table.one)
            yield from map(tuple, self._connection.execute(query, {"values": some}).all())

    def groups_of(self, accounts: Iterable[str]) -> list[tuple[str, ...]]:
        """The accounts of each incident that some of these accounts belong to, sorted; none that is told no more."""
        table = tables.incident_accounts.c
        held = self._gathered(table.account, table.incident, accounts)
        groups = self._gathered(table.incident, table.account, (i for listed in held.values() for i in listed)).values()
        former = self.rereadings.former_of(account for members in groups for account in members)
        told = (tuple(account for account in members if account not in former) for members in groups)
        return [members for members in told if members]

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
        """The reports with these ids, as they were read last."""
        return {
            row["id"]: rows.report_of(row) for row in self._selected(present_reports(), tables.reports.c.id, wanted)
        }

    def accounts(self, wanted: Iterable[str]) -> dict[str, Account]:
        """The accounts with these ids that are told."""
        return {row["id"]: rows.account_of(row) for row in self._selected(_TOLD, tables.accounts.c.id, wanted)}

    def accounts_in(self, reports: Iterable[str]) -> list[Account]:
        """The accounts that these reports tell."""
        return [rows.account_of(row) for row in self._selected(_TOLD, tables.accounts.c.report, reports)]

    def claims_of(self, accounts: Iterable[str]) -> list[Claim]:
        """The claims of these accounts that stand, as people left them."""
        found: list[Claim] = []
        for some in writing.portions(sorted(set(accounts))):
            query = among(standing_claims(), tables.claims.c.account)
            told = self._connection.execute(query, {"values": some}).mappings()
            found += map(rows.standing_claim_of, told)
        return found

    def holds_claim(self, claim_id: str) -> bool:
        """The ledger holds a claim with this id."""
        claims = tables.claims.c
        return self._connection.scalar(select(claims.id).where(claims.id == claim_id)) is not None

    def claim(self, claim_id: str) -> Claim:
        """A claim as it was read."""
        query = among(selecting(tables.claims), tables.claims.c.id)
        return rows.claim_of(self._connection.execute(query, {"values": [claim_id]}).mappings().one())

    def incident_called(self, name: str) -> str | None:
        """The incident that an id, or a former id, leads to now."""
        names = tables.incident_names.c
        return self._connection.scalar(select(names.incident).where(names.name == name))

    def accounts_of(self, incident: str) -> tuple[str, ...]:
        """The accounts of an incident, sorted."""
        table = tables.incident_accounts.c
        return tuple(self._gathered(table.incident, table.account, [incident]).get(incident, ()))

    def incidents_of(self, accounts: Iterable[str]) -> dict[str, str]:
        """Account -> its incident."""
        table = tables.incident_accounts.c
        held = self._gathered(table.account, table.incident, accounts)
        return {account: incident for account, (incident,) in held.items()}

    def wait_anew(self, accounts: Iterable[str]) -> None:
        """Write down anew what the incidents of these accounts wait for."""
        waiting.renew(self._connection, set(self.incidents_of(accounts).values()))

    def forget(self, accounts: Mapping[str, Iterable[str]], texts: Mapping[str, Sketch]) -> None:
        """Let linking forget what it remembers of accounts that are told no more, and of texts that read otherwise.

        accounts: with the keys that they lie under. texts: with the sketches under which they were found; these
        reports wait to be linked again.
        """
        self._unlink(sorted(accounts))
        self._delete(tables.profiles.c.account, sorted(accounts))
        self._delete_pairs(tables.link_keys, accounts)
        marks = [
            {"of": report, "in": period, "under": mark}
            for report, sketch in sorted(texts.items())
            for period, mark in lies_under(sketch)
        ]
        table = tables.text_marks.c
        where = (table.period == bindparam("in"), table.mark == bindparam("under"), table.report == bindparam("of"))
        if marks:
            self._connection.execute(delete(tables.text_marks).where(*where), marks)
        self._delete(tables.linked_reports.c.report, sorted(texts))

    def keep(self, linked: Linked, accounts: Iterable[str], heirs: Mapping[str, str | None] | None = None) -> None:
        """Write down what linking came to.

        accounts: all whose incident may be another one now. heirs: accounts that are told no more, each with the one
        that took its place.
        """
        told = self._keep_incidents(linked.incidents, sorted(accounts), heirs or {})
        sealed = [*self._keep_copies(linked.copies), *told]
        Chain(self._connection).append("linking", sealed)
        self.changed |= {row.id for row in sealed if row.part == "incident"}
        self._keep_texts(linked)
        self._keep_profiles(linked)
        if linked.reports:
            self.all_linked()

    def all_linked(self) -> None:
        """Write down how many reports the incidents are derived from, after there are more or fewer of them."""
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
        marks = [
            {"period": period, "mark": mark, "report": report, "shingles": sketch.shingles}
            for report, sketch in linked.marks.items()
            for period, mark in lies_under(sketch)
        ]
        writing.insert_rows(self._connection, tables.text_marks, marks)
        writing.insert_rows(self._connection, tables.linked_reports, [{"report": report} for report in linked.reports])

    def _keep_profiles(self, linked: Linked) -> None:
        new = [row.account for row in linked.profiles]
        self._unlink(new)
        self._delete(tables.profiles.c.account, new)
        self._delete_pairs(tables.link_keys, linked.former_keys)
        rows = [{"account": row.account, "record": _encode(row).decode()} for row in linked.profiles]
        writing.insert_rows(self._connection, tables.profiles, rows)
        keys = [{"key": key, "account": account} for account, under in linked.keys.items() for key in sorted(under)]
        writing.insert_rows(self._connection, tables.link_keys, keys)
        both = [
            {"one": a, "two": b, "score": score}
            for (one, two), score in linked.links.items()
            for a, b in ((one, two), (two, one))
        ]
        writing.insert_rows(self._connection, tables.links, both)

    def _unlink(self, accounts: Sequence[str]) -> None:
        """Both directions by the first column: the second has no index of its own."""
        back: dict[str, list[str]] = defaultdict(list)
        for one, two, _ in self.links_of(accounts):
            back[one].append(two)
        self._delete_pairs(tables.links, back)
        self._delete(tables.links.c.one, accounts)

    def _delete_pairs(self, table: Table, listed: Mapping[str, Iterable[str]]) -> None:
        """The rows whose second column is the one and whose first column is one of the others."""
        pairs = [{"first": first, "second": second} for second, others in listed.items() for first in sorted(others)]
        if pairs:
            first, second = table.primary_key.columns
            query = delete(table).where(first == bindparam("first"), second == bindparam("second"))
            self._connection.execute(query, pairs)

    def _keep_incidents(
        self, incidents: Sequence[Incident], accounts: Sequence[str], heirs: Mapping[str, str | None]
    ) -> list[Sealed]:
        members, rows = tables.incident_accounts.c, tables.incidents.c
        before = self.incidents_of({*accounts, *heirs})
        records = self._gathered(rows.id, rows.record, before.values())
        # what an incident was called leads on to where the heirs of its accounts are
        inherited = {heir: before[account] for account, heir in sorted(heirs.items()) if heir and account in before}
        leads = self._leads(incidents, inherited | before)
        self._delete(members.account, sorted(before))
        facet_index.forget(self._connection, sorted(records))
        waiting.forget(self._connection, records)
        self._delete(rows.id, sorted(records))
        named = writing.with_former_ids(incidents, names.former_names(leads))
        writing.insert_rows(self._connection, tables.incidents, map(incident_row, named))
        writing.insert_rows(self._connection, tables.incident_accounts, writing.member_rows(incidents))
        facet_index.keep(self._connection, named)
        waiting.keep(self._connection, named)
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

    def _selected(self, query: Select[Any], by: Column[Any], wanted: Iterable[str]) -> Iterator[RowMapping]:
        """The rows of a query where a column is one of some values, in the order of ids."""
        for some in writing.portions(sorted(set(wanted))):
            ordered = among(query, by, by.table.c.id)
            yield from self._connection.execute(ordered, {"values": some}).mappings().all()

    def _gathered(self, by: Column[Any], what: Column[Any], wanted: Iterable[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        query = among(selecting(by, what), by, by, what)
        for some in writing.portions(sorted(set(wanted))):
            for key, value in self._connection.execute(query, {"values": some}).all():
                found[key].append(value)
        return found

    def _delete(self, column: Column[Any], values: Sequence[str]) -> None:
        for some in writing.portions(values):
            self._connection.execute(deleting(column), {"values": some})
