"""Which days time words stand for, against the day of publication and never against the clock.

Rules of news: a bare weekday is the latest such day not after publication, the day of publication included, unless the
verb speaks of what is to come; "last Friday" is before it, "next Friday" after. Values are written as TimeML says
(TIMEX3: "2018-02-07", "2018-W06", "2018-Q1", "P2D", "PAST_REF"); `X` stands for what cannot be known.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from rashomon.model.when import Date, PartialDate, Period, Phrase, Shift, TimeExpression, TimeWords, Weekday
from rashomon.resolve._calendar_days import (
    day_of,
    month_of,
    months_between,
    moved,
    parsed,
    span,
    week_value,
    whole_month,
    whole_week,
    whole_year,
)
from rashomon.resolve._calendar_year import nearest_year, nth_weekday, swapped

_DAY_LENGTH = len("2018-02-07")
# meteorological seasons of the northern hemisphere, first month and months from it
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LEAD_CHARACTERS = 40
_LINE_CHARACTERS = 400
_ANNOUNCING = frozenset(("posted", "published", "updated", "issued"))
_GOVERNING = frozenset("on since of from until till in the by before after dated and to through between".split())

Answer = tuple[str, Date | None]


class _Known(Struct, frozen=True):
    """What the words can be read against: publication, a year that the text settles, what was told last."""

    published: date | None
    year_hint: int | None
    told: Date | None = None
    value: str = ""


def resolve_times(
    words: Sequence[TimeWords], published: str | None, year_hint: int | None = None
) -> tuple[TimeExpression, ...]:
    """Each time expression with its TIMEX3 value and, where it is known, its interval of days.

    published: ISO date or datetime, None when unknown; then only complete dates have days, and partial ones where
        `year_hint` (see `told_year`) settles the year.
    """
    known = _Known(parsed(published), year_hint)
    found = []
    for one in words:
        value, when = _resolved(one, known)
        found.append(TimeExpression(one.span, one.type, value, when))
        known = _after(known, value, when, one)
    return tuple(found)


def told_year(words: Sequence[TimeWords]) -> int | None:
    """The year of the complete dates among the words, None when they name none or more than one."""
    years = {
        one.reading.year
        for one in words
        if isinstance(one.reading, PartialDate) and one.reading.month and one.reading.year
    }
    return years.pop() if len(years) == 1 else None


def date_line(words: Sequence[TimeWords], text: str) -> str | None:
    """The day on which the report says that it was published, as an ISO date: "Wednesday 7 Aug 2013" at its head.

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


def _after(known: _Known, value: str, when: Date | None, one: TimeWords) -> _Known:
    counted = isinstance(one.reading, Shift) and one.reading.told and one.reading.unit in "YQ"
    if when is None or one.type in ("DURATION", "SET") or counted:
        return known  # comparisons ("a year earlier") all count from the same time
    return replace(known, told=when, value=value)


def _resolved(one: TimeWords, known: _Known) -> Answer:
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


def _read(one: TimeWords, known: _Known) -> Answer:
    reading = one.reading
    if isinstance(reading, PartialDate):
        return _calendar_date(one, reading, known)
    if isinstance(reading, Weekday):
        return _weekday(one, reading, known)
    if isinstance(reading, Shift):
        return _shift(one, reading, known)
    if isinstance(reading, Period):
        return _period(one, reading, known)
    return _phrase(one, reading, known)


def _on(day: date | None, text: str) -> Answer:
    return (day.isoformat(), span(day, day, "day", text)) if day else ("XXXX-XX-XX", None)


# --- dates of the calendar ---


def _calendar_date(one: TimeWords, reading: PartialDate, known: _Known) -> Answer:
    text = one.span.text
    if reading.year is None and reading.month is None:
        return _bare_time(known, text)
    if reading.order_open:
        return _open_order(reading, known, text)
    year = _year_of(reading, known, one.ahead)
    if reading.day is not None and reading.day < 0 and year and reading.month and reading.weekday is not None:
        return _on(nth_weekday(year, reading.month, reading.weekday, -reading.day), text)
    start = _part_of_calendar(year, reading.month, reading.day, text)
    if reading.last is None or start[1] is None:
        return start
    return start[0], _range(start[1], reading.last, year, text)


def _range(start: Date, last: PartialDate, year: int | None, text: str) -> Date | None:
    end = _part_of_calendar(last.year or year, last.month, last.day, text)[1]
    if end is None or end.end < start.start:
        return start
    return Date(start.start, end.end, "span", text)


def _bare_time(known: _Known, text: str) -> Answer:
    """A clock time alone is of the day told last; without one its day stays open."""
    if known.told is not None and known.told.precision == "day":
        return known.told.start, replace(known.told, text=text)
    return (known.published.isoformat() if known.published else "XXXX-XX-XX"), None


def _open_order(reading: PartialDate, known: _Known, text: str) -> Answer:
    """ "02/07/2018": of the two readings the one nearer to publication and not after it; else only the year is sure.

    A weekday beside it that fits one of them alone settles it."""
    both = [day_of(r.year or 0, r.month or 0, r.day or 0) for r in (swapped(reading), reading)]
    days = [day for day in both if day]
    fitting = [day for day in days if day.weekday() == reading.weekday]
    if len(fitting) == 1:
        return _on(fitting[0], text)
    if known.published is None or not days:
        return f"{reading.year:04d}", whole_year(reading.year or 0, text)
    published = known.published
    return _on(min(days, key=lambda day: ((day - published).days > 1, abs((day - published).days))), text)


