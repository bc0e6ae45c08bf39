"""The sheet: there and back again, north is up, a circle stays a circle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.drawing.view import KM, view_of

places = st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=6)


@given(places)
def test_what_is_asked_for_lies_on_the_sheet_and_comes_back(listed: list[tuple[float, float]]) -> None:
    view = view_of(listed, 900, 500)
    wide = max(lon for _, lon in listed) - min(lon for _, lon in listed) > 280
    high = max(lat for lat, _ in listed) - min(lat for lat, _ in listed) > 60
    for lat, lon in listed:
        x, y = view.x(lon), view.y(lat)
        assert wide or high or view.holds(x, y)
        assert view.degrees(x, y) == (pytest.approx(lon, abs=1e-6), pytest.approx(lat, abs=1e-6))
        assert view.points(np.array([[lon, lat]]))[0].tolist() == pytest.approx([x, y], abs=1e-6)


def test_north_is_up_and_east_is_right() -> None:
    view = view_of([(35.0, 36.0)], 900, 500)
    assert view.y(36.0) < view.y(35.0)
    assert view.x(37.0) > view.x(36.0)


def test_a_stretch_is_as_long_to_the_north_as_to_the_east() -> None:
    view = view_of([(60.0, 10.0)], 900, 500)
    upwards = view.y(60.0) - view.y(60.0 + 10 / KM)
    assert upwards == pytest.approx(view.pixels(10, 60.0), rel=0.01)
    assert view.x(11.0) - view.x(10.0) == pytest.approx(view.pixels(KM / 2, 60.0), rel=0.01)


def test_the_earth_is_shown_no_more_than_once() -> None:
    view = view_of([(-84.0, -180.0), (84.0, 180.0)], 900, 500)
    assert view.scale == pytest.approx(900 / 360)
