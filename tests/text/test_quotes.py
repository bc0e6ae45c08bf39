"""Quotations: what stands between marks, however the marks are made."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.quotes import quotations


def _texts(text: str) -> list[str]:
    return [quotation.span.text for quotation in quotations(text)]


def test_straight_and_curly_marks() -> None:
    assert _texts('"We saw two," he said. “Then silence.”') == ['"We saw two,"', "“Then silence.”"]


def test_two_apostrophes_are_a_mark() -> None:
    assert _texts("''Nobody came,'' she said, and it's true.") == ["''Nobody came,''"]


def test_single_curly_marks_survive_an_apostrophe() -> None:
    assert _texts("They call it ‘the baker’s road’ here.") == ["‘the baker’s road’"]


def test_apostrophes_open_nothing() -> None:
    assert _texts("The army’s men took the villagers’ cows.") == []


def test_a_quotation_over_paragraphs_opens_anew() -> None:
    text = '"The first shell fell at noon.\n\n"The second fell later," the mayor said.'
    first, second = quotations(text)
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    (found,) = quotations('He said: "they left at dawn.\nNobody answered.')
    assert found.span.text == '"they left at dawn.' and not found.closed


def test_a_lone_closing_mark_opens_nothing() -> None:
    assert _texts('The house was empty."') == []


@given(st.text(alphabet="ab '\"“”‘’\n.«»", max_size=60))
def test_spans_are_the_texts_own_words_in_order(text: str) -> None:
    position = 0
    for found in quotations(text):
        assert text[found.span.start : found.span.end] == found.span.text
        assert position <= found.span.start < found.span.end
        position = found.span.end
