"""Words around names of places."""

import re

import pytest

from rashomon.extract._scene_words import cue
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize("entry", entries("scene_cues"), ids=lambda entry: entry["cue"])
def test_every_cue_matches_its_example(entry: dict) -> None:
    assert cue(rf"\b<{entry['cue']}>\b", any_case=True).search(entry["example"])


def test_a_slot_holds_the_longest_word_first() -> None:
    assert cue(r"<stationed> in").search("gunmen holed up in Homs")
    assert cue(r"<direction>$").match("northern")


def test_letters_count_unless_told_otherwise() -> None:
    assert cue(r"<town>").search("Town") is None
    assert cue(r"<town>", any_case=True).search("Town")


def test_only_cues_fill_slots() -> None:
    with pytest.raises(StopIteration):
        cue(r"<nothing>")
    assert isinstance(cue(r"plain (?:words)"), re.Pattern)
