"""Texts in capitals, written as newspapers write them, so that names can be told from words."""

import re
from collections.abc import Callable
from functools import cache

from rashomon.text import vocabulary
from rashomon.text.sentences import date_line

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# a stop, a line, or the dash of a date line before it, with what stands in brackets between
_SENTENCE = re.compile(r"(?:^|[.!?\n]|--)\s*(?:\[[^\]]*\]\s*)*[\"“]?$")
_REACH = 60
_NUMBER = re.compile(r"\d\s*$|^\s*\d")
_ALONE = re.compile(r"[\[(]$")
_VOWEL = re.compile(r"[aeiouyáéíóú]", re.IGNORECASE)
_LEAST = 20
_SHARE = 0.8
_NO_SMALL = dict.fromkeys(range(ord("a"), ord("z") + 1))

Knows = Callable[[str], bool]


def shouts(text: str) -> bool:
    """The text is written in capitals."""
    small = len(text) - len(text.translate(_NO_SMALL))
    if small > (1 - _SHARE) * len(text):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > _LEAST and sum(c.isupper() for c in letters) > _SHARE * len(letters)


def spoken(text: str, is_word: Knows) -> str:
    """A text in capitals with small letters where a word is no name; same length, offsets keep.

    is_word: says of a word in small letters whether it is an ordinary word of the language. What is none is taken for
    a name, and so are countries, peoples, days and months; an ordinary word that is a common name of people or places
    is one where it stands beside another name. Abbreviations keep their capitals, and so does the date line.
    """
    words = list(_WORD.finditer(text, date_line(text)[1]))
    named = [_is_name(word, is_word) for word in words]
    named = [named[k] or _is_between_names(words, named, k) for k in range(len(words))]
    letters = list(text)
    for word, is_name in zip(words, named, strict=True):
        opens = _SENTENCE.search(text[max(0, word.start() - _REACH) : word.start()]) is not None
        letters[word.start() : word.end()] = _named(word) if is_name else _name(word[0]) if opens else _small(word[0])
    return "".join(letters)


def _is_name(word: re.Match[str], is_word: Knows) -> bool:
    small = word[0].lower()
    if len(small) == 1 or small in _names("always"):
        return len(small) > 1
    if small in _names("with_number"):
        return _NUMBER.search(_around(word)) is not None
    return not is_word(small)


def _around(word: re.Match[str]) -> str:
    """What stands right before and right behind a word, the word left out."""
    before, after = word.string[max(0, word.start() - 3) : word.start()], word.string[word.end() : word.end() + 3]
    return after if after.strip()[:1].isdigit() else before


def _named(word: re.Match[str]) -> str:
    """An abbreviation that nobody could pronounce, or that stands alone in brackets, keeps its capitals."""
    text, end = word.string, word.end()
    is_alone = _ALONE.search(text[: word.start()][-1:]) is not None and text[end : end + 1] in ("]", ")")
    return word[0] if _VOWEL.search(word[0]) is None or (is_alone and len(word[0]) < 6) else _name(word[0])


def _is_between_names(words: list[re.Match[str]], named: list[bool], k: int) -> bool:
    """An ordinary word that people and places are named by, too: "Flores" beside a name, "San" before one."""
    if words[k][0].lower() not in _names("beside"):
        return False
    near = [j for j in (k - 1, k + 1) if 0 <= j < len(words) and _touch(words[min(j, k)], words[max(j, k)])]
    return any(named[j] or words[j][0].lower() in _names("beside") for j in near)


def _touch(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.string[one.end() : other.start()] in (" ", "-", ". ")


def _name(word: str) -> str:
    return word[0] + _small(word[1:])


def _small(word: str) -> str:
    if word == "I":
        return word
    return "".join(low if len(low := c.lower()) == 1 else c for c in word)


@cache
def _names(where: str) -> frozenset[str]:
    """Words that are names wherever they stand (`always`), beside another name, or with a number."""
    listed = (entry for entry in vocabulary.entries("given_names") if entry.get("where", "beside") == where)
    found = {name for entry in listed for name in entry["any"]}
    return frozenset(found | _countries() if where == "always" else found)


def _countries() -> frozenset[str]:
    entries = vocabulary.entries("places_countries")
    names = (name for e in entries for name in (e["name"], *e.get("also", ()), *e.get("people", ())))
    return frozenset(name.lower() for name in names if name.isalpha() and len(name) > 3)
