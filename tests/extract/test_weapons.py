"""Weapons named in a text."""

import pytest

from rashomon.extract.weapons import weapons
from rashomon.text import vocabulary


@pytest.mark.parametrize("entry", vocabulary.entries("weapons"), ids=lambda entry: entry["kind"])
def test_example_names_a_weapon(entry):
    assert weapons(entry["example"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heavy machine guns and Grad rockets were used.", ["Heavy machine guns", "Grad rockets"]),
        ("A car-bomb went off; mortar shells followed.", ["car-bomb", "mortar shells"]),
        ("Helicopters dropped barrel bombs.", ["barrel bombs"]),
        ("Tanks entered the town.", ["Tanks"]),
        ("He carried an AK-47.", ["AK-47"]),
        ("The market was quiet.", []),
    ],
)
def test_names(text, found):
    assert [span.text for span in weapons(text)] == found


def test_offsets_count_the_whole_text():
    text = "Calm. A grenade exploded."
    (span,) = weapons(text, 6)
    assert (span.start, text[span.start : span.end]) == (8, "grenade")
