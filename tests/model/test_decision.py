"""Decisions stand until they are undone."""

from hypothesis import given
from hypothesis import strategies as st

from factories_decisions import decide
from rashomon.model.decision import standing, undone, version


def test_what_is_undone_does_not_stand_and_what_undid_it_neither() -> None:
    first, second = decide(1, "merge", "a", "b"), decide(2, "undo", "a", "b", undoes="d1")
    assert standing([second, first]) == ()
    assert undone([first, second]) == {"d1"}


def test_to_undo_an_undoing_is_to_decide_again() -> None:
    rows = [decide(1, "set", "a"), decide(2, "undo", "a", undoes="d1"), decide(3, "undo", "a", undoes="d2")]
    assert standing(rows) == (rows[0],)


@given(st.lists(st.integers(0, 8), max_size=8))
def test_undoing_twice_is_not_undoing(back: list[int]) -> None:
    rows = [decide(1, "set", "a")]
    for number, steps in enumerate(back, 2):
        rows.append(decide(number, "undo", "a", undoes=f"d{max(1, number - 1 - steps)}"))
    stand = standing(rows)
    assert stand in ((), (rows[0],))
    again = [*rows, decide(98, "undo", "a", undoes=rows[-1].id), decide(99, "undo", "a", undoes="d98")]
    assert standing(again) == stand


def test_a_version_tells_another_decision_and_another_account() -> None:
    seen = version(3, ["a", "b"])
    assert seen == version(3, ["b", "a"])
    assert len({seen, version(4, ["a", "b"]), version(3, ["a"])}) == 3
