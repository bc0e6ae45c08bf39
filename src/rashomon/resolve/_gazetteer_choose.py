"""Which of the places of one name is meant: size, the other places of the report, nearness."""

import math
from collections.abc import Sequence

from rashomon.resolve._gazetteer_index import Candidate
from rashomon.resolve._gazetteer_spot import Spot

_ROUNDS = 3
_NEIGHBOURS = 40
_REACH_KM = 150.0
_REACH_DEGREES = 1.4  # of latitude: more than the reach
_CONTEXT_POINTS = 14.0  # the most that a report's other places can say: as much as 16,000 times the population


def within(inner: Candidate, outer: Candidate) -> bool:
    """The first place lies in the second, as far as divisions tell."""
    if inner.country != outer.country and outer.precision != "region":
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision == "adm1":
        return inner.area == outer.area and inner.precision not in ("adm1", "country")
    if outer.precision == "adm2" and inner.district:
        return inner.district == outer.district and inner.precision != "adm2"
    return inner.precision != "country" and kilometres(inner, outer) < (800 if outer.precision == "region" else 60)


def kilometres(one: Candidate, other: Candidate) -> float:
    """Distance on a flat map: near enough to compare places."""
    lon = (one.lon - other.lon + 180) % 360 - 180
    return math.hypot(one.lat - other.lat, lon * math.cos(math.radians((one.lat + other.lat) / 2))) * 111.2


def standing(place: Candidate, rivals: Sequence[Candidate]) -> float:
    """How likely the place is meant when nothing else is known; 3.3 points are ten times the population."""
    points = place.size / 10 - (0 if place.own else 3) + (2 if place.curated else 0)
    if place.precision == "adm2":
        return points - 5
    if place.precision == "adm1":
        town = max((c.size / 10 + 2 * c.curated for c in rivals if _seat(c, place)), default=0.0)
        return min(points - 1, town - 0.5) if town else points - 1
    return points


def _seat(town: Candidate, area: Candidate) -> bool:
    return (
        town.precision == "settlement"
        and (town.country, town.area) == (area.country, area.area)
        and town.size >= area.size - 50
    )


def choose(spots: Sequence[Spot], context: Sequence[Candidate] = ()) -> dict[str, Candidate]:
    """Key to the place that is meant: one report uses a name for one place.

    A name followed by a larger place that holds one of its candidates ("Paris, Texas") is bound by it.
    """
    options = _options(spots)
    own = {key: {c: standing(c, found) for c in found} for key, found in options.items()}
    chosen = {key: max(points, key=lambda c: points[c]) for key, points in own.items() if points}
    counts = _counts(spots)
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for key, points in own.items():
            if len(points) > 1:
                others = [(c, counts[k]) for k, c in before.items() if k != key][:_NEIGHBOURS]
                others += [(c, 1.0) for c in context]
                chosen[key] = _best(points, others)
        if chosen == before:
            break
    return chosen


def _best(points: dict[Candidate, float], others: Sequence[tuple[Candidate, float]]) -> Candidate:
    # what context cannot lift above the leader need not be compared
    least = max(points.values()) - _CONTEXT_POINTS
    return max((c for c in points if points[c] >= least), key=lambda c: points[c] + support(c, others))


def _counts(spots: Sequence[Spot]) -> dict[str, float]:
    """How much a name weighs: once, and a little more for every repetition."""
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.key] = counts.get(spot.key, 0) + 1
    return {key: 1 + math.log(count) for key, count in counts.items()}


def _options(spots: Sequence[Spot]) -> dict[str, tuple[Candidate, ...]]:
    options: dict[str, tuple[Candidate, ...]] = {}
    for spot in spots:
        known = options.get(spot.key)
        both = tuple(c for c in known if c in spot.candidates) if known else ()
        # a spot that was narrowed by its neighbours speaks for the others
        options[spot.key] = both or (spot.candidates if known is None else min(known, spot.candidates, key=len))
    return options


def support(place: Candidate, others: Sequence[tuple[Candidate, float]]) -> float:
    """What the report's other places say for this one, 0 to 14."""
    total = sum(_closeness(place, other) * weight for other, weight in others)
    return _CONTEXT_POINTS * (1 - math.exp(-total / 3))


def _closeness(place: Candidate, other: Candidate) -> float:
    if other.precision == "region":
        return 0.3 if kilometres(place, other) < 1000 else 0.0
    if place.country != other.country:
        return 0.4 if "country" not in (place.precision, other.precision) and _are_near(place, other) else 0
    if other.precision == "country":
        return 1.0
    if place.area and place.area == other.area:
        return 2.6
    return 1.6 if _are_near(place, other) else 0.6


def _are_near(one: Candidate, other: Candidate) -> bool:
    # most places are too far to the north or south: no need to measure
    return abs(one.lat - other.lat) < _REACH_DEGREES and kilometres(one, other) < _REACH_KM
