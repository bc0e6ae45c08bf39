"""So many units before or after a day, and stretches that end at publication."""

from datetime import date

from rashomon.model.when import Date, Phrase, Shift, TimeWords
from rashomon.resolve._calendar_days import (
    day_of,
    month_of,
    moved,
    parsed,
    span,
    week_value,
    whole_month,
    whole_week,
    whole_year,
)
from rashomon.resolve._calendar_known import Answer, Known, on
from rashomon.resolve._calendar_periods import whole_quarter

_ANY = ("day", "span", "week", "month", "year")
_EXACT_ENOUGH = {"D": ("day",), "W": ("day", "week"), "M": ("day", "week", "month")}


def shifted(one: TimeWords, shift: Shift, known: Known) -> Answer:
    """The day, week, month, quarter or year so far away."""
    if shift.count is None:
        return "PAST_REF" if shift.back else "FUTURE_REF", None
    if shift.unit in "hms":
        return _hours(shift, shift.count, known, one.span.text)
    base = _base(shift, known)
    if base is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(shift.unit, "XXXX"), None
    quarter = known.value[5:] if known.value[5:6] == "Q" else ""
    if quarter and shift.unit in "YQ" and (shift.told or one.span.text.lower().endswith("ago")):
        return whole_quarter(int(known.value[:4]) + (shift.count if shift.unit == "Y" else 0), quarter, one.span.text)
    answer = _units_from(base, shift.unit, shift.count, one.span.text)
    return (answer[0], None) if shift.told and shift.count > 0 and _is_to_come(answer, known) else answer


def _is_to_come(answer: Answer, known: Known) -> bool:
    """A "two days later" that has not come when the report is published counts from something else."""
    when = answer[1]
    return when is not None and known.published is not None and when.start > known.published.isoformat()


def _base(shift: Shift, known: Known) -> date | None:
    """The day to count from: publication, or what was told last if that is as exact as the unit asks."""
    if not shift.told:
        return known.published
    count, told = shift.count or 0, known.told
    if told is None:
        # "a year earlier" of a comparison may count from publication; "two days later" never does
        return known.published if count < 0 and shift.unit in "MQY" else None
    return parsed(told.start) if told.precision in _EXACT_ENOUGH.get(shift.unit, _ANY) else None


def _hours(shift: Shift, count: int, known: Known, text: str) -> Answer:
    seconds = {"h": 3600, "m": 60, "s": 1}[shift.unit] * abs(count)
    base = _base(shift, known)
    if base is None or count > 0:
        return "FUTURE_REF" if count > 0 else "PAST_REF", None
    start = moved(base, -seconds // 86400)
    return "PAST_REF", span(start, base, "span", text) if start else None


def _units_from(base: date, unit: str, count: int, text: str) -> Answer:
    if unit == "D":
        return on(moved(base, count), text)
    if unit == "W":
        day = moved(base, 7 * count)
        return (week_value(day), whole_week(day, text)) if day else ("XXXX-WXX", None)
    if unit == "Q":
        first = month_of(base, 3 * (count or -1))
        return whole_quarter(first[0], f"Q{(first[1] + 2) // 3}", text) if first else ("XXXX-QX", None)
    if unit == "M":
        month = month_of(base, count)
        return (f"{month[0]:04d}-{month[1]:02d}", whole_month(*month, text)) if month else ("XXXX-XX", None)
    year = base.year + count
    return (f"{year:04d}", whole_year(year, text)) if 1 <= year <= 9999 else ("XXXX", None)


def phrase_of(one: TimeWords, phrase: Phrase, known: Known) -> Answer:
    """A value that needs no calendar, with its days where it ends at publication."""
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
