"""Which year is meant by "Feb. 8" or "the third quarter"."""

from collections.abc import Callable
from datetime import date

from rashomon.model.when import PartialDate

# how much farther a day to come seems than a day gone by, by what the verb around says
_WEIGHT_AHEAD: dict[bool | None, float] = {True: 0.5, None: 2.5, False: 4.5}


def nearest_year(published: date, ahead: bool | None, day_in: Callable[[int], date | None]) -> int:
    """The year in which the day lies nearest to publication; days to come count as farther away."""
    return min(
        (published.year + step for step in (0, -1, 1)),
        key=lambda year: _distance(day_in(year), published, ahead),
    )


def _distance(day: date | None, published: date, ahead: bool | None) -> float:
    if day is None:
        return float("inf")
    lag = (day - published).days
    return lag * _WEIGHT_AHEAD[ahead] if lag > 0 else -lag


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday, Tuesday ... of a month; in November after the first Monday, as US election days are counted."""
    if not 1 <= year <= 9999:
        return None
    first = date(year, month, 1)
    earliest = 2 if nth == 1 and weekday == 1 else 1
    day = earliest + (weekday - first.weekday() - (earliest - 1)) % 7 + 7 * (nth - 1)
    return date(year, month, day)


def swapped(written: PartialDate) -> PartialDate:
    """The same numbers with day and month exchanged."""
    return PartialDate(written.year, written.day, written.month)
