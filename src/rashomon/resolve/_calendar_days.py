"""Arithmetic of days, weeks, months and years that stays inside the years 1 to 9999 and never raises."""

from calendar import monthrange
from datetime import date, timedelta

from rashomon.model.when import Date, DatePrecision


def parsed(written: str | None) -> date | None:
    """The day that an ISO date or datetime begins with, None when there is none."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """This day of the calendar, None when there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def moved(day: date, count: int) -> date | None:
    """So many days later, None outside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def month_of(day: date, count: int) -> tuple[int, int] | None:
    """Year and month so many months later, None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return (year, month + 1) if 1 <= year <= 9999 else None


def span(start: date, end: date, precision: DatePrecision, text: str) -> Date:
    """The days from start to end, both included."""
    return Date(start.isoformat(), end.isoformat(), precision, text)


def whole_month(year: int, month: int, text: str) -> Date | None:
    """The interval of a month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", text)


def whole_year(year: int, text: str) -> Date | None:
    """The interval of a year."""
    return span(date(year, 1, 1), date(year, 12, 31), "year", text) if 1 <= year <= 9999 else None


def whole_week(day: date, text: str) -> Date | None:
    """The ISO week around a day, Monday to Sunday."""
    monday, sunday = moved(day, -day.weekday()), moved(day, 6 - day.weekday())
    return span(monday, sunday, "week", text) if monday and sunday else None


def months_between(first: tuple[int, int], last: tuple[int, int], text: str) -> Date | None:
    """From the first day of a month to the last day of another, as (year, month)."""
    start, end = whole_month(*first, text), whole_month(*last, text)
    return Date(start.start, end.end, "span", text) if start and end else None


def week_value(day: date) -> str:
    """The ISO week as TIMEX3 writes it: "2018-W06"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
