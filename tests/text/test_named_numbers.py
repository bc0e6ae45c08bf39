"""The number that words name beside a bound."""

import pytest

from rashomon.text.named_numbers import named_number
from rashomon.text.numbers import numbers


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("More than 90 villagers fled.", 90),
        ("Well over ninety villagers fled.", 90),
        ("At least 91 villagers fled.", 91),
        ("Some 91 villagers fled.", 91),
        ("Up to 91 villagers fled.", None),
        ("More than 90 but not 120 villagers fled.", 90),
    ],
)
def test_the_number_that_is_named(text: str, named: int | None) -> None:
    assert named_number(numbers(text)[0].quantity) == named
