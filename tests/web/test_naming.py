"""Any name is one step of an address, and comes back out of it."""

from urllib.parse import unquote

from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.web.naming import named, segment


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("https://mill.example/a?b=1&c#d")
@example("100%2F/../2")
def test_a_name_is_one_step(name: str) -> None:
    as_handlers_get_it = unquote(segment(name))  # servers take an address apart once
    assert "/" not in segment(name) and "/" not in as_handlers_get_it
    assert named(as_handlers_get_it) == name


def test_plain_names_stay_as_they_are() -> None:
    assert segment("r-586c00af2a45") == named("r-586c00af2a45") == "r-586c00af2a45"
