"""The time of day that stands in the words of an incident's date."""

import re

from rashomon.export.profiles.cells import Case
from rashomon.model.claim import DateFact

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b(?!\d)\s*([ap]\.?m)?", re.IGNORECASE)
_PARTS = ("dawn", "morning", "midday", "noon", "afternoon", "dusk", "evening", "night", "overnight", "midnight")
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.IGNORECASE)
_NOON = 12


def clock(case: Case) -> str | None:
    """HH:MM, None where no time is told."""
    found = _CLOCK.search(date_words(case))
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return f"{hour:02}:{found[2]}"


def part_of_day(case: Case) -> str | None:
    """A word such as "evening", None where there is none."""
    found = _PART.search(date_words(case))
    return found[1].lower() if found else None


def date_words(case: Case) -> str:
    """The words of the claims behind the date."""
    behind = case.behind("date")
    return " ".join(c.trigger.text for c in case.claims if isinstance(c.value, DateFact) and c.id in behind)
