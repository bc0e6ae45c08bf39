"""Cells of reference tables as values. Each function raises ValueError in words for the reader."""

from contextlib import suppress
from datetime import date, datetime
from functools import cache

from rashomon.model.reference import Cells
from rashomon.text.vocabulary import Entry, entries

_DAYS = ("%d %B %Y", "%d-%B-%Y", "%d-%b-%Y")  # as older downloads write them


def day(cells: Cells, column: str) -> str:
    """An ISO day, whatever hour stands behind it."""
    written = cells[column]
    with suppress(ValueError):
        return date.fromisoformat(written[:10]).isoformat()
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(written, form).date().isoformat()
    raise ValueError(f"{column} is no day: {written!r}")


def whole(cells: Cells, column: str, lowest: int = 0) -> int | None:
    """A whole number, None where the cell is blank or not there."""
    number = real(cells, column)
    if number is not None and (number != int(number) or number < lowest):
        raise ValueError(f"{column} is no number of people or code: {cells[column]!r}")
    return None if number is None else int(number)


def real(cells: Cells, column: str, limit: float = 1e15) -> float | None:
    """A number between -limit and limit, None where the cell is blank or not there."""
    written = cells.get(column, "")
    try:
        number = float(written) if written else None
    except ValueError:
        number = float("nan")
    if number is not None and not -limit <= number <= limit:
        raise ValueError(f"{column} is no such number: {written!r}")
    return number


def country(cells: Cells, number: str, numbered: str) -> str | None:
    """ISO 3166-1 alpha-3 by a number, else by the name; None where nobody knows it.

    number: the column. numbered: the key under which `resources/countries.yaml` has such numbers.
    """
    by_number = _countries(numbered).get(str(whole(cells, number)))
    found = by_number or _countries("name").get(cells["country"]) or _countries("gw_name").get(cells["country"])
    return str(found["country"]) if found else None


@cache
def _countries(key: str) -> dict[str, Entry]:
    return {str(entry[key]): entry for entry in entries("countries") if entry.get(key) is not None}
