"""Builders for dates of the calendar: days, months, years, ranges, holidays."""

from typing import Any

from rashomon.extract._times_pattern import Draft, Found
from rashomon.extract._times_slots import day_number, step_of
from rashomon.model.when import PartialDate, Phrase

_MAY = ("may", "march")
_CONJUNCTIONS = ("and", "or", "to", "through", "the", "that", "after")
_OWNERS = ("a", "s", "its", "his", "her", "their", "our", "whose")


def read_iso(found: Found) -> Draft | None:
    """ "2018-02-07"."""
    year, month, day = (int(part) for part in found.value("d", "iso").replace("/", "-").replace(".", "-").split("-"))
    return _dated(PartialDate(year, month, day))


def read_numeric(found: Found) -> Draft | None:
    """ "19.07.2014", "02/06/2018"."""
    written = found.value("d", "numeric")
    slashed = "/" in written
    first, second, year = (int(part) for part in written.replace("/", "-").replace(".", "-").split("-"))
    if year < 100:
        year = _full_year(year)
    if first <= 12 and second <= 12 and first != second:
        # with dots and dashes the day goes first wherever they are used; slashes are read both ways
        return _dated(PartialDate(year, second, first, order_open=slashed))
    month, day = (second, first) if second <= 12 else (first, second)
    return _dated(PartialDate(year, month, day))


def _dated(date: PartialDate) -> Draft | None:
    months_fit = all(1 <= (part.month or 1) <= 12 for part in (date, date.last or date))
    days_fit = all(1 <= (part.day or 1) <= 31 for part in (date, date.last or date))
    return Draft(type="DATE", reading=date) if months_fit and days_fit else None


def read_day_of_month(found: Found) -> Draft | None:
    """ "Feb. 8", "8 February 2018", "12-13 June"."""
    if not _is_month(found, numbered=True):
        return None
    year, month = found.value("y", "year"), found.value("m", "month")
    last = day_number(found, "e")
    if year is None and last is None and _counts_people(found):
        return None
    end_month = found.value("n", "month") or month
    return _dated(
        PartialDate(
            found.value("x", "year") or year,
            month,
            day_number(found) or day_number(found, "d2"),
            PartialDate(year, end_month, last) if last else None,
        )
    )


def read_telegram(found: Found) -> Draft | None:
    """ "14 OCT 88", as telexes and old dispatches are headed."""
    year, month = found.get("c"), found.get("m")
    assert year is not None and month is not None
    short = month.value("month").get("short") or found.word(-1) in (",", "") or int(year.value("num")) > 31
    if len(year.lower) != 2 or not year.lower.isdigit() or not short or found.word(1).isalpha():
        return None
    return _dated(PartialDate(_full_year(int(year.lower)), found.value("m", "month"), day_number(found)))


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 69 else 2000)


def read_two_days(found: Found) -> Draft | None:
    """ "On May 5 and 6", not "on May 5 and 6 fighters"."""
    return None if found.word(1).isalpha() and found.get("y") is None else read_day_of_month(found)


def _counts_people(found: Found) -> bool:
    """In "In May 20 people died", whose comma was lost, 20 is no day."""
    day, after = found.get("d"), found.near(1)
    last = found.tokens[found.stop - 1]
    in_front = found.word(-1) in ("in", "since")
    return bool(
        in_front and day is last and "num" in last.roles and after and after.lower.isalpha() and not after.roles
    )


def _is_month(found: Found, numbered: bool) -> bool:
    token = found.get("m")
    assert token is not None
    entry: dict[str, Any] = token.value("month")
    if numbered:
        return token.capital or token.lower not in _MAY
    if entry.get("short"):
        return False
    after = found.near(1)
    before = found.near(-1)
    led = before is not None and ("lead" in before.roles or "early" in before.roles or "dash" in before.roles)
    if entry.get("doubtful"):
        if before is not None and before.lower in _CONJUNCTIONS:
            earlier = found.near(-2)
            led = earlier is not None and (
                "month" in earlier.roles or "year" in earlier.roles or "num" in earlier.roles
            )
        return token.capital and led
    named = after is not None and after.capital and not after.roles and token.capital and not token.lower.isupper()
    return led or not named


def read_month(found: Found) -> Draft | None:
    """ "September 2017", "last April"; no name and no verb."""
    year = found.value("y", "year")
    if not _is_month(found, numbered=year is not None or found.get("step") is not None):
        return None
    step = step_of(found)
    if year is None and found.get("m").value("month").get("short"):  # type: ignore[union-attr]
        return None
    date = PartialDate(year, found.value("m", "month"), year_shift=0 if step == 0 else None, latest=step == -1)
    return Draft(type="DATE", reading=date)


def read_year(found: Found) -> Draft | None:
    """ "2011", "the year 2011", "2011-2013"; no number of people."""
    year = found.value("y", "year")
    last = found.get("z")
    if last is not None:
        return _years(year, int(last.lower[:4]) if last.lower.isdigit() else 0)
    return Draft(type="DATE", reading=PartialDate(year)) if _is_year(found, year) else None


def _years(year: int, last: int) -> Draft | None:
    last = last if last > 99 else year // 100 * 100 + last
    return Draft(type="DATE", reading=PartialDate(year, last=PartialDate(last))) if year < last < year + 100 else None


def _is_year(found: Found, year: int) -> bool:
    if found.get("sure") is not None:
        return True
    after, token = found.near(1), found.get("y")
    if not 1800 <= year <= 2099 or (token is not None and "," in token.lower):
        return False
    if after is not None and ("unit" in after.roles or after.lower in ("%", "percent")):
        return False
    before = found.near(-1)
    if before is not None and (before.lower in ("-", "/", "no", "#") or "about" in before.roles):
        return "mid" in found.word(-2)
    counted = after is not None and after.lower.isalpha() and not after.roles and not after.capital
    if year % 100 == 0 and counted:
        return False
    led = before is not None and ("lead" in before.roles or "month" in before.roles)
    owned = before is not None and before.lower in _OWNERS
    return led or (year % 100 != 0 and not counted) or (owned and not found.word(1).endswith(("s", "people", "men")))


def read_decade(found: Found) -> Draft:
    """ "The 1990s"."""
    digits = "".join(c for c in found.value("d", "decade") if c.isdigit())
    return Draft(type="DATE", reading=Phrase((digits if len(digits) == 4 else "19" + digits)[:3]))


def read_holiday(found: Found) -> Draft:
    """ "Christmas Day 2015"."""
    month, day, *nth = found.value("h", "holiday")
    year = found.value("y", "year")
    if not nth:
        return Draft(type="DATE", reading=PartialDate(year, month, day))
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return Draft(type="DATE", reading=PartialDate(year, month, -nth[0], weekday=weekday))
