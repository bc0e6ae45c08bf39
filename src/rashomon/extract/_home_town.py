"""The town that a local report is about, and the streets and schools of it that no list of places knows.

"He was shot on Mill Street" lies in the town that all the report's names of places speak for, where one stands out.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from rashomon.extract._telling_places import is_date_line
from rashomon.model.where import Place, PlaceMention, distance_km

_TOWNS = ("settlement", "near")
_EARLY, _LATER = 2.0, 1.0  # a town in the headline or the first lines; any other
_HEAD = 300  # characters
_NEAR_KM, _NEAR = 40.0, 0.5
_AROUND_KM, _AROUND = 160.0, 0.2
_LEAST, _MORE = 2.0, 1.5  # what must speak for a town, and how much more than for any town that is far from it


def in_home_town(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions of a report; its streets and houses that no list knows lie in the town it is about."""
    if not any(_is_lost(m.place) for m in mentions):
        return tuple(mentions)
    town = home_town(text, mentions)
    return tuple(_placed(m, town) if town is not None and _is_lost(m.place) else m for m in mentions)


def home_town(text: str, mentions: Sequence[PlaceMention]) -> Place | None:
    """The town that the report's places speak for: its own mentions, its state's, and those of towns around it.

    None where another town, far from it, has nearly as much to say: such a report is about several towns. A date line
    speaks for its town only where the report names it again: many are sent from a capital.
    """
    weights: dict[tuple[float | None, float | None], float] = defaultdict(float)
    known: dict[tuple[float | None, float | None], Place] = {}
    for mention in mentions:
        place = mention.place
        if place.lat is not None and place.precision in (*_TOWNS, "sub_city", "adm2", "adm1"):
            weights[place.lat, place.lon] += _EARLY if mention.span.start < _HEAD else _LATER
            known.setdefault((place.lat, place.lon), place)
    told = {(m.place.lat, m.place.lon) for m in mentions if not is_date_line(text, m)}
    towns = [at for at, place in known.items() if place.precision in _TOWNS and at in told]
    backed = {at: _backing(at, known, weights) for at in towns}
    best = max(backed, key=lambda at: backed[at], default=None)
    if best is None or backed[best] < _LEAST:
        return None
    rivals = [backed[at] for at in backed if (distance_km(known[at], known[best]) or 0.0) > _NEAR_KM]
    return known[best] if backed[best] >= _MORE * max(rivals, default=0.0) else None


def _backing(
    at: tuple[float | None, float | None],
    known: dict[tuple[float | None, float | None], Place],
    weights: dict[tuple[float | None, float | None], float],
) -> float:
    return weights[at] + sum(_support(known[at], place) * weights[k] for k, place in known.items() if k != at)


def _support(town: Place, other: Place) -> float:
    if other.precision == "adm1":
        return float(town.admin1 is not None and town.admin1 == other.admin1)
    apart = distance_km(town, other)
    if apart is None or apart >= _AROUND_KM:
        return 0.0
    return _NEAR if apart < _NEAR_KM else _AROUND


def _is_lost(place: Place) -> bool:
    """A street, a school, a quarter that no list knows."""
    return place.lat is None and place.precision in ("site", "sub_city")


def _placed(mention: PlaceMention, town: Place) -> PlaceMention:
    place = structs.replace(
        mention.place,
        settlement=town.settlement or town.name,
        admin1=town.admin1,
        country=town.country,
        lat=town.lat,
        lon=town.lon,
    )
    return PlaceMention(mention.span, place)
