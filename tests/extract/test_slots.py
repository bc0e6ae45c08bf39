"""Grammar with the words of a resource in its slots."""

import pytest

from rashomon.extract._slots import filled


def test_the_words_of_the_resource_stand_in_the_slots() -> None:
    pattern = filled(r"\b(?P<one><crowd>) <demonstrated>\b", "peaceful_words")
    found = pattern.search("On Friday Marchers took to the streets of Tunis.")
    assert found is not None
    assert found["one"] == "Marchers"


def test_a_slot_without_words_is_an_error_that_names_it() -> None:
    with pytest.raises(KeyError, match=r"peaceful_words\.yaml.*dragons"):
        filled("<dragons>", "peaceful_words")
