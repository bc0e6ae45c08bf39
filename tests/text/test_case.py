from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.case import shouts, spoken

_WORDS = {
    "two",
    "clerks",
    "and",
    "were",
    "hurt",
    "in",
    "the",
    "north",
    "by",
    "flores",
    "man",
    "said",
    "he",
    "saw",
    "no",
}


def _known(word: str) -> bool:
    return word in _WORDS


def test_words_get_small_letters_and_names_keep_a_capital() -> None:
    assert spoken("TWO CLERKS WERE HURT IN ALDANA.", _known) == "Two clerks were hurt in Aldana."


def test_a_word_beside_a_name_is_a_name_when_people_are_called_so() -> None:
    assert spoken("THE MAN SAW ADELA FLORES.", _known) == "The man saw Adela Flores."


def test_a_sentence_begins_with_a_capital() -> None:
    assert spoken("HE SAW NO MAN.  NO MAN SAW HIM", lambda word: True) == "He saw no man.  No man saw him"


def test_days_countries_and_months_beside_a_number_are_names() -> None:
    assert spoken("HE SAW TWO IN PERU ON MONDAY, 3 MAY.", lambda word: True) == "He saw two in Peru on Monday, 3 May."
    assert spoken("HE MAY SAW NO MAN.", lambda word: True) == "He may saw no man."


def test_an_abbreviation_keeps_its_capitals() -> None:
    told = spoken("THE NORTH [NFA] SAW NO MNR MAN.", _known)
    assert told == "The north [NFA] saw no MNR man."


def test_a_line_and_the_text_behind_a_date_line_begin_a_sentence() -> None:
    assert spoken("LEDA -- [PART] TWO SAW HIM.\n\n   TWO SAW NO MAN", lambda word: word != "leda") == (
        "Leda -- [part] Two saw him.\n\n   Two saw no man"
    )


def test_a_date_line_stays_as_it_is() -> None:
    told = spoken("ALDANA, 4 MAY 90 (RPA) -- [REPORT] [TEXT] TWO CLERKS WERE HURT.", _known)
    assert told == "ALDANA, 4 MAY 90 (RPA) -- [REPORT] [TEXT] Two clerks were hurt."


def test_mixed_case_does_not_shout() -> None:
    assert shouts("TWO CLERKS WERE HURT IN ALDANA.")
    assert not shouts("Two clerks of the UN and the ICRC were hurt in Aldana.")


@given(st.text(max_size=80))
def test_no_character_moves(text: str) -> None:
    told = spoken(text.upper(), _known)
    assert len(told) == len(text.upper())
    assert told.lower() == text.upper().lower() or not text.isascii()
