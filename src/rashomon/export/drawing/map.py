"""Incidents on a map: one mark each, neighbours as one mark with their number; what is contested is a lozenge."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from rashomon.export.drawing.land import Box as Room
from rashomon.export.drawing.land import lands, names, room_of_scale_bar, scale_bar, sea, towns
from rashomon.export.drawing.scale import number_words
from rashomon.export.drawing.svg import Element, Picture, document, element, text, titled
from rashomon.export.drawing.view import View, view_of
from rashomon.store.spots import Box, Spot, Spots

WIDTH, HEIGHT = 960.0, 520.0
CREDIT = "Shapes: Natural Earth. Towns: GeoNames, CC BY 4.0."
_LEGEND = 54.0
_NEAR = 26.0  # pixels within which incidents are one mark
_LEAST = 0.25  # degrees: the smallest stretch that somebody is led to
_NAME = "Where"

Led = Callable[[str], str]  # id of an incident -> address
Widened = Callable[[Box], str]  # part of the map -> address


class Mark(Struct, frozen=True):
    """Incidents that lie together on the sheet, and where."""

    x: float
    y: float
    spots: tuple[Spot, ...]

    @property
    def incidents(self) -> int:
        return sum(spot.incidents for spot in self.spots)

    @property
    def contested(self) -> int:
        return sum(spot.contested for spot in self.spots)


def incidents_map(
    found: Spots, box: Box | None = None, to_incident: Led | None = None, to_box: Widened | None = None, style: str = ""
) -> str:
    """The incidents as an SVG; without `style` it is a part of a page that has its rules (`style.style`).

    box: the part of the earth; None = what holds them. to_incident, to_box: addresses to follow, of one incident and of
    a part in which several lie.
    """
    picture = map_picture(found, box, to_incident, to_box)
    return document(picture, _NAME, _words(found), "map", style)


def map_picture(found: Spots, box: Box | None, to_incident: Led | None, to_box: Widened | None) -> Picture:
    """The map and its legend."""
    corners = [(box.south, box.west), (box.north, box.east)] if box else [(s.lat, s.lon) for s in found.spots]
    view = view_of(corners, WIDTH, HEIGHT, least=_LEAST if box else 4.0)
    marks = marks_of(view, found.spots)
    signs = [_linked(mark, found.cell or 0.0, to_incident, to_box) for mark in marks]
    taken = [_room(mark) for mark in marks]
    return Picture(WIDTH, HEIGHT + _LEGEND, (*ground(view, taken), *signs, *_legend(view, found)))


def ground(view: View, taken: list[Room]) -> Iterator[Element]:
    """What lies under the marks, cut off at the edge of the sheet, with names where no mark is."""
    taken.append(room_of_scale_bar(view))
    drawn = [sea(view), *lands(view), *names(view, taken), *towns(view, taken)]
    yield element("svg", drawn, width=view.width, height=view.height, class_="ground")


def marks_of(view: View, spots: Sequence[Spot]) -> list[Mark]:
    """Marks for the spots of a view: those that would touch are one, around the larger of them."""
    near_by = max([_NEAR, *(2.3 * _half(spot.incidents) for spot in spots)])
    marks: list[tuple[float, float, list[Spot]]] = []
    for spot in sorted(spots, key=lambda s: (-s.incidents, -s.lat, s.lon, s.incident or "")):
        x, y = view.x(spot.lon), view.y(spot.lat)
        near = [mark for mark in marks if abs(mark[0] - x) < near_by and abs(mark[1] - y) < near_by]
        if near:
            near[0][2].append(spot)
        elif view.holds(x, y):
            marks.append((x, y, [spot]))
    return [Mark(x, y, tuple(together)) for x, y, together in marks]


def _linked(mark: Mark, cell: float, to_incident: Led | None, to_box: Widened | None) -> Element:
    sign = titled(_mark_words(mark), _sign(mark), "spot contested" if mark.contested else "spot")
    alone = mark.spots[0].incident if mark.incidents == 1 else None
    if alone is not None:
        return element("a", [sign], href=to_incident(alone)) if to_incident else sign
    return element("a", [sign], href=to_box(_around(mark.spots, cell))) if to_box else sign


def _sign(mark: Mark) -> list[Element]:
    half = _half(mark.incidents)
    if mark.contested:
        x, y, far = mark.x, mark.y, half * 1.25
        path = f"M{x:.1f} {y - far:.1f}L{x + far:.1f} {y:.1f}L{x:.1f} {y + far:.1f}L{x - far:.1f} {y:.1f}Z"
        shape = element("path", class_="spot-shape", d=path)
    else:
        shape = element("circle", class_="spot-shape", cx=mark.x, cy=mark.y, r=half)
    if mark.incidents == 1:
        return [shape]
    return [shape, text(mark.x, mark.y + 4, number_words(mark.incidents), "spot-number", "middle")]


def _half(incidents: int) -> float:
    """The radius of a mark: so that its number fits."""
    return 5.0 if incidents == 1 else 7.0 + 3.6 * len(number_words(incidents))


def _room(mark: Mark) -> Room:
    half = _half(mark.incidents) * 1.25
    return Room(mark.x - half, mark.y - half, mark.x + half, mark.y + half)


def _around(spots: Sequence[Spot], cell: float) -> Box:
    """The part of the map that holds these spots; cell: side of the squares that one of them may stand for."""
    more = max(cell, _LEAST) / 2
    south, north = min(s.lat for s in spots) - more, max(s.lat for s in spots) + more
    west, east = min(s.lon for s in spots) - more, max(s.lon for s in spots) + more
    return Box(max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0))


def _mark_words(mark: Mark) -> str:
    many = "1 incident" if mark.incidents == 1 else f"{number_words(mark.incidents)} incidents"
    contested = f", {number_words(mark.contested)} contested" if mark.contested else ""
    told = [spot.killed for spot in mark.spots if spot.killed is not None]
    killed = f"; killed {number_words(sum(told))}" if told else "; no number of killed"
    return f"{many}{contested}{killed}"


def _legend(view: View, found: Spots) -> Iterator[Element]:
    x, y = 8.0, HEIGHT + 20
    signs = (
        (Mark(x + 12, y - 4, (Spot(0, 0, 1, 0, None),)), "one incident"),
        (Mark(x + 150, y - 4, (Spot(0, 0, 1, 1, None),)), "contested"),
        (Mark(x + 262, y - 4, (Spot(0, 0, 8, 0, None),)), "several"),
        (Mark(x + 356, y - 4, (Spot(0, 0, 8, 1, None),)), "several, some of them contested"),
    )
    for mark, words in signs:
        yield element("g", _sign(mark), class_="spot contested" if mark.contested else "spot")
        yield text(mark.x + 22, y, words, "note")
    yield text(x, y + 24, f"{_counts(found)} {CREDIT}", "note")
    yield from scale_bar(view)


def _counts(found: Spots) -> str:
    outside = f", {number_words(found.elsewhere)} elsewhere" if found.elsewhere else ""
    unplaced = f", {number_words(found.unplaced)} without a known place" if found.unplaced else ""
    return f"{number_words(found.incidents)} on the map{outside}{unplaced}."


def _words(found: Spots) -> str:
    """What the map shows, for those who cannot see it."""
    contested = sum(spot.contested for spot in found.spots)
    return f"A map of incidents: {_counts(found)} Contested: {number_words(contested)}."
