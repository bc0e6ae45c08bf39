"""Those whose harm is told by where they lie, or by what hit them."""

import pytest

from harmed import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three miners were rushed to a hospital in Larkfield.", [("injured", 3)]),
        ("The crash sent four miners to the hospital.", [("injured", 4)]),
        ("A miner was taken to a hospital in critical condition.", [("injured", 1)]),
        ("One of them was killed and two women are in serious condition.", [("injured", 2), ("killed", 1)]),
        ("Eleven bodies were taken to the hospital.", [("killed", 11)]),
        ("The mayor visited the hospital.", []),
        ("One had life threatening injuries.", []),
        ("The bridge is in critical condition.", []),
        ("Two miners were hit in the legs.", [("injured", 2)]),
        ("A miner was struck by a bullet.", [("injured", 1)]),
        ("Two houses were hit by shrapnel.", []),
        ("The storm struck 40 villages.", []),
        ("The baker was rushed to a clinic, where she died.", [("killed", 1)]),
        ("Two miners are being treated at a hospital for their wounds.", [("injured", 2)]),
        ("Two miners are among the wounded.", [("injured", 2)]),
        ("The wounded include a miner and his wife.", [("injured", 2)]),
    ],
)
def test_in_care(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven miners were shot, two fatally.", [("injured", 7), ("killed", 2)]),
        ("The guard shot four cooks, including one who died.", [("injured", 4), ("killed", 1)]),
        ("Six miners were hurt, three of whom later died.", [("injured", 6), ("killed", 3)]),
        ("Six miners were hurt, three of them badly.", [("injured", 3), ("injured", 6)]),
    ],
)
def test_of_the_hurt_some_are_dead(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected
