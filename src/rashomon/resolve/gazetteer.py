"""Finds names of places in news text and tells which places are meant."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct, structs

from rashomon.model.span import Span
from rashomon.model.where import Place, PlaceMention, PlacePrecision, distance_km
from rashomon.resolve._gazetteer_choose import choose
from rashomon.resolve._gazetteer_index import Candidate, area_key
from rashomon.resolve._gazetteer_judge import Judge
from rashomon.resolve._gazetteer_keys import exact_key
from rashomon.resolve._gazetteer_lexicon import Lexicon, lexicon
from rashomon.resolve._gazetteer_part import listed_part, part_of_country
from rashomon.resolve._gazetteer_phrase import phrase
from rashomon.resolve._gazetteer_sound import sounding
from rashomon.resolve._gazetteer_spot import Spot, Use, spots
from rashomon.resolve._gazetteer_unlisted import precision_of, unlisted
from rashomon.resolve._gazetteer_words import Word, words

# "the Duma neighbourhood of Damascus", "in the north of the walled city of Homs"
_WITHIN = re.compile(r",? (?:(?:of|in|inside|within) (?:the )?(?:[\w-]+ ){0,4})?")
_ACROSS_KM = 40.0  # from one edge of a large city to the other


class PlaceName(Struct, frozen=True):
    """A name of a place in a text, whatever it is used for.

    name: the name alone; phrase: with the words that say how near or which part ("8 km east of Palmyra").
    use: `place`; `adjective` ("Syrian", "Syrians"); `name`, inside another name ("Aleppo Media Centre"); `speaker`,
    a government that speaks ("Damascus said"). place: what the name stands for, as exactly as the phrase says it; part:
    the part of the country that the phrase singles out ("northern Syria").
    """

    name: Span
    phrase: Span
    place: Place
    use: Use
    part: Place | None = None


class Gazetteer:
    """Names of places: what was compiled from GeoNames and `resources/places_*.yaml`. Loaded at the first use."""

    def __init__(self, names: Lexicon | None = None) -> None:
        self._names = names

    @property
    def _lexicon(self) -> Lexicon:
        return self._names or lexicon()

    def find(
        self, text: str, start: int = 0, end: int | None = None, context: Sequence[Place] = ()
    ) -> tuple[PlaceMention, ...]:
        """Where `text[start:end]` says that something is, in order; offsets count code points of `text`.

        Names within the stretch help to tell each other apart, and so does `context`, places known from elsewhere.
        A place that is named but not known ("the village of ...") has a name and no coordinates. Adjectives, names of
        people and organisations, and governments that speak are left out: see `names`.
        """
        named = self.names(text, start, end, context)
        return tuple(PlaceMention(n.phrase, n.part or n.place) for n in named if n.use == "place")

    def names(
        self, text: str, start: int = 0, end: int | None = None, context: Sequence[Place] = ()
    ) -> tuple[PlaceName, ...]:
        """All names of places in `text[start:end]`, with what each is used for."""
        read = words(text, start, len(text) if end is None else end)
        others = [c for c in map(_as_candidate, context) if c]
        known = self._spots(read, text, others)
        chosen = choose(known, others)
        known += unlisted(read, known)
        known.sort(key=lambda s: s.first)
        return _in_cities(text, [_named(text, read, spot, chosen.get(spot.key)) for spot in known])

    def lookup(self, name: str, context: Sequence[Place] = ()) -> Place | None:
        """The place that this name most likely stands for, given other places of the same report; None if unknown."""
        found = self.names(name, context=context)
        for named in found:
            if len(named.phrase.text) >= len(name.strip()) - 2 and named.place.lat is not None:
                return named.place
        key = exact_key(name)
        people = self._lexicon.people(key)
        candidates = self._lexicon.exact(key) or ((people,) if people else ()) or self._lexicon.sounding(key)
        if candidates:
            others = [c for c in map(_as_candidate, context) if c]
            best = choose([Spot(0, 1, key, tuple(candidates))], others)[key]
            return _place(name, best)
        return next((n.place for n in found if n.place.lat is not None), None)

    def _spots(self, read: list[Word], text: str, context: Sequence[Candidate]) -> list[Spot]:
        exact = spots(read, text, self._lexicon)
        kept = Judge(read, text, exact, self._lexicon, context).kept(exact)
        near = [*context, *(c for s in kept for c in s.candidates[:1])]
        homes = {c.country for c in near if c.country}
        heard = sounding(read, exact, homes, self._lexicon)
        both = sorted([*exact, *heard], key=lambda s: s.first)
        judged = Judge(read, text, both, self._lexicon, context).heard(heard)
        return sorted([*kept, *judged], key=lambda s: s.first)


def _named(text: str, read: list[Word], spot: Spot, chosen: Candidate | None) -> PlaceName:
    name = Span.of(text, read[spot.first].start, read[spot.last - 1].end)
    whole = phrase(text, read, spot, chosen)
    if chosen is None:
        precision = "near" if whole.precision == "near" else precision_of(read, spot)
        return PlaceName(name, whole.span, Place(whole.span.text, name.text, name.text, precision=precision), spot.use)
    if spot.use == "place" and (part := _part(text, read, spot, chosen)):
        return PlaceName(name, part[0], _place(name.text, chosen), spot.use, part[1])
    place = _place(whole.span.text if spot.use == "place" else name.text, chosen)
    if whole.precision and spot.use == "place":
        place = _changed(place, whole.precision)
    return PlaceName(name, whole.span if spot.use == "place" else name, place, spot.use)


def _part(text: str, read: list[Word], spot: Spot, chosen: Candidate) -> tuple[Span, Place] | None:
    """A part of a country: its words and its place, which has the country's middle where no list has its own.

    Its name begins with a small letter, for it is a description: nobody says where it ends.
    """
    if chosen.precision == "region" and (listed := listed_part(chosen.name)):
        country = _listed(listed[1], "country", chosen.country)
        span = Span.of(text, read[spot.first].start, read[spot.last - 1].end)
        return (span, _called(chosen, span.text, f"{listed[0]} {country.name}")) if country else None
    side = part_of_country(text, read, spot) if chosen.precision == "country" else None
    if side is None:
        return None
    if larger := _listed(side.span.text, "region", None):  # "central America" is no part of the United States
        return side.span, _place(side.span.text, larger)
    names = (chosen.name, text[read[spot.first].start : read[spot.last - 1].end])
    own = next((c for name in names if (c := _listed(f"{side.side} {name}", "region", chosen.country))), chosen)
    return side.span, _called(own, side.span.text, f"{side.side} {chosen.name}")


def _listed(name: str, precision: PlacePrecision, country: str | None) -> Candidate | None:
    found = (c for c in lexicon().exact(exact_key(name)) if c.precision == precision and c.country == country)
    return next(found, None)


def _called(chosen: Candidate, text: str, name: str) -> Place:
    return structs.replace(_place(text, chosen), name=name, precision="region", geonames=None)


def _in_cities(text: str, named: list[PlaceName]) -> tuple[PlaceName, ...]:
    """ "The Duma neighbourhood of Damascus": the text says which town a quarter is of."""
    cities = [next((c for c in named[at + 1 :] if c.use == "place"), None) for at in range(len(named))]
    return tuple(_of_city(text, one, city) for one, city in zip(named, cities, strict=True))


def _of_city(text: str, quarter: PlaceName, city: PlaceName | None) -> PlaceName:
    if city is None or quarter.place.precision != "sub_city" or city.place.precision != "settlement":
        return quarter
    if _WITHIN.fullmatch(text, quarter.phrase.end, city.phrase.start) is None:
        return quarter
    return structs.replace(quarter, place=_inside(quarter.place, city.place))


def _inside(quarter: Place, city: Place) -> Place:
    """The quarter in this city; where no list holds it, or the one that lists know lies elsewhere, it has the city's
    coordinates.
    """
    apart = distance_km(quarter, city)
    if apart is not None and apart <= _ACROSS_KM:
        return structs.replace(quarter, settlement=city.settlement)
    return structs.replace(city, text=quarter.text, name=quarter.name, precision="sub_city", geonames=None)


def _changed(place: Place, precision: PlacePrecision) -> Place:
    settlement = None if precision in ("adm1", "adm2") else place.settlement
    return structs.replace(place, precision=precision, settlement=settlement)


def _place(text: str, chosen: Candidate) -> Place:
    return Place(
        text=text,
        name=chosen.name,
        settlement=_settlement(chosen),
        admin1=chosen.admin1,
        country=chosen.country,
        lat=chosen.lat,
        lon=chosen.lon,
        precision=chosen.precision,
        geonames=chosen.geonames,
    )


def _settlement(chosen: Candidate) -> str | None:
    """The town that a place is or lies in: of a quarter the city that its province is named after."""
    if chosen.precision not in ("settlement", "sub_city", "site"):
        return None
    return _city(chosen) or chosen.name if chosen.precision == "sub_city" else chosen.name


def _city(chosen: Candidate) -> str | None:
    if chosen.admin1 is None:
        return None
    cities = (c for c in lexicon().exact(exact_key(chosen.admin1)) if c.precision == "settlement")
    near = (c for c in cities if c.country == chosen.country and _close(c, chosen))
    return chosen.admin1 if next(near, None) is not None else None


def _close(one: Candidate, two: Candidate) -> bool:
    """Within a city's reach: a fifth of a degree, some 20 km."""
    return abs(one.lat - two.lat) < 0.2 and abs(one.lon - two.lon) < 0.2


def _as_candidate(place: Place) -> Candidate | None:
    if place.lat is None or place.lon is None:
        return None
    area = area_key(place.admin1)
    precision = place.precision or "settlement"
    return Candidate(
        place.name or place.text, precision, place.country, place.admin1, area, "", place.lat, place.lon, 0
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that the program ships."""
    return Gazetteer()
