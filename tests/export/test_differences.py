"""Two texts side by side: nothing is lost, and what is marked differs."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.differences import Line, differences

TEXTS = st.lists(st.sampled_from(["a mill burned", "a mill stood", "nobody came", "", "rain, rain"]), max_size=6).map(
    "\n".join
)


def side(lines: tuple[Line, ...], name: str) -> list[str]:
    return [words for line in lines if (words := "".join(piece.text for piece in getattr(line, name)))]


@given(TEXTS, TEXTS)
def test_laws(left: str, right: str) -> None:
    lines = differences(left, right)
    assert side(lines, "left") == [line for line in left.splitlines() if line]
    assert side(lines, "right") == [line for line in right.splitlines() if line]
    for line in lines:
        shared = ["".join(piece.text.strip() for piece in half if piece.is_shared) for half in (line.left, line.right)]
        assert shared[0] == shared[1]
    assert all(line.is_same for line in differences(left, left))


def test_a_changed_word_is_marked_and_the_rest_is_not() -> None:
    (line,) = differences("At least 12 people died in the mill.", "At least 15 people died in the mill.")
    assert [piece.text for piece in line.left if not piece.is_shared] == ["12 "]
    assert [piece.text for piece in line.right if not piece.is_shared] == ["15 "]
    assert not line.is_same


def test_paragraphs_with_little_in_common_are_two() -> None:
    (line,) = differences("Rain fell on the hills all day.", "The ministry denied it on Monday.")
    assert [piece.is_shared for piece in (*line.left, *line.right)] == [False, False]


def test_a_paragraph_more_stands_alone() -> None:
    lines = differences("one\ntwo", "one\nnew\ntwo")
    assert [(bool(line.left), bool(line.right)) for line in lines] == [(True, True), (False, True), (True, True)]
