"""Addresses say what is asked for, and lead to the same question with one thing changed."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import WebError
from rashomon.web.asked import asked
from rashomon.web.pages._drawn import days_of

NAMES, VALUES = st.sampled_from(["type", "country", "source", "publisher"]), st.text(min_size=1, max_size=8)


def pairs(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)


def test_one_value_and_several() -> None:
    assert asked([("country", "SYR")]).wanted.country == "SYR"
    assert list(asked([("country", "SYR"), ("country", "YEM")]).wanted.country or ()) == ["SYR", "YEM"]
    assert asked([("killed_min", "12"), ("background", "false")]).wanted.killed_min == 12


@pytest.mark.parametrize(
    "parameters",
    [
        [("background", "perhaps")],
        [("killed_min", "many")],
        [("since", "2018"), ("since", "2019")],
        [("page", "two")],
        [("box", "1,2,3")],
        [("box", "9,0,8,1")],
        [("box", "nan,0,8,1")],
    ],
)
def test_what_no_filter_can_have(parameters: list[tuple[str, str]]) -> None:
    with pytest.raises(WebError, match="B001"):
        asked(parameters)


def test_what_is_no_parameter_is_left_out() -> None:
    question = asked([("utm", "x"), ("type", " "), ("type", "shelling"), ("page", "3"), ("name", "Mine")])
    assert question.filters == [("type", "shelling")]
    assert question.page == 3
    assert pairs(question.address("/incidents")) == [("type", "shelling"), ("name", "Mine")]
    assert question.address("/incidents", type=None, name=None) == "/incidents"


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), NAMES, VALUES.filter(lambda v: v.strip() == v))
def test_a_value_can_be_added_and_taken_away(some: list[tuple[str, str]], name: str, value: str) -> None:
    question = asked(some)
    there = asked(pairs(question.toggled("/i", name, value)))
    assert ((name, value) in there.filters) != ((name, value) in question.filters)
    back = asked(pairs(there.toggled("/i", name, value)))
    assert set(back.filters) == set(question.filters)


def test_periods_have_days() -> None:
    assert days_of("2020-02") == ("2020-02-01", "2020-02-29")
    assert days_of("2019") == ("2019-01-01", "2019-12-31")
    assert days_of("2019-03-05") == ("2019-03-05", "2019-03-05")
