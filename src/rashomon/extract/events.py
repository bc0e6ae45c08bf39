"""Which kind of event words stand for, and which incident type a stretch of text tells of.

The words are data (`resources/event_words.yaml`). Several kinds of them in one text are weighed against each other by
the rules of the ACLED codebook, in `_events_rules`.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from msgspec import Struct, structs

from rashomon.extract._events_patterns import Phrases, Token, tokens
from rashomon.extract._events_rules import MEANS, Weighed, decide, ledger_type
from rashomon.model.span import Span
from rashomon.text import vocabulary

_BEFORE_NOUN = frozenset(
    "a an the this that these those its their his her our no any some such another several two three of in by from "
    "after during deadly heavy first second latest recent similar major fresh new".split()
)
_FIRST_SENTENCE = re.compile(r"[^.!?\n]{40,}[.!?\n](?=\s)")
_OCCASION = re.compile(
    r"\b(?:after|following|despite|since|amid|ahead of|before|because of|(?:accused|suspicion|suspected|scene) of|"
    r"blamed for|connection with|anticipation of|(?:response|retaliation) (?:to|for)|against a possible|"
    r"responsib(?:ility|le) for|carried out|for allegedly|days? of)(?:\s+[\w'’-]+){0,4}\s+$",
    re.IGNORECASE,
)
_POSSESSION = re.compile(
    r"\b(?:(?:related|linked|tied) to|(?:stock|stockpile|production|development|store|depot)s? of|factory for|"
    r"research (?:on|into)|(?:producing|developing|making|storing|dismantling|destroying)|programme? (?:of|for))"
    r"(?: \w+)?\s+$",
    re.IGNORECASE,
)
_MONTH = "(month)"
_OWNED = 0.1  # "a site related to chemical weapons" tells of no chemical attack
_ASIDE = 0.7
_SWALLOWS = 100.0
_SWALLOWS_NOTHING = 0.5
_LATER = 0.75
_CONTEXT = 0.35


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
    words = [_without_month(text, token) for token in tokens(text, start, end)]
    at = {token.start: position for position, token in enumerate(words)}
    return tuple(
        EventWord(
            Span.of(text, match.start, match.end),
            match.meaning.type,
            match.meaning.weight,
            match.meaning.noun and _names(words, at[match.start], match.end),
        )
        for match in _phrases().longest(words, _rank)
    )


def _rank(meaning: _Meaning) -> float:
    """Words that look like an event and are none swallow what lies inside them, others only what is weaker; of what
    was hit the words for the means stay ("bombs against a car")."""
    if meaning.type == "damage":
        return _SWALLOWS_NOTHING
    return meaning.weight or _SWALLOWS


def _without_month(text: str, token: Token) -> Token:
    is_month = token.word == "march" and _is_month(text, token.start, token.end)
    return structs.replace(token, word=_MONTH) if is_month else token


def _is_month(text: str, start: int, end: int) -> bool:
    """ "1 March", "March 2016" and "in March" name no demonstration."""
    if not text[start:end].endswith("March"):
        return False
    before, after = text[max(0, end - 9) : end - 5], text[end : end + 3]
    return before.endswith(("in ", "In ")) or any(c.isdigit() for c in before + after)


def _names(words: list[Token], first: int, end: int) -> bool:
    """The words are used as a noun, by their ending and the word before."""
    last = next(token.word for token in islice(words, first, None) if token.end == end)
    if last.endswith("ed"):
        return False
    if len(last) > 5 and last.endswith(("ing", "ings", "ion", "ions")):
        return True
    one_word = words[first].end == end
    return not one_word or first == 0 or last.endswith("s") or words[first - 1].word in _BEFORE_NOUN


def event_type(words: tuple[EventWord, ...], text: str) -> tuple[str, float]:
    """The type that a short text tells, extra types included, and how sure that is (0..1).

    `other` with 0 where no word speaks. `words`: what `event_words` found in `text`. The first sentence counts most.
    """
    first = _FIRST_SENTENCE.search(text)
    end = first.end() if first else len(text)
    return decide(_evidence(words, text, 1.0) if first is None else _leading(words, text, end))


def incident_type(words: tuple[EventWord, ...], text: str, context: tuple[EventWord, ...] = ()) -> tuple[str, float]:
    """The incident type of the ledger (never an extra type) that a sentence or a group of sentences tells.

    words: what `event_words` found in the sentences that tell the incident, `text` the text that their offsets count.
    context: words of the headline or of the sentence before; they count less, and only those that name a means.
    Rules: ACLED codebook, order of sub-event types; a ground clash supported from the air stays a clash, fire from
    the air beats fire from the ground, a captive who is killed was attacked, several kinds in one toll are `mixed`.
    Returns the slug and a confidence 0..1.
    """
    near = tuple(word for word in context if word.type in MEANS)
    evidence = [*_evidence(words, text, 1.0), *_evidence(near, "", _CONTEXT)]
    found, sure = decide([row for row in evidence if ledger_type(row[0]) is not None])
    return ledger_type(found) or "other", sure


_HINT = 1.6
_DEED = 4.0
_BEHIND = 0.4


def _once_hinted(evidence: list[Weighed]) -> list[Weighed]:
    """However often "killed" and "wounded" are said, they tell no more of the kind of event than once."""
    hints = [row for row in evidence if row[0] == "attack" and row[1] <= _HINT]
    strongest = max(hints, key=lambda row: row[1], default=None)
    return [row for row in evidence if row not in hints or row is strongest]


class Passage(Struct, frozen=True):
    """A stretch of a report with its event words, and how much they count (1 = tells the incident itself).

    start: offset of the stretch in the report, whose characters the words' offsets count.
    """

    words: tuple[EventWord, ...]
    text: str
    start: int
    weight: float = 1.0


def told_type(passages: Iterable[Passage]) -> tuple[str, float]:
    """As `incident_type`, for passages that tell one incident from nearer and from farther."""
    evidence = _once_hinted([row for p in passages for row in _evidence(p.words, p.text, p.weight, p.start)])
    if any(name == "attack" and weight >= _DEED for name, weight, _ in evidence):
        # who was executed did not fall in the battle that the same sentence tells of
        evidence = [(n, w * _BEHIND if n == "armed_clash" else w, words) for n, w, words in evidence]
    found, sure = decide([row for row in evidence if ledger_type(row[0]) is not None])
    return ledger_type(found) or "other", sure


def _leading(words: tuple[EventWord, ...], text: str, end: int) -> list[Weighed]:
    lead = tuple(word for word in words if word.span.start < end)
    rest = tuple(word for word in words if word.span.start >= end)
    return [*_evidence(lead, text, 1.0), *_evidence(rest, text, _LATER)]


def _evidence(words: tuple[EventWord, ...], text: str, factor: float, start: int = 0) -> list[Weighed]:
    return [(word.type, word.weight * factor * _standing(text, word.span.start - start), _key(word)) for word in words]


def _key(word: EventWord) -> str:
    return word.span.text.lower()


def _standing(text: str, at: int) -> float:
    """What the words before leave of an event word: all, less for an occasion, next to nothing for a possession.

    An event behind "after", "despite" and the like is the occasion, not what is told.
    """
    return _left_by(text[max(0, at - 48) : at]) if at > 0 else 1.0


@lru_cache(maxsize=4096)  # the kind of an account is weighed each time that a sentence may join it
def _left_by(before: str) -> float:
    if _POSSESSION.search(before) is not None:
        return _OWNED
    return _ASIDE if _OCCASION.search(before) is not None else 1.0
