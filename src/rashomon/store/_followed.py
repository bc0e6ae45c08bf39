"""Checks that claims and accounts are as the decisions of people make them: what follows from these is not sealed."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from rashomon.link.decided import constraints
from rashomon.model.decision import Decision, standing
from rashomon.reconcile.decided import on_claims, reviewed
from rashomon.store import rows, tables

Problem = tuple[str, str]  # where, and what is wrong there


def not_followed(connection: Connection) -> Iterator[Problem]:
    """What is not as the decisions make it. Raises ValueError or TypeError where a decision cannot be read."""
    query = select(tables.decisions).order_by(tables.decisions.c.number)
    decided = [rows.decision_of(row) for row in connection.execute(query).mappings()]
    about = {(account, d.number) for d in decided for account in d.accounts}
    yield from _differing(connection, tables.decision_accounts, about)
    stand = standing(decided)
    yield from _differing(connection, tables.account_constraints, _pairs(stand))
    yield from _differing(connection, tables.claim_reviews, _reviews(connection, stand))


def _pairs(stand: Iterable[Decision]) -> Iterator[tuple[Any, ...]]:
    found = constraints(stand)
    for pairs, are_together in ((found.together, 1), (found.apart, 0)):
        yield from ((a, b, are_together) for one, two in pairs for a, b in ((one, two), (two, one)))


def _reviews(connection: Connection, stand: Iterable[Decision]) -> Iterator[tuple[Any, ...]]:
    for name, decisions in on_claims(stand).items():
        claim = connection.execute(select(tables.claims).where(tables.claims.c.id == name)).mappings().one_or_none()
        if claim is None:
            continue
        text = connection.scalar(select(tables.reports.c.text).where(tables.reports.c.id == claim["report"])) or ""
        row = rows.review_row(reviewed(rows.claim_of(claim), decisions, text))
        yield tuple(row[column.name] for column in tables.claim_reviews.columns)


def _differing(connection: Connection, table: Table, expected: Iterable[tuple[Any, ...]]) -> Iterator[Problem]:
    wanted, held = set(expected), {tuple(row) for row in connection.execute(select(table))}
    for row in sorted(map(str, wanted ^ held)):
        yield f"the table {table.name}", f"{row} is not as the decisions make it"
