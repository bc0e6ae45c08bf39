"""Places with a precision."""

import math
from typing import Literal

from msgspec import Struct

from rashomon.model.span import Span

PlacePrecision = Literal["site", "sub_city", "settlement", "near", "adm2", "adm1", "region", "country"]


class Place(Struct, frozen=True):
    """A place as far as it could be told which one is meant.

    text: as written; name: canonical name; settlement: the town or village, None for larger areas.
    country: ISO 3166-1 alpha-3; lat, lon: degrees, WGS 84; geonames: GeoNames id.
    """

    text: str
    name: str | None = None
    settlement: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    geonames: int | None = None

    @property
    def is_country_part(self) -> bool:
        """A part of a country that is told by where it lies in it: "northern Syria", a description and no name."""
        side = (self.name or "").partition(" ")[0]
        is_described = side.islower() and side.endswith(("ern", "central"))  # "al-Bab" begins with a small letter too
        return self.precision == "region" and self.country is not None and is_described

    @property
    def is_broad(self) -> bool:
        """A country, or such a part of one: nearly all that is told of may be in it."""
        return self.precision == "country" or self.is_country_part


class PlaceMention(Struct, frozen=True):
    """Words of a report that name a place; `place` says which one, when that could be told."""

    span: Span
    place: Place


_EARTH_KM = 6371.0
_RANK = {"site": 0, "sub_city": 1, "near": 2, "settlement": 2, "adm2": 3, "adm1": 4, "region": 5, "country": 6}


def distance_km(one: Place, two: Place) -> float | None:
    """Great-circle distance between two places in km (haversine); None where one has no coordinates."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(two.lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(two.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def encloses(outer: Place, inner: Place) -> bool:
    """The outer place is a larger area that holds the inner one, as far as their names say."""
    if outer.precision is None or inner.precision is None or _RANK[outer.precision] <= _RANK[inner.precision]:
        return False
    if outer.is_broad:
        return outer.country is not None and outer.country == inner.country
    if outer.precision == "adm1":
        return (
            outer.country == inner.country
            and (outer.admin1 or outer.name) is not None
            and inner.admin1
            in (
                outer.admin1,
                outer.name,
            )
        )
    return outer.name is not None and outer.name in (inner.settlement, inner.admin1)
