"""In which direction a text runs."""

import unicodedata

_FROM_RIGHT = ("R", "AL", "AN")


def runs_from_right(text: str) -> bool:
    """Some of its letters are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in text)
