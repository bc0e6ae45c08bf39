"""Rows of a table of incidents that can be compared with each other: a reference, and the ledger coded as it is."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from rashomon.model.when import Date
from rashomon.model.where import Place

How = Literal["text", "number", "flag", "unordered", "actors", "point"]
Cells = Mapping[str, str]


class Compared(Struct, frozen=True):
    """Something that two rows tell, and how it is compared.

    name: as the reader is told. columns: where it stands. how: `text` without case and accents; `number`; `flag`, blank
    or not; `unordered` values; `actors` by the side that they stand on; `point`, by distance.
    """

    name: str
    columns: tuple[str, ...]
    how: How = "text"


class Row(Struct, frozen=True, kw_only=True):
    """One row of such a table, as far as rows are matched.

    key: its id in the table. line: where it stands, 0 = nowhere. kinds: what kind of event, the wider word first.
    actors: as written, those of both sides. low, best, high: how many were killed. cells: of the columns that
    are read.
    """

    key: str
    line: int = 0
    date: Date
    place: Place
    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    low: int | None = None
    best: int | None = None
    high: int | None = None
    cells: Cells


class Shape(Struct, frozen=True):
    """A table of another project.

    name: that of the profile with the same columns. needed: the columns by which it is recognised; also: others that
    are read where they are there. row: a row from its cells, raises ValueError in words for the reader. compared: what
    two matched rows may differ in.
    """

    name: str
    needed: tuple[str, ...]
    also: tuple[str, ...]
    row: Callable[[Cells, int], Row]
    compared: tuple[Compared, ...]

    @property
    def columns(self) -> frozenset[str]:
        """All that is read; a table may have many more, with long texts in them."""
        return frozenset((*self.needed, *self.also, *(name for one in self.compared for name in one.columns)))
