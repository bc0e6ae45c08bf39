"""The words of a text as names of places are made of them."""

import re
from functools import lru_cache

from msgspec import Struct

from rashomon.resolve._gazetteer_keys import exact_key

_WORD = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|(?:[A-Z][a-z]?\.)+[A-Z][a-z]?\.(?=\W)|[^\W_]+(?:['’ʼ`‘´][^\W\d_]+)*['’]?")
_POSSESSIVE = {"'": 1, "’": 1, "'s": 2, "’s": 2, "'S": 2, "’S": 2}
_JOINS = frozenset({" ", "-", "\xa0", "‑", "–", "- "})
_SHORTENED = frozenset({"st", "ste", "ft", "mt"})
_ABBREVIATED = frozenset({"saint", "fort", "mount", "sainte"})
_OPENING = re.compile(r"[.!?:\n\"“”]['’\")\]]*\s*[\"'“‘(\[]*\s*$")


class Word(Struct, frozen=True, gc=False):
    """One word; `end` is before a possessive 's, `stop` after it.

    capital: begins with a capital. opens: begins a sentence, a line or a quotation, where a capital says nothing.
    shouts: stands in a line of capitals. titled: stands in a line in which nearly all words have capitals.
    joined: could be of one name with the word before.
    """

    start: int
    end: int
    stop: int
    text: str
    key: str
    capital: bool
    opens: bool
    joined: bool
    shouts: bool
    titled: bool


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text, in order."""
    found: list[Word] = []
    for first, last in _lines(text, start, end):
        found.extend(_line(text, first, last))
    return found


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start, *(start + m.end() for m in re.finditer(r"\n", text[start:end])), end]
    return [(a, b) for a, b in zip(bounds, bounds[1:], strict=False) if a < b]


def _line(text: str, start: int, end: int) -> list[Word]:
    matches = list(_WORD.finditer(text, start, end))
    long = [m[0] for m in matches if len(m[0]) > 3 and m[0][0].isalpha()]
    shouts = len(long) > 2 and sum(w.isupper() for w in long) > 0.8 * len(long)
    # a sentence of names is seldom longer than a headline
    titled = shouts or (3 < len(long) <= 16 and sum(w[0].isupper() for w in long) > 0.75 * len(long))
    found: list[Word] = []
    stop = start
    before: Word | None = None
    for match in matches:
        begin, last = match.span()
        written, key, capital, dropped = _read(match[0])
        # "4500 U.S. troops": a stop after an initialism ends no sentence
        if before is not None and text[stop:begin] == " ":
            joined, opens = before.end == before.stop, False
        else:
            gap = text[stop:begin]
            joined = before is not None and before.end == before.stop and _joins(gap, before)
            opens = before is None or (not joined and _opens(gap))
        before = Word(begin, last - dropped, last, written, key, capital, opens, joined, shouts, titled)
        found.append(before)
        stop = last
    return found


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, str, bool, int]:
    """A word without its possessive, its key, whether it has a capital, and how long its possessive is."""
    dropped = 0 if written.isalnum() else _possessive(written)
    bare = written[: len(written) - dropped]
    return bare, _key(bare), written[0].isupper(), dropped


def _key(written: str) -> str:
    # most words are plain lower case and are their own keys
    plain = written.isascii() and written.islower() and written.isalpha() and written not in _SHORTENED
    return written if plain else exact_key(written)


def _opens(gap: str) -> bool:
    return gap not in {" ", ", "} and _OPENING.search(gap) is not None


def _possessive(written: str) -> int:
    return _POSSESSIVE.get(written[-2:], 0) or _POSSESSIVE.get(written[-1], 0)


def _joins(gap: str, before: Word) -> bool:
    return gap in _JOINS or (gap == ". " and (before.key in _ABBREVIATED or (len(before.text) == 1)))
