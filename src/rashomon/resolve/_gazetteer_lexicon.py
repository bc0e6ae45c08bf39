"""Every name that is known: what was compiled from GeoNames, and on top of it `resources/places_*.yaml`."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from rashomon.model.where import PlacePrecision
from rashomon.resolve._gazetteer_index import Candidate, Index, area_key, compiled_index
from rashomon.resolve._gazetteer_keys import exact_key, sound_key
from rashomon.text.vocabulary import Entry, entries, resources_folder

# as large as a place of this sort is taken to be when names compete
_SIZES: dict[PlacePrecision, int] = {
    "country": 270,
    "region": 230,
    "adm1": 200,
    "adm2": 160,
    "settlement": 150,
    "sub_city": 145,
    "site": 145,
}
_SAME_PLACE_DEGREES = 0.35


class Lexicon:
    """Looks names up by key, written in full, by sound, as an adjective or shortened."""

    def __init__(self, index: Index, places: Iterable[Entry], shortened: Iterable[Entry]) -> None:
        self.index = index
        self._exact: dict[str, list[Candidate]] = defaultdict(list)
        self._sounds: dict[str, list[Candidate]] = defaultdict(list)
        self._people: dict[str, Candidate] = {}
        self._areas: dict[tuple[str | None, str], str] = {}
        self._short: dict[str, tuple[str, str]] = {}
        self.spelled = set(index.spelled)  # countries whose names are also found by sound
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self.sounding = lru_cache(maxsize=16384)(self._sounding)
        for entry in places:
            self._add(entry)
        for entry in shortened:
            self._short.update(dict.fromkeys(entry["short"], (exact_key(entry["name"]), entry["country"])))

    def _add(self, entry: Entry) -> None:
        place = _candidate(entry)
        if place.precision == "country" and place.country:
            place = place._replace(geonames=self.index.country_ids.get(place.country))
        names = [entry["name"], *entry.get("also", ())]
        for rank, name in enumerate(names):
            key = exact_key(name)
            if not any(known.lat == place.lat and known.lon == place.lon for known in self._exact[key]):
                self._exact[key].append(place._replace(own=rank == 0))
            if place.precision != "country" and place.country and sound_key(key):
                self._sounds[sound_key(key)].append(place._replace(own=False))
                self.spelled.add(place.country)
            if place.precision == "adm1":
                self._areas[place.country, area_key(name)] = place.name
        for name in entry.get("people", ()):
            self._people[exact_key(name)] = place

    def exact(self, key: str) -> tuple[Candidate, ...]:
        """The places with this name; a curated one replaces what GeoNames has under the name beside it."""
        if key not in self._found:
            compiled = [self.known(c) for c in self.index.exact(key)]
            curated = [_completed(place, compiled) for place in self._exact.get(key, [])]
            self._found[key] = (*curated, *(c for c in compiled if not any(_same(c, known) for known in curated)))
        return self._found[key]

    def _sounding(self, key: str) -> tuple[Candidate, ...]:
        """The places whose names sound like this key."""
        sound = sound_key(key)
        if not sound:
            return ()
        return (*self._sounds.get(sound, ()), *map(self.known, self.index.sounding(sound)))

    def people(self, key: str) -> Candidate | None:
        """The country or land whose inhabitants or adjective this word is."""
        return self._people.get(key)

    def short(self, text: str) -> tuple[Candidate, ...]:
        """The state or province that this abbreviation, as written, stands for."""
        key, country = self._short.get(text, ("", ""))
        return tuple(c for c in self.exact(key) if c.country == country and c.precision == "adm1") if key else ()

    def known(self, place: Candidate) -> Candidate:
        """The place with its division named as the curated files name it."""
        name = self._areas.get((place.country, place.area))
        return place._replace(admin1=name, area=area_key(name)) if name else place


def _candidate(entry: Entry) -> Candidate:
    precision: PlacePrecision = entry["kind"]
    admin1 = entry.get("admin1")
    return Candidate(
        name=entry["name"],
        precision=precision,
        country=entry.get("country"),
        admin1=admin1,
        area=area_key(admin1),
        district=entry["name"] if precision == "adm2" else "",
        lat=float(entry["lat"]),
        lon=float(entry["lon"]),
        size=entry.get("size", _SIZES[precision]),
        curated=True,
    )


def _completed(place: Candidate, compiled: Iterable[Candidate]) -> Candidate:
    """With the size and the id of the same place in GeoNames."""
    twin = max((c for c in compiled if _same(c, place)), key=lambda c: c.size, default=None)
    if twin is None:
        return place
    place = place._replace(size=max(twin.size, place.size), geonames=twin.geonames)
    return place if place.area else place._replace(admin1=twin.admin1, area=twin.area)


def _same(one: Candidate, other: Candidate) -> bool:
    if one.precision == other.precision == "adm1":
        return one.country == other.country and one.area == other.area
    near = max(abs(one.lat - other.lat), abs(one.lon - other.lon)) < _SAME_PLACE_DEGREES
    return near and one.country == other.country and _broad(one) == _broad(other)


def _broad(place: Candidate) -> bool:
    return place.precision in ("adm1", "adm2", "region", "country")


@cache
def lexicon() -> Lexicon:
    """All names, read once."""
    files = sorted(path.stem for path in resources_folder().glob("places_*.yaml"))
    return Lexicon(compiled_index(), (e for name in files for e in entries(name)), entries("place_abbreviations"))
