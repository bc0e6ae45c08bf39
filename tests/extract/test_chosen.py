"""Which sentences of a report are looked at."""

import pytest

from rashomon.extract._chosen import chosen_sentences
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import Entry, entries

FIRM = "Jets bombed the port of Latakia on Monday and killed two guards."
IDLE = "The harbour master likes tea."


def chosen(text: str) -> list[int]:
    return [s.index for s in chosen_sentences(sentences(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The strikes began at 03:42.",
        "There were previous attacks in 2013.",
        "Rebel tanks had earlier fired on the gate.",
        "They were trying to seize the pier.",
        "It was a bid to capture the pier.",
    ],
)
def test_what_goes_on_about_an_event_is_looked_at_beside_it(text: str) -> None:
    assert chosen(f"{FIRM} {text}") == [0, 1]
    assert chosen(text) == []


@pytest.mark.parametrize("entry", entries("chosen_words"), ids=lambda entry: entry["use"])
def test_every_entry_matches_its_example(entry: Entry) -> None:
    assert chosen(f"{FIRM} {entry['example']}") == [0, 1]
    assert any(word in entry["example"].lower() for word in entry["words"])


def test_what_goes_on_far_from_the_event_is_not_looked_at() -> None:
    assert chosen(f"{FIRM} {' '.join([IDLE] * 6)} They were trying to seize the pier.") == [0]


def test_idle_sentences_are_not_looked_at() -> None:
    assert chosen(f"{IDLE} {FIRM} {IDLE}") == [1]
