"""Phrases of a vocabulary, found in unparsed text.

A pattern is a row of words as a person would write it down::

    car|vehicle bomb        one of several words in a place; every form of a word matches (bombs, bombed, bombing)
    =dead                   this form and no other
    rocket propelled? grenade   a word that may be absent
    march #                 a number in digits
    found .. dead           up to two words between, within the sentence; `...` up to six
    burn .. @physical_targets   the last word of any noun that `resources/physical_targets.yaml` lists

Case, hyphens and apostrophes do not count: "car-bomb", "Car bombs'" and "car bomb" are one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from msgspec import Struct

from rashomon.extract._events_forms import forms
from rashomon.text import vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_PLAIN = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"[.!?;:]\s|\n")
_NUMBER = "#"
_GAPS = {"..": 2, "...": 6}

T = TypeVar("T")


class Token(Struct, frozen=True):
    """A word of a text: lower case, without a possessive ending; `opens` a sentence or clause of its own."""

    word: str
    start: int
    end: int
    opens: bool


class Match(Struct, Generic[T], frozen=True):
    """A pattern that was found: what it stands for and where."""

    meaning: T
    start: int
    end: int


class _Place(Struct, frozen=True):
    words: frozenset[str]
    gap: int = 0
    optional: bool = False


@lru_cache(maxsize=256)  # several vocabularies are looked up in the same sentences
def tokens(text: str, start: int = 0, end: int | None = None) -> Sequence[Token]:
    """The words of `text[start:end]` with offsets in `text`."""
    found: list[Token] = []
    last = start
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        word = match[0].lower()
        opens = text[last:begin] != " " and _STOP.search(text, last, begin) is not None
        found.append(Token(_POSSESSIVE.sub("", word) if not word.isalnum() else word, begin, stop, opens))
        last = stop
    return tuple(found)


class AnyWord:
    """A quick test whether a text has one of some words; case does not count."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = frozenset(words)
        self._plain = frozenset(word for word in listed if _PLAIN.fullmatch(word))
        self._others = any_of(listed - self._plain) if listed - self._plain else None

    def stands_in(self, text: str) -> bool:
        """One of the words stands in the text."""
        if not self._plain.isdisjoint(_plain_words(text)):
            return True
        return self._others is not None and self._others.search(text.lower()) is not None


@lru_cache(maxsize=256)  # several vocabularies are looked up in the same sentences
def _plain_words(text: str) -> frozenset[str]:
    return frozenset(_PLAIN.findall(text.lower()))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A search for any of the words, written as a tree of their letters, which is what makes it fast."""
    return re.compile(r"(?<![^\W_])" + _tree(sorted(set(words))) + r"(?![^\W_])")


def _tree(words: list[str]) -> str:
    """A pattern for sorted words in which those that begin alike share their beginning."""
    branches = [
        letter + _tree([word[1:] for word in rest]) for letter, rest in groupby(filter(None, words), itemgetter(0))
    ]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and "" not in words else f"(?:{'|'.join(branches)})"
    return whole + "?" * ("" in words)


class Phrases(Generic[T]):
    """Many patterns, each with a meaning, searched together by their first words."""

    def __init__(self, patterns: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[_Place, ...], T]]] = {}
        for pattern, meaning in patterns:
            first, *rest = _places(pattern)
            for word in sorted(first.words):
                self._by_first.setdefault(word, []).append((tuple(rest), meaning))

    @property
    def first_words(self) -> frozenset[str]:
        """Every word that a pattern can begin with."""
        return frozenset(self._by_first)

    def may_match(self, text: str) -> bool:
        """Some word of the text can begin a pattern; asking this first saves most texts from being cut into words."""
        has_number = _NUMBER in self._by_first and _DIGIT.search(text) is not None
        return has_number or self._begins.stands_in(text)

    @cached_property
    def _begins(self) -> AnyWord:
        return AnyWord(self.first_words - {_NUMBER})

    def all(self, words: Sequence[Token]) -> Iterator[Match[T]]:
        """Every pattern that matches, at each place where it does, in the order of the text."""
        for position, token in enumerate(words):
            for rest, meaning in self._by_first.get(_key(token.word), ()):
                last = _follow(words, position, rest)
                if last is not None:
                    yield Match(meaning, token.start, words[last].end)

    def longest(self, words: Sequence[Token], rank: Callable[[T], float] = lambda _: 0.0) -> list[Match[T]]:
        """The matches without those that lie inside a longer one of at least their rank.

        Of matches of the same words all meanings stay, each once, in the order of the vocabulary.
        """
        kept: list[Match[T]] = []
        for match in sorted(self.all(words), key=lambda m: (m.start, -m.end)):
            if not any(_covers(other, match) and rank(other.meaning) >= rank(match.meaning) for other in kept[-6:]):
                kept.append(match)
        return kept


def _covers(other: Match[T], match: Match[T]) -> bool:
    if (other.start, other.end) == (match.start, match.end):
        return other.meaning == match.meaning
    return match.start < other.end and match.end <= other.end


def _follow(words: Sequence[Token], position: int, rest: tuple[_Place, ...]) -> int | None:
    """Index of the last word of a match that begins at `position`, None when the rest does not follow."""
    if not rest:
        return position
    place = rest[0]
    for step in range(1, place.gap + 2):
        there = position + step
        if there >= len(words) or words[there].opens:
            break
        if _fits(words[there].word, place.words):
            last = _follow(words, there, rest[1:])
            if last is not None:
                return last
    return _follow(words, position, rest[1:]) if place.optional else None


def _key(word: str) -> str:
    return _NUMBER if word[0].isdigit() else word


def _fits(word: str, wanted: frozenset[str]) -> bool:
    return word in wanted or (_NUMBER in wanted and word[0].isdigit())


def _places(pattern: str) -> list[_Place]:
    places: list[_Place] = []
    gap = 0
    for part in pattern.lower().replace("-", " ").split():
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        places.append(_Place(_words(part.rstrip("?")), gap, part.endswith("?")))
        gap = 0
    return places


def _words(part: str) -> frozenset[str]:
    found: set[str] = set()
    for word in part.split("|"):
        if word.startswith("@"):
            found |= _nouns(word[1:])
        else:
            found.update((word[1:],) if word.startswith("=") else forms(word))
    return frozenset(found)


@cache
def _nouns(name: str) -> frozenset[str]:
    """The last words of the nouns of a vocabulary, in all their forms."""
    nouns = (noun for entry in vocabulary.entries(name) for noun in entry["any"])
    return frozenset(form for noun in nouns for form in forms(noun.replace("-", " ").split()[-1]))
