"""Lines of a page: prose or not, wrapped or not."""

import pytest

from rashomon.text.noise_lines import lines, word_count


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("The army shelled three villages overnight, residents said.", True),
        ("Home", False),
        ("Army shells three villages", False),
        ("No arrests were made.", False),
        ("軍は夜通し三つの村を砲撃したと住民が語った。", True),
    ],
)
def test_prose(text, is_prose):
    (line,) = lines(text)
    assert line.is_prose == is_prose


def test_blank_lines_are_skipped_and_places_kept():
    found = lines("one\n\n  two  \n")
    assert [(line.first, line.last, line.text) for line in found] == [(0, 0, "one"), (2, 2, "two")]


def test_menus_are_not_taken_for_wrapped_text():
    assert len(lines("\n".join(["A menu entry of some length that repeats itself here", "Short", "Shorter", "x"]))) == 4


def test_words():
    assert word_count("At least 1,200 people") == 4
    assert word_count("") == 0
