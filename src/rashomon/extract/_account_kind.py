"""Which kind of incident an account tells: what stands beside the harmed says most, a far sentence little."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from rashomon.extract._events_rules import MEANS, ledger_type
from rashomon.extract.events import EventWord, Passage, told_type
from rashomon.extract.telling import Telling

# kinds of violence that the ACLED codebook counts as done to people who do not fight
ON_CIVILIANS = frozenset({"attack", "abduction", "sexual_violence", "mob_violence", "force_against_protesters"})
FEW = 5  # of so many persons, singled out, it is taken to hold
_ASIDE = 0.3  # what a sentence without harm says about the kind of an event that did harm
_LENT = 0.25  # what the account that the report is about says about another of its accounts
_BESIDE = 1.3  # words this near to the harm tell what did it
_BESIDE_CHARS = 60
_SAYS_HOW = 5.0  # "a suicide bomber" says it; a mere "bomber" does not
_LEAD = 2  # a toll over several kinds of violence is told as such in the headline or the lead
_GAINS = {"territory_regained", "territory_overtaken", "territory_transfer"}
_BY_THE_WAY = {"agreement", "diplomacy", "attribution", "strategic_other", "headquarters", "group_change", *_GAINS}
_REMOTE = ("air_strike", "shelling")
_FIRED = 2.5  # weight of an event word that tells of shots, not only of what could be shot
_HARM = ("killed", "injured")


class Kind(Struct, frozen=True):
    """An incident type, how sure it is, and the words that say it; no words where they stand in another account."""

    type: str
    sure: float
    word: EventWord | None = None
    telling: Telling | None = None


def account_kind(told: Sequence[Telling], lent: Sequence[Telling] = ()) -> Kind:
    """The kind of incident that the tellings of an account amount to; `other` where nothing says it.

    lent: the tellings of the account that the report is chiefly about; they speak where the account names no means.
    """
    passages = list(_passages(told))
    kind, sure = told_type(passages)
    if lent and not _names_means(passages):
        kind, sure = told_type([*passages, *(_means(p) for p in _passages(lent))])
    if kind == "explosive" and any(_is_suicide(e) for p in passages for e in p.words):
        kind = "suicide_bomb"  # it may be another sentence that says how the bomb was brought
    words = [
        (e.weight * p.weight, -k, e) for k, p in enumerate(passages) for e in p.words if ledger_type(e.type) == kind
    ]
    if not words:
        return Kind(kind, sure)
    _, place, word = max(words, key=lambda row: (row[0], row[1], -row[2].span.start))
    return Kind(kind, sure, word, next(t for t in told if t.sentence.start == passages[-place].start))


def _passages(told: Sequence[Telling]) -> Iterator[Passage]:
    harmful = any(h.field in _HARM for t in told for h in t.harms)
    first = [t for t in told if t.harms][:_LEAD]
    # missiles that were stopped on their way were fired all the same
    shot = any(e.type in _REMOTE and e.weight >= _FIRED for t in told for e in t.events)
    for telling in told:
        sentence = telling.sentence
        if not harmful and shot:
            yield Passage(
                tuple(e for e in telling.events if e.type != "disrupted_weapons"), sentence.text, sentence.start
            )
        elif not harmful:
            yield Passage(telling.events, sentence.text, sentence.start)
        elif telling.harms:
            kept = (e for e in telling.events if e.type not in _BY_THE_WAY and (e.type != "mixed" or telling in first))
            words = tuple(_weighed(e, telling) for e in kept)
            yield Passage(words, sentence.text, sentence.start)
        else:
            words = tuple(e for e in telling.events if e.type not in _BY_THE_WAY and e.type != "mixed")
            yield Passage(words, sentence.text, sentence.start, _ASIDE)


def _weighed(word: EventWord, telling: Telling) -> EventWord:
    """A word beside the harm weighs more."""
    near = any(_gap(word, h.harm_word.start, h.harm_word.end) < _BESIDE_CHARS for h in telling.harms)
    return EventWord(word.span, word.type, word.weight * _BESIDE, word.is_noun) if near else word


def _is_suicide(word: EventWord) -> bool:
    return word.type == "suicide_bomb" and word.weight >= _SAYS_HOW


def _gap(word: EventWord, start: int, end: int) -> int:
    return max(word.span.start - end, start - word.span.end)


def _names_means(passages: Sequence[Passage]) -> bool:
    return any(e.type in MEANS and e.weight * p.weight >= 1 for p in passages for e in p.words)


def _means(passage: Passage) -> Passage:
    words = tuple(e for e in passage.words if e.type in MEANS)
    return Passage(words, passage.text, passage.start, passage.weight * _LENT)
