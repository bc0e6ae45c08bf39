"""Days and intervals with a precision."""

import datetime
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from rashomon.model.span import Span

DatePrecision = Literal["day", "span", "week", "month", "year"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Date(Struct, frozen=True):
    """When something happened: an interval of days and how exactly it is known.

    start, end: ISO dates, both inclusive; equal for one day.
    text: the words that say so, as written; empty when reconciled from several.
    """

    start: str
    end: str
    precision: DatePrecision
    text: str = ""


def date_text(date: Date) -> str:
    """The date as far as it is known: a day, a month, a year, or the first and last day of an interval."""
    if date.precision == "month":
        return date.start[:7]
    if date.precision == "year":
        return date.start[:4]
    return date.start if date.start == date.end else f"{date.start} to {date.end}"


class TimeExpression(Struct, frozen=True):
    """Words of a report that name a time.

    value: the TIMEX3 value against the report's publication date ("2018-02-07", "2018-W06", "P2D", "PRESENT_REF").
    date: the interval of days that the words stand for; None for sets, vague times, durations that hang on no day,
        and relative times in a report whose publication date is unknown.
    """

    span: Span
    type: TimexType
    value: str
    date: Date | None = None


class PartialDate(Struct, frozen=True, tag=True):
    """A date as far as the words give it: "8 February", "September 2017", "2011", "12-13 June".

    last: the last day, month or year of a range. year_shift: years from the publication year ("August last year").
    weekday: 0 = Monday, when a weekday stands beside the date. order_open: month and day could be swapped.
    latest: "last April": the most recent one that is over.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: "PartialDate | None" = None
    year_shift: int | None = None
    weekday: int | None = None
    order_open: bool = False
    latest: bool = False


class Weekday(Struct, frozen=True, tag=True):
    """A day of the week: 0 = Monday.

    step: -1 "last Friday", 0 "this Friday", 1 "next Friday", None "Friday". weeks: -1 "Friday of last week".
    """

    weekday: int
    step: int | None = None
    weeks: int | None = None


class Shift(Struct, frozen=True, tag=True):
    """So many units before or after a day: "yesterday", "two days ago", "last week", "the next day".

    unit: `D` day, `W` week, `M` month, `Q` quarter, `Y` year, `h` hour, `m` minute, `s` second.
    count: negative is back, None is an unknown number. back: the direction where the count is unknown.
    told: counts from the time told before, not from publication ("two days later").
    """

    unit: str
    count: int | None
    back: bool = True
    told: bool = False


class Period(Struct, frozen=True, tag=True):
    """A season (`SP SU FA WI`), a quarter (`Q1`..`Q4`, `QX`), a half (`H1 H2`) or a weekend (`WE`).

    step: -1 last, 0 this, 1 next; year, year_shift: as in `PartialDate`.
    """

    kind: str
    step: int | None = None
    year: int | None = None
    year_shift: int | None = None


class Phrase(Struct, frozen=True, tag=True):
    """Words whose TIMEX3 value needs no calendar: durations, sets, "now", decades.

    shift: for a stretch that ends at publication or begins there ("the past two days").
    """

    value: str
    shift: Shift | None = None


TimeReading = PartialDate | Weekday | Shift | Period | Phrase


class TimeWords(Struct, frozen=True, kw_only=True):
    """Words that name a time, read by grammar alone, before any calendar.

    time: the time of day as TIMEX3 writes it after the date ("T02:15", "TMO"), empty when none is said.
    overnight: the words cover a night and so two days.
    mod: `START`, `MID` or `END` of what the words name ("early January").
    ahead: the words around speak of what is to come (True) or of what is over (False); None when they do not say.
    """

    span: Span
    type: TimexType
    reading: TimeReading
    time: str = ""
    overnight: bool = False
    mod: Literal["START", "MID", "END"] | None = None
    ahead: bool | None = None


def days_between(one: str, two: str) -> int:
    """Days from the ISO day `one` to the ISO day `two`; negative when `two` is earlier."""
    return _day_number(two[:10]) - _day_number(one[:10])


@lru_cache(maxsize=4096)  # a ledger's days come again and again while accounts are compared
def _day_number(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
