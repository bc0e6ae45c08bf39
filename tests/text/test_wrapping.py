import textwrap

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.wrapping import unwrapped

_PARAGRAPH = (
    "The garrison said that a bridge on the northern road was blown up before dawn by men in three boats, and that two "
    "guards were hurt. Nobody has claimed the blast so far. Divers will look at the pillars when the river has fallen, "
    "the engineers said, and the ferry will run at night until then. Farmers on the other bank have begun to row their "
    "milk across."
)


def test_a_wrapped_paragraph_becomes_one_line() -> None:
    text = textwrap.fill(_PARAGRAPH, 70)
    assert unwrapped(text) == _PARAGRAPH


def test_paragraphs_stay_apart() -> None:
    text = "\n\n".join(textwrap.fill(_PARAGRAPH, 72, initial_indent="   ") for _ in range(2))
    assert unwrapped(text).split("\n\n") == [f"   {_PARAGRAPH}"] * 2


def test_an_indented_line_begins_a_paragraph() -> None:
    text = "\n".join(textwrap.fill(_PARAGRAPH, 72, initial_indent="   ") for _ in range(2))
    assert unwrapped(text).count("\n") == 1


def test_a_short_line_ends_where_it_ends() -> None:
    text = "Signed in the capital\n" + textwrap.fill(_PARAGRAPH, 70)
    assert unwrapped(text).split("\n")[0] == "Signed in the capital"


def test_texts_with_paragraphs_on_one_line_are_left_alone() -> None:
    text = f"A headline of a dozen words or so\n{_PARAGRAPH}\n{_PARAGRAPH}\nMore of this"
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .\n\t", max_size=300))
def test_no_character_moves(text: str) -> None:
    told = unwrapped(text * 5)
    assert len(told) == len(text * 5)
    assert told.split() == (text * 5).split()
