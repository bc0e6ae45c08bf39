""" "Another" that stands alone and counts one more person: "killed two guards and wounded another"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._harm_words import HarmWord
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_NAMED = ("NOUN", "PROPN", "NUM", "ADJ")  # "another guard", "another five"


def one_more(doc: "Doc", words: tuple[HarmWord, ...], counts: dict[int, Number]) -> Iterator[tuple[int, Number]]:
    """The tokens that count one more person beside those whose harm was told before, each with its number."""
    for token in doc[1:]:
        if token.lower_ == "another" and _stands_alone(token, words) and _follows_harm(token.i, words, counts):
            span = Span(token.idx, token.idx + len(token.text), token.text)
            yield token.i, Number(span, span, Quantity(1, 1, False, token.text), "count")


def _stands_alone(token: "Token", words: tuple[HarmWord, ...]) -> bool:
    if any(word.index == token.i + 1 for word in words):  # "another hurt", which may be tagged as anything
        return token.nbor(-1).lower_ != "to"
    is_beside = token.i + 1 < len(token.doc) and token.nbor().pos_ in _NAMED
    return not is_beside and token.dep_ not in ("det", "pobj")


def _follows_harm(at: int, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> bool:
    """Beside a word of harm, or joined to what a word of harm and a number have told."""
    before = [word for word in words if word.last <= at]
    if any(word.last == at for word in before):
        return True
    return bool(before) and min(counts, default=at) < at
