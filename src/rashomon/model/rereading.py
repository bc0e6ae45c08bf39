"""A rereading: what came of reading a report again, with a newer reader or as it was."""

from msgspec import Struct

from rashomon.model.balance import Rejection
from rashomon.model.decision import Decision

Pair = tuple[str, str]


class Rebinding(Struct, frozen=True, order=True):
    """A decision that was made about something which is read no more, and what it holds of now.

    decision: its number. was: the id of a claim or an account, as the decision names it. now: that of its heir.
    """

    decision: int
    was: str
    now: str


class Unsettled(Struct, frozen=True):
    """A decision that stands and that nothing follows from any more, because what it is about is gone; and why."""

    decision: Decision
    why: str


class Rereading(Struct, frozen=True, kw_only=True):
    """One report, read again. It is never changed.

    number: its place among all rereadings of the ledger, from 1. id: derived from content. run: those of one run share
    it. reader: version of who read. at: ISO 8601, UTC, when somebody gave the time. version: which version of the
    report's text it read, 0 = the first.
    kept: how many claims are as they were. added, removed: ids of claims. changed: claims, and those in their places
    that say something else. restated: claims, and those in their places that say the same, but were read by another
    rule, with other confidence or into another account.
    accounts_in, accounts_out: ids of accounts that are told now and were not, and the other way round.
    heirs: accounts that are told no more, and those that took their places. rebound: the decisions that were carried.
    """

    number: int
    id: str
    run: int
    report: str
    reader: str
    at: str | None = None
    version: int = 0
    kept: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Pair, ...] = ()
    restated: tuple[Pair, ...] = ()
    accounts_in: tuple[str, ...] = ()
    accounts_out: tuple[str, ...] = ()
    heirs: tuple[Pair, ...] = ()
    rebound: tuple[Rebinding, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that are read no more, and those in their places."""
        return (*self.changed, *self.restated)

    @property
    def claims_in(self) -> tuple[str, ...]:
        """The ids of the claims that are read now and were not before."""
        return (*self.added, *(new for _, new in self.pairs))

    @property
    def claims_out(self) -> tuple[str, ...]:
        """The ids of the claims that are read no more."""
        return (*self.removed, *(old for old, _ in self.pairs))

    @property
    def differs(self) -> bool:
        """The report reads otherwise than before."""
        return bool(self.claims_in or self.claims_out or self.accounts_in or self.accounts_out)


class Reread(Struct, frozen=True, kw_only=True):
    """The account of one run: reports = same + rereadings + rejections, decisions = kept + carried + unsettled.

    reader: version of who read. run: its number, None when nothing was written down. same: how many reports read as
    before. rereadings: the others. rejections: what could not be read again.
    decisions: those that stand; unsettled: those of them from which nothing follows any more, each with the reason.
    """

    reader: str
    run: int | None = None
    reports: int = 0
    same: int = 0
    rereadings: tuple[Rereading, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    decisions: int = 0
    carried: int = 0
    unsettled: tuple[Unsettled, ...] = ()

    @property
    def kept(self) -> int:
        """How many decisions hold of what they were made about."""
        return self.decisions - self.carried - len(self.unsettled)

    @property
    def balances(self) -> bool:
        """Everything has an outcome."""
        return self.reports == self.same + len(self.rereadings) + len(self.rejections) and self.kept >= 0
