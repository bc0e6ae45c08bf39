"""What maps are drawn on: the shapes of countries, the larger towns, how far divisions reach (`data/world.bin`)."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import astuple

from rashomon.errors import VocabularyError

DATA = Path(__file__).resolve().parents[2] / "data" / "world.bin"
_FORMAT = 1
_DEGREE = 100
_LONGEST = 0.5  # degrees: no line goes on for longer without a point, so that it can be cut anywhere

Line = npt.NDArray[np.float64]  # of points: longitude and latitude in degrees


class Bounds(Struct, frozen=True):
    """The least and the greatest degrees of a shape."""

    west: float
    south: float
    east: float
    north: float


class Ring(Struct, frozen=True):
    """A closed line, and how far it reaches."""

    points: Line
    bounds: Bounds


class Country(Struct, frozen=True):
    """A country as Natural Earth draws it: by who holds a land, not by who claims it.

    code: ISO 3166-1 alpha-3, empty where it has none. polygons: of rings, the outer one first.
    """

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    bounds: Bounds


class Town(Struct, frozen=True):
    """A town of 100,000 people or more; coordinates in degrees."""

    name: str
    lat: float
    lon: float


class World(Struct, frozen=True):
    """All of it. towns: the largest first; where: of each its longitude and latitude.

    reach: GeoNames id of a division -> km from its middle to its edges.
    """

    countries: tuple[Country, ...]
    towns: tuple[Town, ...]
    where: Line
    reach: dict[int, int]


@cache
def world() -> World:
    """The shapes that the program ships, loaded at the first use.

    Raises VocabularyError[V003] when the file is missing or was written by another version.
    """
    if not DATA.is_file():
        raise VocabularyError("V003", str(DATA), "the shapes of countries are missing", "Install rashomon anew.")
    data = msgspec.msgpack.decode(zlib.decompress(DATA.read_bytes()))
    if data.get("format") != _FORMAT:
        raise VocabularyError("V003", str(DATA), "the shapes have another format", "Install rashomon anew.")
    lines = [_dense(line) for line in _lines(data)]
    countries, towns = tuple(_country(lines, *one) for one in data["countries"]), tuple(_towns(data["towns"]))
    return World(countries, towns, np.array([(town.lon, town.lat) for town in towns]), _reach(data))


def _lines(data: dict[str, Any]) -> list[Line]:
    steps = (np.frombuffer(data[name], "<i4") for name in ("lon", "lat"))
    points = np.stack([np.cumsum(values, dtype=np.int64) for values in steps], axis=1) / _DEGREE
    return [_unbroken(line) for line in np.split(points, np.cumsum(np.frombuffer(data["lengths"], "<u2"))[:-1])]


def _unbroken(line: Line) -> Line:
    """The line without the jump from one side of the sheet to the other, where it crosses the 180th meridian."""
    return np.stack([np.unwrap(line[:, 0], period=360), line[:, 1]], axis=1)


def _dense(line: Line) -> Line:
    """The line with points between those that lie far apart."""
    parts = np.maximum(1, np.ceil(np.abs(np.diff(line, axis=0)).max(axis=1) / _LONGEST)).astype(int)
    if parts.max() == 1:
        return line
    at = np.concatenate([[0], np.cumsum(parts)])
    every = np.arange(at[-1] + 1)
    return np.stack([np.interp(every, at, line[:, axis]) for axis in (0, 1)], axis=1)


def _country(lines: Sequence[Line], code: str, name: str, polygons: Any) -> Country:
    drawn = [tuple(_ring(lines, ring) for ring in rings) for rings in polygons]
    shapes = tuple(tuple(map(_bounded, again)) for rings in drawn for again in _on_both_sides(rings))
    return Country(code, name, shapes, _around(ring.bounds for rings in shapes for ring in rings))


def _bounded(line: Line) -> Ring:
    return Ring(line, Bounds(*line.min(axis=0).tolist(), *line.max(axis=0).tolist()))


def _around(some: Iterable[Bounds]) -> Bounds:
    west, south, east, north = zip(*map(astuple, some), strict=True)
    return Bounds(min(west), min(south), max(east), max(north))


def _on_both_sides(rings: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """A shape, and where it goes on beyond the 180th meridian what of it lies on the other side."""
    yield rings
    for beyond, turn in ((rings[0][:, 0].max() > 180, -360.0), (rings[0][:, 0].min() < -180, 360.0)):
        if beyond:
            yield tuple(np.add(ring, [turn, 0.0]) for ring in rings)


def _ring(lines: Sequence[Line], numbers: Sequence[int]) -> Line:
    """The lines one after the other; a number below zero stands for a line that runs backwards."""
    return _unbroken(np.concatenate([lines[n] if n >= 0 else lines[~n][::-1] for n in numbers]))


def _towns(data: dict[str, Any]) -> Iterator[Town]:
    lat, lon = ((np.frombuffer(data[name], "<i2") / _DEGREE).tolist() for name in ("lat", "lon"))
    return map(Town, data["names"].split("\n"), lat, lon)


def _reach(data: dict[str, Any]) -> dict[int, int]:
    ids = np.cumsum(np.frombuffer(data["divisions"]["ids"], "<i4"), dtype=np.int64).tolist()
    return dict(zip(ids, np.frombuffer(data["divisions"]["km"], "<u2").tolist(), strict=True))
