"""What came of setting a ledger beside a table of somebody else: which rows are one incident, and how they differ."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from rashomon.model.balance import Rejection
from rashomon.model.reference import Row

MatchStatus = Literal["linked", "missing", "extra", "left out"]
Verdict = Literal["same", "differs", "not told"]


class Reason(Struct, frozen=True):
    """What speaks for a pair: points of 100, what they are for, and the most that this can be worth."""

    points: int
    words: str
    most: int


class Comparison(Struct, frozen=True):
    """A field of two rows: what both say, and whether that is the same; `not told` where one of them is blank."""

    field: str
    ours: str
    theirs: str
    verdict: Verdict


class Match(Struct, frozen=True, kw_only=True):
    """One row of the ledger, of the reference, or of both.

    status: `linked`, both tell it; `missing`, only the reference; `extra`, only the ledger; `left out`, an incident of
    the ledger that such a table would not list, and `why`. incident: id, None when missing. ours: the ledger's row, as
    its profile codes it; theirs: the reference's.
    """

    status: MatchStatus
    incident: str | None = None
    ours: Row | None = None
    theirs: Row | None = None
    reasons: tuple[Reason, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    why: str = ""

    @property
    def score(self) -> int | None:
        """Points of 100; None where nothing is linked."""
        return sum(reason.points for reason in self.reasons) if self.reasons else None

    @property
    def differing(self) -> tuple[Comparison, ...]:
        """The fields that both tell otherwise."""
        return tuple(one for one in self.comparisons if one.verdict == "differs")


class Matching(Struct, frozen=True, kw_only=True):
    """All matches by day, and the account: rows of the reference = linked + missing + outside + rejections.

    shape, profile: whose table it is, and the version of the rules by which the ledger was coded to be compared. first,
    last: the days that were compared, None when the ledger has none. outside: rows of other days or countries.
    """

    reference: str
    shape: str
    profile: str
    first: str | None = None
    last: str | None = None
    matches: tuple[Match, ...] = ()
    outside: int = 0
    rejections: tuple[Rejection, ...] = field(default_factory=tuple)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many matches of each status."""
        return Counter(match.status for match in self.matches)

    @property
    def agreement(self) -> Mapping[str, Mapping[str, int]]:
        """For each compared field, in how many of the linked rows it is `same`, `differs`, or is `not told`."""
        found: dict[str, Counter[str]] = {}
        for match in self.matches:
            for one in match.comparisons:
                found.setdefault(one.field, Counter())[one.verdict] += 1
        return found
