"""The ground of a map: sea, countries with their borders and names, larger towns."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct

from rashomon.export.drawing.measure import text_width
from rashomon.export.drawing.svg import Element, element, plain, text
from rashomon.export.drawing.view import Numbers, View
from rashomon.export.drawing.world import Bounds, Country, Line, Town, world

_FINE = 2  # points to a pixel, where a degree has more than some pixels; one on maps of larger parts
_CLOSE = 10.0
_BEYOND = 1.2  # degrees to which shapes go on outside the sheet: more than lies between two of their points
_SMALLEST = 2.5  # pixels: smaller islands are not drawn
_LARGE, _SMALL = 13.0, 12.0
_TOWNS = 14
_SEEN = 0.006  # of the sheet: a country that covers less gets no name


class Box(Struct, frozen=True):
    """Room that is taken, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """The two have a place in common."""
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart


def sea(view: View) -> Element:
    """The sheet itself."""
    return element("rect", class_="sea", width=view.width, height=view.height)


def lands(view: View) -> Iterator[Element]:
    """The countries that lie in a view, each as one shape."""
    return (element("path", class_="land", d=drawn, fill_rule="evenodd") for drawn in _outlines(view))


@lru_cache(maxsize=32)  # the same parts of the earth are looked at again and again
def _outlines(view: View) -> tuple[str, ...]:
    return tuple(drawn for country in world().countries if (drawn := outline(view, country)))


def outline(view: View, country: Country) -> str:
    """The shape of a country as an SVG path, as far as it lies in a view; empty where nothing of it does."""
    if not _is_near(view, country.bounds):
        return ""
    rings = (ring for polygon in country.polygons for ring in polygon if _is_near(view, ring.bounds))
    return "".join(_path(view, ring.points) for ring in rings)


def names(view: View, taken: list[Box]) -> Iterator[Element]:
    """The names of countries in the middle of what is seen of them, where there is room; they take it."""
    for words, x, y in _middles(view):
        room = _room(x, y, words, _LARGE)
        if _fits(view, room, taken):
            taken.append(room)
            yield text(x, y + 4, words, "country", "middle")


@lru_cache(maxsize=32)
def _middles(view: View) -> tuple[tuple[str, float, float], ...]:
    """Each country of which enough is seen, and the middle of its largest part there."""
    found = []
    for country in world().countries:
        if not _is_near(view, country.bounds):
            continue
        parts = [_seen(view, outer.points) for outer, *_ in country.polygons if _is_near(view, outer.bounds)]
        area, x, y = max(parts, default=(0.0, 0.0, 0.0))
        if area > _SEEN * view.width * view.height:
            found.append((plain(country.name), x, y))
    return tuple(found)


def towns(view: View, taken: list[Box]) -> Iterator[Element]:
    """The largest towns, where there is room for their names; they take it."""
    drawn = 0
    for town in _towns(view):
        x, y = view.x(town.lon), view.y(town.lat)
        words = plain(town.name)
        room = Box(x - 3, y - 9, x + 8 + text_width(words, _SMALL), y + 7)
        if _fits(view, room, taken):
            taken.append(room)
            yield element("circle", class_="town", cx=x, cy=y, r=2)
            yield text(x + 6, y + 4, words, "note")
            drawn += 1
        if drawn == _TOWNS:
            return


def _towns(view: View) -> Iterator[Town]:
    (west, north), (east, south) = view.degrees(0, 0), view.degrees(view.width, view.height)
    lon, lat = world().where.T
    inside = (west < lon) & (lon < east) & (south < lat) & (lat < north)
    return (world().towns[number] for number in np.flatnonzero(inside).tolist())


def room_of_scale_bar(view: View) -> Box:
    """Where the line of `scale_bar` may lie."""
    return Box(view.width * 5 / 6 - 24, view.height - 40, view.width, view.height)


def scale_bar(view: View) -> list[Element]:
    """A line in the lower right corner, as long as a round number of km in the middle of the sheet."""
    _, lat = view.degrees(view.width / 2, view.height / 2)
    km = max(step * size for size in (1, 10, 100, 1000) for step in (1, 2, 5) if _is_short(view, step * size, lat))
    right, y = view.width - 16, view.height - 14
    left = right - view.pixels(km, lat)
    words = f"{km:,} km"
    return [
        element("path", class_="edge", d=f"M{left:.1f} {y - 5:.1f}v5H{right:.1f}v-5"),
        text(right, y - 8, words, "note", "end"),
    ]


def _is_short(view: View, km: int, lat: float) -> bool:
    return km == 1 or view.pixels(km, lat) <= view.width / 6


def _is_near(view: View, shape: Bounds) -> bool:
    left, right = view.x(shape.west), view.x(shape.east)
    if right < 0 or left > view.width:
        return False
    upper, lower = view.y(shape.north), view.y(shape.south)
    inside = lower >= 0 and upper <= view.height
    return inside and (right - left >= _SMALLEST or lower - upper >= _SMALLEST)


def _path(view: View, ring: Line) -> str:
    out = max(_BEYOND * view.scale, 8)
    points = np.clip(view.points(ring), -out, np.array([view.width, view.height]) + out)
    fine = _FINE if view.scale > _CLOSE else 1
    steps = np.round(points * fine).astype(int)
    kept = np.ones(len(steps), dtype=bool)
    kept[1:] = (np.diff(steps, axis=0) != 0).any(axis=1)
    steps = steps[kept]
    if len(steps) < 4:  # a line there and back
        return ""
    x, y = (steps[0] / fine).tolist()
    return f"M{x:g} {y:g}l" + " ".join(f"{dx:g} {dy:g}" for dx, dy in (np.diff(steps, axis=0) / fine).tolist()) + "z"


def _seen(view: View, ring: Line) -> tuple[float, float, float]:
    """Pixels that are seen of a shape, and their middle."""
    points = np.clip(view.points(ring), 0, [view.width, view.height])
    x, y, after = points[:, 0], points[:, 1], np.roll(points, -1, axis=0)
    cross = x * after[:, 1] - after[:, 0] * y
    area = float(cross.sum()) / 2
    if abs(area) < 1:
        return 0.0, 0.0, 0.0
    return abs(area), _mean(x, after[:, 0], cross, area), _mean(y, after[:, 1], cross, area)


def _mean(ones: Numbers, others: Numbers, cross: Numbers, area: float) -> float:
    return float(((ones + others) * cross).sum()) / (6 * area)


def _room(x: float, y: float, words: str, size: float) -> Box:
    half = text_width(words, size) / 2
    return Box(x - half, y - size * 0.7, x + half, y + size * 0.7)


def _fits(view: View, room: Box, taken: Sequence[Box]) -> bool:
    inside = room.left >= 2 and room.right <= view.width - 2 and room.top >= 2 and room.bottom <= view.height - 2
    return inside and not any(room.touches(other) for other in taken)