def _year_of(reading: PartialDate, known: _Known, ahead: bool | None) -> int | None:
    if reading.year is not None:
        return reading.year
    published, month = known.published, reading.month or 1
    if published is None:
        return known.year_hint if reading.year_shift is None and not reading.latest else None
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


# --- weekdays ---


def _weekday(one: TimeWords, reading: Weekday, known: _Known) -> Answer:
    published = known.published
    if published is None:
        return f"XXXX-WXX-{reading.weekday + 1}", None
    return _on(moved(published, _lag(reading, published, one.ahead)), one.span.text)


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


# --- so many units away ---


def _shift(one: TimeWords, shift: Shift, known: _Known) -> Answer:
    if shift.count is None:
        return "PAST_REF" if shift.back else "FUTURE_REF", None
    if shift.unit in "hms":
        return _hours(shift, shift.count, known, one.span.text)
    base = _base(shift, known)
    if base is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(shift.unit, "XXXX"), None
    quarter = known.value[5:] if known.value[5:6] == "Q" else ""
    if quarter and shift.unit in "YQ" and (shift.told or one.span.text.lower().endswith("ago")):
        return _quarter(int(known.value[:4]) + (shift.count if shift.unit == "Y" else 0), quarter, one.span.text)
    return _units_from(base, shift.unit, shift.count, one.span.text)


def _base(shift: Shift, known: _Known) -> date | None:
    if not shift.told or known.told is None:
        return known.published if not shift.told or shift.count else None
    if shift.unit == "D" and known.told.precision != "day":
        return None
    return parsed(known.told.start)


def _hours(shift: Shift, count: int, known: _Known, text: str) -> Answer:
    seconds = {"h": 3600, "m": 60, "s": 1}[shift.unit] * abs(count)
    base = _base(shift, known)
    if base is None or count > 0:
        return "FUTURE_REF" if count > 0 else "PAST_REF", None
    start = moved(base, -seconds // 86400)
    return "PAST_REF", span(start, base, "span", text) if start else None


def _units_from(base: date, unit: str, count: int, text: str) -> Answer:
    if unit == "D":
        return _on(moved(base, count), text)
    if unit == "W":
        day = moved(base, 7 * count)
        return (week_value(day), whole_week(day, text)) if day else ("XXXX-WXX", None)
    if unit == "Q":
        first = month_of(base, 3 * (count or -1))
        return _quarter(first[0], f"Q{(first[1] + 2) // 3}", text) if first else ("XXXX-QX", None)
    if unit == "M":
        month = month_of(base, count)
        return (f"{month[0]:04d}-{month[1]:02d}", whole_month(*month, text)) if month else ("XXXX-XX", None)
    year = base.year + count
    return (f"{year:04d}", whole_year(year, text)) if 1 <= year <= 9999 else ("XXXX", None)


# --- seasons, quarters, weekends ---


def _period(one: TimeWords, period: Period, known: _Known) -> Answer:
    if period.kind == "WE":
        return _weekend(one, period, known)
    first = _first_month(period.kind)
    year = _year_of(PartialDate(period.year, first, 15, year_shift=period.year_shift), known, one.ahead)
    if period.step is not None and known.published is not None:
        year = _stepped_year(period.step, first, known.published)
    if year is None:
        return f"XXXX-{period.kind}", None
    if period.kind[0] == "Q":
        return _quarter(year, period.kind, one.span.text)
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


def _quarter(year: int, kind: str, text: str) -> Answer:
    first = _first_month(kind)
    return f"{year:04d}-{kind}", months_between((year, first), (year, first + 2), text)


def _weekend(one: TimeWords, period: Period, known: _Known) -> Answer:
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


# --- durations, sets, vague times ---


def _phrase(one: TimeWords, phrase: Phrase, known: _Known) -> Answer:
    if one.type == "DATE" and len(phrase.value) == 3 and phrase.value.isdigit():
        year = int(phrase.value) * 10
        first, last = whole_year(year, one.span.text), whole_year(year + 9, one.span.text)
        return phrase.value, Date(first.start, last.end, "span", one.span.text) if first and last else None
    if phrase.shift is None or phrase.shift.count is None or known.published is None:
        return phrase.value, None
    return phrase.value, _stretch(phrase.shift, phrase.shift.count, known.published, one.span.text)


def _stretch(shift: Shift, count: int, published: date, text: str) -> Date | None:
    """ "The past two days": from so many units before publication up to it."""
    days = {"D": 1, "W": 7, "h": 1 / 24, "m": 1 / 1440, "s": 1 / 86400}.get(shift.unit)
    if days is not None:
        whole = -int(-abs(count) * days // 1)
        other = moved(published, whole if count > 0 else -whole)
    else:
        month = month_of(published, count * (12 if shift.unit == "Y" else 1))
        other = day_of(*month, min(published.day, 28)) if month else None
    return span(min(published, other), max(published, other), "span", text) if other else None
