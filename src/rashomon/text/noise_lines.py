"""A page seen line by line: what is prose, what is not."""

import re

from msgspec import Struct


_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# scripts that write without spaces: about two signs make a word
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_ENDS = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]】」』]*$|[\"”»]$")
_LONG = 22  # words: so much is prose even without a full stop
_SENTENCE = 7  # words, with a full stop


class Line(Struct, frozen=True):
    """One line of a page that is not blank.

    number: its place among all lines of the text. words: how many it has. is_prose: it is or holds a whole sentence.
    """

    number: int
    text: str
    words: int
    is_prose: bool




def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything but white space."""
    return tuple(_line(number, each) for number, each in enumerate(text.split("\n")) if each.strip())


def word_count(text: str) -> int:
    """Words of a text; signs of scripts without spaces count half a word each."""
    dense = len(_DENSE.findall(text))
    return sum(1 for _ in _WORD.finditer(_DENSE.sub(" ", text))) + dense // 2


def _line(number: int, text: str) -> Line:
    text = text.strip()
    words = word_count(text)
    ends = _ENDS.search(text) is not None
    return Line(number, text, words, words >= _LONG or (ends and words >= _SENTENCE))
