"""Which sentences are worth the parser: a search for words, megabytes a second, that would rather let too much through.

A sentence that counts people harmed is parsed; one that only names an event is looked at by its words alone.
"""

from functools import cache

from rashomon.extract._events_forms import forms
from rashomon.extract._events_patterns import AnyWord, Phrases, tokens
from rashomon.extract._events_rules import ledger_type
from rashomon.extract._peaceful import peaceful_deed
from rashomon.text import vocabulary

_STRONG = 3.0  # the weight of an event word that can open an incident by itself
# kinds of event that take no victims are found by `events`, but a sentence is looked at for their sake only where it
# says what was done and by whom (`_peaceful`)
QUIET = frozenset({"agreement", "territory_transfer", "arrest", "protest", "disrupted_weapons", "strategic_other"})


def matters(sentence_text: str) -> bool:
    """The sentence may say something that the ledger keeps."""
    return counts_people(sentence_text) or tells_event(sentence_text) or peaceful_deed(sentence_text) is not None


def counts_people(sentence_text: str) -> bool:
    """The sentence has a word that whoever counts people harmed uses: killed, bodies, missing, "cost four lives"."""
    alone, needed, phrases = _harm()
    if alone.stands_in(sentence_text):
        return True
    return needed.stands_in(sentence_text) and any(True for _ in phrases.all(tokens(sentence_text)))


def tells_event(sentence_text: str) -> bool:
    """The sentence names an event of a type that the ledger keeps, by strong words."""
    phrases = _events()
    return phrases.may_match(sentence_text) and any(True for _ in phrases.all(tokens(sentence_text)))


@cache
def _harm() -> tuple[AnyWord, AnyWord, Phrases[None]]:
    entries = vocabulary.entries("gate_words")
    alone = [form for entry in entries for word in entry.get("alone", ()) for form in _forms(word)]
    phrases = Phrases((pattern, None) for entry in entries for pattern in entry.get("with", ()))
    needed = [form for entry in entries for word in entry.get("needs", ()) for form in _forms(word)]
    return AnyWord(alone), AnyWord(needed), phrases


@cache
def _events() -> Phrases[None]:
    return Phrases(
        (pattern, None)
        for entry in vocabulary.entries("event_words")
        if entry["weight"] >= _STRONG and _is_violent(entry["type"])
        for pattern in entry["any"]
    )


def _is_violent(name: str) -> bool:
    return ledger_type(name) not in {None, "other"} and name not in QUIET


def _forms(word: str) -> tuple[str, ...]:
    return (word[1:],) if word.startswith("=") else forms(word)
