"""Lists of people that go on behind those whom a word of harm counts, and numbers that add up."""

import pytest

from harmed import mentions, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire killed four clerks two porters and a cook.", [("killed", 1), ("killed", 2), ("killed", 4)]),
        ("Fire killed four clerks a whole household of seven.", [("killed", 4), ("killed", 7)]),
        ("The fire killed nine people in addition to two nurses.", [("killed", 2), ("killed", 9)]),
        ("Jets killed nine people who slept in a mill in addition to a nurse.", [("killed", 1), ("killed", 9)]),
        ("Fire killed four clerks two porters were wounded.", [("injured", 2), ("killed", 4)]),
        ("Fire killed four clerks in addition to wrecking two carts.", [("killed", 4)]),
        ("Medics counted two dead and several injured drivers.", [("injured", 3), ("killed", 2)]),
        ("Medics saw the bodies of two nurses and several injured drivers.", [("injured", 3), ("killed", 2)]),
    ],
)
def test_lists_go_on_without_commas(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk swam across the lake before being lynched.", [("killed", 1)]),
        ("A clerk swam across the lake before being lynched along with his family.", [("killed", 1), ("killed", 2)]),
        ("The gang killed a banker they kidnapped in May.", [("abducted", 1), ("killed", 1)]),
        ("The gang stopped nine miners and took them captive.", [("captured", 9)]),
        ("The rest were killed in the clashes.", [("killed", 2)]),
        ("Nine were robbed bound and strangled.", [("killed", 9)]),
        ("Fire swept the ferry with sailors and pilgrims among the dead.", [("killed", 2)]),
        ("Fire swept the ferry with sailors and pilgrims among the victims.", [("killed", 2)]),
        ("He walked among the victims of the war.", []),
        ("Pictures on the screen showing patients choking.", [("injured", 2)]),
        ("The army is choking the supply lines of the fighters.", []),
        ("The number of victims since Monday has reached 35 people.", [("killed", 35)]),
    ],
)
def test_people_whom_the_grammar_of_the_verb_names(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("mark", [":", " --"])
def test_groups_that_add_up_are_parts_of_the_whole(mark: str) -> None:
    found = mentions(f"The blast killed nine people{mark} four women, three men and two boys.")
    assert [(m.quantity.low, m.part_of) for m in found] == [(9, None), (4, 0), (3, 0), (2, 0)]


def test_groups_that_do_not_add_up_are_no_parts() -> None:
    found = mentions("The blast killed nine people near four women and three men.")
    assert [m.quantity.low for m in found if m.part_of is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine guests, two cooks and seven maids, were killed.",
        "Nine guests, two cooks and seven maids, were among the dead.",
        "The flood killed nine people, two cooks and seven maids.",
    ],
)
def test_an_aside_that_adds_up_is_told_of_the_same_people(text: str) -> None:
    assert [(m.quantity.low, m.part_of) for m in mentions(text)] == [(9, None), (2, 0), (7, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Nine guests, two cooks and seven maids were killed.",
        "Nine guests, two cooks, and seven maids were among the dead.",
        "The flood killed nine guests, two cooks and seven maids, the mayor said.",
    ],
)
def test_a_list_whose_first_is_by_chance_the_sum_is_a_list(text: str) -> None:
    assert [(m.quantity.low, m.part_of) for m in mentions(text)] == [(9, None), (2, None), (7, None)]


@pytest.mark.parametrize("told", ["were among the dead", "later died", "were found dead", "were among those killed"])
def test_a_list_whose_verb_stands_at_its_end(told: str) -> None:
    assert [m.quantity.low for m in mentions(f"Four clerks, two porters and a cook {told}.")] == [4, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed near the house where two women, four men and three boys live.",
        "The raid killed twelve people on a street where five men and seven women worked.",
    ],
)
def test_numbers_that_add_up_by_chance_are_no_parts(text: str) -> None:
    assert len(mentions(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets killed nine people; two women, four men and three boys watched.", [("killed", 9)]),
        ("The raid killed nine people and troops arrested four men in addition to a woman.", [("killed", 9)]),
        ("Jets killed nine people; two women, four men and three boys only watched.", [("killed", 9)]),
        ("Fire killed four clerks two porters quickly left.", [("killed", 4)]),
        ("Fire killed four clerks and two porters later died.", [("killed", 2), ("killed", 4)]),
        ("One clerk and a cook died, four guests and two maids were", [("killed", 1), ("killed", 1)]),
        ("The rest of the convoy was hit and killed.", []),
        ("The rest of the villagers were killed.", [("killed", 2)]),
    ],
)
def test_whom_another_verb_tells_of_is_not_harmed(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_a_list_of_parts_goes_on_with_a_few_others() -> None:
    found = mentions("The flood killed 40 people, most of them bakers and a few guests.")
    assert [(m.quantity.low, m.part_of) for m in found] == [(40, None), (None, 0), (3, 0)]


def test_an_adverb_does_not_hide_the_verb_of_others() -> None:
    found = mentions("The flood killed 40 people, most of them bakers and a few guests later fled.")
    assert [(m.field, m.quantity.low) for m in found] == [("killed", 40), ("displaced", 3), ("killed", None)]
