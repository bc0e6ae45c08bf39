"""The incidents that wait for people, a row for each need: kept with every incident and every decision.

Says nothing that incidents, claims and decisions do not: it can be made anew at any time. The key is the order of the
queue, so that its next rows are read without looking at the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, exists, select, tuple_

from rashomon.model.decision import Decision
from rashomon.model.incident import Incident
from rashomon.model.need import NEEDS, Need, NeedKind
from rashomon.reconcile.needs import UNSURE_BELOW, Doubt, coders, needs
from rashomon.store import rows, tables, writing
from rashomon.store.decisions import Decisions
from rashomon.store.queries import is_read
from rashomon.store.written import among, deleting, selecting

_CODED = "coded"  # not a need: this person is done
_FOR_CODERS: tuple[NeedKind, ...] = ("contested", "toll", "unsure")


def keep(connection: Connection, incidents: Sequence[Incident]) -> None:
    """Write down what these incidents wait for; they and their accounts are in the tables already."""
    for some in writing.portions(incidents):
        about, doubts = decisions_on(connection, some), _doubts(connection, some)
        new = (row for i in some for row in rows_of(i, doubts[i.id], about[i.id]))
        writing.insert_rows(connection, tables.incident_needs, new)


def forget(connection: Connection, incidents: Iterable[str]) -> None:
    """Let go of what incidents waited for that are no more, or are kept anew."""
    for some in writing.portions(sorted(incidents)):
        connection.execute(deleting(tables.incident_needs.c.incident), {"values": some})


def renew(connection: Connection, incidents: Iterable[str]) -> None:
    """Write down anew what these incidents wait for."""
    for some in writing.portions(sorted(incidents)):
        forget(connection, some)
        query = among(selecting(tables.incidents), tables.incidents.c.id, tables.incidents.c.id)
        keep(connection, [rows.incident_of(row) for row in connection.execute(query, {"values": some}).mappings()])


def waiting(
    connection: Connection, kind: NeedKind, person: str, after: tuple[int, str] | None, limit: int
) -> list[tuple[str, Need]]:
    """The ids of the first so many incidents that wait for this person, with what they wait for.

    after: the place behind which they stand, rank and id of an incident.
    """
    given: dict[str, Any] = {"kind": kind, "whose": person if kind == "assigned" else "", "coder": person}
    given |= {"limit": limit} | ({"last_rank": after[0], "last": after[1]} if after is not None else {})
    found = connection.execute(_next(kind in _FOR_CODERS, after is not None), given)
    return [(row.incident, _need(row)) for row in found]


@cache  # it takes longer to write than to answer
def _next(is_for_coders: bool, is_after: bool) -> Select[Any]:
    table, coded = tables.incident_needs.c, tables.incident_needs.alias().c
    query = select(tables.incident_needs).where(table.need == bindparam("kind"), table.person == bindparam("whose"))
    if is_after:
        last = bindparam("last_rank", type_=table.rank.type), bindparam("last", type_=table.incident.type)
        query = query.where(tuple_(table.rank, table.incident) > tuple_(*last))
    if is_for_coders:
        its_coder = (coded.need == _CODED, coded.person == bindparam("coder"), coded.rank == 0)
        query = query.where(~exists(select(coded.incident).where(*its_coder, coded.incident == table.incident)))
    return query.order_by(table.rank, table.incident).limit(bindparam("limit", type_=Integer))


def needs_of(connection: Connection, incident: str) -> list[Need]:
    """What an incident waits for, in the order of `NEEDS`."""
    table = tables.incident_needs.c
    query = select(tables.incident_needs).where(table.incident == incident, table.need != _CODED)
    found = [_need(row) for row in connection.execute(query.order_by(table.person, table.rank))]
    return sorted(found, key=lambda need: NEEDS.index(need.kind))


def _need(row: Any) -> Need:
    return Need(kind=row.need, rank=row.rank, why=row.why, claim=row.claim or None, person=row.person)


def rows_of(incident: Incident, doubts: Sequence[Doubt], decisions: Sequence[Decision]) -> Iterator[rows.Row]:
    """The rows of what an incident waits for."""
    # of several that would stand in one place the first is shown; when it is settled the next one comes
    places = {(need.kind, need.person, need.rank): need for need in reversed(needs(incident, doubts, decisions))}
    for need in places.values():
        yield _row(incident.id, need.kind, need.person, need.rank, need.claim or "", need.why)
    for person in coders(incident, decisions) if decisions else ():
        yield _row(incident.id, _CODED, person, 0, "", "")


def _row(incident: str, need: str, person: str, rank: int, claim: str, why: str) -> rows.Row:
    return {"need": need, "person": person, "rank": rank, "incident": incident, "claim": claim, "why": why}


def decisions_on(connection: Connection, incidents: Sequence[Incident]) -> dict[str, list[Decision]]:
    """Incident -> what people decided about its accounts."""
    of = {account: incident.id for incident in incidents for account in incident.accounts}
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in Decisions(connection).about(of):
        for incident in dict.fromkeys(of[account] for account in decision.accounts if account in of):
            found[incident].append(decision)
    return found


def _doubts(connection: Connection, incidents: Sequence[Incident]) -> dict[str, list[Doubt]]:
    """Incident -> claims that may be read wrongly, and that nobody looked at."""
    of = {account: incident.id for incident in incidents for account in incident.accounts}
    found: dict[str, list[Doubt]] = defaultdict(list)
    for some in writing.portions(sorted(of)):
        for account, *doubt in connection.execute(among(_doubtful(), tables.claims.c.account), {"values": some}):
            found[of[account]].append((doubt[0], doubt[1], doubt[2], doubt[3]))
    return found


def all_doubts() -> Select[Any]:
    """The statement that selects all doubts in the order of their incidents, whose ids come first."""
    of, _, *doubt = tables.incident_accounts.c, *_doubtful().selected_columns
    both = of.account == tables.claims.c.account
    query = _doubtful().with_only_columns(of.incident, *doubt).select_from(tables.claims)
    return query.join(tables.incident_accounts, both).order_by(of.incident)


@cache
def _doubtful() -> Select[Any]:
    claims, reviewed = tables.claims.c, select(tables.claim_reviews.c.claim)
    columns = (claims.account, claims.confidence, claims.id, claims.field, claims.words)
    unsure = claims.confidence < UNSURE_BELOW
    return select(*columns).where(unsure, is_read(claims.id), claims.id.not_in(reviewed))
