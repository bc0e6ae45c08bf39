"""Kinds of event that go together are symmetric, and what is unknown goes with everything."""

import pytest

from rashomon.link.kinds import are_akin, go_together


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ("air_strike", "shelling", True),
        ("armed_clash", "shelling", True),
        ("explosive", "suicide_bomb", True),
        ("air_strike", "abduction", False),
        ("chemical_weapon", "shelling", False),
        ("attack", "abduction", True),
        (None, "abduction", True),
        ("other", None, True),
    ],
)
def test_kinds_that_go_together(one: str | None, two: str | None, together: bool) -> None:
    assert go_together(one, two) is go_together(two, one) is together


@pytest.mark.parametrize(
    ("one", "two", "akin"),
    [
        ("explosive", "suicide_bomb", True),
        ("looting", "looting", True),
        ("shelling", "air_strike", False),
        ("attack", None, False),
        (None, None, False),
    ],
)
def test_kinds_that_are_one(one: str | None, two: str | None, akin: bool) -> None:
    assert are_akin(one, two) is are_akin(two, one) is akin
