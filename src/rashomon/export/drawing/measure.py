"""How much room words take. No font is asked: the widths are generous, so that words fit in any common one."""

import unicodedata
from functools import cache

_THIN = frozenset("ijlt.,:;'|!()[]’‘“”\"`f ·")
_BROAD = frozenset("mwMW@%—→←")
LINE = 1.35  # from one base line to the next, in sizes


def text_width(words: str, size: float) -> float:
    """Pixels that a line takes in letters of this size."""
    return size * sum(_ems(letter) for letter in words)


def wrapped(words: str, width: float, size: float) -> list[str]:
    """The words in lines no wider than this; a word that is too long is cut."""
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size) <= width:
            line = longer
            continue
        lines += [line] if line else []
        *cut, line = _cut(word, width, size)
        lines += cut
    return [*lines, line] if line or not lines else lines


def _cut(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _ems(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.1
    if letter in _THIN:
        return 0.42
    if letter in _BROAD:
        return 1.0
    if letter.isascii():
        return 0.78 if letter.isupper() else 0.64
    return 0.85
