"""Counts what a filter leaves, by the values of each facet: out of one text, see `facet_index`."""

from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, func, select

from rashomon.store.facet_index import CODE_LENGTH, FACETS
from rashomon.store.queries import IncidentFilter, conditions
from rashomon.store.tables import facet_values, incident_facets

VALUES = 20  # of a facet
_IN_ONE = 500  # values that one query looks up
_SERIAL = 10**7  # codes of one facet

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Codes = npt.NDArray[np.int64]


class Counted(Struct, frozen=True):
    """How many incidents have a value."""

    value: str
    incidents: int


class Facet(Struct, frozen=True):
    """The most frequent values of one facet, of equals the first by code points.

    An incident may have none (a country that is not known) or several (publishers). others: how many more values.
    """

    values: tuple[Counted, ...] = ()
    others: int = 0


class Facets(Struct, frozen=True):
    """How many incidents pass a filter, and how many of them have which value.

    of: facet -> its values. status: the strongest of the incident's fields.
    """

    incidents: int
    of: dict[str, Facet]


def facets(connection: Connection, wanted: IncidentFilter, values: int = VALUES) -> Facets:
    """The facets of the incidents that pass a filter, each with so many values at most."""
    codes = incident_facets.c.codes
    query = select(func.count(), func.aggregate_strings(codes, "")).where(*conditions(wanted))
    incidents, together = connection.execute(query).one()
    numbers = _numbers(together or "")
    return Facets(incidents, {name: _facet(connection, name, _among(numbers, name), values) for name in FACETS})


def most_frequent(
    connection: Connection, wanted: IncidentFilter, facet: str, values: int, offset: int = 0
) -> tuple[list[Counted], int]:
    """The values of one facet, the most frequent first: so many after `offset`, and how many there are."""
    found = _facet(connection, facet, _of(connection, wanted, facet), offset + values)
    return list(found.values[offset:]), len(found.values) + found.others


def incidents_with(
    connection: Connection, wanted: IncidentFilter, facet: str, values: Collection[str]
) -> dict[str, int]:
    """How many incidents that pass a filter have each of these values."""
    counts = _counts(_of(connection, wanted, facet))
    table = facet_values.c
    query = select(table.value, table.code).where(table.facet == facet, table.value.in_(sorted(values)))
    return {value: counts.get(int(code), 0) for value, code in connection.execute(query)}


def _of(connection: Connection, wanted: IncidentFilter, facet: str) -> "Codes":
    """The numbers of one facet's values in all incidents that pass a filter."""
    query = select(func.aggregate_strings(incident_facets.c.codes, "")).where(*conditions(wanted))
    numbers = _numbers(connection.scalar(query) or "")
    return _among(numbers, facet)


def _among(numbers: "Codes", facet: str) -> "Codes":
    first = FACETS.index(facet) * _SERIAL
    among: Codes = numbers[(numbers >= first) & (numbers < first + _SERIAL)]
    return among


def _counts(numbers: "Codes") -> dict[int, int]:
    """How often each number stands there."""
    import numpy as np  # looking at a list needs none of it

    held, counts = np.unique(numbers, return_counts=True)
    return dict(zip(held.tolist(), counts.tolist(), strict=True))


def _numbers(codes: str) -> "Codes":
    """Codes that stand side by side in a text, as numbers."""
    import numpy as np

    digits = np.frombuffer(codes.encode("ascii"), dtype=np.uint8).reshape(-1, CODE_LENGTH)
    numbers = np.zeros(len(digits), dtype=np.int64)
    for place in range(1, CODE_LENGTH):
        numbers = numbers * 10 + (digits[:, place] - ord("0"))
    return numbers


def _facet(connection: Connection, name: str, numbers: "Codes", values: int) -> Facet:
    counts = _counts(numbers)
    least = sorted(counts.values(), reverse=True)[values - 1] if len(counts) > values else 1
    above = [number for number, count in counts.items() if count > least]
    equal = {number for number, count in counts.items() if count == least}
    drawn = [*_named(connection, name, set(above), len(above)), *_named(connection, name, equal, values - len(above))]
    listed = sorted((Counted(value, counts[number]) for number, value in drawn), key=lambda c: (-c.incidents, c.value))
    return Facet(tuple(listed), len(counts) - len(listed))


def _named(connection: Connection, facet: str, numbers: Collection[int], limit: int) -> list[tuple[int, str]]:
    """Number and value of the first so many of these, by value."""
    table = facet_values.c
    query = select(table.code, table.value).where(table.facet == facet).order_by(table.value)
    if len(numbers) <= _IN_ONE:
        query = query.where(table.code.in_([f" {number:09}" for number in sorted(numbers)]))
    found = ((int(code), value) for code, value in connection.execute(query))
    return list(islice((one for one in found if one[0] in numbers), limit))
