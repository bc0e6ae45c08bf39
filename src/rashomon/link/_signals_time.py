"""Signs in the days that two accounts give."""

from rashomon.link.profile import Profile
from rashomon.model.when import days_between
from rashomon.text.hours import are_of_one_night

DAYS_APART = 2


def same_day(a: Profile, b: Profile) -> float:
    """The reports place the event on the same day."""
    days = a.date is not None and b.date is not None and a.date.precision == b.date.precision == "day"
    return float(days and gap(a, b) == 0)


def days_overlap(a: Profile, b: Profile) -> float:
    """The times that the reports give can be the same."""
    return float(a.date is not None and b.date is not None and gap(a, b) == 0 and not same_day(a, b))


def over_night(a: Profile, b: Profile) -> float:
    """The reports place the event a day apart, one in the evening or at night, the other at night or in the morning."""
    if a.date is None or b.date is None or gap(a, b) != 1:
        return 0.0
    before, after = (a, b) if a.date.end < b.date.start else (b, a)
    return float(are_of_one_night(before.hours, after.hours))


def next_day(a: Profile, b: Profile) -> float:
    """The reports place the event a day apart, and do not speak of the night between."""
    return float(a.date is not None and b.date is not None and gap(a, b) == 1 and not over_night(a, b))


def days_apart(a: Profile, b: Profile) -> float:
    """The reports place the event two days apart."""
    return float(a.date is not None and b.date is not None and 1 < gap(a, b) <= DAYS_APART)


def published_together(a: Profile, b: Profile) -> float:
    """One report does not say when; both appeared within a day or two of the event."""
    return float((a.date is None or b.date is None) and told_gap(a, b) <= 2)


def gap(a: Profile, b: Profile) -> int:
    """Days between the intervals of two accounts, 0 when they share a day; 999 when one has none."""
    if a.date is None or b.date is None:
        return 999
    if a.date.start <= b.date.end and b.date.start <= a.date.end:
        return 0
    return min(abs(days_between(a.date.end, b.date.start)), abs(days_between(b.date.end, a.date.start)))


def told_gap(a: Profile, b: Profile) -> int:
    one = a.date.end if a.date else a.published
    two = b.date.end if b.date else b.published
    return abs(days_between(one, two)) if one and two else 0
