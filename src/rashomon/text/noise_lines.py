"""A page seen line by line: what is prose, what is not."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# scripts that write without spaces: about two signs make a word
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_ENDS = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]】」』]*$|[\"”»]$")
_LONG = 22  # words: so much is prose even without a full stop
_LONGEST_WORD = 60
_SENTENCE = 7  # words, with a full stop
_NARROW, _WIDE = 50, 100  # characters: how wide hard-wrapped text runs
_RAGGED = 8  # characters by which a wrapped line may fall short


class Line(Struct, frozen=True):
    """One line of a page that is not blank, or several that were one before the text was wrapped at a fixed width.

    first, last: places among all lines of the text. words: how many it has. is_prose: it is or holds a whole
    sentence. ends: it ends as a sentence does.
    """

    first: int
    last: int
    text: str
    words: int
    is_prose: bool
    ends: bool


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything but white space, hard-wrapped paragraphs in one piece."""
    numbered = enumerate(text.split("\n"))
    found: list[Line] = []
    for is_blank, group in groupby(numbered, key=lambda pair: not pair[1].strip()):
        if not is_blank:
            found.extend(_block(list(group)))
    return tuple(found)


def word_count(text: str) -> int:
    """Words of a text; signs of scripts without spaces count half a word each, and no word is longer than sixty signs.

    So a limit in words is a limit in characters too, and no pattern meets an endless line.
    """
    dense = len(_DENSE.findall(text))
    words = sum(1 for _ in _WORD.finditer(_DENSE.sub(" ", text) if dense else text)) + dense // 2
    return max(words, len(text) // _LONGEST_WORD)


def _block(numbered: list[tuple[int, str]]) -> Iterator[Line]:
    if _is_wrapped([each.rstrip() for _, each in numbered]):
        joined = "\n".join(each.strip() for _, each in numbered)
        yield _line(numbered[0][0], numbered[-1][0], joined)
    else:
        yield from (_line(number, number, each.strip()) for number, each in numbered)


def _is_wrapped(block: list[str]) -> bool:
    """Most lines end where the next word would not have fitted, and not with a sentence."""
    width = max(len(each) for each in block)
    if len(block) < 2 or not _NARROW <= width <= _WIDE:
        return False
    full = sum(len(this) + 1 + len(after.split()[0]) >= width - _RAGGED for this, after in pairwise(block))
    return full * 10 >= 7 * (len(block) - 1) and _runs_on(block)


def _runs_on(block: list[str]) -> bool:
    """Lines go on in the next: few end as sentences do, and many begin in the middle of one, as far as case tells."""
    ended = sum(_ENDS.search(each) is not None for each in block[:-1])
    begun = sum(each.lstrip()[:1].islower() for each in block[1:])
    is_capitals = "".join(block).isupper()
    return ended * 2 <= len(block) and (is_capitals or begun * 5 >= 2 * (len(block) - 1))


def _line(first: int, last: int, text: str) -> Line:
    words = word_count(text)
    ends = _ENDS.search(text) is not None
    return Line(first, last, text, words, words >= _LONG or (ends and words >= _SENTENCE), ends)
