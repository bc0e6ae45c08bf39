"""A part of the earth on a sheet of pixels, by Mercator: north is up, and a circle of some km is a circle."""

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from msgspec import Struct

KM = 111.2  # a degree of latitude
_POLE = 84.0  # degrees: Mercator has no pole
_WORLD = (-180.0, -56.0, 180.0, 76.0)  # where people live
_AROUND = 0.12  # of the stretch, left free on each side

Numbers = npt.NDArray[np.float64]


class View(Struct, frozen=True):
    """The part: degrees of its left edge and Mercator's y of its upper one; pixels to a degree of longitude."""

    west: float
    top: float
    scale: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Pixels from the left edge."""
        return (lon - self.west) * self.scale

    def y(self, lat: float) -> float:
        """Pixels from the upper edge."""
        return (self.top - _mercator(lat)) * self.scale

    def points(self, line: Numbers) -> Numbers:
        """Longitudes and latitudes as pixels."""
        lat = np.radians(np.clip(line[:, 1], -_POLE, _POLE))
        upwards = np.degrees(np.log(np.tan(np.pi / 4 + lat / 2)))
        return np.stack([(line[:, 0] - self.west) * self.scale, (self.top - upwards) * self.scale], axis=1)

    def pixels(self, km: float, lat: float) -> float:
        """How long a stretch is at a latitude."""
        return km / KM / math.cos(math.radians(_within(lat))) * self.scale

    def holds(self, x: float, y: float) -> bool:
        """The point lies on the sheet."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the sheet."""
        upwards = math.radians(self.top - y / self.scale)
        return self.west + x / self.scale, math.degrees(2 * math.atan(math.exp(upwards)) - math.pi / 2)


def view_of(places: Iterable[tuple[float, float]], width: float, height: float, least: float = 4.0) -> View:
    """The part that holds these places (latitude, longitude), and is at least some degrees wide and high.

    Without places the part of the earth where people live.
    """
    listed = list(places)
    if not listed:
        return _fitting(*_WORLD, width, height)
    south, north = _stretched(min(lat for lat, _ in listed), max(lat for lat, _ in listed), least)
    west, east = _stretched(min(lon for _, lon in listed), max(lon for _, lon in listed), least)
    return _fitting(west, south, east, north, width, height)


def _stretched(first: float, last: float, least: float) -> tuple[float, float]:
    middle, half = (first + last) / 2, max((last - first) * (0.5 + _AROUND), least / 2)
    return middle - half, middle + half


def _fitting(west: float, south: float, east: float, north: float, width: float, height: float) -> View:
    """The smallest part of this shape that holds the whole, but no more than once around the earth."""
    top, bottom = _mercator(north), _mercator(south)
    scale = max(min(width / (east - west), height / max(top - bottom, 1e-6)), width / 360)
    middle, centre = (west + east) / 2, (top + bottom) / 2
    return View(middle - width / scale / 2, centre + height / scale / 2, scale, width, height)


def _mercator(lat: float) -> float:
    """Degrees of longitude that are as long on the sheet as the way from the equator to a latitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(_within(lat)) / 2)))


def _within(lat: float) -> float:
    return min(max(lat, -_POLE), _POLE)
