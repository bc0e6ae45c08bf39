"""Private persons whom reports name, by which reports of one event are recognised whatever day or place was read.

A town has several shootings a week, and what tells them apart is who was shot. Full names are taken as they are
written; names of offices, bodies, papers and days (`resources/public_words.yaml`) are none.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from rashomon.text.vocabulary import entries

_ADDED = 2.0  # names; so that one name in common of two short reports is not everything
_SURE = 0.15  # likeness from which on reports are of one event nine times out of ten
_CAPITAL = r"[A-Z][a-z'’]+(?:[A-Z][a-z]+)?"
_NAME = re.compile(rf"\b{_CAPITAL}(?:\s+(?:[A-Z]\.\s+)?{_CAPITAL})+\b")
_POSSESSIVE = re.compile(r"['’]s$")


def names_in(text: str) -> frozenset[str]:
    """Each two capitalised words that follow each other, initials left out: "Ann Bell" of "Ann M. Bell"."""
    return frozenset(pair for match in _NAME.finditer(text) for pair in _pairs(match[0]))


def _pairs(name: str) -> Iterator[str]:
    words = [w for w in _POSSESSIVE.sub("", name).split() if not w.endswith(".")]
    beside = zip(words, words[1:], strict=False)
    return (f"{one} {two}" for one, two in beside if not {one.lower(), two.lower()} & _public())


@cache
def _public() -> frozenset[str]:
    return frozenset(word for entry in entries("public_words") for word in entry["words"])


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """How far two reports name the same persons, 0 to 1; 1 from the likeness on that settles it."""
    shared = len(one & two)
    alike = shared / (math.sqrt(len(one) * len(two)) + _ADDED)
    return min(1.0, alike / _SURE)
