"""A decision: what a person holds of a claim or an incident, with their name, the time and the reason."""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from rashomon.model.identity import identity

DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "set", "code", "comment", "assign", "undo"]

ON_CLAIMS: tuple[DecisionKind, ...] = ("accept", "reject", "correct")
ON_ACCOUNTS: tuple[DecisionKind, ...] = ("merge", "split")


class Decision(Struct, frozen=True, kw_only=True):
    """One decision. It is never changed: who thinks better of it decides anew, or undoes it.

    number: its place among all decisions of the ledger, from 1. id: derived from content.
    at: ISO 8601, UTC. incident: the id that the incident had then; of a merge the first. claim: None for decisions on
    incidents; an incident is accepted as it stands.
    parts: ids of accounts. Of a merge those of each incident; of a split those that stay and those that leave; of any
    other decision one part, the accounts that it is about.
    field, value: of `correct` and `set`, in the ledger's interchange format; of `comment` and `assign` value alone.
    Of `code` value is what somebody made of an incident without seeing what was derived, by field: nothing follows.
    undoes: the id of the decision that this one takes back.
    """

    number: int
    id: str
    kind: DecisionKind
    author: str
    at: str
    reason: str = ""
    incident: str | None = None
    claim: str | None = None
    parts: tuple[tuple[str, ...], ...] = ()
    field: str | None = None
    value: Any = None
    undoes: str | None = None

    @property
    def accounts(self) -> tuple[str, ...]:
        """All accounts that it is about, sorted."""
        return tuple(sorted({account for part in self.parts for account in part}))

    @property
    def anchor(self) -> str | None:
        """The account that a value which somebody set is bound to: the first of its incident then, or its heir."""
        return self.parts[0][0] if self.parts and self.parts[0] else None


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that nobody has undone, by number; to undo an undoing is to decide again."""
    in_order = sorted(decisions, key=lambda d: d.number)
    taken_back = undone(in_order)
    return tuple(d for d in in_order if d.undoes is None and d.id not in taken_back)


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """The ids of those that are undone, undoings among them."""
    found: set[str] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.undoes is not None and decision.id not in found:
            found.add(decision.undoes)
    return frozenset(found)


def version(latest: int, about: Iterable[str]) -> str:
    """What somebody saw of an incident or a claim before they decided: with another decision or account it is another.

    latest: the number of the latest decision on it. about: its accounts, or the claim.
    """
    return f"{latest}-{identity('v', *sorted(about))[2:10]}"
