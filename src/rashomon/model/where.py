"""Places with a precision."""

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


class PlaceMention(Struct, frozen=True):
    """Words of a report that name a place; `place` says which one, when that could be told."""

    span: Span
    place: Place
