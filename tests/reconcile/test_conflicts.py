"""Two people who decided otherwise are a conflict until one agrees."""

from typing import Any

import pytest

from factories_decisions import decide
from rashomon.model.decision import Decision
from rashomon.reconcile.conflicts import conflicts

FIVE, SIX = {"value": {"low": 5, "high": 5}}, {"value": {"low": 6, "high": 6}}


def on_claim(number: int, kind: Any, author: str, value: Any = None) -> Decision:
    return decide(number, kind, "a", claim="c1", author=author, value=value)


def on_field(number: int, author: str, value: Any, kind: Any = "set", **known: Any) -> Decision:
    said = {"field": "killed", "value": value} if kind == "set" else {"value": {"killed": value}}
    return decide(number, kind, "a", author=author, **said, **known)


def undo(number: int, target: str) -> Decision:
    return decide(number, "undo", "a", undoes=target)


def found(*decisions: Decision) -> list[tuple[str, int, int]]:
    return [(c.about, c.earlier.number, c.later.number) for c in conflicts(decisions)]


@pytest.mark.parametrize(
    ("first", "second", "is_conflict"),
    [
        (("accept", None), ("accept", None), False),
        (("accept", None), ("reject", None), True),
        (("reject", None), ("reject", None), False),
        (("reject", None), ("correct", FIVE), True),
        (("accept", None), ("correct", FIVE), True),
        (("correct", FIVE), ("accept", None), False),
        (("correct", FIVE), ("correct", FIVE), False),
        (("correct", FIVE), ("correct", SIX), True),
        (("correct", FIVE), ("correct", {"stance": "denied"}), False),
    ],
)
def test_two_people_on_one_claim(first: Any, second: Any, is_conflict: bool) -> None:
    made = found(on_claim(1, first[0], "Noor", first[1]), on_claim(2, second[0], "Sami", second[1]))
    assert made == ([("c1", 1, 2)] if is_conflict else [])
    assert found(on_claim(1, first[0], "Noor", first[1]), on_claim(2, second[0], "Noor", second[1])) == []


def test_who_thinks_better_of_it_ends_the_conflict() -> None:
    one, other = on_claim(1, "accept", "Noor"), on_claim(2, "reject", "Sami")
    assert found(one, other, on_claim(3, "reject", "Noor")) == []
    assert found(one, other, undo(3, "d2")) == []
    assert found(one, other, undo(3, "d2"), undo(4, "d3")) == [("c1", 1, 2)]


def test_values_are_compared_as_what_they_say() -> None:
    assert found(on_field(1, "Noor", 9), on_field(2, "Sami", 21)) == [("killed", 1, 2)]
    assert found(on_field(1, "Noor", 9), on_field(2, "Sami", {"low": 9, "best": 9, "high": 9})) == []
    assert found(on_field(1, "Noor", 9), on_field(2, "Sami", 21), on_field(3, "Noor", 21)) == []


def test_codings_differ_until_somebody_sets_the_value() -> None:
    codings = on_field(1, "Noor", 9, "code"), on_field(2, "Sami", 21, "code")
    assert found(*codings) == [("killed", 1, 2)]
    assert found(*codings, on_field(3, "Amal", 9)) == []
    assert found(on_field(1, "Amal", 9), on_field(2, "Sami", 21, "code")) == [("killed", 1, 2)]


def test_each_pair_of_three_is_told() -> None:
    three = [on_field(number, author, number) for number, author in enumerate(("Noor", "Sami", "Amal"), 1)]
    assert found(*three) == [("killed", 1, 2), ("killed", 1, 3), ("killed", 2, 3)]
