"""What had happened before is no part of what a sentence tells."""

import pytest

from rashomon.extract._earlier import asides_on_places, earlier_clauses
from rashomon.extract.parse import ParsedReport
from rashomon.model.span import Span
from rashomon.text.sentences import sentences


def earlier(text: str, told: str | None = None) -> list[str]:
    parsed = ParsedReport(text, sentences(text))[0]
    spans = [Span.of(text, text.index(told), text.index(told) + len(told))] if told else []
    return [clause.text for clause in earlier_clauses(parsed, spans)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The bomb, which had been planted on Sunday, killed five people.", "which had been planted on Sunday"),
        (
            "The fighters were trying to seize the hill that the army had captured in May 2016.",
            "that the army had captured in May 2016",
        ),
    ],
)
def test_a_clause_in_the_past_perfect_goes_before(text: str, clause: str) -> None:
    assert earlier(text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb that exploded on Sunday killed five people.",
        "The army said that rebels had shelled the town on Sunday.",
    ],
)
def test_other_clauses_tell(text: str) -> None:
    assert earlier(text) == []


def test_a_clause_that_holds_the_harm_is_the_telling() -> None:
    text = "He visited the market where a bomb that had killed five people on Sunday went off."
    assert earlier(text) != []
    assert earlier(text, told="killed") == []


@pytest.mark.parametrize(
    ("place", "told", "expected"),
    [("Urem", [], ["which rebels seized on Thursday"]), ("Urem", ["seized"], []), ("troops", [], [])],
)
def test_what_is_said_of_a_place_in_passing_is_another_matter(place: str, told: list[str], expected: list[str]) -> None:
    text = "Nine troops were killed on the road to Urem, which rebels seized on Thursday."
    parsed = ParsedReport(text, sentences(text))[0]
    places, spans = ([Span.of(text, text.index(w), text.index(w) + len(w)) for w in ws] for ws in ([place], told))
    found = asides_on_places(parsed, places, spans)
    assert [clause.text for clause in found] == expected
