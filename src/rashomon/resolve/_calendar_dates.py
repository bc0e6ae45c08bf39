"""Dates of the calendar and days of the week, completed against publication."""

from datetime import date

from msgspec.structs import replace

from rashomon.model.when import Date, PartialDate, TimeWords, Weekday
from rashomon.resolve._calendar_days import day_of, moved, span, whole_month, whole_year
from rashomon.resolve._calendar_known import Answer, Known, on
from rashomon.resolve._calendar_year import nearest_year, nth_weekday, swapped


def calendar_date(one: TimeWords, reading: PartialDate, known: Known) -> Answer:
    """A date of the calendar, as complete as the words, the text and publication make it."""
    text = one.span.text
    if reading.year is None and reading.month is None:
        return _bare_time(known, text)
    if reading.order_open:
        return _open_order(reading, known, text)
    year = year_of(reading, known, one.ahead)
    if reading.day is not None and reading.day < 0 and year and reading.month and reading.weekday is not None:
        return on(nth_weekday(year, reading.month, reading.weekday, -reading.day), text)
    start = _part_of_calendar(year, reading.month, reading.day, text)
    if reading.last is None or start[1] is None:
        return start
    return start[0], _range(start[1], reading.last, year, text)


def _range(start: Date, last: PartialDate, year: int | None, text: str) -> Date | None:
    end = _part_of_calendar(last.year or year, last.month, last.day, text)[1]
    if end is None or end.end < start.start:
        return start
    return Date(start.start, end.end, "span", text)


def _bare_time(known: Known, text: str) -> Answer:
    """A clock time alone is of the day told last; without one its day stays open."""
    if known.told is not None and known.told.precision == "day":
        return known.told.start, replace(known.told, text=text)
    return (known.published.isoformat() if known.published else "XXXX-XX-XX"), None


def _open_order(reading: PartialDate, known: Known, text: str) -> Answer:
    """ "02/06/2018": of the two readings the one nearer to publication and not after it; else only the year is sure.

    A weekday beside it that fits one of them alone settles it."""
    both = [day_of(r.year or 0, r.month or 0, r.day or 0) for r in (swapped(reading), reading)]
    days = [day for day in both if day]
    fitting = [day for day in days if day.weekday() == reading.weekday]
    if len(fitting) == 1:
        return on(fitting[0], text)
    if known.published is None or not days:
        return f"{reading.year:04d}", whole_year(reading.year or 0, text)
    published = known.published
    return on(min(days, key=lambda day: ((day - published).days > 1, abs((day - published).days))), text)


def year_of(reading: PartialDate, known: Known, ahead: bool | None) -> int | None:
    """The year of a date that may not name it, None when it cannot be known."""
    if reading.year is not None:
        return reading.year
    published, month = known.published, reading.month or 1
    if published is None:
        return None
    if reading.year_shift is not None:
        return published.year + reading.year_shift
    if reading.latest:  # in March "last February" is a year ago, else it were "last month"
        return published.year - (month >= published.month - 1)
    middle = 15 if reading.day is None else max(1, min(reading.day, 28))
    if reading.day is None and month == published.month:
        return published.year
    return nearest_year(published, ahead, lambda year: day_of(year, month, middle))


def _part_of_calendar(year: int | None, month: int | None, day: int | None, text: str) -> Answer:
    written = f"{year:04d}" if year is not None else "XXXX"
    if month is None:
        return written, whole_year(year or 0, text)
    written += f"-{month:02d}"
    if day is None:
        return written, whole_month(year or 0, month, text)
    found = day_of(year or 0, month, day)
    return f"{written}-{day:02d}", span(found, found, "day", text) if found else None


def weekday_of(one: TimeWords, reading: Weekday, known: Known) -> Answer:
    """The day that a weekday stands for."""
    published = known.published
    if published is None:
        return f"XXXX-WXX-{reading.weekday + 1}", None
    return on(moved(published, _lag(reading, published, one.ahead)), one.span.text)


def _lag(reading: Weekday, published: date, ahead: bool | None) -> int:
    """Days from publication to the weekday."""
    back, forth = (published.weekday() - reading.weekday) % 7, (reading.weekday - published.weekday()) % 7
    if reading.weeks is not None:
        return reading.weekday - published.weekday() + 7 * reading.weeks
    if reading.step == -1:
        return -(back or 7)
    if reading.step == 1:
        return forth or 7
    if reading.step == 0:
        return -back if ahead is False else forth
    return forth if ahead else -back
