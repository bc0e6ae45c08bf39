"""Is a text a report of one violent incident at all, and is a sentence told as background?

Statistics over many incidents, rights reports, appeals, court days, accidents and sports pages are full of the same
words as reports. What tells them apart is counted here: a kind of violence at the head of the text, words of a single
event (a day, a number killed, who said so) against words of summary and comment. The words are data
(`resources/relevance_cues.yaml`, `resources/background_cues.yaml`).
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rashomon.extract._events_patterns import Phrases, Token, tokens
from rashomon.extract._events_rules import ledger_type
from rashomon.extract.events import EventWord, event_type, event_words
from rashomon.extract.gate import counts_people
from rashomon.text import vocabulary

_LEAD = 700  # characters at the head of a text that say what it is about
_HEAD = 300  # where a report of one incident has told it
_LONG = 3000  # features and rights reports are long, notes and wire reports short; beyond this it says nothing more
_START = 0.0
_STRONG = 2.5
_QUIET_TYPES = frozenset(
    {"agreement", "territory_transfer", "arrest", "protest", "protest_with_intervention", "disrupted_weapons", "other"}
    | {"strategic_other", "violent_demonstration"}
)
_CAP = 5
_BEFORE_YEAR = frozenset(
    "in of late early january february march april may june july august september october november december".split()
)


class _Cue(NamedTuple):
    kind: str
    weight: float


def is_incident(text: str, words: tuple[EventWord, ...] | None = None) -> bool:
    """The text reports one violent incident, as news.

    words: what `event_words` found at least in the first 700 characters, when they are known already.
    """
    return incident_score(text, words) > 0


def is_violent(text: str, words: tuple[EventWord, ...] | None = None) -> bool:
    """The text is about violence between people at all, be it one incident or many."""
    lead = _leading(text, words)
    return any(word.weight >= _STRONG and _is_violence(word.type) for word in lead)


def incident_score(text: str, words: tuple[EventWord, ...] | None = None) -> float:
    """How much speaks for a report of one incident (above 0) and how much against it (below 0)."""
    lead = _leading(text, words)
    near = _cues(tokens(text, 0, _LEAD))
    far = _cues(tokens(text, _LEAD, _LEAD * 5))
    told = 1.0 * _tells_violence(text, lead) + 0.4 * _opens_with_violence(lead) + 0.7 * counts_people(text[:_HEAD])
    specific = 0.2 * (near["specific"] + far["specific"])
    against = 0.6 * near["summary"] + 0.3 * near["comment"] + 0.2 * (far["summary"] + far["comment"]) + near["image"]
    return _START + told + specific - against - 0.7 * min(len(text), _LONG) / 1000


def _leading(text: str, words: tuple[EventWord, ...] | None) -> tuple[EventWord, ...]:
    words = event_words(text, 0, _LEAD) if words is None else words
    return tuple(word for word in words if word.span.start < _LEAD)


def _tells_violence(text: str, lead: tuple[EventWord, ...]) -> bool:
    return _is_violence(event_type(lead, text[:_LEAD])[0])


def _opens_with_violence(lead: tuple[EventWord, ...]) -> bool:
    return any(word.span.start < _HEAD and word.weight >= _STRONG and _is_violence(word.type) for word in lead)


def _is_violence(name: str) -> bool:
    return ledger_type(name) not in {None, "other"} and name not in _QUIET_TYPES


def _cues(words: Sequence[Token]) -> Counter[str]:
    """Per kind of cue, how much different words of it weigh; one kind counts for 5 at the most."""
    seen = {(match.meaning, match.start) for match in _phrases().longest(words)}
    found: Counter[str] = Counter()
    for cue, _ in sorted(seen):
        found[cue.kind] += cue.weight  # type: ignore[assignment]
    return Counter({kind: min(value, _CAP) for kind, value in found.items()})


@cache
def _phrases() -> Phrases[_Cue]:
    return Phrases(
        (pattern, _Cue(entry["kind"], float(entry["weight"])))
        for entry in vocabulary.entries("relevance_cues")
        for pattern in entry["any"]
    )


def background_cue(sentence_text: str, year: int | None = None) -> bool:
    """The sentence tells its event as context: an older one, a toll of the whole war, "a similar attack in July".

    year: the year in which the report was published, if known; then an earlier year in the sentence is a cue too.
    """
    if year is None and not _background().may_match(sentence_text):
        return False
    words = tokens(sentence_text)
    return any(True for _ in _background().all(words)) or (year is not None and _names_older_year(words, year))


def _names_older_year(words: Sequence[Token], year: int) -> bool:
    years = [int(word.word) for word, before in zip(words[1:], words, strict=False) if _is_year(word, before)]
    return bool(years) and max(years) < year


def _is_year(word: Token, before: Token) -> bool:
    dated = before.word in _BEFORE_YEAR or before.word.isdecimal()
    return dated and len(word.word) == 4 and word.word.isdecimal() and "1900" <= word.word <= "2100"


@cache
def _background() -> Phrases[None]:
    return Phrases((pattern, None) for entry in vocabulary.entries("background_cues") for pattern in entry["any"])
