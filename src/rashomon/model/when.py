"""Days and intervals with a precision."""

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


class TimeExpression(Struct, frozen=True):
    """Words of a report that name a time.

    value: the TIMEX3 value against the report's publication date ("2018-02-07", "2018-W06", "P2D", "PRESENT_REF").
    date: the interval of days that the words stand for; None for durations, sets, vague times, and for relative
        times in a report whose publication date is unknown.
    """

    span: Span
    type: TimexType
    value: str
    date: Date | None = None
