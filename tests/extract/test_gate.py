"""The gate before the parser: it may let too much through, never too little."""

import pytest

from rashomon.extract.gate import counts_people, matters, tells_event
from rashomon.text import vocabulary


@pytest.mark.parametrize("entry", vocabulary.entries("gate_words"), ids=lambda entry: entry["example"])
def test_example_passes(entry):
    assert counts_people(entry["example"])


@pytest.mark.parametrize("entry", vocabulary.entries("harm_words"), ids=lambda entry: entry["example"])
def test_every_harm_word_passes(entry):
    assert counts_people(entry["example"])


@pytest.mark.parametrize(
    "text",
    [
        "KILLED: FOUR POLICEMEN",
        "The deaths of two monks drew anger.",
        "The quake took 60 lives.",
        "Three of the sailors were reported missing.",
        "Fifteen pupils remain in captivity, held hostage since May.",
        "The advance drove thousands from their homes.",
        "His body was found in the canal.",
        "“Nobody was hurt,” the mayor said.",
    ],
)
def test_harm_passes(text):
    assert counts_people(text)
    assert matters(text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister lives in the capital.",
        "Shares fell by three per cent.",
        "The committee will publish its findings in June.",
        "Skilled workers were in demand.",
        "",
    ],
)
def test_the_rest_stays_outside(text):
    assert not counts_people(text)
    assert not matters(text)


def test_events_without_people_are_told_apart():
    text = "Air strikes hit the depot at noon."
    assert tells_event(text)
    assert not counts_people(text)
    assert matters(text)


def test_peaceful_events_open_nothing():
    assert not tells_event("Teachers rallied outside the ministry.")
    assert not tells_event("The ambassador met the minister.")
