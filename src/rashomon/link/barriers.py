"""Rules that need no weight: they rule a pair of accounts out, or keep two accounts of one report apart."""

from rashomon.link._signals_event import other_initiator, other_kind, same_kind, same_people, same_rare_kind
from rashomon.link._signals_harm import same_toll
from rashomon.link._signals_place import POINT, other_place
from rashomon.link._signals_text import same_wording
from rashomon.link._signals_time import DAYS_APART, gap, same_day, told_gap
from rashomon.link.profile import Profile
from rashomon.model.when import days_between
from rashomon.model.where import distance_km

_APART_KM = 45.0
_A_FEW_DAYS = 5
_LONG_APART = 730  # days: until then the news of one event goes on, from arrests to the last sentence
_MANY = 20  # dead: two events of one place and a few days seldom have the same number of them


def ruled_out(a: Profile, b: Profile) -> bool:
    """The days are too far apart, the countries differ, or the towns lie too far from each other.

    Unless both tell it so much alike that one of the days or places must have been misread or misprinted, and appeared
    within the years in which the news of one event goes on.
    """
    return _clash(a, b) and (are_long_apart(a, b) or not _are_alike(a, b))


def are_long_apart(a: Profile, b: Profile) -> bool:
    """So many years lie between the reports that only those that give the same day and place tell of one event."""
    if a.published is None or b.published is None:
        return False
    return abs(days_between(a.published, b.published)) > _LONG_APART


def _clash(a: Profile, b: Profile) -> bool:
    if a.date is not None and b.date is not None:
        if gap(a, b) > DAYS_APART:
            return True
    elif told_gap(a, b) > 30:
        return True
    if a.place is None or b.place is None:
        return False
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    apart = distance_km(a.place, b.place)
    points = a.place.precision in POINT and b.place.precision in POINT
    return points and apart is not None and apart > _APART_KM


def _are_alike(a: Profile, b: Profile) -> bool:
    """The same persons, the same words and figures, three figures, or one that counts many.

    Many on the day of a rare event, or very many in the same few days and place.
    """
    shared = len(a.figures & b.figures)
    if same_people(a, b) == 1.0:
        return True
    if shared >= 3 or (shared >= 2 and same_wording(a, b)):
        return True
    if _is_one_news(a, b) and _counts_the_same_many(a, b) and same_kind(a, b) and not other_place(a, b):
        return True
    return bool(same_day(a, b) and same_rare_kind(a, b) and same_toll(a, b))


def _counts_the_same_many(a: Profile, b: Profile) -> bool:
    return any(field == "killed" and number >= _MANY for field, number in a.figures & b.figures)


def _is_one_news(a: Profile, b: Profile) -> bool:
    """The reports appeared within a few days, and these hold the days that they tell of."""
    if a.published is None or b.published is None:
        return False
    told = [row.date.start for row in (a, b) if row.date is not None]
    days = sorted([a.published, b.published, *told])
    return days_between(days[0], days[-1]) <= _A_FEW_DAYS


def are_apart(a: Profile, b: Profile) -> bool:
    """What sets two accounts of one report apart: another day, place, kind or party, or one of them is context."""
    days = a.date is not None and b.date is not None and gap(a, b) > 0
    places = other_place(a, b) or _two_towns(a, b)
    return bool(days or places or other_kind(a, b) or other_initiator(a, b) or a.background != b.background)


def _two_towns(a: Profile, b: Profile) -> bool:
    """One report names two towns, which are two to it however near they lie."""
    if a.place is None or b.place is None:
        return False
    return a.place.precision == b.place.precision == "settlement" and a.place.name != b.place.name


def other_figures(a: Profile, b: Profile) -> bool:
    """Both accounts give figures, and none is common."""
    return bool(a.figures and b.figures and not a.figures & b.figures)
