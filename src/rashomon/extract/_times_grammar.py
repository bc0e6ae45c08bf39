"""The grammar: what patterns of words make a date, a time, a duration or a set."""

from typing import Any

from rashomon.extract._times_pattern import Build, Draft, Found
from rashomon.model.when import PartialDate, Period, Phrase, Shift, Weekday

_YEAR = "(?:(?:{comma}|{of})?{y:year})?"
_DOT_YEAR = "(?:{dot}?(?:{comma}|{of})?{y:year})?"
_ABOUT = "{about}*"
_COUNTED_UNITS = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "Q": ("M", 3)}
_MAY = ("may", "march")
_CONJUNCTIONS = ("and", "or", "to", "through", "the", "that", "after")
_OWNERS = ("a", "s", "its", "his", "her", "their", "our", "whose")
_QUARTER, _SECOND = "Q", "s"


def _names(_: Found) -> Draft:
    return Draft(type="DATE", reading=Phrase(""), silent=True)


# --- days, months and years of the calendar ---


def _iso(found: Found) -> Draft | None:
    year, month, day = (int(part) for part in found.value("d", "iso").replace("/", "-").replace(".", "-").split("-"))
    return _dated(PartialDate(year, month, day))


def _numeric(found: Found) -> Draft | None:
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


def _day(found: Found, name: str = "d") -> int | None:
    for role in ("num", "nth", "ordinal"):
        value = found.value(name, role)
        if value is not None:
            return int(value)
    return None


def _dated(date: PartialDate) -> Draft | None:
    months_fit = all(1 <= (part.month or 1) <= 12 for part in (date, date.last or date))
    days_fit = all(1 <= (part.day or 1) <= 31 for part in (date, date.last or date))
    return Draft(type="DATE", reading=date) if months_fit and days_fit else None


def _day_of_month(found: Found) -> Draft | None:
    if not _is_month(found, numbered=True):
        return None
    year, month = found.value("y", "year"), found.value("m", "month")
    last = _day(found, "e")
    if year is None and last is None and _counts_people(found):
        return None
    end_month = found.value("n", "month") or month
    return _dated(
        PartialDate(
            found.value("x", "year") or year,
            month,
            _day(found) or _day(found, "d2"),
            PartialDate(year, end_month, last) if last else None,
        )
    )


def _telegram(found: Found) -> Draft | None:
    """ "12 MAR 89", as telexes and old dispatches are headed."""
    year, month = found.get("c"), found.get("m")
    assert year is not None and month is not None
    short = month.value("month").get("short") or found.word(-1) in (",", "") or int(year.value("num")) > 31
    if len(year.lower) != 2 or not year.lower.isdigit() or not short or found.word(1).isalpha():
        return None
    return _dated(PartialDate(_full_year(int(year.lower)), found.value("m", "month"), _day(found)))


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits > 69 else 2000)


def _two_days(found: Found) -> Draft | None:
    """ "On May 5 and 6", not "on May 5 and 6 fighters"."""
    return None if found.word(1).isalpha() and found.get("y") is None else _day_of_month(found)


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


def _month(found: Found) -> Draft | None:
    year = found.value("y", "year")
    if not _is_month(found, numbered=year is not None or found.get("step") is not None):
        return None
    step = _step(found)
    if year is None and found.get("m").value("month").get("short"):  # type: ignore[union-attr]
        return None
    date = PartialDate(year, found.value("m", "month"), year_shift=0 if step == 0 else None, latest=step == -1)
    return Draft(type="DATE", reading=date)


def _year(found: Found) -> Draft | None:
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


def _decade(found: Found) -> Draft:
    digits = "".join(c for c in found.value("d", "decade") if c.isdigit())
    return Draft(type="DATE", reading=Phrase((digits if len(digits) == 4 else "19" + digits)[:3]))


def _holiday(found: Found) -> Draft:
    month, day, *nth = found.value("h", "holiday")
    year = found.value("y", "year")
    if not nth:
        return Draft(type="DATE", reading=PartialDate(year, month, day))
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun").index(day)
    return Draft(type="DATE", reading=PartialDate(year, month, -nth[0], weekday=weekday))


# --- days of the week, seasons, quarters ---


def _step(found: Found) -> int | None:
    for role in ("last", "next", "this", "same"):
        value = found.value("step", role)
        if value is not None:
            return int(value)
    return None


def _weekday(found: Found) -> Draft:
    token = found.get("w")
    assert token is not None
    entry = token.value("weekday")
    reading = Weekday(entry["value"], _step(found))
    plural = token.lower.endswith("days")
    after = found.near(1)
    if plural and found.word(-1) == "on" and not (after and after.lower.isalpha() and not after.roles):
        return Draft(type="SET", reading=Phrase(f"XXXX-WXX-{entry['value'] + 1}"))
    sure = found.get("step") is not None and found.word(1) == "."
    return Draft(type="DATE", reading=reading, weak=bool(entry.get("short")) and not sure, trim=int(plural))


