"""Words of a text as the registry compares them: without case, accents, articles, apostrophes, possessives."""

import re
from functools import lru_cache
from typing import Literal

from anyascii import anyascii
from msgspec import Struct

Casing = Literal["mixed", "upper", "lower"]

# "al-Sham", "ash-Sham" and "Al Sham" are one word with its article
_WORD = re.compile(
    r"(?:(?:[Aa][lnrtd]|[Aa]s|[Aa]sh|[Aa]dh|[Aa]z|[EeUu]l|A[LNRTDS]|EL)-(?=\w)|(?:[AaEe]l|AL|EL) (?=\w))?"
    r"(?:(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:['’‘`][^\W_]+)*)"
)
_ARTICLE = re.compile(r"^(?:a[lnrtdsz]|ash|adh|el|ul)[- ](?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’‘`]s$", re.IGNORECASE)
_NOT_KEY = re.compile(r"[^a-z0-9]+")


class Word(Struct, frozen=True, gc=False):
    """One word: its place, its key for comparison, and the key it has if a possessive lost its apostrophe."""

    start: int
    end: int
    text: str
    key: str
    bare: str
    capital: bool
    shouted: bool
    glue: str

    def matches(self, key: str) -> bool:
        """The word is the one with this key, perhaps with a possessive s whose apostrophe was lost."""
        return key in (self.key, self.bare)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order; `glue` is what stands between a word and the one before it."""
    found: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        read = _read(match[0])
        if read[1]:
            found.append(Word(begin, stop, *read, text[last:begin]))
            last = stop
    return found


@lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, str, str, bool, bool]:
    """What a word is wherever it stands: text, key, bare, capital, shouted."""
    key, name = key_of(text), _ARTICLE.sub("", text)
    capital = name[:1].isupper() or text[:1].isupper()
    # only names lose their apostrophe: "Syrias army", but not "news"
    bare = key[:-1] if capital and len(key) > 3 and key.endswith("s") else key
    return text, key, bare, capital, _is_shouted(name)


@lru_cache(maxsize=65536)
def _is_shouted(name: str) -> bool:
    letters = [c for c in _POSSESSIVE.sub("", name) if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return bool(letters) and (upper == len(letters) or (len(letters) > 2 and upper == len(letters) - 1))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The form in which two spellings of a word are equal."""
    plain = _POSSESSIVE.sub("", _ARTICLE.sub("", word))
    return _NOT_KEY.sub("", anyascii(plain).lower())


def possessive_length(word: str) -> int:
    """How many characters at the end of a word are its possessive: 2 in "Assad's"."""
    match = _POSSESSIVE.search(word)
    return len(match[0]) if match else 0


@lru_cache(maxsize=16384)  # the same names of states are compared with every description
def keys_of(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words."""
    return tuple(word.key for word in words(phrase))


@lru_cache(maxsize=32)  # the sentences of one text ask in a row
def casing(text: str) -> Casing:
    """Whether capitals mean anything in this text: not in telexes, nor in text that was lowered."""
    letters = "".join(filter(str.isalpha, text))
    upper = sum(map(str.isupper, letters))
    if upper == 0:
        return "lower"
    return "upper" if len(letters) > 12 and upper > 0.8 * len(letters) else "mixed"
