"""Lists of people that go on behind those whom a word of harm counts, and numbers that add up."""

import pytest

from rashomon.extract.harm import HarmMention, harms
from rashomon.extract.parse import ParsedReport
from rashomon.text.sentences import sentences


def mentions(text: str) -> tuple[HarmMention, ...]:
    return harms(ParsedReport(text, sentences(text))[0])


def told(text: str) -> list[tuple[str, int | None]]:
    return sorted((h.field, h.quantity.low or 0) for h in mentions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed three workers two drivers and a teacher.", [("killed", 1), ("killed", 2), ("killed", 3)]),
        ("Shells killed three workers an entire family of five.", [("killed", 3), ("killed", 5)]),
        ("The raid killed nine people in addition to two nurses.", [("killed", 2), ("killed", 9)]),
        ("Jets killed nine people who slept in a mill in addition to a nurse.", [("killed", 1), ("killed", 9)]),
        ("Shells killed three workers two drivers were wounded.", [("injured", 2), ("killed", 3)]),
        ("Shells killed three workers in addition to wrecking two buses.", [("killed", 3)]),
        ("Medics counted two dead and several injured drivers.", [("injured", 3), ("killed", 2)]),
        ("Medics saw the bodies of two nurses and several injured drivers.", [("injured", 3), ("killed", 2)]),
    ],
)
def test_lists_go_on_without_commas(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A rebel fired at the mill before being shot dead.", [("killed", 1)]),
        ("A rebel fired at the mill before being executed along with his family.", [("killed", 1), ("killed", 2)]),
        ("Militants killed a pilot they captured on Monday.", [("captured", 1), ("killed", 1)]),
        ("They had surrounded nine miners and were holding them captive.", [("captured", 9)]),
        ("The rest were killed in the clashes.", [("killed", 2)]),
        ("Some were seized beaten and killed.", [("killed", 2)]),
        ("Shells hit the market with women and children among the dead.", [("killed", 2)]),
        ("Shells hit the market with women and children among the victims.", [("killed", 2)]),
        ("Three boys were among the injured adding that the house burned.", [("injured", 3)]),
        ("He walked among the victims of the war.", []),
        ("Pictures on the screen showing patients choking.", [("injured", 2)]),
        ("The army is choking the supply lines of the fighters.", []),
        ("The toll ranges from about 20 to - by one count - some 35.", [("killed", 20)]),
        ("The number of victims since Monday has reached 35 people.", [("killed", 35)]),
    ],
)
def test_people_whom_the_grammar_of_the_verb_names(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_a_range_has_both_its_ends() -> None:
    (mention,) = mentions("The toll ranges from about 20 to - by one count - some 35.")
    assert (mention.quantity.low, mention.quantity.high) == (20, 35)


def test_groups_that_add_up_are_parts_of_the_whole() -> None:
    found = mentions("The blast killed nine people: four women, three men and two boys.")
    assert [(m.quantity.low, m.part_of) for m in found] == [(9, None), (4, 0), (3, 0), (2, 0)]


def test_groups_that_do_not_add_up_are_no_parts() -> None:
    found = mentions("The blast killed nine people near four women and three men.")
    assert [m.quantity.low for m in found if m.part_of is not None] == []


def test_a_list_of_parts_goes_on_with_a_few_others() -> None:
    found = mentions("The raid killed 40 people, many of them children and a few nurses.")
    assert [(m.quantity.low, m.part_of) for m in found] == [(40, None), (None, 0), (3, 0)]
