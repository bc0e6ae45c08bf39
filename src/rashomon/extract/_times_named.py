"""Builders for what has a name: weekdays, seasons, quarters, parts of the day, clock times."""

from typing import Any

from rashomon.extract._times_pattern import Draft, Found
from rashomon.extract._times_slots import day_number, step_of
from rashomon.model.when import PartialDate, Period, Phrase, Shift, Weekday

_QUARTER = "Q"


def read_weekday(found: Found) -> Draft:
    """ "Wednesday", "last Friday", "on Fridays", "Wednesdays attack" whose apostrophe was lost."""
    token = found.get("w")
    assert token is not None
    entry = token.value("weekday")
    reading = Weekday(entry["value"], step_of(found))
    plural = token.lower.endswith("days")
    after = found.near(1)
    if plural and found.word(-1) == "on" and not (after and after.lower.isalpha() and not after.roles):
        return Draft(type="SET", reading=Phrase(f"XXXX-WXX-{entry['value'] + 1}"))
    sure = found.get("step") is not None and found.word(1) == "."
    return Draft(type="DATE", reading=reading, weak=bool(entry.get("short")) and not sure, trim=int(plural))


def read_season(found: Found) -> Draft | None:
    """ "Last summer"; not the verbs "fall" and "spring"."""
    step = step_of(found)
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


def read_ordinal_unit(found: Found) -> Draft | None:
    """ "The third quarter", "the 12th century"."""
    unit = found.value("u", "unit")
    order = day_number(found, "o")
    if unit == "C" and order:
        return Draft(type="DATE", reading=Phrase(f"{order - 1:02d}"))
    if unit == _QUARTER and order in (1, 2, 3, 4):
        return Draft(type="DATE", reading=Period(f"Q{order}", year=found.value("y", "year")))
    return None


def read_half(found: Found) -> Draft:
    """ "The first half", which counts only with its year."""
    last = found.get("l") is not None or day_number(found, "o") == 2
    return Draft(type="DATE", reading=Period("H2" if last else "H1"), weak=True)


def read_weekend(found: Found) -> Draft:
    """ "The weekend"."""
    return Draft(type="DATE", reading=Period("WE", step_of(found)))


def _roles(found: Found, offset: int) -> dict[str, Any]:
    token = found.near(offset)
    return token.roles if token else {}


def _step_roles(found: Found) -> dict[str, Any]:
    token = found.get("step")
    return token.roles if token else {}


def read_clock(found: Found) -> Draft | None:
    """ "02:15 local time", "6 p.m.", "0400 GMT"."""
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


def read_part(found: Found) -> Draft | None:
    """ "At dawn", "last night", "overnight"; a bare "morning" counts only beside its day."""
    time, step = found.value("p", "part") or found.value("p", "overnight"), step_of(found)
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
