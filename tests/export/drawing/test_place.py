"""The map of one place: its precision is an area, hatched within a broken line."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.export.drawing.place import place_map, place_words
from rashomon.model.where import Place

from .test_incident import check_laws

SVG = "{http://www.w3.org/2000/svg}"


def there(precision: str | None, **known: object) -> Place:
    known = {"name": "Oldtown", "admin1": "North", "country": "SYR", "lat": 35.5, "lon": 38.25} | known
    return Place(text="the old town", precision=precision, **known)


def tree(place: Place) -> ElementTree.Element:
    return ElementTree.fromstring(place_map(place))


def area(place: Place) -> ElementTree.Element:
    (found,) = (node for node in tree(place).iter() if node.get("class") == "area")
    return found


def test_a_larger_precision_is_a_larger_share_of_the_map() -> None:
    shares = {p: float(area(there(p)).get("r")) for p in ("site", "settlement", "near", "adm2", "adm1")}
    assert list(shares.values()) == sorted(shares.values())
    assert all(area(there(p)).get("fill") == "url(#place-hatch)" for p in shares)


def test_a_point_that_is_only_a_middle_is_a_cross() -> None:
    exact, middle = ([node.get("class") for node in tree(there(p)).iter()] for p in ("settlement", "adm1"))
    assert ("mark" in exact, "reach" in exact) == (True, False)
    assert ("mark" in middle, "reach" in middle) == (False, True)


def test_a_division_reaches_as_far_as_its_settlements() -> None:
    assert "somewhere within about 74 km" in place_words(there("adm1", geonames=170062))
    assert "somewhere within about 100 km" in place_words(there("adm1", geonames=1))
    assert "about" not in place_words(there("site"))


def test_a_country_is_its_own_shape() -> None:
    shape = area(there("country", name="Syria"))
    assert shape.tag == f"{SVG}path"
    assert len(shape.get("d")) > 200
    assert area(there("country", country=None)).tag == f"{SVG}circle"


def test_without_a_point_there_is_no_map() -> None:
    assert place_map(None) == place_map(there("adm1", lat=None)) == ""
    assert place_words(there("adm1", lat=None)) == "No point on the map is known."


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["site", "near", "adm1", "region", "country", None]),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.text(max_size=80),
)
def test_no_words_touch_each_other_or_leave_the_map(precision: str | None, lat: float, lon: float, name: str) -> None:
    check_laws(tree(there(precision, lat=lat, lon=lon, name=name)))
