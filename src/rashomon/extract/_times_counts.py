"""Builders for counted units: so long ago, so long, so often."""

from rashomon.extract._times_pattern import Draft, Found
from rashomon.extract._times_slots import count_of, step_of
from rashomon.model.when import Phrase, Shift

_COUNTED_UNITS = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2), "Q": ("M", 3)}
_QUARTER, _SECOND = "Q", "s"


def read_relative(found: Found) -> Draft:
    """ "Yesterday", "tonight"."""
    token = found.get("r")
    assert token is not None
    entry = token.value("relative")
    time = entry.get("time", "")
    return Draft(type="TIME" if time else "DATE", reading=Shift("D", entry["value"]), time=time)


def read_stepped(found: Found) -> Draft | None:
    """ "Last week", "the next day", "that year"."""
    unit, step = found.value("u", "unit"), step_of(found)
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
    return Draft(type="DATE", reading=shift_by(unit, step, told))


def shift_by(unit: str, count: int | None, told: bool = False, back: bool | None = None) -> Shift:
    """So many of a unit; decades, centuries and fortnights as years and weeks."""
    base, times = _COUNTED_UNITS.get(unit, (unit, 1)) if unit != _QUARTER else (unit, 1)
    is_back = back if back is not None else (count or 0) < 0
    return Shift(base, count * times if count is not None else None, is_back, told)


def read_ago(found: Found) -> Draft | None:
    """ "Two days ago", "a year earlier"."""
    unit, count = found.value("u", "unit"), count_of(found)
    back = found.get("later") is None
    told = found.get("ago") is None
    if found.get("q") is None:  # "years ago", "year-earlier"
        token = found.get("u")
        count = None if token is not None and token.lower.endswith("s") else 1
    return Draft(type="DATE", reading=shift_by(unit, count if count is None else -count if back else count, told, back))


def read_next_to_told(found: Found) -> Draft | None:
    """ "The day before." at the end of a clause counts from what was told; "the day before the vote" does not."""
    after = found.near(1)
    if after is not None and (after.lower.isalnum()):
        return None
    back = found.word(0) == "before" or found.tokens[found.stop - 1].lower == "before"
    return Draft(type="DATE", reading=shift_by(found.value("u", "unit"), -1 if back else 1, told=True))


def _length(unit: str, count: int | None, shift: Shift | None = None) -> Phrase:
    base, times = ("Y", 10) if unit == "E" else ("W", 2) if unit == "F" else (unit, 1)
    many = "X" if count is None else str(count * times)
    clock = "T" if base in "hms" else ""
    if base == "C":
        base, many = "Y", "X" if count is None else str(count * 100)
    return Phrase(f"P{clock}{many}{base.upper()}", shift)


def read_duration(found: Found) -> Draft | None:
    """ "Three years", "two-week", "the past two days"."""
    unit, token = found.value("u", "unit"), found.get("u")
    assert token is not None
    count = count_of(found)
    if found.word(2) == "long" or _is_over_the_past(found) or _is_verb_last(found):
        return None
    single = not token.lower.endswith("s")
    if (unit == _SECOND and single and count == 1) or unit == _QUARTER:
        return None
    if single and (count or 2) > 1 and found.get("dash") is None and unit != "C":
        return None
    step = step_of(found)
    shift = shift_by(unit, count * step if count else None, back=step < 0) if step else None
    return Draft(type="DURATION", reading=_length(unit, count, shift))


def _is_over_the_past(found: Found) -> bool:
    """In "over the past two days" the first word leads in; in "over two days" it measures."""
    first, second = found.tokens[found.first], found.tokens[found.first + 1]
    return first.lower in ("over", "around") and ("the" in second.roles or "last" in second.roles)


def _is_verb_last(found: Found) -> bool:
    """In "is to last two days" no days are past."""
    return found.tokens[found.first].lower == "last" and found.word(-1) in ("to", "will", "may", "could", "would")


def read_half_unit(found: Found) -> Draft | None:
    """ "Half an hour", "a minute and a half"."""
    unit = found.value("u", "unit")
    halves = {"h": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y", "m": "PT30S", "D": "PT12H"}
    count = count_of(found)
    if count is None:
        return Draft(type="DURATION", reading=Phrase(halves[unit])) if unit in halves else None
    smaller = {"h": "PT{}H30M", "m": "PT{}M30S", "Y": "P{}Y6M"}
    value = smaller.get(unit, "P{}.5" + unit).format(count)
    back = found.get("ago") is not None
    return Draft(type="DATE", reading=shift_by(unit, -count)) if back else Draft(type="DURATION", reading=Phrase(value))


def read_bare_units(found: Found) -> Draft | None:
    """ "For years", "decades-long"."""
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
    shift = shift_by(unit, None, back=step_of(found) != 1) if step is not None else None
    return Draft(type="DURATION", reading=_length(unit, None, shift))


def read_every(found: Found) -> Draft | None:
    """ "Every day"."""
    unit, weekday, part = found.value("u", "unit"), found.value("w", "weekday"), found.value("p", "part")
    if unit is not None:
        return Draft(type="SET", reading=_length(unit, count_of(found) or 1))
    return Draft(type="SET", reading=Phrase(f"XXXX-WXX-{weekday + 1}" if weekday is not None else f"XXXX-XX-XX{part}"))


def read_set(found: Found) -> Draft:
    """ "Annually"; the first word of "Daily Mirror" is a name."""
    first, after = found.tokens[found.first], found.near(1)
    named = first.capital and after is not None and after.capital
    return Draft(type="SET", reading=Phrase(found.value("v", "set")), silent=named)


def read_ref(found: Found) -> Draft:
    """ "Now", "recently"."""
    return Draft(type="DATE", reading=Phrase(found.value("r", "ref") or "PAST_REF"))
