"""Those who die by their own hand."""

import pytest

from harmed import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerk killed two tellers before killing himself.", [("killed", 2), ("killed", 1)]),
        ("The clerk killed two tellers and then turned the gun on himself.", [("killed", 2), ("killed", 1)]),
        ("She shot her husband to death before taking her own life.", [("killed", 1), ("killed", 1)]),
        ("The clerk committed suicide in his cell.", [("killed", 1)]),
        ("The clerk shot his brother and then himself.", [("injured", 1), ("injured", 1)]),
        ("The clerk accidentally shot himself in the foot.", [("injured", 1)]),
        ("The clerk turned himself in.", []),
        ("The clerk threatened to kill himself.", []),
    ],
)
def test_by_their_own_hand(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((m.field, m.quantity.low) for m in mentions(text)) == sorted(expected)


def test_who_is_told_nowhere_else_is_told_by_himself() -> None:
    mention = mentions("The clerk killed two tellers before killing himself.")[-1]
    assert mention.trigger.text == "himself"


def test_the_killer_is_one_of_the_dead_that_are_counted_before() -> None:
    whole, killer = mentions("Five people are dead after a clerk killed himself in the bank.")
    assert (whole.quantity.low, killer.part_of) == (5, 0)


def test_the_killer_is_not_one_of_those_whom_he_kills() -> None:
    assert all(m.part_of is None for m in mentions("The clerk killed five people and himself."))
