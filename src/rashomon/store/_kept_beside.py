"""Checks that what incidents are found by, and what they wait for, is what they come to: neither is sealed."""

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, or_, select

from rashomon.model.incident import Incident
from rashomon.store import facet_index, rows, tables, waiting
from rashomon.store._finding import Finding
from rashomon.store._streams import Columns, streamed
from rashomon.store.decisions import Decisions
from rashomon.store.queries import present_reports, standing_claims

_AT_ONCE = 500  # incidents
_ANEW = "make it anew with: rashomon upgrade LEDGER --anew"
_OF = tables.incident_accounts.c
# rows as `_held` gives them
_FACETS: Callable[[rows.Row], Columns] = itemgetter("incident", *tables.incident_facets.columns.keys())
_NEEDS: Callable[[rows.Row], Columns] = itemgetter("incident", *tables.incident_needs.columns.keys())


def not_as_kept(connection: Connection) -> Iterator[Finding]:
    """Incidents whose rows in `incident_facets` and `incident_needs` are not what they come to."""
    codes = {(facet, value): code for code, facet, value in connection.execute(select(tables.facet_values))}
    publishers, sources = _Rows(connection, _publishers()), _Rows(connection, _sources())
    doubts = _Rows(connection, waiting.all_doubts())
    found, waits = _Rows(connection, _held(tables.incident_facets)), _Rows(connection, _held(tables.incident_needs))
    touched = Decisions(connection).decided_accounts()
    for some in _incidents(connection):
        decided = waiting.decisions_on(connection, [one for one, _ in some if not touched.isdisjoint(one.accounts)])
        for one, row in some:
            said_by = facet_index.source_names(row[1:] for row in sources.of(one.id))
            values = facet_index.values_of(one, [name for _, name in publishers.of(one.id)], said_by)
            wanted = facet_index.row_of(one, row, "".join(sorted([codes.get(value, "?") for value in values])))
            if found.of(one.id) != [_FACETS(wanted)]:
                yield Finding(f"incident {one.id}", f"what it is found by is not what it tells ({_ANEW})")
            needs = waiting.rows_of(one, [row[1:] for row in doubts.of(one.id)], decided.get(one.id, ()))
            if sorted(waits.of(one.id)) != sorted(map(_NEEDS, needs)):
                yield Finding(f"incident {one.id}", f"what it waits for is not what it needs ({_ANEW})")


class _Rows:
    """The rows of a query in the order of their first column, asked for in its order."""

    def __init__(self, connection: Connection, query: Select[Any]) -> None:
        self._groups = groupby(streamed(connection, query), key=itemgetter(0))
        self._next = self._taken()

    def of(self, key: str) -> list[Columns]:
        """The rows with this key; what comes before is passed over: foreign keys are checked elsewhere."""
        while self._next is not None and self._next[0] < key:
            self._next = self._taken()
        if self._next is None or self._next[0] != key:
            return []
        found, self._next = self._next[1], self._taken()
        return found

    def _taken(self) -> tuple[str, list[Columns]] | None:
        group = next(self._groups, None)
        return (group[0], list(group[1])) if group is not None else None


def _incidents(connection: Connection) -> Iterator[list[tuple[Incident, rows.Row]]]:
    """Some at a time, each with its row."""
    names = tables.incidents.columns.keys()
    listed = streamed(connection, select(tables.incidents).order_by(tables.incidents.c.id), _AT_ONCE)
    made = (dict(zip(names, row, strict=True)) for row in listed)
    while some := [(rows.incident_of(row), row) for row in islice(made, _AT_ONCE)]:
        yield some


def _held(table: Table) -> Select[Any]:
    """The rows of a table, the id of the incident before them."""
    return select(table.c.incident, *table.columns).order_by(table.c.incident)


def _publishers() -> Select[Any]:
    """Each incident with the publishers of the reports that tell it."""
    read, told = present_reports().subquery().c, tables.accounts.c
    both = select(_OF.incident, read.publisher).join(tables.accounts, told.id == _OF.account)
    return both.join(read.id.table, read.id == told.report).distinct().order_by(_OF.incident)


def _sources() -> Select[Any]:
    """Each incident with the names of who says something of it in claims that stand, and the corrected claims."""
    claims, review = tables.claims.c, tables.claim_reviews.c
    told = standing_claims().with_only_columns(_OF.incident, claims.source_name, review.record)
    query = told.join(tables.incident_accounts, _OF.account == claims.account).distinct()
    query = query.where(or_(claims.source_name.is_not(None), review.record.is_not(None)))
    return query.order_by(None).order_by(_OF.incident)
