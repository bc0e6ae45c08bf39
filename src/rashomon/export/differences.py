"""Two texts side by side: what both have, and what only one of them has."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec import Struct

_MOST_WORDS = 3_000  # of two paragraphs together: comparing words grows with the product
_ALIKE = 0.5  # share of words that two paragraphs have in common, below which they are two and not one that changed
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*")  # with the space after it, which alone is nothing in common


class Piece(Struct, frozen=True):
    """Words of one text. is_shared: the other text has them here too."""

    text: str
    is_shared: bool


Side = tuple[Piece, ...]


class Line(Struct, frozen=True):
    """A paragraph of each text that stand beside each other; of one alone the other side is empty."""

    left: Side
    right: Side

    @property
    def is_same(self) -> bool:
        """Both say the same."""
        return all(piece.is_shared for piece in (*self.left, *self.right))


def differences(left: str, right: str) -> tuple[Line, ...]:
    """The paragraphs of two texts beside each other; the pieces of a side together are its paragraphs."""
    one, two = _paragraphs(left), _paragraphs(right)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return tuple(line for _, a, b, c, d in matcher.get_opcodes() for line in _lines(one[a:b], two[c:d]))


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _lines(left: Sequence[str], right: Sequence[str]) -> Iterator[Line]:
    for one, two in zip_longest(left, right, fillvalue=""):
        yield Line(*_pieces(one, two))


def _pieces(left: str, right: str) -> tuple[Side, Side]:
    if left == right:
        return (Piece(left, True),), (Piece(right, True),)
    one, two = _WORD.findall(left), _WORD.findall(right)
    if not one or not two or len(one) + len(two) > _MOST_WORDS:
        return _whole(left), _whole(right)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _whole(left), _whole(right)
    codes = matcher.get_opcodes()
    return (
        tuple(Piece("".join(one[a:b]), tag == "equal") for tag, a, b, _, _ in codes if b > a),
        tuple(Piece("".join(two[c:d]), tag == "equal") for tag, _, _, c, d in codes if d > c),
    )


def _whole(text: str) -> Side:
    return (Piece(text, False),) if text else ()
