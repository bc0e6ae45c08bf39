"""What a check of a ledger finds."""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy.exc import DBAPIError

# what comes of bytes that are no longer those of a number or a text
DAMAGE = (DBAPIError, ValueError, TypeError)


class Finding(Struct, frozen=True):
    """Something that is not as it was sealed: where, and what is wrong with it."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


def readable(place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings, the last of them that the database could not go on."""
    try:
        yield from findings
    except DAMAGE as error:
        yield Finding(place, f"cannot be read on ({getattr(error, 'orig', error)})")
