"""Keys under which names of places are found: an exact one, and a rougher one for transliterated names."""

import re
from functools import lru_cache

from anyascii import anyascii

_DROPPED = re.compile(r"['’‘ʼʻ`´.]+")
_GAP = re.compile(r"[^a-z0-9]+")
_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset("al el ul as ash es esh ad ed ar er at et an en az ez il".split())
# letters that are written one way or the other, longest first
_SOUNDS = (("tch", "ch"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("q", "k"), ("c", "k"))
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=..)(?:at|ah|a)$")


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """Lower case without accents, apostrophes, full stops and hyphens: "Deir ez-Zor" is "deir ez zor"."""
    text = name if name.isascii() else anyascii(name)
    words = _GAP.sub(" ", _DROPPED.sub("", text).lower()).split()
    return " ".join(_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=65536)
def sound_key(key: str) -> str:
    """What an exact key and its other spellings share: "hamah", "hama"; "deraa", "daraa"; "kalat", "qalaat".

    Articles, doubled letters and final -a, -ah, -eh, -at are dropped, and vowels, which transliterations mix up, are
    one. Empty when too little is left to tell names apart.
    """
    sounds = "".join(_sound(word) for word in key.split() if word not in _ARTICLES)
    return sounds if len(sounds) >= 3 else ""


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = word[0] + _VOWELS.sub("a", word[1:]) if word[0] in "yw" else _VOWELS.sub("a", word)
    return _ENDING.sub("", _DOUBLED.sub(r"\1", word))


def is_article(word: str) -> bool:
    """An Arabic article, as names are transliterated: "al", "ash"."""
    return word in _ARTICLES
