"""Seasons, quarters, halves of a year and weekends."""

from datetime import date

from rashomon.model.when import PartialDate, Period, TimeWords
from rashomon.resolve._calendar_dates import year_of
from rashomon.resolve._calendar_days import day_of, month_of, months_between, moved, span, week_value
from rashomon.resolve._calendar_known import Answer, Known

# meteorological seasons of the northern hemisphere, by their first month
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def period_of(one: TimeWords, period: Period, known: Known) -> Answer:
    """The season, quarter, half or weekend that is meant."""
    if period.kind == "WE":
        return _weekend(one, period, known)
    first = _first_month(period.kind)
    year = year_of(PartialDate(period.year, first, 15, year_shift=period.year_shift), known, one.ahead)
    if period.step is not None and known.published is not None:
        year = _stepped_year(period.step, first, known.published)
    if year is None:
        return f"XXXX-{period.kind}", None
    if period.kind[0] == "Q":
        return whole_quarter(year, period.kind, one.span.text)
    length = 6 if period.kind[0] == "H" else 3
    start = day_of(year, first, 1)
    last = month_of(start, length - 1) if start else None
    return f"{year:04d}-{period.kind}", months_between((year, first), last, one.span.text) if last else None


def _first_month(kind: str) -> int:
    if kind[0] == "Q":
        return 3 * int(kind[1]) - 2
    return {"H1": 1, "H2": 7}.get(kind) or _SEASONS[kind]


def _stepped_year(step: int, first_month: int, published: date) -> int:
    if step == 0:
        return published.year - (first_month == 12 and published.month < 3)
    begun = first_month <= published.month
    over = first_month + 2 < published.month
    return published.year - (not over) if step < 0 else published.year + begun


def whole_quarter(year: int, kind: str, text: str) -> Answer:
    """The three months of a quarter."""
    first = _first_month(kind)
    return f"{year:04d}-{kind}", months_between((year, first), (year, first + 2), text)


def _weekend(one: TimeWords, period: Period, known: Known) -> Answer:
    published = known.published
    if published is None:
        return "XXXX-WXX-WE", None
    back = (published.weekday() - 5) % 7
    lag = 7 - back if period.step == 1 or one.ahead else -back
    if period.step == -1 and published.weekday() > 4:
        lag = -back - 7
    saturday = moved(published, lag)
    sunday = moved(published, lag + 1)
    if saturday is None or sunday is None:
        return "XXXX-WXX-WE", None
    return f"{week_value(saturday)}-WE", span(saturday, sunday, "span", one.span.text)
