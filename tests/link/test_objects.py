"""Rare things that were hit, and rare kinds of people, by the words for them."""

import pytest

from rashomon.link.objects import objects_in
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize("entry", entries("telling_objects"), ids=lambda entry: entry["words"][0])
def test_every_entry_is_found_in_its_example(entry: dict) -> None:
    assert objects_in(entry["example"]) == {entry["words"][0]}


def test_words_for_one_thing_are_one() -> None:
    assert objects_in("Shells fell on a bazaar.") == objects_in("The MARKETPLACE was hit.") == {"market"}


def test_parts_of_words_are_nothing() -> None:
    assert objects_in("The marketing of schooling is costly.") == frozenset()
