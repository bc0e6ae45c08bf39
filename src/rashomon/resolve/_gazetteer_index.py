"""The compiled extract of GeoNames: columns of places and sorted names, read once."""

import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from rashomon.errors import VocabularyError
from rashomon.model.where import PlacePrecision
from rashomon.resolve._gazetteer_keys import exact_key

DATA = Path(__file__).resolve().parent.parent / "data" / "places.bin"
_FORMAT = 1
_PRECISIONS: tuple[PlacePrecision, ...] = ("settlement", "adm1", "adm2")
_SUFFIXES = (" governorate", " province", " oblast", " region", " state", " district", " department", " krai")


class Candidate(NamedTuple):
    """One place that a name may mean.

    size: 10 * log2(population + 1), 0 unknown. area, district: identity of first and second level division, within the
    country; "" unknown. own: the name is the place's own and not a spelling. curated: from `resources/places_*.yaml`.
    """

    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None
    area: str
    district: str
    lat: float
    lon: float
    size: int
    geonames: int | None = None
    own: bool = True
    curated: bool = False


def area_key(name: str | None) -> str:
    """What the ways to write a division's name share: "Aleppo Governorate", "Aleppo"."""
    key = exact_key(name or "")
    for suffix in _SUFFIXES:
        key = key.removesuffix(suffix)
    return key.replace(" ", "")


class _Postings:
    """Sorted names and the rows that they stand for."""

    def __init__(self, names: str, packed: dict[str, bytes]) -> None:
        self._names = names.split("\n")
        counts = np.frombuffer(packed["counts"], "<u2")
        self._ends = np.cumsum(counts, dtype=np.uint32)
        self._rows = np.frombuffer(packed["rows"], "<u4")

    def __getitem__(self, key: str) -> list[int]:
        position = bisect_left(self._names, key)
        if position == len(self._names) or self._names[position] != key:
            return []
        start = int(self._ends[position - 1]) if position else 0
        return list(map(int, self._rows[start : int(self._ends[position])]))


class Index:
    """Looks names up in the compiled extract."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._names: list[str] = data["names"].split("\n")
        self._ids = np.cumsum(np.frombuffer(data["geonames"], "<i4"), dtype=np.int64)
        self._kinds: bytes = data["kind"]
        self._countries: list[str] = data["countries"]
        self._country: bytes = data["country"]
        self._admin1 = np.frombuffer(data["admin1"], "<u2")
        self._admin2 = np.frombuffer(data["admin2"], "<u2")
        self._admin1_ids = np.cumsum(np.frombuffer(data["admin1_ids"], "<i4"), dtype=np.int64)
        self._admin2_ids = np.cumsum(np.frombuffer(data["admin2_ids"], "<i4"), dtype=np.int64)
        self._lat = np.frombuffer(data["lat"], "<i2")
        self._lon = np.frombuffer(data["lon"], "<i2")
        self._size: bytes = data["size"]
        self._exact = _Postings(data["keys"], data["key"])
        self._sounds = _Postings(data["sounds"], data["sound"])
        self.common = frozenset(data["common"].split("\n"))
        self.given = frozenset(data["given"].split("\n"))
        self.surnames = frozenset(data["surnames"].split("\n"))
        self.country_ids: dict[str, int] = data["country_ids"]
        self.spelled = frozenset(data["spelled"])
        self.candidate = lru_cache(maxsize=32768)(self._candidate)

    def exact(self, key: str) -> Iterator[Candidate]:
        """The places with this exact key."""
        return map(self.candidate, self._exact[key])

    def sounding(self, key: str) -> Iterator[Candidate]:
        """The places whose names sound like this key."""
        return map(self.candidate, self._sounds[key])

    def _candidate(self, posting: int) -> Candidate:
        row, other = divmod(posting, 2)
        name, precision = self._names[row], _PRECISIONS[self._kinds[row]]
        admin1 = name if precision == "adm1" else self._division(int(self._admin1[row]))
        geonames = int(self._ids[row])
        second = int(self._admin2[row])
        return Candidate(
            name=name,
            precision=precision,
            country=self._countries[self._country[row]],
            admin1=admin1,
            area=area_key(admin1),
            district=str(geonames) if precision == "adm2" else str(self._admin2_ids[second - 1]) if second else "",
            lat=int(self._lat[row]) / 100,
            lon=int(self._lon[row]) / 100,
            size=self._size[row],
            geonames=geonames,
            own=not other,
        )

    def _division(self, number: int) -> str | None:
        if not number:
            return None
        row = int(np.searchsorted(self._ids, self._admin1_ids[number - 1]))
        return self._names[row]


@cache
def compiled_index() -> Index:
    """The index that the program ships, loaded at the first use.

    Raises VocabularyError[V003] when the file is missing or was written by another version.
    """
    if not DATA.is_file():
        raise VocabularyError("V003", str(DATA), "the compiled gazetteer is missing", "Run make places.")
    data = msgspec.msgpack.decode(zlib.decompress(DATA.read_bytes()))
    if data.get("format") != _FORMAT:
        raise VocabularyError("V003", str(DATA), "the compiled gazetteer has another format", "Run make places.")
    return Index(data)
