"""The copied words say what the model's own words say."""

from typing import Any

import pytest

from rashomon.extract import parse
from rashomon.extract.grammar import Doc

TEXTS = (
    "Shells fell on the bus station at dawn, and two drivers who'd slept in their cabs died or were badly hurt.",
    "Killed:  4  (police)",
    "On the third day, the army - and nobody else - took the old mill, the bridge and 12 houses beyond it.",
    "",
)


@pytest.fixture(scope="module", params=TEXTS)
def pair(request: pytest.FixtureRequest) -> tuple[Any, Doc]:
    model: Any = parse._language()(request.param)
    return model, Doc(model)


def test_words(pair: tuple[Any, Doc]) -> None:
    model, doc = pair
    assert [_all_of(token) for token in doc] == [_all_of(token) for token in model]


def test_passages(pair: tuple[Any, Doc]) -> None:
    model, doc = pair
    ends = range(-3, len(model) + 2)
    for start, end in ((a, b) for a in ends for b in ends):
        theirs, ours = model[start:end], doc[start:end]
        assert (ours.text, len(ours), [t.i for t in ours]) == (theirs.text, len(theirs), [t.i for t in theirs])
        if len(ours):
            assert ours.root.i == theirs.root.i


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_passages_by_offset(pair: tuple[Any, Doc], mode: str) -> None:
    model, doc = pair
    for start, end in ((a, a + size) for a in range(len(model.text)) for size in (1, 4, 11)):
        theirs, ours = model.char_span(start, end, alignment_mode=mode), doc.char_span(start, end, mode)
        assert _ends(ours) == _ends(theirs)


def test_beyond_the_last_word(pair: tuple[Any, Doc]) -> None:
    _, doc = pair
    for token in doc[-1:]:
        with pytest.raises(IndexError):
            token.nbor()


def _ends(passage: Any) -> tuple[int, int] | None:
    return None if passage is None else (passage.start, passage.end)


def _all_of(token: Any) -> tuple[Any, ...]:
    strings = (token.text, token.lower_, token.tag_, token.pos_, token.dep_, token.lemma_)
    flags = (token.is_space, token.is_punct, token.is_alpha, token.like_num)
    edges = (token.head.i, token.left_edge.i, token.right_edge.i)
    several = (token.children, token.lefts, token.rights, token.subtree, token.ancestors, token.conjuncts)
    return strings, flags, edges, [[t.i for t in words] for words in several], token.i, token.idx, len(token)
