"""Which days time words stand for, against the day of publication and never against the clock.

Rules of news: a bare weekday is the latest such day not after publication, the day of publication included, unless the
verb speaks of what is to come; "last Friday" is before it, "next Friday" after. Values are written as TimeML says
(TIMEX3: "2018-02-07", "2018-W06", "2018-Q1", "P2D", "PAST_REF"); `X` stands for what cannot be known.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from rashomon.model.when import Date, PartialDate, Period, Shift, TimeExpression, TimeWords, Weekday
from rashomon.resolve._calendar_counts import phrase_of, shifted
from rashomon.resolve._calendar_dates import calendar_date, weekday_of
from rashomon.resolve._calendar_days import day_of, moved, parsed, span
from rashomon.resolve._calendar_known import Answer, Known
from rashomon.resolve._calendar_periods import period_of

_DAY_LENGTH = len("2018-02-07")
_LEAD_CHARACTERS = 40
_LINE_CHARACTERS = 400
_ANNOUNCING = frozenset(("posted", "published", "updated", "issued"))
_GOVERNING = frozenset("on since of from until till in the by before after dated and to through between".split())


def resolve_times(words: Sequence[TimeWords], published: str | None) -> tuple[TimeExpression, ...]:
    """Each time expression with its TIMEX3 value and, where it is known, its interval of days.

    published: ISO date or datetime, None when unknown; then only complete dates have days.
    """
    known = Known(parsed(published))
    found = []
    for one in words:
        value, when = _resolved(one, known)
        found.append(TimeExpression(one.span, one.type, value, when))
        known = _after(known, value, when, one)
    return tuple(found)


def date_line(words: Sequence[TimeWords], text: str) -> str | None:
    """The day on which the report says that it was published, as an ISO date: "Friday 9 May 2014" at its head.

    Only a complete date near the beginning that no preposition governs; away from the very beginning it must carry
    its weekday or stand on a line of its own. Where it contradicts a publication date from elsewhere, it is right.
    """
    for one in words:
        reading = one.reading
        if one.span.start > _LINE_CHARACTERS:
            return None
        if isinstance(reading, PartialDate) and _states_publication(one, reading, text):
            day = day_of(reading.year or 0, reading.month or 0, reading.day or 0)
            return day.isoformat() if day else None
    return None


def _states_publication(one: TimeWords, reading: PartialDate, text: str) -> bool:
    if not (reading.year and reading.day) or reading.last or reading.order_open:
        return False
    before = [word.lower().strip("(,:") for word in text[: one.span.start].split()[-2:]]
    if _ANNOUNCING & set(before):
        return True
    free = not before or before[-1] not in _GOVERNING
    return free and (_heads(one, text) or reading.weekday is not None)


def _heads(one: TimeWords, text: str) -> bool:
    before, after = text[: one.span.start], text[one.span.end :]
    alone = before.rstrip(" ").endswith("\n") and after[:2].strip(" .") in ("", "\n")
    return one.span.start <= _LEAD_CHARACTERS or alone


def _after(known: Known, value: str, when: Date | None, one: TimeWords) -> Known:
    counted = isinstance(one.reading, Shift) and one.reading.told and one.reading.unit in "YQ"
    if when is None or one.type in ("DURATION", "SET") or counted:
        return known  # comparisons ("a year earlier") all count from the same time
    return replace(known, told=when, value=value)


def _resolved(one: TimeWords, known: Known) -> Answer:
    value, when = _read(one, known)
    if one.overnight and when is not None:
        when = _night(one, when)
    if one.time and len(value) == _DAY_LENGTH and value[:1] != "P":
        value += one.time
    return value or one.time.removeprefix("T"), when


def _night(one: TimeWords, when: Date) -> Date | None:
    """A night belongs to two days: the day told and the next; a bare "overnight" ends on the day of publication."""
    day = date.fromisoformat(when.start)
    bare = isinstance(one.reading, Shift)
    start, end = (moved(day, -1), day) if bare else (day, moved(date.fromisoformat(when.end), 1))
    return span(start, end, "span", when.text) if start and end else when


def _read(one: TimeWords, known: Known) -> Answer:
    reading = one.reading
    if isinstance(reading, PartialDate):
        return calendar_date(one, reading, known)
    if isinstance(reading, Weekday):
        return weekday_of(one, reading, known)
    if isinstance(reading, Shift):
        return shifted(one, reading, known)
    if isinstance(reading, Period):
        return period_of(one, reading, known)
    return phrase_of(one, reading, known)
