"""The words of one sentence with their grammar, as plain records that are made once.

spaCy makes an object of a word anew each time that one is asked for, and looks its strings up each time. The rules walk
through a sentence many times, so its words are copied out of the model's document once; names are spaCy's own.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as ModelDoc

_ATTRIBUTES = ("ORTH", "TAG", "POS", "DEP", "LEMMA", "HEAD", "SPACY", "IS_SPACE", "IS_PUNCT", "IS_ALPHA", "LIKE_NUM")


class Token:
    """A word of a sentence.

    i: its place among the words; idx: its offset in the text. head: the word that it hangs on, itself at the root.
    children: the words that hang on it, in text order.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "tag_",
        "text",
    )
    head: "Token"

    def __init__(self, doc: "Doc", i: int, idx: int, strings: tuple[str, ...], flags: list[int]) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.tag_, self.pos_, self.dep_, self.lemma_ = strings
        self.lower_ = self.text.lower()
        self.is_space, self.is_punct, self.is_alpha, self.like_num = map(bool, flags)
        self.children: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> "list[Token]":
        """The children that stand before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> "list[Token]":
        """The children that stand after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> "Iterator[Token]":
        """It and all that hang on it, directly or not: each child's words together."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> "Iterator[Token]":
        """What it hangs on, directly or not, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The words that are joined to it by "and" and the like, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for token in joined:
            joined += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in joined if token is not self)

    @property
    def left_edge(self) -> "Token":
        """The first word of its subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> "Token":
        """The last word of its subtree."""
        return max(self.subtree, key=_place)

    def nbor(self, offset: int = 1) -> "Token":
        """The word that many places after it. Raises IndexError beyond the sentence."""
        return self.doc[self.i + offset]


class Passage:
    """Words in a row; `text` is what stands from the first to the last. end: the place after the last."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Doc", start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def text(self) -> str:
        """The stretch of the sentence that the words cover."""
        if self.start == self.end:
            return ""
        first, last = self.doc.tokens[self.start], self.doc.tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The word that stands highest in the tree, the first of several, marks only where there is nothing else.

        Raises ValueError if there are no words.
        """
        return min(self, key=_height)


class Doc:
    """A sentence's words in order. text: the sentence as the model read it. model: the model's own document."""

    __slots__ = ("model", "text", "tokens")

    def __init__(self, model: "ModelDoc") -> None:
        self.model = model
        self.text = model.text
        self.tokens: list[Token] = []
        rows = _rows(model)
        strings = model.vocab.strings
        idx = 0
        for i, (orth, tag, pos, dep, lemma, _, space, *flags) in enumerate(rows):
            token = Token(self, i, idx, tuple(strings[number] for number in (orth, tag, pos, dep, lemma)), flags)
            self.tokens.append(token)
            idx += len(token.text) + bool(space)
        for token, row in zip(self.tokens, rows, strict=True):
            token.head = self.tokens[token.i + _signed(row[5])]
            if token.head is not token:
                token.head.children.append(token)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Passage: ...
    def __getitem__(self, place: int | slice) -> Token | Passage:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Passage(self, start, max(start, end))
        return self.tokens[place]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Passage | None:
        """The words from one offset to another; `alignment_mode` says what is done with words that are cut.

        None where words are cut and the mode is "strict", or where no word lies within and it is "contract".
        """
        span = self.model.char_span(start, end, alignment_mode=alignment_mode)
        return None if span is None else Passage(self, span.start, span.end)


def _rows(model: Any) -> list[list[int]]:
    rows: list[list[int]] = model.to_array(list(_ATTRIBUTES)).tolist()
    return rows


def _signed(distance: int) -> int:
    """The distance to the head, which spaCy gives as an unsigned number."""
    return distance - 2**64 if distance >= 2**63 else distance


def _height(token: Token) -> tuple[bool, int]:
    is_mark = (token.is_space or token.is_punct) and not token.children and token.head is not token
    return is_mark, 0 if is_mark else sum(1 for _ in token.ancestors)


def _place(token: Token) -> int:
    return token.i
