"""Which sentences are worth the parser: a search for words, megabytes a second, that would rather let too much through.

A sentence that counts people harmed is parsed; one that only names an event is looked at by its words alone.
"""

import re
from functools import cache

from rashomon.extract._events_forms import forms
from rashomon.extract._events_patterns import Phrases, any_of, tokens
from rashomon.extract._events_rules import ledger_type
from rashomon.text import vocabulary

_STRONG = 3.0  # the weight of an event word that can open an incident by itself
# kinds of event that take no victims are found by `events`, but no sentence is looked at for their sake
_QUIET = frozenset({"agreement", "territory_transfer", "arrest", "protest", "disrupted_weapons", "strategic_other"})


def matters(sentence_text: str) -> bool:
    """The sentence may say something that the ledger keeps."""
    return counts_people(sentence_text) or tells_event(sentence_text)


def counts_people(sentence_text: str) -> bool:
    """The sentence has a word that whoever counts people harmed uses: killed, bodies, missing, "cost four lives"."""
    words, needed, phrases = _harm()
    text = sentence_text.lower()
    if words.search(text):
        return True
    return needed.search(text) is not None and any(True for _ in phrases.all(tokens(sentence_text)))


def tells_event(sentence_text: str) -> bool:
    """The sentence names an event of a type that the ledger keeps, by strong words."""
    firsts, phrases = _events()
    return firsts.search(sentence_text.lower()) is not None and any(True for _ in phrases.all(tokens(sentence_text)))


@cache
def _harm() -> tuple[re.Pattern[str], re.Pattern[str], Phrases[None]]:
    entries = vocabulary.entries("gate_words")
    alone = [form for entry in entries for word in entry.get("alone", ()) for form in _forms(word)]
    phrases = Phrases((pattern, None) for entry in entries for pattern in entry.get("with", ()))
    needed = [form for entry in entries for word in entry.get("needs", ()) for form in _forms(word)]
    return any_of(alone), any_of(needed), phrases


@cache
def _events() -> tuple[re.Pattern[str], Phrases[None]]:
    phrases = Phrases(
        (pattern, None)
        for entry in vocabulary.entries("event_words")
        if entry["weight"] >= _STRONG and _is_violent(entry["type"])
        for pattern in entry["any"]
    )
    return any_of(phrases.first_words), phrases


def _is_violent(name: str) -> bool:
    return ledger_type(name) not in {None, "other"} and name not in _QUIET


def _forms(word: str) -> tuple[str, ...]:
    return (word[1:],) if word.startswith("=") else forms(word)
