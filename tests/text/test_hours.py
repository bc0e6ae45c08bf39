"""Parts of the day, and two days that share a night."""

import pytest

from rashomon.text.hours import are_of_one_night, hours_in, may_be_one_night

HOURS = {"evening": "TEV", "night": "TNI", "morning": "TMO", "afternoon": "TAF"}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mortars fell on the mill at dawn.", {"TMO"}),
        ("The mill burned overnight, and men dug until the evening.", {"TNI", "TEV"}),
        ("The mill burned.", set()),
        ("Knights rode by.", set()),
    ],
)
def test_hours_in(text: str, hours: set[str]) -> None:
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("before", "after", "are", "may_be"),
    [
        ("night", "morning", True, True),
        ("evening", "night", True, True),
        ("night", "night", True, True),
        ("evening", "morning", True, True),
        ("night", "", False, True),
        ("", "night", False, True),
        ("evening", "", False, False),
        ("", "morning", False, False),
        ("morning", "night", False, False),
        ("night", "afternoon", False, False),
        ("", "", False, False),
    ],
)
def test_days_that_follow_each_other(before: str, after: str, are: bool, may_be: bool) -> None:
    first, second = ({HOURS[word]} if word else set() for word in (before, after))
    assert are_of_one_night(frozenset(first), frozenset(second)) is are
    assert may_be_one_night(frozenset(first), frozenset(second)) is may_be
