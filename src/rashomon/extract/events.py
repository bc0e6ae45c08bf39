"""Which kind of event words stand for, and which incident type a stretch of text tells of.

The words are data (`resources/event_words.yaml`). Several kinds of them in one text are weighed against each other by
the rules of the ACLED codebook, in `_events_rules`.
"""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from rashomon.extract._events_patterns import Phrases, Token, tokens
from rashomon.extract._events_rules import decide, ledger_type
from rashomon.model.span import Span
from rashomon.text import vocabulary

_BEFORE_NOUN = frozenset(
    "a an the this that these those its their his her our no any some such another several two three of in by from "
    "after during deadly heavy first second latest recent similar major fresh new".split()
)


class EventWord(Struct, frozen=True):
    """Words that stand for a kind of event.

    type: an incident type of the ledger, or one of the extra types of `event_words.yaml`.
    weight: 3 decides by itself, 2 is strong, 1 is a hint; 0 = looks like an event and is none ("hunger strike").
    is_noun: the words name the event ("the raid"), they do not tell it ("raided").
    """

    span: Span
    type: str
    weight: float
    is_noun: bool


class _Meaning(NamedTuple):
    type: str
    weight: float
    noun: bool


@cache
def _phrases() -> Phrases[_Meaning]:
    return Phrases(
        (pattern, _Meaning(entry["type"], float(entry["weight"]), bool(entry.get("noun"))))
        for entry in vocabulary.entries("event_words")
        for pattern in entry["any"]
    )


def event_words(text: str, start: int = 0, end: int | None = None) -> tuple[EventWord, ...]:
    """The event words of `text[start:end]`, offsets in `text`, in order; the longest of those that overlap.

    The same words may stand for several types; then each is given. Works on unparsed text.
    """
    words = tokens(text, start, end)
    at = {token.start: position for position, token in enumerate(words)}
    return tuple(
        EventWord(
            Span.of(text, match.start, match.end),
            match.meaning.type,
            match.meaning.weight,
            match.meaning.noun and _names(words, at[match.start], match.end),
        )
        for match in _phrases().longest(words)
    )


def _names(words: list[Token], first: int, end: int) -> bool:
    """The words are used as a noun, by their ending and the word before."""
    last = next(token.word for token in words[first:] if token.end == end)
    if last.endswith("ed"):
        return False
    if len(last) > 5 and last.endswith(("ing", "ings", "ion", "ions")):
        return True
    one_word = words[first].end == end
    return not one_word or first == 0 or last.endswith("s") or words[first - 1].word in _BEFORE_NOUN


def event_type(words: tuple[EventWord, ...], text: str) -> tuple[str, float]:
    """The type that a sentence or a group of sentences tells, extra types included, and how sure that is (0..1).

    `other` with 0 where no word speaks. `words`: what `event_words` found in `text` (or in a part of it).
    """
    return decide(tuple((word.type, word.weight, word.span.text.lower()) for word in words), text)


def incident_type(words: tuple[EventWord, ...], text: str) -> tuple[str, float]:
    """The incident type of the ledger (never an extra type) that a sentence or a group of sentences tells.

    Rules: ACLED codebook, order of sub-event types; a ground clash supported from the air stays a clash, fire from
    the air beats fire from the ground, a captive who is killed was attacked, several kinds in one toll are `mixed`.
    Returns the slug and a confidence 0..1.
    """
    told = tuple(word for word in words if ledger_type(word.type) is not None)
    found, sure = event_type(told, text)
    return ledger_type(found) or "other", sure
