"""A need: why people should look at an incident, or at a claim of it."""

from typing import Literal

from msgspec import Struct

from rashomon.model.decision import Decision
from rashomon.model.incident import Incident

NeedKind = Literal["assigned", "unsettled", "conflict", "contested", "toll", "unsure"]

NEEDS: tuple[NeedKind, ...] = ("assigned", "unsettled", "conflict", "contested", "toll", "unsure")
"""In the order in which they are worth somebody's time."""


class Need(Struct, frozen=True, kw_only=True):
    """Why an incident waits for people.

    kind: `assigned` to somebody; `unsettled`: a decision lost what it was about when its report was read again;
    `conflict`: two people decided otherwise; `contested`: accounts disagree; `toll`: many are said to be killed;
    `unsure`: a claim may be read wrongly.
    rank: what comes first has the smaller one. why: for the reader. claim: the claim that it is about, else None.
    person: whom it waits for, empty = anybody.
    """

    kind: NeedKind
    rank: int
    why: str
    claim: str | None = None
    person: str = ""


class Waiting(Struct, frozen=True):
    """An incident in a queue. incident: None where nothing tells it any more. decision: the one that is unsettled."""

    need: Need
    incident: Incident | None
    decision: Decision | None = None

    @property
    def place(self) -> tuple[int, str]:
        """Its place in the queue of its kind: what comes later is greater."""
        return self.need.rank, self.incident.id if self.incident else ""
