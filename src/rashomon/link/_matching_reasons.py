"""What speaks for two rows telling of one incident, in points of 100 and in words."""

import re
from collections.abc import Callable, Iterable

from anyascii import anyascii

from rashomon.link._signals_place import POINT
from rashomon.model.match import Reason
from rashomon.model.reference import Row
from rashomon.model.when import Date, days_between
from rashomon.model.where import Place, distance_km, encloses

_SAME_DAY, _IMPRECISE, _DAY_APART = 30, 20, 15
_SAME_PLACE, _AT_THE_LIMIT, _SAME_NAME, _AROUND, _SAME_AREA, _SAME_COUNTRY = 30, 10, 25, 15, 10, 5
_SAME_KIND, _WIDER_KIND = 15, 8
_ALL_ACTORS, _ONE_ACTOR = 15, 8
_SAME_TOLL, _TOLLS_MEET = 10, 6
_PROVINCE_KM = 200.0  # from the middle of a large province to its edge
_NOT_PLAIN = re.compile("[^a-z0-9]+")


def days_agree(one: Row, two: Row, limit: int) -> Reason | None:
    """How near the days are; None: too far apart. limit: days."""
    apart = days_apart(one.date, two.date)
    if apart > limit:
        return None
    if apart:
        return Reason(_DAY_APART // apart, f"{apart} day{'s' if apart > 1 else ''} apart", _SAME_DAY)
    if one.date.precision == two.date.precision == "day":
        return Reason(_SAME_DAY, "same day", _SAME_DAY)
    return Reason(_IMPRECISE, "days that can be the same", _SAME_DAY)


def days_apart(one: Date, two: Date) -> int:
    """Days between two intervals, 0 when they share a day."""
    return max(days_between(one.end, two.start), days_between(two.end, one.start), 0)


def places_agree(one: Row, two: Row, limit: float) -> Reason | None:
    """How near the places are; None: too far apart. limit: km, between towns."""
    apart = distance_km(one.place, two.place)
    if apart is None:
        return _names_agree(one.place, two.place)
    if {one.place.precision, two.place.precision} <= set(POINT):
        if apart > limit:
            return None
        points = _SAME_PLACE - round((_SAME_PLACE - _AT_THE_LIMIT) * apart / limit) if limit else _SAME_PLACE
        return Reason(points, f"{apart:.0f} km apart", _SAME_PLACE)
    return _areas_agree(one.place, two.place, apart)


def _areas_agree(one: Place, two: Place, apart: float) -> Reason | None:
    if plain(one.name) and plain(one.name) == plain(two.name):
        return Reason(_SAME_NAME, f"both in {one.name}", _SAME_PLACE)
    if "country" in (one.precision, two.precision):
        return Reason(_SAME_COUNTRY, "one tells only the country", _SAME_PLACE)
    if encloses(one, two) or encloses(two, one) or (plain(one.admin1) and plain(one.admin1) == plain(two.admin1)):
        return Reason(_AROUND, f"in {one.admin1 or one.name}, {apart:.0f} km apart", _SAME_PLACE)
    return Reason(_SAME_AREA, f"an area, {apart:.0f} km apart", _SAME_PLACE) if apart <= _PROVINCE_KM else None


def _names_agree(one: Place, two: Place) -> Reason | None:
    """Of places that have no coordinates."""
    if plain(one.name) and plain(one.name) == plain(two.name):
        return Reason(_SAME_NAME, f"both in {one.name}", _SAME_PLACE)
    if plain(one.admin1) and plain(one.admin1) == plain(two.admin1):
        return Reason(_SAME_AREA, f"both in {one.admin1}", _SAME_PLACE)
    return None


def kinds_agree(one: Row, two: Row) -> Reason:
    """What kind of event it was."""
    if one.kinds == two.kinds:
        return Reason(_SAME_KIND, f"same kind ({one.kinds[-1]})", _SAME_KIND)
    if one.kinds[0] == two.kinds[0] and len(one.kinds) > 1:
        return Reason(_WIDER_KIND, f"both {one.kinds[0]}", _SAME_KIND)
    return Reason(0, "other kinds", _SAME_KIND)


def actors_agree(one: Row, two: Row, side: Callable[[str], str]) -> Reason:
    """Who was in it, on whichever side."""
    here, there = sides(one.actors, side), sides(two.actors, side)
    if here and here == there:
        return Reason(_ALL_ACTORS, "same actors", _ALL_ACTORS)
    return (
        Reason(_ONE_ACTOR, "one actor in common", _ALL_ACTORS)
        if here & there
        else Reason(0, "no actor in common", _ALL_ACTORS)
    )


def sides(actors: Iterable[str], side: Callable[[str], str]) -> frozenset[str]:
    """The sides of these actors, in a form in which spellings are equal."""
    return frozenset(plain(side(actor)) for actor in actors)


def tolls_agree(one: Row, two: Row) -> Reason:
    """How many died."""
    if one.best is None or two.best is None:
        return Reason(0, "deaths not told", _SAME_TOLL)
    if one.best == two.best:
        return Reason(_SAME_TOLL, f"{one.best} dead in both", _SAME_TOLL)
    meet = _bound(one.low, one.best) <= _bound(two.high, two.best) and _bound(two.low, two.best) <= _bound(
        one.high, one.best
    )
    words = f"{one.best} and {two.best} dead"
    return (
        Reason(_TOLLS_MEET, f"{words}, within each other's bounds", _SAME_TOLL)
        if meet
        else Reason(0, words, _SAME_TOLL)
    )


def _bound(told: int | None, best: int) -> int:
    return best if told is None else told


def plain(name: str | None) -> str:
    """A name without case, accents, spaces and signs."""
    return _NOT_PLAIN.sub("", anyascii(name or "").lower())
