"""GeoJSON (RFC 7946): a point an incident, with the metres within which it may be off."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.export.atomic import replacing
from rashomon.export.formats.incidents import INCIDENTS, line_of
from rashomon.export.imprint import imprint
from rashomon.export.options import Options
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import Object
from rashomon.store.store import Store

VERSION = "rashomon-geojson/1"
_ON_THE_MAP = {"lat", "lon"}  # which the geometry tells


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write a FeatureCollection, one feature a line.

    The imprint is the member `rashomon` of the collection, which other programs pass over (RFC 7946, 6.1). Coordinates
    are WGS 84, longitude first (3.1.1, 4); a feature without a point has the geometry null (3.2). Only points are
    written: an area of that radius would be a shape that nobody told, and nothing has to be wound (3.1.6). Raises
    OSError when the file cannot be written.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary:
        said = imprint(still, {"format": VERSION, "figures": "the ledger's own: low, best, high"}, options.wanted)
        with temporary[destination].open("wb") as stream:
            _write(stream, said, still.incidents(options.wanted))
    return (destination,)


def _write(stream: BinaryIO, said: Object, incidents: Iterator[Incident]) -> None:
    encode, box = msgspec.json.Encoder().encode, Box()
    stream.write(b'{"type":"FeatureCollection","rashomon":' + encode(said) + b',"features":[')
    before = b"\n"
    for incident in incidents:
        feature = _feature(dict(zip(INCIDENTS.names, line_of(incident), strict=True)))
        if feature["geometry"]:
            box.add(*feature["geometry"]["coordinates"])
        stream.write(before + encode(feature))
        before = b",\n"
    stream.write(b"\n]" + (b',"bbox":' + encode(found) if (found := box.found()) else b"") + b"}\n")


def _feature(told: Object) -> Object:
    where = None if told["radius_m"] is None else {"type": "Point", "coordinates": [told["lon"], told["lat"]]}
    # programs that draw a map keep of the file only its features
    properties = {name: value for name, value in told.items() if name not in _ON_THE_MAP} | {"profile": VERSION}
    return {"type": "Feature", "id": told["id"], "geometry": where, "properties": properties}


class Box:
    """The smallest box around points; it may reach over the antimeridian, west then being larger than east."""

    def __init__(self) -> None:
        self._lons: tuple[float, float] | None = None
        self._turned: tuple[float, float] | None = None  # the same, counted from 0 to 360
        self._lats: tuple[float, float] | None = None

    def add(self, lon: float, lat: float) -> None:
        """Let the box hold this point too."""
        self._lons, self._lats = _wider(self._lons, lon), _wider(self._lats, lat)
        self._turned = _wider(self._turned, lon % 360)

    def found(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north in degrees (RFC 7946, 5); None without points."""
        if self._lons is None or self._lats is None or self._turned is None:
            return None
        (west, east), (south, north), (first, last) = self._lons, self._lats, self._turned
        if last - first < east - west:
            west, east = (lon - 360 if lon > 180 else lon for lon in (first, last))
        return west, south, east, north


def _wider(ends: tuple[float, float] | None, value: float) -> tuple[float, float]:
    return (min(ends[0], value), max(ends[1], value)) if ends else (value, value)
