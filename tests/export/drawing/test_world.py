"""The shapes that are shipped: whole, closed, known by the codes of the ledger, small."""

import numpy as np
import pytest

from rashomon.errors import VocabularyError
from rashomon.export.drawing import world as module
from rashomon.export.drawing.world import DATA, world


def test_the_file_is_small() -> None:
    assert DATA.stat().st_size <= 400_000


def test_every_ring_is_closed_and_without_jumps() -> None:
    for country in world().countries:
        for polygon in country.polygons:
            for ring in (ring.points for ring in polygon):
                assert np.allclose(ring[0], ring[-1])
                assert np.abs(np.diff(ring, axis=0)).max() <= 0.51, country.name
                assert np.abs(ring[:, 1]).max() <= 90


def test_countries_have_the_codes_of_the_ledger() -> None:
    by_code = {country.code: country.name for country in world().countries}
    assert {by_code[code] for code in ("SYR", "YEM", "SDN", "UKR", "XKX")} == {
        "Syria",
        "Yemen",
        "Sudan",
        "Ukraine",
        "Kosovo",
    }


def test_a_country_across_the_180th_meridian_is_on_both_sides() -> None:
    (russia,) = (country for country in world().countries if country.code == "RUS")
    west = min(ring.points[:, 0].min() for polygon in russia.polygons for ring in polygon)
    east = max(ring.points[:, 0].max() for polygon in russia.polygons for ring in polygon)
    assert west < -169
    assert east > 179


def test_towns_come_by_size_and_divisions_have_a_reach() -> None:
    shapes = world()
    assert shapes.towns[0].name == "Shanghai"
    assert len(shapes.towns) > 5000
    assert 40 < shapes.reach[170062] < 150  # Aleppo


def test_a_missing_or_other_file_is_said(tmp_path, monkeypatch) -> None:
    for content in (None, module.zlib.compress(module.msgspec.msgpack.encode({"format": 0}))):
        path = tmp_path / "world.bin"
        if content is not None:
            path.write_bytes(content)
        monkeypatch.setattr(module, "DATA", path)
        with pytest.raises(VocabularyError, match="V003"):
            world.__wrapped__()
