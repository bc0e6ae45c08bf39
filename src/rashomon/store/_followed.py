"""Checks that claims and accounts are as decisions and rereadings make them: what follows from these is not sealed."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from rashomon.link.decided import constraints
from rashomon.model.decision import Decision, standing
from rashomon.model.rereading import Rereading
from rashomon.reconcile.carrying import bindings, bound
from rashomon.reconcile.decided import on_claims, reviewed
from rashomon.store import rows, tables
from rashomon.store.rereadings import Rereadings

_AGAIN = "the rereadings make it"
Problem = tuple[str, str]  # where, and what is wrong there


def not_followed(connection: Connection) -> Iterator[Problem]:
    """What is not as decisions and rereadings make it. Raises ValueError or TypeError where one cannot be read."""
    query = select(tables.decisions).order_by(tables.decisions.c.number)
    decided = [rows.decision_of(row) for row in connection.execute(query).mappings()]
    about = {(account, d.number) for d in decided for account in d.accounts}
    yield from _differing(connection, tables.decision_accounts, about)
    reread = [rows.rereading_of(row) for row in connection.execute(select(tables.rereadings)).mappings()]
    yield from _differing(connection, tables.former_accounts, _former(reread, "accounts_in", "accounts_out"), _AGAIN)
    yield from _differing(connection, tables.former_claims, _former(reread, "claims_in", "claims_out"), _AGAIN)
    names = bindings(reread)
    held = {(number, was, now) for number, pairs in names.items() for was, now in pairs.items()}
    yield from _differing(connection, tables.rebindings, held, _AGAIN)
    stand = standing(bound(decision, names.get(decision.number, {})) for decision in decided)
    yield from _differing(connection, tables.account_constraints, _pairs(stand))
    yield from _differing(connection, tables.claim_reviews, _reviews(connection, stand))


def _former(reread: Iterable[Rereading], come: str, gone: str) -> set[tuple[Any, ...]]:
    """What is read no more, with the number of the rereading that last said so."""
    found: dict[str, int] = {}
    for rereading in sorted(reread, key=lambda r: r.number):
        for name in getattr(rereading, come):
            found.pop(name, None)
        found |= dict.fromkeys(getattr(rereading, gone), rereading.number)
    return set(found.items())


def _pairs(stand: Iterable[Decision]) -> Iterator[tuple[Any, ...]]:
    found = constraints(stand)
    for pairs, are_together in ((found.together, 1), (found.apart, 0)):
        yield from ((a, b, are_together) for one, two in pairs for a, b in ((one, two), (two, one)))


def _reviews(connection: Connection, stand: Iterable[Decision]) -> Iterator[tuple[Any, ...]]:
    for name, decisions in on_claims(stand).items():
        claim = connection.execute(select(tables.claims).where(tables.claims.c.id == name)).mappings().one_or_none()
        if claim is None:
            continue
        as_read = rows.claim_of(claim)
        row = rows.review_row(reviewed(as_read, decisions, Rereadings(connection).text_of(as_read)))
        yield tuple(row[column.name] for column in tables.claim_reviews.columns)


def _differing(
    connection: Connection, table: Table, expected: Iterable[tuple[Any, ...]], by: str = "the decisions make it"
) -> Iterator[Problem]:
    wanted, held = set(expected), {tuple(row) for row in connection.execute(select(table))}
    for row in sorted(map(str, wanted ^ held)):
        yield f"the table {table.name}", f"{row} is not as {by}"
