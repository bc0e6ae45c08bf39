"""Sentences that add a further event to those told before: "the rebels also blew up a bridge", "in another attack"."""

import re
from functools import cache

from rashomon.extract.telling import Telling
from rashomon.text.vocabulary import entries

_OWN = 3.0  # weight of an event word that tells a deed by itself


def adds_a_deed(telling: Telling) -> bool:
    """The sentence says "also" or the like of a deed that hit something, and that somebody did."""
    if telling.harms or telling.is_background:
        return False
    deed = next((e for e in telling.events if e.type == "damage" and e.weight >= _OWN), None)
    if deed is None:
        return False
    text = telling.sentence.text
    return says_further(text, text[: deed.span.start - telling.sentence.start])


def says_further(sentence: str, before: str) -> bool:
    """The sentence opens with such a word, or one stands right before the deed; `before`: its words up to the deed.

    What an event does itself is not a further event: "the blast also damaged two cars".
    """
    opens = re.compile(rf"\W*{_any('opens')}\b", re.IGNORECASE)
    beside = re.compile(rf"\b{_any('beside_verb')}\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
    of_one = re.compile(rf"\b{_any('doers_of_one_event')}\s+(?:\w+ ){{0,2}}$", re.IGNORECASE)
    return not of_one.search(before) and bool(opens.match(sentence) or beside.search(before))


@cache
def _any(use: str) -> str:
    """The words of one use, as a group of a regular expression; `re` keeps what was compiled of it."""
    words = sorted(word for entry in entries("further_words") if entry["use"] == use for word in entry["words"])
    return f"(?:{'|'.join(map(re.escape, words))})"