def _season(found: Found) -> Draft | None:
    step = _step(found)
    lower = found.word(-1)
    token = found.get("p")
    assert token is not None
    verbal = token.lower in ("fall", "spring")
    article = found.get("the") is not None
    if step is None and (not article if verbal else not (article or "lead" in _roles(found, -1))):
        return None
    if (
        verbal
        and step is None
        and (lower not in ("in", "by", "since", "until", "during") or found.word(1) not in ".,of")
    ):
        return None
    return Draft(type="DATE", reading=Period(found.value("p", "season"), step))


def _roles(found: Found, offset: int) -> dict[str, Any]:
    token = found.near(offset)
    return token.roles if token else {}


def _ordinal_unit(found: Found) -> Draft | None:
    unit = found.value("u", "unit")
    order = _day(found, "o")
    if unit == "C" and order:
        return Draft(type="DATE", reading=Phrase(f"{order - 1:02d}"))
    if unit == _QUARTER and order in (1, 2, 3, 4):
        return Draft(type="DATE", reading=Period(f"Q{order}", year=found.value("y", "year")))
    return None


def _half(found: Found) -> Draft:
    last = found.get("l") is not None or _day(found, "o") == 2
    return Draft(type="DATE", reading=Period("H2" if last else "H1"), weak=True)


def _weekend(found: Found) -> Draft:
    return Draft(type="DATE", reading=Period("WE", _step(found)))


# --- so many units from a day ---


def _relative(found: Found) -> Draft:
    token = found.get("r")
    assert token is not None
    entry = token.value("relative")
    time = entry.get("time", "")
    return Draft(type="TIME" if time else "DATE", reading=Shift("D", entry["value"]), time=time)


def _stepped(found: Found) -> Draft | None:
    unit, step = found.value("u", "unit"), _step(found)
    token, which = found.get("u"), found.get("step")
    assert token is not None and which is not None
    if step is None:  # "the latest quarter"
        return Draft(type="DATE", reading=Shift(unit, 0, told=True)) if unit in "QMY" else None
    if token.lower.endswith("s") or unit in "smh":
        return None
    if which.lower in ("past", "this past"):
        return Draft(type="DURATION", reading=_length(unit, 1, Shift(unit, -1)))
    told = which.lower in ("following", "previous", "preceding") or "same" in which.roles
    told = told or (found.get("the") is not None and step == 1)
    if unit in "EC":
        return Draft(type="DURATION", reading=_length(unit, 1, Shift("Y", -10))) if unit == "E" and step < 0 else None
    return Draft(type="DATE", reading=_shift(unit, step, told))


def _shift(unit: str, count: int | None, told: bool = False, back: bool | None = None) -> Shift:
    base, times = _COUNTED_UNITS.get(unit, (unit, 1)) if unit != _QUARTER else (unit, 1)
    is_back = back if back is not None else (count or 0) < 0
    return Shift(base, count * times if count is not None else None, is_back, told)


def _count(found: Found, name: str = "q") -> int | None:
    for role in ("num", "few"):
        value = found.value(name, role)
        if value is not None:
            return int(value)
    token = found.get(name)
    return 1 if token is not None and ("a" in token.roles or "an" in token.roles) else None


def _ago(found: Found) -> Draft | None:
    unit, count = found.value("u", "unit"), _count(found)
    back = found.get("later") is None
    told = found.get("ago") is None
    if found.get("q") is None:  # "years ago", "year-earlier"
        token = found.get("u")
        count = None if token is not None and token.lower.endswith("s") else 1
    return Draft(type="DATE", reading=_shift(unit, count if count is None else -count if back else count, told, back))


def _next_to_told(found: Found) -> Draft | None:
    """ "The day before." at the end of a clause counts from what was told; "the day before the vote" does not."""
    after = found.near(1)
    if after is not None and (after.lower.isalnum()):
        return None
    back = found.word(0) == "before" or found.tokens[found.stop - 1].lower == "before"
    return Draft(type="DATE", reading=_shift(found.value("u", "unit"), -1 if back else 1, told=True))


# --- durations and sets ---


def _length(unit: str, count: int | None, shift: Shift | None = None) -> Phrase:
    base, times = ("Y", 10) if unit == "E" else ("W", 2) if unit == "F" else (unit, 1)
    many = "X" if count is None else str(count * times)
    clock = "T" if base in "hms" else ""
    if base == "C":
        base, many = "Y", "X" if count is None else str(count * 100)
    return Phrase(f"P{clock}{many}{base.upper()}", shift)


