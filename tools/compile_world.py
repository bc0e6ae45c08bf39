"""Compiles src/rashomon/data/world.bin: what maps are drawn on.

Countries come from Natural Earth (public domain) by way of the npm package world-atlas, which `npm pack world-atlas`
fetches and whose `countries-50m.json` is given here; towns and the reach of divisions from places.bin beside it. The
program itself needs neither npm nor the package. Same sources give the same bytes.

    python tools/compile_world.py package/countries-50m.json [--output src/rashomon/data/world.bin]
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import yaml

_ROOT = Path(__file__).resolve().parent.parent
_DATA = _ROOT / "src" / "rashomon" / "data"
_DEGREE = 100  # of which coordinates count parts
_TOWN = 166  # size of a town of 100,000 people: 10 * log2(people + 1)
_CITY = 0  # kind of a settlement in places.bin
_MOST = 90  # percent of a division's settlements lie within its reach
_KM = 111.2  # a degree of latitude
_SINKS = -60.0  # nothing is told of what lies south of this: Antarctica is left out

Point = tuple[int, int]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of the map, each point once, in hundredths of a degree (longitude, latitude)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        _coarse((x * sx + tx, y * sy + ty) for x, y in np.cumsum(np.array(arc), axis=0).tolist())
        for arc in topology["arcs"]
    ]


def _coarse(points: Iterable[tuple[float, float]]) -> list[Point]:
    found: list[Point] = []
    for lon, lat in points:
        point = round(lon * _DEGREE), round(lat * _DEGREE)
        if not found or point != found[-1]:
            found.append(point)
    return found if len(found) > 1 else found * 2


def countries(topology: dict[str, Any], lines: Sequence[Sequence[Point]]) -> list[list[Any]]:
    """ISO 3166-1 alpha-3 code (empty where there is none), name, and polygons as rings of numbers of lines."""
    with (_ROOT / "resources" / "countries.yaml").open(encoding="utf-8") as stream:
        known = yaml.safe_load(stream)["entries"]
    codes = {entry["numeric"]: entry["country"] for entry in known}
    named = {entry["name"]: entry["country"] for entry in known}
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        if all(lat < _SINKS * _DEGREE for rings in polygons for n in rings[0] for _, lat in lines[n if n >= 0 else ~n]):
            continue
        name, number = shape["properties"]["name"], int(shape.get("id", "0"))
        found.append([codes.get(number) or named.get(name, ""), name, polygons])
    return sorted(found, key=lambda country: (country[1], country[0]))


def towns(places: dict[str, Any]) -> dict[str, Any]:
    """Towns of 100,000 people and more, the largest first: names, coordinates, sizes."""
    names, sizes = places["names"].split("\n"), places["size"]
    lat, lon = (np.frombuffer(places[name], "<i2") for name in ("lat", "lon"))
    kept = [n for n, name in enumerate(names) if places["kind"][n] == _CITY and sizes[n] >= _TOWN]
    kept.sort(key=lambda n: (-sizes[n], names[n], int(lat[n])))
    return {
        "names": "\n".join(names[n] for n in kept),
        "lat": lat[kept].tobytes(),
        "lon": lon[kept].tobytes(),
        "size": bytes(sizes[n] for n in kept),
    }


def divisions(places: dict[str, Any]) -> dict[str, bytes]:
    """GeoNames id of a division and how many km from its middle most of its settlements lie."""
    ids = np.cumsum(np.frombuffer(places["geonames"], "<i4"), dtype=np.int64)
    lat, lon = (np.frombuffer(places[name], "<i2") / _DEGREE for name in ("lat", "lon"))
    kinds = np.frombuffer(places["kind"], np.uint8)
    found: dict[int, int] = {}
    for level in ("admin1", "admin2"):
        of, named = np.frombuffer(places[level], "<u2"), np.frombuffer(places[f"{level}_ids"], "<i4")
        order = np.argsort(np.where(kinds == _CITY, of, 0), kind="stable")
        bounds = np.searchsorted(np.where(kinds == _CITY, of, 0)[order], np.arange(1, len(named) + 2))
        for number, geonames in enumerate(np.cumsum(named, dtype=np.int64).tolist()):
            inside = order[bounds[number] : bounds[number + 1]]
            row = int(np.searchsorted(ids, geonames))
            if len(inside) and row < len(ids) and ids[row] == geonames:
                y, x = lat[inside] - lat[row], (lon[inside] - lon[row]) * np.cos(np.radians(lat[row]))
                found[geonames] = max(1, round(float(np.percentile(np.hypot(x, y) * _KM, _MOST))))
    listed = sorted(found)
    return {
        "ids": np.diff(np.array([0, *listed], "<i8")).astype("<i4").tobytes(),
        "km": np.array([min(found[key], 65_535) for key in listed], "<u2").tobytes(),
    }


def compiled(topology: dict[str, Any], places: dict[str, Any]) -> bytes:
    """The whole file."""
    lines = arcs(topology)
    points = np.array([point for line in lines for point in line], "<i4")
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), "<i4")).astype("<i4")
    data = {
        "format": 1,
        "lengths": np.array([len(line) for line in lines], "<u2").tobytes(),
        "lon": steps[:, 0].tobytes(),
        "lat": steps[:, 1].tobytes(),
        "countries": countries(topology, lines),
        "towns": towns(places),
        "divisions": divisions(places),
    }
    return zlib.compress(msgspec.msgpack.encode(data), 9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("countries", type=Path, help="countries-50m.json of the package world-atlas")
    parser.add_argument("--places", type=Path, default=_DATA / "places.bin")
    parser.add_argument("--output", type=Path, default=_DATA / "world.bin")
    asked = parser.parse_args()
    topology = json.loads(asked.countries.read_text(encoding="utf-8"))
    packed = compiled(topology, msgspec.msgpack.decode(zlib.decompress(asked.places.read_bytes())))
    asked.output.write_bytes(packed)
    print(f"{asked.output}: {len(packed) / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
