"""Signs that two accounts tell of one incident; each is a small function whose docstring is shown as the reason."""

from collections.abc import Callable
from math import inf

from rashomon.link.profile import Profile
from rashomon.model.quantity import Quantity
from rashomon.model.when import days_between
from rashomon.model.where import distance_km, encloses

Signal = Callable[[Profile, Profile], float]
POINT = ("site", "sub_city", "settlement", "near")
_CLOSE_KM, _APART_KM = 12.0, 45.0
_FAMILY = {
    "air_strike": "air",
    "shelling": "shells",
    "explosive": "bomb",
    "suicide_bomb": "bomb",
    "chemical_weapon": "gas",
    "armed_clash": "clash",
    "abduction": "taking",
}
_AKIN = (frozenset(("air", "shells")), frozenset(("air", "clash")), frozenset(("shells", "clash")))


def same_day(a: Profile, b: Profile) -> float:
    """The reports place the event on the same day."""
    if a.date is None or b.date is None:
        return _published_together(a, b)
    if a.date.start > b.date.end or b.date.start > a.date.end:
        gap = min(abs(days_between(a.date.end, b.date.start)), abs(days_between(b.date.end, a.date.start)))
        return -0.5 if gap == 1 else -inf
    both_days = a.date.precision == b.date.precision == "day"
    return 2.0 if both_days else 0.8


def _published_together(a: Profile, b: Profile) -> float:
    if a.published is None or b.published is None:
        return 0.0
    one = a.date.end if a.date else a.published
    two = b.date.end if b.date else b.published
    gap = abs(days_between(one, two))
    return 0.6 if gap <= 1 else 0.0 if gap <= 4 else -inf if gap > 30 else -1.5


def same_place(a: Profile, b: Profile) -> float:
    """The places that the reports name are the same, near each other, or one inside the other."""
    if a.place is None or b.place is None:
        return 0.0
    one, two = a.place, b.place
    if one.country and two.country and one.country != two.country:
        return -inf
    apart = distance_km(one, two)
    points = one.precision in POINT and two.precision in POINT
    if points and ((one.name and one.name == two.name) or (apart is not None and apart <= _CLOSE_KM)):
        return 2.5
    if encloses(one, two) or encloses(two, one) or one.name == two.name:
        return 1.2 if "country" not in (one.precision, two.precision) else 0.3
    if points and apart is not None:
        return -inf if apart > _APART_KM else -0.5
    return -1.5 if one.admin1 and two.admin1 and one.admin1 != two.admin1 else 0.0


def same_kind(a: Profile, b: Profile) -> float:
    """The reports tell of the same kind of event."""
    if a.type is None or b.type is None:
        return 0.0
    if a.type == b.type:
        return 1.0 if a.type != "other" else 0.0
    one, two = _FAMILY.get(a.type), _FAMILY.get(b.type)
    if one is None or two is None or one == two:
        return 0.2
    return 0.0 if frozenset((one, two)) in _AKIN else -2.0


def same_initiator(a: Profile, b: Profile) -> float:
    """The reports name the same party as the one who did it."""
    if not a.initiators or not b.initiators:
        return 0.0
    return 0.8 if a.initiators & b.initiators else -0.4


def same_target(a: Profile, b: Profile) -> float:
    """The reports name the same people as those who were hit."""
    if not a.targets or not b.targets:
        return 0.0
    return 0.4 if a.targets & b.targets else -0.2


def same_toll(a: Profile, b: Profile) -> float:
    """The reports give the same figure, or figures that can both be right."""
    best = 0.0
    for field, one in a.tolls:
        for other, two in b.tolls:
            if field == other:
                best = max(best, _figures(one, two)) if best >= 0 else _figures(one, two)
    if best == 0.0 and _killed(a) and _killed(b):
        low, high = sorted((max(_killed(a)), max(_killed(b))))
        return -1.0 if high > 3 * max(low, 1) and high - low > 5 else -0.2
    return best


def _figures(one: Quantity, two: Quantity) -> float:
    if (one.low, one.high) == (two.low, two.high):
        least = one.low or one.high or 0
        return 2.0 if least >= 10 else 1.4 if least >= 4 else 0.5
    return 0.6 if one.allows(two) and (one.low or 0) > 3 and (two.low or 0) > 3 else 0.0


def _killed(profile: Profile) -> list[int]:
    return [q.low for field, q in profile.tolls if field == "killed" and q.low is not None]


def told_as_news(a: Profile, b: Profile) -> float:
    """One report tells it as news and the other recalls it, or both do the same."""
    return 0.0 if a.background == b.background else -0.3


SIGNALS: tuple[Signal, ...] = (same_day, same_place, same_kind, same_initiator, same_target, same_toll, told_as_news)


def score(a: Profile, b: Profile) -> float:
    """The sum of all signals; minus infinity when one of them rules the pair out."""
    return sum(signal(a, b) for signal in SIGNALS)