def _duration(found: Found) -> Draft | None:
    unit, token = found.value("u", "unit"), found.get("u")
    assert token is not None
    count = _count(found)
    if found.word(2) == "long" or _is_over_the_past(found):
        return None
    single = not token.lower.endswith("s")
    if (unit == _SECOND and single and count == 1) or unit == _QUARTER:
        return None
    if single and (count or 2) > 1 and found.get("dash") is None and unit != "C":
        return None
    step = _step(found)
    shift = _shift(unit, count * step if count else None, back=step < 0) if step else None
    return Draft(type="DURATION", reading=_length(unit, count, shift))


def _is_over_the_past(found: Found) -> bool:
    """In "over the past two days" the first word leads in; in "over two days" it measures."""
    first, second = found.tokens[found.first], found.tokens[found.first + 1]
    return first.lower in ("over", "around") and ("the" in second.roles or "last" in second.roles)


def _half_unit(found: Found) -> Draft | None:
    unit = found.value("u", "unit")
    halves = {"h": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y", "m": "PT30S", "D": "PT12H"}
    count = _count(found)
    if count is None:
        return Draft(type="DURATION", reading=Phrase(halves[unit])) if unit in halves else None
    smaller = {"h": "PT{}H30M", "m": "PT{}M30S", "Y": "P{}Y6M"}
    value = smaller.get(unit, "P{}.5" + unit).format(count)
    back = found.get("ago") is not None
    return Draft(type="DATE", reading=_shift(unit, -count)) if back else Draft(type="DURATION", reading=Phrase(value))


def _bare_units(found: Found) -> Draft | None:
    token, unit = found.get("u"), found.value("u", "unit")
    assert token is not None
    if found.get("long") is not None:
        return Draft(type="DURATION", reading=_length(unit, None if token.lower.endswith("s") else 1))
    step = found.get("step")
    if not token.lower.endswith("s") or unit in "sQ" or token.lower in ("sec", "min"):
        return None
    if (step is None and "about" in found.tokens[found.first].roles) or found.word(1) == "apart":
        return None
    if step is None and found.word(-1) not in ("for", "in", "within", "over", "after", "of", "the") and not found.first:
        return None
    shift = _shift(unit, None, back=_step(found) != 1) if step is not None else None
    return Draft(type="DURATION", reading=_length(unit, None, shift))


def _every(found: Found) -> Draft | None:
    unit, weekday, part = found.value("u", "unit"), found.value("w", "weekday"), found.value("p", "part")
    if unit is not None:
        return Draft(type="SET", reading=_length(unit, _count(found) or 1))
    return Draft(type="SET", reading=Phrase(f"XXXX-WXX-{weekday + 1}" if weekday is not None else f"XXXX-XX-XX{part}"))


def _set(found: Found) -> Draft:
    return Draft(type="SET", reading=Phrase(found.value("v", "set")))


def _ref(found: Found) -> Draft:
    return Draft(type="DATE", reading=Phrase(found.value("r", "ref") or "PAST_REF"))


# --- times of the day ---


def _clock(found: Found) -> Draft | None:
    hour, minute = _clock_parts(found)
    pm = found.get("h")
    if pm is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if pm.lower.startswith("p") else 0)
    if hour > 24 or minute > 59:
        return None
    return Draft(type="TIME", reading=PartialDate(), time=f"T{hour:02d}:{minute:02d}")


def _clock_parts(found: Found) -> tuple[int, int]:
    written = found.value("c", "clock") or found.value("c", "hhmm") if found.get("h") is None else None
    written = written or found.value("c", "clock") or str(found.value("c", "num"))
    hour, _, minute = written.replace(".", ":").partition(":")
    return int(hour), int(minute[:2] or 0)


def _part(found: Found) -> Draft | None:
    time, step = found.value("p", "part") or found.value("p", "overnight"), _step(found)
    token = found.get("p")
    assert token is not None
    if "overnight" in token.roles:
        return Draft(type="TIME", reading=Shift("D", 0), time=time, overnight=True)
    if step is not None and not token.lower.endswith("s"):
        told = "same" in _step_roles(found) or (found.get("the") is not None) or found.word(-1) in ("following",)
        return Draft(type="TIME", reading=Shift("D", step, step < 0, told), time=time)
    sharp = token.lower in (
        "dawn",
        "daybreak",
        "sunrise",
        "first light",
        "noon",
        "midday",
        "midnight",
        "dusk",
        "sunset",
    )
    timed = found.word(-1) in ("at", "by", "around", "before", "after", "since", "until", "shortly", "about")
    return Draft(type="TIME", reading=PartialDate(), time=time, weak=not (sharp and timed))


