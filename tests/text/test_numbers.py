"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.numbers import numbers, value_of_words
from rashomon.text.vocabulary import entries


def bounds(text: str) -> list[tuple[int | None, int | None]]:
    return [(n.quantity.low, n.quantity.high) for n in numbers(text) if n.kind == "count"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 29 villagers died.", [(29, None)]),
        ("More than 100 were hurt, over 140 fled.", [(101, None), (141, None)]),
        ("Up to 40 people may be trapped.", [(None, 40)]),
        ("Fewer than 10 came back.", [(None, 9)]),
        ("Forty or more were hurt.", [(40, None)]),
        ("15 to 20 rebels", [(15, 20)]),
        ("15-20 rebels", [(15, 20)]),
        ("between twenty and thirty soldiers", [(20, 30)]),
        ("seven or eight guards", [(7, 8)]),
        ("sixty-two fighters", [(62, 62)]),
        ("two hundred and fifty families", [(250, 250)]),
        ("more than a hundred families", [(101, None)]),
        ("a dozen men, half a dozen women, two dozen boys", [(12, 12), (6, 6), (24, 24)]),
        ("dozens of men, scores of women, hundreds of boys", [(24, None), (40, None), (200, None)]),
        ("several dozen men and several hundred women", [(36, None), (300, None)]),
        ("tens of thousands fled", [(20000, None)]),
        ("many were hurt", [(None, None)]),
        ("no guards were hurt", [(0, 0)]),
        ("No one was hurt.", [(0, 0)]),
        ("1,300 men and 3,00,000 women", [(1300, 1300), (300000, 300000)]),
        ("50+ men", [(50, None)]),
    ],
)
def test_bounds_follow_the_words(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert bounds(text) == expected


def test_about_is_kept_as_approximate() -> None:
    (number,) = numbers("About 50 people were hurt.")
    assert (number.quantity.low, number.quantity.high, number.quantity.approximate) == (50, 50, True)
    assert number.span.text == "About 50"
    assert number.figure.text == "50"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It happened on July 25.", "time"),
        ("It happened on 7 August.", "time"),
        ("It began in 2013.", "year"),
        ("a 12-year-old boy", "age"),
        ("a 12- year-old boy", "age"),
        ("Adam Hassan, 34, was hit.", "age"),
        ("8 km to the east", "measure"),
        ("The fire burned for three hours.", "time"),
        ("60 percent of the town", "percent"),
        ("$20 was stolen", "label"),
        ("on Highway 80", "label"),
        ("the 3rd brigade", "ordinal"),
    ],
)
def test_what_counts_nothing_is_told_apart(text: str, kind: str) -> None:
    assert [n.kind for n in numbers(text)] in ([kind], [])


def test_all_ages_of_a_list_are_ages() -> None:
    kinds = [n.kind for n in numbers("three men, ages 24, 20 and 19, were hurt") if n.figure.text != "three"]
    assert kinds == ["age", "age", "age"]
    assert [n.kind for n in numbers("A boy aged 12 and 3 others were hurt")] == ["age", "count"]


def test_weapon_designations_are_no_numbers() -> None:
    assert numbers("An S-400 battery and two T-72 tanks") == numbers("An S-400 battery and two T-72 tanks")
    assert bounds("An S-400 battery and T-72 tanks") == []


@pytest.mark.parametrize(
    ("words", "value"), [("ninety-nine", 99), ("one thousand two hundred", 1200), ("half a dozen", 6), ("green", None)]
)
def test_number_words(words: str, value: int | None) -> None:
    assert value_of_words(words) == value


@pytest.mark.parametrize("entry", entries("quantities"), ids=lambda e: e["words"])
def test_every_entry_matches_its_example(entry: dict[str, object]) -> None:
    found = " | ".join(n.span.text.lower() for n in numbers(str(entry["example"])))
    assert str(entry["words"]).lower() in found


@given(st.text(max_size=200))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for number in numbers(text):
        assert text[number.span.start : number.span.end] == number.span.text
        assert number.span.holds(number.figure)


@given(st.integers(min_value=3, max_value=999_999))
def test_a_figure_means_itself(value: int) -> None:
    assert bounds(f"They counted {value} people there.") == [(value, value)]
    assert bounds(f"They counted {value:,} people there.") == [(value, value)]


@given(st.text(alphabet="0123456789 ,.-–", max_size=400))
def test_runs_of_digits_are_read_in_linear_time(text: str) -> None:
    numbers(text * 20)


def test_a_range_may_have_no_upper_bound() -> None:
    (number,) = numbers("from 300 to well over 700 people")
    assert (number.quantity.low, number.quantity.high) == (300, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("the candidate of seat NA 55, Adam Hassan", "label"), ("the army of ISIL 55 rebels", "count")],
)
def test_codes_count_nobody(text: str, kind: str) -> None:
    assert [n.kind for n in numbers(text)] == [kind]


def test_an_age_may_stand_without_its_second_comma() -> None:
    kinds = [n.kind for n in numbers("Adam Hassan, 24 was shot beside Musa Idris, who was 31, by men in their 20's")]
    assert kinds == ["age", "age", "age"]
    assert [n.kind for n in numbers("In the valley, 24 were shot")] == ["count"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Her sons, 7 and 8, were hurt.", ["age", "age"]),
        ("Two cooks, believed to be 41 and 58, were found.", ["count", "age", "age"]),
        ("Tam Harrel, 22 was hurt.", ["age"]),
        ("Tobin, 16 - who was hurt - lives.", ["age"]),
        ("In the north, 16 - all of them miners - were hurt.", ["count"]),
        ("He was hit ten times.", ["time"]),
        ("They fired from 90 yards away.", ["measure"]),
        ("The 2015 rates rose.", ["year"]),
        ("Three women in 20's were hurt.", ["count", "age"]),
        ("FOX 8 News", ["label"]),
        ("Action News 5", ["label"]),
        ("Two men, 33 and 19, were hurt.", ["count", "age", "age"]),
        ("Two males, 30 and 42 were hurt.", ["count", "age", "age"]),
        ("In the hills, 30 and 42 rebels were hurt.", ["count", "count"]),
        ("All between the ages of 31 and 44, they were hurt.", ["age", "age"]),
        ("Ten people aged between 20 and 37 were hurt.", ["count", "age", "age"]),
        ("Four boys, ages 16 to 18, were hurt.", ["count", "age", "age"]),
        ("A boy younger than 12 was hurt.", ["age"]),
        ("Younger than 12 others", ["count"]),
        ("Omar and Tam, both 16, were hurt.", ["count", "age"]),
        ("Both 16 miners were hurt.", ["count", "count"]),
        ("An 8 yo girl and a 26 yr old man", ["age", "age"]),
        ("They called 911 at 20 Mill St. and left.", ["label", "label"]),
        ("He met 20 Mill Road workers.", ["count"]),
        ("She left on 07/04.", ["time"]),
        ("Image 3 of 9 Two miners", ["label", "label", "count"]),
    ],
)
def test_more_that_counts_nobody(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in numbers(text)] == kinds
