"""Where one incident was, as exactly as it is known: the precision is an area, hatched, within a broken line."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from rashomon.export.drawing.land import Box, outline, scale_bar
from rashomon.export.drawing.map import CREDIT, HEIGHT, WIDTH, ground
from rashomon.export.drawing.measure import text_width, wrapped
from rashomon.export.drawing.svg import Element, Picture, document, element, isolated, plain, text
from rashomon.export.drawing.view import KM, View, view_of
from rashomon.export.drawing.world import Country, world
from rashomon.model.where import Place, PlacePrecision

# how far from the point that the ledger gives it may have been, in km, where nothing says it better
_REACH: dict[PlacePrecision, float] = {
    "site": 1,
    "sub_city": 3,
    "settlement": 5,
    "near": 15,
    "adm2": 30,
    "adm1": 100,
    "region": 250,
}
_SAID: dict[PlacePrecision, str] = {
    "site": "known to the site",
    "sub_city": "known to the part of a town",
    "settlement": "known to the town or village",
    "near": "near a town or village",
    "adm2": "known to the district",
    "adm1": "known to the province",
    "region": "known to the region",
    "country": "known to the country",
}
_NAME, _SAYING = 15.0, 13.0  # sizes of letters
_KEPT = 500  # drawings, of some 15 kB
_WIDER = 4.5  # times the reach, from edge to edge


class Known(Struct, frozen=True):
    """How exactly a place is known. km: how far around the point; None for a country, whose shape is drawn."""

    words: str
    km: float | None
    country: Country | None = None


@lru_cache(maxsize=_KEPT)  # the same places are looked at again and again
def place_map(place: Place | None, style: str = "") -> str:
    """The place of an incident as an SVG, empty where no point on earth is known.

    Without `style` it is a part of a page that has its rules (`style.style`).
    """
    picture = place_picture(place)
    return document(picture, "Where", place_words(place), "place", style) if place and picture.elements else ""


def place_picture(place: Place | None) -> Picture:
    """The map; nothing where no point is known."""
    known = _known(place) if place else None
    if place is None or known is None or place.lat is None or place.lon is None:
        return Picture(WIDTH, 0, ())
    view = _view(place.lat, place.lon, known)
    x, y = view.x(place.lon), view.y(place.lat)
    label, room = _label(view, x, y, plain(place.name or place.text))
    taken = [room]
    said = wrapped(place_words(place), WIDTH - 16, _SAYING)
    notes = [text(8, HEIGHT + 20 + n * 18, isolated(line), "") for n, line in enumerate(said)]
    end = HEIGHT + 24 + len(said) * 18
    drawn = (*ground(view, taken), *_area(view, x, y, place.lat, known), label, *scale_bar(view), *notes)
    return Picture(WIDTH, end + 8, (*drawn, text(8, end, CREDIT, "note")))


def place_words(place: Place | None) -> str:
    """Where it was and how exactly that is known."""
    known = _known(place) if place else None
    if place is None or known is None:
        return "No point on the map is known."
    around = f": somewhere within about {known.km:g} km" if known.km is not None and known.km > 1 else ""
    above = [plain(part) for part in (place.admin1, place.country) if part and part != place.name]
    return f"{', '.join([plain(place.name or place.text), *above])}, {known.words}{around}."


def _known(place: Place) -> Known | None:
    if place.lat is None or place.lon is None:
        return None
    precision = place.precision or "settlement"
    if precision == "country":
        shape = next((one for one in world().countries if one.code and one.code == place.country), None)
        return Known(_SAID[precision], None if shape else 500.0, shape)
    divided = precision in ("adm1", "adm2") and place.geonames is not None
    reach = world().reach.get(place.geonames or 0) if divided else None
    return Known(_SAID[precision], reach or _REACH[precision])


def _view(lat: float, lon: float, known: Known) -> View:
    if known.country is not None:
        around = max((outer for outer, *_ in known.country.polygons), key=lambda ring: len(ring.points)).bounds
        corners = (around.south, around.west), (around.north, around.east)
        return view_of([(lat, lon), *corners], WIDTH, HEIGHT, least=2.0)
    return view_of([(lat, lon)], WIDTH, HEIGHT, least=max(1.6, (known.km or 0) * _WIDER / KM))


def _label(view: View, x: float, y: float, name: str) -> tuple[Element, Box]:
    """The name beside the point, on the side where there is more room, and the room that it takes."""
    is_left = x > view.width / 2 + 1
    words = wrapped(name, view.width / 2 - 24, _NAME)[0]
    base, width = min(max(y - 8, 20), view.height - 8), text_width(words, _NAME)
    left = x - 10 - width if is_left else x + 10
    label = text(x - 10 if is_left else x + 10, base, isolated(words), "section", "end" if is_left else "start")
    return label, Box(min(left, x - 8), base - 16, max(left + width, x + 8), max(base + 6, y + 8))


def _area(view: View, x: float, y: float, lat: float, known: Known) -> Iterator[Element]:
    """The hatched area, and a point where it is small or a cross where the point is only its middle."""
    yield element("defs", [_hatch()])
    if known.country is not None:
        shape = outline(view, known.country)
        inside = element("path", class_="area", d=shape, fill="url(#place-hatch)", fill_rule="evenodd")
        yield element("svg", [inside], width=view.width, height=view.height)
        return
    radius = max(view.pixels(known.km or 0, lat), 7)
    yield element("circle", class_="area", cx=x, cy=y, r=radius, fill="url(#place-hatch)")
    if (known.km or 0) <= _REACH["settlement"]:
        yield element("circle", class_="mark", cx=x, cy=y, r=4)
    else:
        yield element("path", class_="reach", d=f"M{x - 5:.1f} {y:.1f}h10M{x:.1f} {y - 5:.1f}v10")


def _hatch() -> Element:
    line = element("path", class_="hatch", d="M0 8L8 0M-2 2L2 -2M6 10L10 6")
    return element("pattern", [line], id="place-hatch", width=8, height=8, patternUnits="userSpaceOnUse")