def _step_roles(found: Found) -> dict[str, Any]:
    token = found.get("step")
    return token.roles if token else {}


_STEP = "(?:{step:last/next/this})?"
_COUNTED = "(?:{q:num/few/a/an}{dash:dash}?{filler}?)"
_OR_SO = "(?:{or}{so})?"

RULES: tuple[tuple[str, Build], ...] = (
    ("{name}", _names),
    (_ABOUT + "(?:{the}|{a}|{an})?{num}{dash}?{unit}{dash}?{age}", _names),
    ("{d:iso}", _iso),
    ("{d:numeric}", _numeric),
    ("(?:{d:num/nth}{of}?|{d2:ordinal}{of}){m:month}" + _DOT_YEAR, _day_of_month),
    ("{m:month}{dot}?{the}?{d:num/nth/ordinal}" + _YEAR, _day_of_month),
    ("{d:num/nth}(?:{dash}|{to}|{and}|{until}){e:num/nth}{of}?{m:month}" + _DOT_YEAR, _day_of_month),
    ("{m:month}{dot}?{d:num/nth}(?:{dash}|{to}){e:num/nth}" + _YEAR, _day_of_month),
    ("{d:num/nth}{m:month}{dot}?{x:year}?{dash}{e:num/nth}{n:month}" + _DOT_YEAR, _day_of_month),
    ("{m:month}{dot}?{d:num/nth}(?:{comma}?{x:year})?{dash}{n:month}{dot}?{e:num/nth}" + _YEAR, _day_of_month),
    ("{d:num}{m:month}{dot}?{quote}?{c:num}", _telegram),
    (_STEP + "{m:month}", _month),
    (_STEP + "{m:month}{dot}?(?:{comma}|{of})?{y:year}", _month),
    ("{m:month}{dot}?{d:num/nth}{and}{e:num/nth}" + _YEAR, _two_days),
    ("{last/next/this}{m:month}{dot}?{d:num/nth}", _day_of_month),
    ("(?:{the}?{sure:unit/fiscal})?{y:year}", _year),
    ("(?:{the}?{unit})?{y:year}{dash}{z:num}", _year),
    ("{the}?(?:{early}{dash}?)?{d:decade}", _decade),
    ("{h:holiday}" + _YEAR, _holiday),
    ("{the}?{step:last/next/this}?{w:weekday}", _weekday),
    ("{the:the}?{step:last/next/this}?{p:season}", _season),
    ("{the}?{fiscal}?{y:year}?{o:ordinal/nth}{dash}?{u:unit}", _ordinal_unit),
    ("{the}?(?:{l:last}|{o:ordinal}){half}", _half),
    ("(?:{the}|{step:last/next/this/same}){weekend}", _weekend),
    ("{r:relative}", _relative),
    ("{the:the}?{step:last/next/this/same/latest}{u:unit}", _stepped),
    (_ABOUT + _COUNTED + "?{u:unit}{dash}?" + _OR_SO + "(?:{ago:ago}|{earlier}|{later:later})", _ago),
    ("{the}{u:unit}(?:{before}|{after})", _next_to_told),
    (_ABOUT + "(?:{the}?{step:last/next})?{o:ordinal}?" + _COUNTED + "{u:unit}(?:{dash}?{period})?", _duration),
    (_ABOUT + "{the}{o:ordinal}?{q:num/few}{dash:dash}?{filler}?{u:unit}", _duration),
    (_ABOUT + "{the}{about}*{step:last/next}{q:num/few}{u:unit}", _duration),
    (_ABOUT + "{q:num}(?:{to}|{or}|{dash}){num}{u:unit}", _duration),
    ("{half}{dash}?(?:{a}|{an})?{dash}?{u:unit}", _half_unit),
    ("{q:num}{and}{a}{half}{u:unit}{ago:ago}?", _half_unit),
    ("(?:{q:a/an/num}){u:unit}{and}{a}{half}{ago:ago}?", _half_unit),
    (_ABOUT + "(?:{the}?{step:last/next/recent})?{u:unit}(?:{dash}{long:long})?", _bare_units),
    ("(?:{the}?{first:ordinal}){u:unit}", _bare_units),
    ("{every}{q:num/few}?(?:{u:unit}|{w:weekday}|{p:part})", _every),
    ("{v:set}", _set),
    ("{r:ref}", _ref),
    ("{c:clock}{h:meridiem}?(?:{zone}(?:{plus}{num})?)?", _clock),
    ("{c:num}{h:meridiem}(?:{zone}(?:{plus}{num})?)?", _clock),
    ("{c:hhmm}{zone}(?:{plus}{num})?", _clock),
    ("{the:the}?(?:{early}{dash}?)?{step:last/next/this/same}?{p:part/overnight}", _part),
)  # fmt: skip
