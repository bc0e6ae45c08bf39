"""Texts in capitals, written as newspapers write them, so that names can be told from words."""

import re
from collections.abc import Callable
from functools import cache

from rashomon.text import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?]\s+)[\"“]?$")
_LEAST = 20
_SHARE = 0.8

Knows = Callable[[str], bool]


def shouts(text: str) -> bool:
    """The text is written in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _LEAST and sum(c.isupper() for c in letters) > _SHARE * len(letters)


def spoken(text: str, is_word: Knows) -> str:
    """A text in capitals with small letters where a word is no name; same length, offsets keep.

    is_word: says of a word in small letters whether it is an ordinary word of the language. What is none is taken for
    a name; so is an ordinary word that is a common name of people or places, where it stands beside another name.
    """
    words = list(_WORD.finditer(text))
    named = [len(word[0]) > 1 and not is_word(word[0].lower()) for word in words]
    named = [named[k] or _is_between_names(words, named, k) for k in range(len(words))]
    letters = list(text)
    for word, is_name in zip(words, named, strict=True):
        written = _name(word[0]) if is_name or _SENTENCE.search(text[: word.start()][-4:]) else _small(word[0])
        letters[word.start() : word.end()] = written
    return "".join(letters)


def _is_between_names(words: list[re.Match[str]], named: list[bool], k: int) -> bool:
    """An ordinary word that people and places are named by, too: "Flores" beside a name, "San" before one."""
    if words[k][0].lower() not in _names():
        return False
    near = [j for j in (k - 1, k + 1) if 0 <= j < len(words) and _touch(words[min(j, k)], words[max(j, k)])]
    return any(named[j] or words[j][0].lower() in _names() for j in near)


def _touch(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.string[one.end() : other.start()] in (" ", "-", ". ")


def _name(word: str) -> str:
    return word[0] + _small(word[1:])


def _small(word: str) -> str:
    if word == "I":
        return word
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)


@cache
def _names() -> frozenset[str]:
    return frozenset(name for entry in vocabulary.entries("given_names") for name in entry["any"])
