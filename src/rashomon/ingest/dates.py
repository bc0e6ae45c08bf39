"""Calendar days as pages write them in full: with a day, a month and a year, or nothing."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = (
    re.compile(rf"(?<!\w){_DAY}(?:\s+of)?[\s/-]+{MONTH},?[\s/-]+{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<!\w){MONTH}\s*{_DAY}(?:\s*,\s*|\s+){_YEAR}(?!\d)", re.IGNORECASE),
    # "Jul 01,2016" where the commas were lost
    re.compile(rf"(?<!\w){MONTH}\s+(?P<day>\d{{2}}){_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?![\d-])"),
    # with stops or hyphens the day comes first wherever such dates are written
    re.compile(rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?P<sep>[-.])(?P<month>\d{{1,2}})(?P=sep){_YEAR}(?!\d)"),
)
# 7/31/2017: which is the day is certain only where the other reading is no month, or both are the same
_SLASHES = re.compile(r"(?<![\w/.-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d{2})(?!\d)")
EARLIEST, LATEST = 1900, 2100


class WrittenDay(Struct, frozen=True):
    """A day written out in a text: its ISO date and where it stands."""

    day: str
    start: int
    end: int


def written_days(text: str, hint: str | None = None) -> tuple[WrittenDay, ...]:
    """Every full and possible date in the text, in text order.

    "02/03/2018" is left out because it may be two days, unless one of them is the `hint`.
    """
    found = sorted({*_in_words(text), *_in_slashes(text, hint)}, key=lambda each: (each.start, each.end, each.day))
    return tuple(found)


def month_number(word: str) -> int:
    """1 to 12 for the English name or short form of a month, or its number."""
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].casefold()) + 1


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date, None where the calendar has no such day or the year is no year of news."""
    if not EARLIEST <= year < LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _in_words(text: str) -> Iterator[WrittenDay]:
    for form in _FORMS:
        for match in form.finditer(text):
            day = iso_day(int(match["year"]), month_number(match["month"]), int(match["day"]))
            if day:
                yield WrittenDay(day, *match.span())


def _in_slashes(text: str, hint: str | None) -> Iterator[WrittenDay]:
    for match in _SLASHES.finditer(text):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        days = {iso_day(year, first, second), iso_day(year, second, first)} - {None}
        if hint in days:
            yield WrittenDay(str(hint), *match.span())
        elif len(days) == 1:
            yield WrittenDay(str(days.pop()), *match.span())
