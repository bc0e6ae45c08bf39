"""Maps: every incident is in one mark, marks lie apart, contested is another shape, nothing comes from outside."""

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.export.drawing.map import HEIGHT, WIDTH, incidents_map, marks_of
from rashomon.export.drawing.style import style
from rashomon.export.drawing.view import view_of
from rashomon.store.spots import Box, Spot, Spots

SVG = "{http://www.w3.org/2000/svg}"
HERE = Spot(35.5, 36.25, 1, 0, 12, "i1", "settlement")
THERE = Spot(34.0, 40.0, 1, 1, None, "i<2>", "near")
MANY = Spot(36.5, 38.0, 1500, 30, 4000)


def drawn(*spots: Spot, **known: object) -> ElementTree.Element:
    found = Spots(spots, sum(spot.incidents for spot in spots), 7, 3, known.pop("cell", None))
    return ElementTree.fromstring(incidents_map(found, **known))


def titles(root: ElementTree.Element) -> list[str]:
    return [title.text for g in root.iter(f"{SVG}g") for title in g.findall(f"{SVG}title")]


def test_each_mark_says_what_it_stands_for() -> None:
    root = drawn(HERE, THERE, MANY)
    assert sorted(titles(root)) == [
        "1 incident, 1 contested; no number of killed",
        "1 incident; killed 12",
        "1,500 incidents, 30 contested; killed 4,000",
    ]
    said = root.find(f"{SVG}desc").text
    assert "1,502 on the map, 7 elsewhere, 3 without a known place. " in said
    assert "Contested: 31." in said


def test_contested_is_a_shape_of_its_own() -> None:
    shapes = {g.get("class"): g for g in drawn(HERE, THERE).iter(f"{SVG}g") if g.find(f"{SVG}title") is not None}
    assert shapes["spot"].find(f"{SVG}circle") is not None
    assert shapes["spot contested"].find(f"{SVG}path") is not None


def test_marks_lead_to_the_incident_or_to_the_part_of_the_map() -> None:
    root = drawn(HERE, THERE, MANY, to_incident=lambda name: f"/i/{name}", to_box=lambda box: f"?{box.west}:{box.east}")
    assert [a.get("href") for a in root.iter(f"{SVG}a")] == ["?37.875:38.125", "/i/i1", "/i/i<2>"]
    assert not list(drawn(HERE, THERE).iter(f"{SVG}a"))


def test_a_square_leads_to_all_that_it_holds() -> None:
    root = drawn(MANY, cell=2.0, to_box=lambda box: f"{box.west} {box.south} {box.east} {box.north}")
    assert [a.get("href") for a in root.iter(f"{SVG}a")] == ["37.0 35.5 39.0 37.5"]


def test_countries_and_towns_around_are_named() -> None:
    words = {text.text for text in drawn(HERE, THERE).iter(f"{SVG}text")}
    assert {"Iraq", "Aleppo"} <= words
    assert any("Natural Earth" in (text or "") and "GeoNames" in (text or "") for text in words)


def test_a_map_of_nothing_is_the_world() -> None:
    words = {text.text for text in drawn().iter(f"{SVG}text")}
    assert {"Russia", "Brazil"} <= words


def test_nothing_comes_from_outside() -> None:
    text = incidents_map(Spots((HERE,), 1, 0, 0), style=style())
    assert text.count("http") == 1  # the name of SVG
    assert "url(" not in text


def test_the_part_that_is_asked_for_is_shown() -> None:
    box = Box(30, 30, 45, 40)
    words = {text.text for text in drawn(HERE, box=box).iter(f"{SVG}text")}
    assert "Russia" not in words


spots = st.builds(
    Spot,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    incidents=st.integers(1, 10**6),
    contested=st.just(0),
    killed=st.none(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(spots, max_size=12))
def test_every_incident_is_in_one_mark_and_marks_lie_apart(listed: list[Spot]) -> None:
    view = view_of([(s.lat, s.lon) for s in listed], WIDTH, HEIGHT)
    marks = marks_of(view, listed)
    inside = [s for s in listed if view.holds(view.x(s.lon), view.y(s.lat))]
    assert sum(mark.incidents for mark in marks) >= sum(s.incidents for s in inside)
    for one, two in combinations(marks, 2):
        assert max(abs(one.x - two.x), abs(one.y - two.y)) >= 26
