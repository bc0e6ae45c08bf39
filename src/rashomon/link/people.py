"""Private persons whom reports name, by which reports of one event are recognised whatever day or place was read.

A town has several shootings a week, and what tells them apart is who was shot. Full names are taken as they are
written; names of offices, bodies, papers and days (`resources/public_words.yaml`) are none. Whose age a report tells,
and whom it names by the surname alone later on, the report is about: of pairs of news of shootings that share such a
name nine in ten are of one event, of those that share any two capitalised words one in ten.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from rashomon.text.vocabulary import entries

_ADDED = 8.0  # names; so that one name in common of two short reports is not everything
_SURE = 0.2  # likeness from which on reports are of one event nine times out of ten
_NAMED, _AGED, _TOLD_AGAIN = 1, 2, 2  # how closely a report knows a name; at most so much for being told again
_CAPITAL = r"[A-Z][a-z'’]+(?:[A-Z][a-z]+)?"
_NAME = re.compile(rf"\b{_CAPITAL}(?:\s+(?:[A-Z]\.\s+)?{_CAPITAL})+\b")
_ALONE = re.compile(rf"\b{_CAPITAL}\b(?!,? (?:said|told|says))")
_POSSESSIVE = re.compile(r"['’]s$")
_AGE_AFTER = re.compile(r"[,\s]{1,3}(?:aged? )?\d{1,2}\b(?![:/]\d| ?[ap]\.?m)", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\d[- ]year[- ]old(?:\s\w+){0,2}\s$")
_BEFORE = 40  # characters in which an age stands before a name


def people_in(text: str) -> dict[str, int]:
    """How closely a text knows whom it names, from 1 up: more with an age, and with each time of the surname alone.

    A name is each two capitalised words that follow each other, initials left out: "Ann Bell" of "Ann M. Bell".
    """
    known: dict[str, int] = {}
    for match in _NAME.finditer(text):
        closeness = _NAMED + _AGED * _is_aged(text, match)
        for name in _pairs(match[0]):
            known[name] = max(closeness, known.get(name, 0))
    alone = Counter(_POSSESSIVE.sub("", match[0]) for match in _ALONE.finditer(_NAME.sub("", text)))
    return {name: closeness + min(_TOLD_AGAIN, alone[name.split()[-1]]) for name, closeness in sorted(known.items())}


def _is_aged(text: str, name: re.Match[str]) -> bool:
    before = text[max(0, name.start() - _BEFORE) : name.start()]
    return bool(_AGE_AFTER.match(text, name.end()) or _AGE_BEFORE.search(before))


def _pairs(name: str) -> Iterator[str]:
    words = [w for w in _POSSESSIVE.sub("", name).split() if not w.endswith(".")]
    if words[-1].lower() in _ends():
        return
    beside = zip(words, words[1:], strict=False)
    yield from (f"{one} {two}" for one, two in beside if not {one.lower(), two.lower()} & _public())


@cache
def _public() -> frozenset[str]:
    return frozenset(word for entry in entries("public_words") for word in entry.get("words", ()))


@cache
def _ends() -> frozenset[str]:
    """Words in which names of public places end, of which no part is somebody's name: "Mount Orban Hospital"."""
    return frozenset(word for entry in entries("public_words") for word in entry.get("ends", ()))


def likeness(one: Mapping[str, int], two: Mapping[str, int]) -> float:
    """How far two reports name the same persons, 0 to 1; 1 from the likeness on that settles it."""
    shared = sum(one[name] + two[name] for name in one.keys() & two.keys()) / 2
    alike = shared / (math.sqrt(len(one) * len(two)) + _ADDED)
    return min(1.0, alike / _SURE)
