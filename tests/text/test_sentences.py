"""Sentences without a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.sentences import date_line, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell. Two men died.", ["Shells fell.", "Two men died."]),
        ("A U.S. jet fired. The U.S. said so.", ["A U.S. jet fired.", "The U.S. said so."]),
        ("Gen. Adams spoke on Feb. 8 in town.", ["Gen. Adams spoke on Feb. 8 in town."]),
        ('"We saw it." He left.', ['"We saw it."', "He left."]),
        ("Headline here\n\nBody here. More.", ["Headline here", "Body here.", "More."]),
        ("Shells hit the town.The dead were buried.", ["Shells hit the town.", "The dead were buried."]),
        ("Why? Nobody knows! It burned.", ["Why?", "Nobody knows!", "It burned."]),
        ("He died on April. 2 at home. It rained.", ["He died on April. 2 at home.", "It rained."]),
        ("It is a town (c. 70 km to the east) of farmers.", ["It is a town (c. 70 km to the east) of farmers."]),
        ("He left the U.S. He said so.", ["He left the U.S.", "He said so."]),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text)] == expected


def test_paragraphs_are_counted() -> None:
    assert [s.paragraph for s in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


@given(st.text(max_size=300))
def test_nothing_is_lost_and_offsets_hold(text: str) -> None:
    found = sentences(text)
    position = 0
    for number, sentence in enumerate(found):
        assert sentence.index == number
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[position : sentence.start].strip()
        position = sentence.end
    assert not text[position:].strip()


def test_the_date_line_of_a_telex_is_a_sentence_of_its_own() -> None:
    told = sentences("QUITO, 4 JUN 91 (WIRE) -- [TEXT] TWO CLERKS WERE HURT IN THE NORTH.  NOBODY SAID WHO DID IT.")
    assert [s.text for s in told] == [
        "QUITO, 4 JUN 91 (WIRE) --",
        "[TEXT]",
        "TWO CLERKS WERE HURT IN THE NORTH.",
        "NOBODY SAID WHO DID IT.",
    ]


def test_a_date_inside_a_sentence_cuts_nothing() -> None:
    assert len(sentences("The bridge fell on Monday, 4 June 2012 -- nobody was hurt, the mayor said.")) == 1


def test_the_date_line_of_a_telex_reaches_to_its_last_mark() -> None:
    text = "ALDANA, 4 MAY 90 (RPA) -- [REPORT] [TEXT] Two clerks were hurt."
    assert text[slice(*date_line(text))] == "ALDANA, 4 MAY 90 (RPA) -- [REPORT] [TEXT]"
    assert date_line("Two clerks were hurt in Aldana on 4 May.") == (0, 0)


def test_a_headline_without_a_stop_is_a_sentence_of_its_own() -> None:
    text = "Raid kills nine in Homs A raid killed nine people on Monday."
    assert [s.text for s in sentences(text, len("Raid kills nine in Homs"))] == [text[:23], text[24:]]
    assert [s.text for s in sentences(text)] == [text]
