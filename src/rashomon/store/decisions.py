"""What people decided, inside one transaction: the decisions, and what they make of claims and accounts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, delete, func, or_, select

from rashomon.link.decided import Constraints, constraints
from rashomon.link.grouping import Pair
from rashomon.model.claim import Claim
from rashomon.model.decision import ON_ACCOUNTS, Decision, standing
from rashomon.reconcile.carrying import bound
from rashomon.reconcile.decided import on_claims, reviewed
from rashomon.store import rows, tables, writing
from rashomon.store.sealing import Chain, sealed_decision
from rashomon.store.written import among, deleting, selecting


class Decisions:
    """The decisions of a ledger inside one transaction; they are given as they count now (`reconcile.carrying`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, decision: Decision) -> None:
        """Write down and seal one decision."""
        writing.insert_rows(self._connection, tables.decisions, [rows.decision_row(decision)])
        about = [{"account": account, "decision": decision.number} for account in decision.accounts]
        writing.insert_rows(self._connection, tables.decision_accounts, about)
        Chain(self._connection).append("decision", [sealed_decision(decision)])

    def next_number(self) -> int:
        """The number of the decision that is taken next."""
        return (self._connection.scalar(select(func.max(tables.decisions.c.number))) or 0) + 1

    def called(self, given: str) -> Decision | None:
        """The decision with this number or id."""
        table = tables.decisions.c
        by_number = table.number == int(given) if given.isdecimal() and len(given) < 19 else table.id == given
        ordered = selecting(tables.decisions).order_by(table.number)
        found = self._decided(ordered.where(or_(by_number, table.id == given)))
        return found[0] if found else None

    def about(self, accounts: Iterable[str]) -> list[Decision]:
        """All decisions about these accounts, by number."""
        about, rebound = tables.decision_accounts.c, tables.rebindings.c
        numbers: set[int] = set()
        for some in writing.portions(sorted(set(accounts))):
            numbers.update(self._among(about.decision, about.account, some))
            numbers.update(self._among(rebound.decision, rebound.now, some))
        return self._numbered(numbers)

    def decided_accounts(self) -> set[str]:
        """The accounts that some decision is about."""
        about, rebound = tables.decision_accounts.c, tables.rebindings.c
        return {*self._connection.scalars(select(about.account)), *self._connection.scalars(select(rebound.now))}

    def on(self, claim: str) -> list[Decision]:
        """All decisions on a claim, by number, with those that undo them."""
        return self.on_any([claim])

    def on_any(self, claims: Iterable[str]) -> list[Decision]:
        """All decisions on these claims, by number, with those that undo them."""
        wanted, table, rebound = set(claims), tables.decisions.c, tables.rebindings.c
        numbers: set[int] = set()
        for some in writing.portions(sorted(wanted)):
            numbers.update(self._among(table.number, table.claim, some))
            numbers.update(self._among(rebound.decision, rebound.now, some))
        return [decision for decision in self._numbered(numbers) if decision.claim in wanted]

    def latest_on(self, claim: str) -> int:
        """The number of the latest decision on a claim, 0 where there is none."""
        return max((decision.number for decision in self.on(claim)), default=0)

    def all(self) -> list[Decision]:
        """All decisions of the ledger as they count now, by number."""
        return self._decided(selecting(tables.decisions).order_by(tables.decisions.c.number))

    def as_written(self, numbers: Iterable[int]) -> list[Decision]:
        """Decisions as they were taken, by number, whatever was carried over since."""
        table = tables.decisions
        return [
            rows.decision_of(row)
            for some in writing.portions(sorted(set(numbers)))
            for row in self._connection.execute(
                select(table).where(table.c.number.in_(some)).order_by(table.c.number)
            ).mappings()
        ]

    def bindings_of(self, numbers: Iterable[int]) -> dict[int, dict[str, str]]:
        """What these decisions hold of now, where it is something else than they name."""
        table, found = tables.rebindings, dict[int, dict[str, str]]()
        for some in writing.portions(sorted(set(numbers))):
            for row in self._connection.execute(among(selecting(table), table.c.decision), {"values": some}):
                found.setdefault(row.decision, {})[row.was] = row.now
        return found

    def latest_about(self, accounts: Iterable[str]) -> int:
        """The number of the latest decision about these accounts, 0 where there is none."""
        about, rebound = tables.decision_accounts.c, tables.rebindings.c
        queries = (
            query
            for some in writing.portions(sorted(set(accounts)))
            for query in (
                select(func.max(about.decision)).where(about.account.in_(some)),
                select(func.max(rebound.decision)).where(rebound.now.in_(some)),
            )
        )
        return max((self._connection.scalar(query) or 0 for query in queries), default=0)

    def constrain(self, accounts: Iterable[str]) -> set[str]:
        """Work out anew which accounts belong together or apart, as far as decisions connect them with these.

        Gives all accounts for which it was.
        """
        around = set(accounts)
        while True:
            bearing = [d for d in self.about(around) if d.kind in ON_ACCOUNTS or d.undoes is not None]
            wider = around.union(*(d.accounts for d in bearing))
            if wider == around:
                break
            around = wider
        self._keep_constraints(around, constraints(standing(bearing)))
        return around

    def constraints_of(self, accounts: Iterable[str]) -> Constraints:
        """The constraints on these accounts."""
        table = tables.account_constraints.c
        found: dict[bool, set[Pair]] = {True: set(), False: set()}
        for some in writing.portions(sorted(set(accounts))):
            query = among(selecting(table.one, table.two, table.are_together), table.one)
            for one, two, are_together in self._connection.execute(query, {"values": some}).all():
                found[bool(are_together)].add((min(one, two), max(one, two)))
        return Constraints(frozenset(found[True]), frozenset(found[False]))

    def review(self, claim: Claim, text: str) -> Claim:
        """Work out anew what the decisions on a claim make of it; text: its report's."""
        left = reviewed(claim, on_claims(standing(self.on(claim.id))).get(claim.id, ()), text)
        self._connection.execute(deleting(tables.claim_reviews.c.claim), {"values": [claim.id]})
        if left.review is not None:
            writing.insert_rows(self._connection, tables.claim_reviews, [rows.review_row(left)])
        return left

    def _keep_constraints(self, accounts: Iterable[str], found: Constraints) -> None:
        table = tables.account_constraints
        for some in writing.portions(sorted(set(accounts))):
            self._connection.execute(delete(table).where(table.c.one.in_(some)))
        new = [(pair, 1) for pair in found.together] + [(pair, 0) for pair in found.apart]
        both = [
            {"one": a, "two": b, "are_together": value}
            for (one, two), value in sorted(new)
            for a, b in ((one, two), (two, one))
        ]
        writing.insert_rows(self._connection, table, both)

    def _numbered(self, numbers: Iterable[int]) -> list[Decision]:
        column: Column[Any] = tables.decisions.c.number
        query = among(selecting(tables.decisions), column, column)
        found = (self._decided(query, {"values": some}) for some in writing.portions(sorted(numbers)))
        return [decision for part in found for decision in part]

    def _among(self, what: Column[Any], by: Column[Any], values: Sequence[str]) -> Iterable[Any]:
        return self._connection.scalars(among(selecting(what), by), {"values": values})

    def _decided(self, ordered: Select[Any], given: dict[str, Any] | None = None) -> list[Decision]:
        found = [rows.decision_of(row) for row in self._connection.execute(ordered, given).mappings()]
        names = self.bindings_of(decision.number for decision in found)
        return [bound(decision, names.get(decision.number, {})) for decision in found]
