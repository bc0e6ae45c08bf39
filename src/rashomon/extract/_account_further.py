"""Sentences that add a further event to those told before: "the rebels also blew up a bridge", "in another attack"."""

import re

from rashomon.extract.tellings import Telling

_OWN = 3.0  # weight of an event word that tells a deed by itself
_SAID_APART = re.compile(
    r"\W*(?:(?:in|on) (?:another|other|a separate|a different|a similar|a second)\b|meanwhile\b|elsewhere\b|"
    r"in addition\b|additionally\b|likewise\b|similarly\b|furthermore\b|moreover\b|also\b|another\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|later|then)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
# what an event does is not a further event: "the blast also damaged two cars"
_BY_ITSELF = re.compile(
    r"\b(?:blasts?|explosions?|bombs?|bombing|attacks?|fires?|shells?|rockets?|device|impact|it|which|that|was|were|"
    r"been|being)\s+(?:\w+ ){0,2}$",
    re.IGNORECASE,
)


def adds_a_deed(telling: Telling) -> bool:
    """The sentence says "also" or the like of a deed that hit something, and that somebody did."""
    if telling.harms or telling.is_background:
        return False
    deed = next((e for e in telling.events if e.type == "damage" and e.weight >= _OWN), None)
    if deed is None:
        return False
    before = telling.sentence.text[: deed.span.start - telling.sentence.start]
    if _BY_ITSELF.search(before):
        return False
    return _SAID_APART.match(telling.sentence.text) is not None or _ALSO.search(before) is not None
