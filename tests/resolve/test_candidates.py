"""What a name may stand for, for people who match lists."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.resolve.candidates import actor_candidates, place_candidates


def test_a_name_that_we_know_is_certain() -> None:
    best, *_ = actor_candidates("YPG")
    assert (best.id, best.score, best.certain) == ("ypg", 100.0, True)


def test_forces_of_states_follow_from_the_names_of_states() -> None:
    assert actor_candidates("Norwegian army")[0].name == "Military Forces of Norway"


def test_a_slip_of_the_pen_is_likely_and_not_certain() -> None:
    best, *_ = actor_candidates("Free Syrien Army")
    assert (best.id, best.certain) == ("free_syrian_army", False)


def test_of_places_with_one_name_the_best_known_comes_first() -> None:
    found = place_candidates("Tripoli", limit=4)
    assert found[0].about.endswith("LBY") and not found[0].certain
    assert {one.about[-3:] for one in found} >= {"LBY", "LBN"}
    assert len({one.id for one in found}) == len(found)


def test_nobody_and_nowhere() -> None:
    assert actor_candidates("qwxzv kqj") == () == place_candidates("qwxzv kqj")


@given(st.text(max_size=40), st.integers(1, 8))
def test_whatever_is_asked_the_best_come_first(name: str, limit: int) -> None:
    for found in (actor_candidates(name, limit), place_candidates(name, limit)):
        assert len(found) <= limit
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert not any(one.certain for one in found[1:])
