"""Sentences that add a further event to those told before: "the rebels also blew up a bridge", "in another attack"."""

from rashomon.extract._slots import filled
from rashomon.extract.telling import Telling

_OWN = 3.0  # weight of an event word that tells a deed by itself
# grammar, with the words of `resources/further_words.yaml` in its slots
_OPENS = r"\W*<opens>\b"
_BESIDE = r"\b<beside_verb>\s+(?:[a-z]+ly\s+)?$"
_OF_ONE = r"\b<doers_of_one_event>\s+(?:\w+ ){0,2}$"


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
    opens, beside, of_one = (filled(grammar, "further_words") for grammar in (_OPENS, _BESIDE, _OF_ONE))
    return not of_one.search(before) and bool(opens.match(sentence) or beside.search(before))
