"""A sentence is cut where a second event of its own begins, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.harm import harms
from rashomon.extract.parse import ParsedReport
from rashomon.extract.stretches import Stretch, set_off, stretches
from rashomon.text.sentences import sentences


def cut(text: str) -> tuple[Stretch, ...]:
    return stretches(ParsedReport(text, sentences(text))[0])


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Shells killed two people in Homs.", ["Shells"]),
        ("Shells killed two people, and jets bombed the port.", ["Shells", "and jets"]),
        ("Jets bombed the port while gunmen attacked the mill.", ["Jets", "while gunmen"]),
        ("Shells killed two people and wounded nine.", ["Shells"]),
        ("Jets bombed the port following a rocket attack on the town.", ["Jets", "following"]),
        ("Jets bombed the port in retaliation for a rocket attack on the town.", ["Jets", "in retaliation"]),
        ("Two men died after shells hit the port.", ["Two"]),
        ("Two suicide bombers were killed after gunmen attacked the mill.", ["Two"]),
        ("The port was quiet after the rain.", ["The"]),
    ],
)
def test_where_a_sentence_is_cut(text: str, begins: list[str]) -> None:
    found = cut(text)
    assert len(found) == len(begins)
    assert all(part.span.text.startswith(words) for part, words in zip(found, begins, strict=True))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Shells hit the town of Orsk on Monday, where the army says gunmen killed a guard.", ["Shells", "where"]),
        ("Jets bombed the mill where gunmen had killed two drivers.", ["Jets", "where"]),
        ("Jets bombed the mill where two drivers were killed.", ["Jets"]),  # by the jets
        ("Jets killed two men at the mill where gunmen killed a driver.", ["Jets"]),
        ("Gunmen attacked the mill where they killed two drivers.", ["Gunmen"]),
    ],
)
def test_what_others_did_where_bombs_fell_is_another_event(text: str, begins: list[str]) -> None:
    parsed = ParsedReport(text, sentences(text))[0]
    found = stretches(parsed, [harm.harm_word for harm in harms(parsed)])
    assert [part.span.text.split()[0] for part in found] == begins
    assert [part.is_recalled for part in found] == [word == "where" for word in begins]


def test_what_follows_a_turn_is_recalled() -> None:
    told = cut("Jets bombed the port following a rocket attack on the town.")
    assert [part.is_recalled for part in told] == [False, True]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("An airstrike killed two people a day after gunmen killed four at the mill.", ["An airstrike", "after"]),
        ("Jets bombed the port days after five people were killed.", ["Jets", "after"]),
        ("Jets bombed the port after five people were seen there.", ["Jets"]),
        ("Five people were killed after a raid hit the port.", ["Five"]),
    ],
)
def test_who_counts_people_twice_tells_of_two_events(text: str, begins: list[str]) -> None:
    parsed = ParsedReport(text, sentences(text))[0]
    found = stretches(parsed, [harm.harm_word for harm in harms(parsed)])
    assert [part.span.text.startswith(words) for part, words in zip(found, begins, strict=True)] == [True] * len(begins)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The raid came two days after gunmen killed four men.", " gunmen killed four men."),
        ("The attack comes as the council said that a mine killed six.", " the council said that a mine killed six."),
        ("Monday's bombing followed a riot in which two people died.", " a riot in which two people died."),
        ("The minister came after gunmen killed four men.", None),
        ("Gunmen killed four men as the raid came.", None),
    ],
)
def test_what_an_event_comes_after_is_set_off_from_it(text: str, rest: str | None) -> None:
    found = set_off(sentences(text)[0])
    assert (found.text if found is not None else None) == rest


CLAUSES = ["shells killed two people", "jets bombed the port", "gunmen attacked the mill", "the mayor fled"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3), st.sampled_from([", and ", " while ", " after "]))
def test_the_stretches_are_the_sentence(clauses: list[str], link: str) -> None:
    text = link.join(clauses).capitalize() + "."
    found = cut(text)
    assert found[0].span.start == 0 and found[-1].span.end == len(text)
    for one, two in zip(found, found[1:], strict=False):
        assert one.span.end <= two.span.start and text[one.span.end : two.span.start].strip() == ""
    assert all(text[part.span.start : part.span.end] == part.span.text for part in found)
