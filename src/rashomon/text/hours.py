"""Parts of the day in which something is told to have happened, by the words for them (`resources/times.yaml`)."""

import re
from functools import cache

from rashomon.text.vocabulary import entries

_NIGHT = "TNI"  # as TIMEX3 writes it; likewise evening and morning
_LATE, _EARLY = frozenset({"TEV", _NIGHT}), frozenset({_NIGHT, "TMO"})


def hours_in(text: str) -> frozenset[str]:
    """The parts of the day that a text names, as TIMEX3 writes them: "TNI" of "on Monday night" and "overnight"."""
    lowered = text.lower()
    return frozenset(part for words, part in _parts_of_the_day() if words.search(lowered))


def are_of_one_night(before: frozenset[str], after: frozenset[str]) -> bool:
    """The hours of two days that follow each other can be one night: "Monday evening" and "Tuesday at dawn"."""
    return not before.isdisjoint(_LATE) and not after.isdisjoint(_EARLY)


def may_be_one_night(before: frozenset[str], after: frozenset[str]) -> bool:
    """As `are_of_one_night`, or one names the night and the other no hour: the day may be that on either side of it."""
    named = before | after
    return are_of_one_night(before, after) or (_NIGHT in named and (not before or not after))


@cache
def _parts_of_the_day() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = (entry for entry in entries("times") if entry["role"] in ("part", "overnight"))
    return tuple((re.compile(rf"\b(?:{'|'.join(entry['words'])})\b"), str(entry["value"])) for entry in listed)
