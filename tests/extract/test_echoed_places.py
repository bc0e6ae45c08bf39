"""Places that are named once and then called "the town"."""

import pytest

from rashomon.extract._echoed_places import echoes
from rashomon.resolve.gazetteer import gazetteer
from rashomon.text.sentences import sentences


def echoed(text: str) -> list[tuple[str, str | None, str | None]]:
    found = echoes(text, sentences(text), gazetteer().find(text))
    return [(m.span.text, m.place.name, m.place.precision) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed Saraqeb. A bakery in the town burned.", [("the town", "Saraqeb", "settlement")]),
        ("Jets bombed Homs. They also hit a road west of the city.", [("west of the city", "Homs", "near")]),
        ("Men came to Qarmuzeh village. They burned the village.", [("the village", "Qarmuzeh", None)]),
        ("Jets bombed Homs. Then they hit Saraqeb. The town burned.", [("The town", "Saraqeb", "settlement")]),
    ],
)
def test_the_town_is_the_one_named_last(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert echoed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town burned for nine days.",
        "Jets bombed Homs and Hama. A bakery in the town burned.",
        "Jets bombed Saraqeb. A bakery in the town of Binnish burned.",
        "Jets bombed Saraqeb. The city council met in Homs.",
        "Jets bombed Saraqeb. A clinic in Homs took in people from the town.",
    ],
)
def test_nobody_knows_which_town(text: str) -> None:
    assert echoed(text) == []
