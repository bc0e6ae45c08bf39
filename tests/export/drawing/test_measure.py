"""Words are broken into lines that fit, and nothing of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.drawing.measure import text_width, wrapped


@given(st.text(), st.floats(40, 400))
def test_lines_fit_and_hold_all_letters(words: str, width: float) -> None:
    lines = wrapped(words, width, 13)
    assert lines and all(text_width(line, 13) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("the guild of salt pickers", 75, 13) == ["the guild", "of salt", "pickers"]
    assert wrapped("", 90, 13) == [""]
    assert len(wrapped("x" * 100, 90, 13)) > 5


def test_wide_letters_take_more_room_and_marks_none() -> None:
    assert text_width("中", 10) > text_width("m", 10) > text_width("i", 10)
    assert text_width("e\u0301", 10) == text_width("e", 10)
