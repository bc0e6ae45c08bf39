"""What a table is made of."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Literal, Protocol

from msgspec import Struct, field

from rashomon.export.sharing import Unit
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

Cell = str | int | float | bool | None
Kind = Literal["text", "whole", "number", "flag", "day"]
Line = tuple[Cell, ...]  # a cell for each column; a day as its ISO text

LARGEST = 2**53 - 1  # a whole number that every program holds exactly, a spreadsheet too


class Column(Struct, frozen=True):
    """A column: its name, what it holds, and of what kind its cells are; any cell may be empty."""

    name: str
    holds: str
    kind: Kind = "text"


class Rows(Protocol):
    """The lines of all incidents, or of those that pass a filter: `limit` units of the table after `offset`."""

    def __call__(
        self, store: Store, wanted: IncidentFilter, limit: int | None = None, offset: int = 0
    ) -> Iterator[Line]: ...


class Table(Struct, frozen=True):
    """A table of a ledger. Its first column tells its rows apart.

    name: of its file, sheet or layer. refers: column -> the table whose first column it names a row of. rows: its
    lines. unit: what its halves are counted in, so that two processes can make them; None = it is soon made. long:
    columns with more than a cell of a spreadsheet takes. at_once: how many rows are held in memory.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Rows
    unit: Unit | None = None
    refers: Mapping[str, str] = field(default_factory=dict)
    long: frozenset[str] = frozenset()
    at_once: int = 10_000

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def whole(number: int | None) -> int | None:
    """The number, nothing where it is larger than programs hold: its words stand in the claim."""
    return number if number is not None and abs(number) <= LARGEST else None


def day(text: str | None) -> str | None:
    """The day that a date or a time begins with, nothing where it is none: one bad date costs one cell."""
    with suppress(ValueError):
        return date.fromisoformat((text or "")[:10]).isoformat()
    return None


def parts(record: object, *names: str) -> Line:
    """These attributes of a record, as many nothings where there is none."""
    return tuple(getattr(record, name) for name in names) if record is not None else (None,) * len(names)
