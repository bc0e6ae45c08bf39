"""Signs in the figures that two accounts give."""

from rashomon.link.profile import Profile
from rashomon.model.quantity import Quantity


def same_toll(a: Profile, b: Profile) -> float:
    """The reports give the same figure of ten or more."""
    return float(_shared_figure(a, b) >= 10)


def same_small_toll(a: Profile, b: Profile) -> float:
    """The reports give the same small figure."""
    return float(3 <= _shared_figure(a, b) < 10)


def tolls_agree(a: Profile, b: Profile) -> float:
    """The figures that the reports give can both be right."""
    return float(_shared_figure(a, b) < 3 and any(one.allows(two) for one, two in _figures(a, b, "killed")))


def tolls_apart(a: Profile, b: Profile) -> float:
    """The figures that the reports give are far from each other."""
    one, two = _most_killed(a), _most_killed(b)
    return float(one is not None and two is not None and max(one, two) > 2 * min(one, two) + 3)


def same_figures(a: Profile, b: Profile) -> float:
    """The reports share two figures or more."""
    return float(len(a.figures & b.figures) >= 2)


def _figures(a: Profile, b: Profile, field: str) -> list[tuple[Quantity, Quantity]]:
    return [(one, two) for f, one in a.tolls for g, two in b.tolls if f == g == field]


def _shared_figure(a: Profile, b: Profile) -> int:
    """The greatest figure that both give for one harm, 0 when there is none."""
    same = [
        one.low or one.high or 0
        for f, one in a.tolls
        for g, two in b.tolls
        if f == g and (one.low == two.low and (one.low or one.high == two.high))
    ]
    return max(same, default=0)


def _most_killed(profile: Profile) -> int | None:
    """The most that it counts; "none killed" is told of one party and no figure of the whole."""
    return max((q.low for f, q in profile.tolls if f == "killed" and q.low), default=None)
