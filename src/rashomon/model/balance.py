"""What became of everything that was offered for reading: seen = stored + rejected + failed."""

from typing import Literal

from msgspec import Struct


class Rejection(Struct, frozen=True):
    """One thing that was offered and did not become a report.

    place: file, or file and line or item. outcome: `rejected` (nothing to read in it) or `failed` (could not be read).
    code: the error's code. reason: a sentence for the reader, with the next step.
    """

    place: str
    outcome: Literal["rejected", "failed"]
    code: str
    reason: str


class Balance(Struct, frozen=True):
    """The account of one reading.

    seen: documents offered. stored: documents now in the ledger, of which `known` were there already.
    rejections: the others, one row each, in the order offered.
    """

    seen: int = 0
    stored: int = 0
    known: int = 0
    rejections: tuple[Rejection, ...] = ()

    @property
    def rejected(self) -> int:
        return sum(row.outcome == "rejected" for row in self.rejections)

    @property
    def failed(self) -> int:
        return sum(row.outcome == "failed" for row in self.rejections)

    @property
    def balances(self) -> bool:
        """Everything that was seen has an outcome."""
        return self.seen == self.stored + self.rejected + self.failed
