"""Neighbouring time words that make one expression: "6 p.m." + "Monday", "Wednesday" + "7 August"."""

from msgspec.structs import replace

from rashomon.extract._times_pattern import Draft
from rashomon.extract._times_tokens import Token
from rashomon.model.when import PartialDate, Period, Shift, Weekday

_TO_TIME = {(), ("comma",), ("at",), ("on",), ("in",), ("comma", "at"), ("comma", "in"), ("dash",)}
_TO_DAY = {(), ("comma",), ("on",), ("of",), ("of", "the"), ("comma", "on")}
_OF = {(), ("of",), ("of", "the"), ("in",), ("comma",)}


def joined(drafts: list[Draft], tokens: list[Token]) -> list[Draft]:
    """The drafts of one line, neighbours joined from left to right."""
    out: list[Draft] = []
    for draft in drafts:
        current = draft
        while out and (both := _join(out[-1], current, _between(out[-1], current, tokens))):
            out.pop()
            current = replace(both, weak=False, trim=current.trim)
        out.append(current)
    return out


def _between(left: Draft, right: Draft, tokens: list[Token]) -> tuple[str, ...] | None:
    gap = tokens[left.stop : right.first]
    if len(gap) > 2 or left.silent or right.silent:
        return None
    return tuple(_word(token) for token in gap)


def _word(token: Token) -> str:
    if token.roles.keys() & {"comma", "dash", "quote", "dot"}:
        return next(iter(token.roles))
    return token.lower


def _join(left: Draft, right: Draft, between: tuple[str, ...] | None) -> Draft | None:
    if between is None:
        return None
    whole = replace(right, first=left.first)
    return (
        _weekday_and_date(left, whole, between) or _with_time(left, whole, between) or _with_year(left, whole, between)
    )


def _is_day(draft: Draft) -> bool:
    reading = draft.reading
    if isinstance(reading, PartialDate):
        return reading.day is not None
    return isinstance(reading, Weekday) or (isinstance(reading, Shift) and reading.unit == "D")


def _is_bare_time(draft: Draft) -> bool:
    return bool(draft.time) and draft.reading == PartialDate()


def _weekday_and_date(left: Draft, right: Draft, between: tuple[str, ...]) -> Draft | None:
    first, second = left.reading, right.reading
    if isinstance(first, Weekday) and isinstance(second, PartialDate) and second.day and second.weekday is None:
        if set(between) <= {"comma", "dot", "the"} and not left.time:
            return replace(right, reading=replace(second, weekday=first.weekday))
        if set(between) <= {"comma", "dot", "the"}:
            return replace(right, reading=second, time=left.time, type="TIME")
    if (
        isinstance(first, PartialDate)
        and first.day
        and isinstance(second, Weekday)
        and between == ()
        and not right.time
    ):
        return replace(right, reading=replace(first, weekday=second.weekday), time=left.time, type=left.type)
    return None


def _with_time(left: Draft, right: Draft, between: tuple[str, ...]) -> Draft | None:
    night = left.overnight or right.overnight
    if _is_day(left) and left.time and _is_bare_time(right) and not between:
        return replace(right, reading=left.reading, mod=left.mod, time=left.time)
    if _is_day(left) and not left.time and (_is_bare_time(right) or right.overnight) and between in _TO_TIME:
        return replace(right, reading=left.reading, mod=left.mod, overnight=night)
    if (_is_bare_time(left) or left.overnight) and _is_day(right) and not right.overnight and between in _TO_DAY:
        # the clock is more exact than the part of the day: "6 p.m. Monday evening"
        return replace(right, type="TIME", time=left.time, overnight=night)
    if _is_bare_time(left) and _is_bare_time(right) and between in {(), ("in",), ("at",)}:
        return replace(right, time=left.time)
    return None


def _with_year(left: Draft, right: Draft, between: tuple[str, ...]) -> Draft | None:
    first, second = left.reading, right.reading
    shift = second.count if isinstance(second, Shift) and second.unit == "Y" and not second.told else None
    if isinstance(first, PartialDate) and first.month and first.year is None and shift is not None and between in _OF:
        return replace(right, reading=replace(first, year_shift=shift), mod=left.mod)
    if isinstance(first, Period) and first.year is None and between in _OF:
        if shift is not None:
            return replace(right, reading=replace(first, year_shift=shift))
        if isinstance(second, PartialDate) and second.year and second.month is None:
            return replace(right, reading=replace(first, year=second.year))
    if isinstance(first, Weekday) and isinstance(second, Shift) and second.unit == "W" and between in _OF:
        return replace(right, reading=replace(first, weeks=second.count), time=left.time, type=left.type)
    return _after_year(left, right, between)


def _after_year(left: Draft, right: Draft, between: tuple[str, ...]) -> Draft | None:
    """ "Last year's third quarter"."""
    first, second = left.reading, right.reading
    if between == ("quote", "s") and isinstance(first, Shift) and first.unit == "Y" and isinstance(second, Period):
        return replace(right, reading=replace(second, year_shift=first.count))
    return None
