"""What a report does with a figure: asserts, alleges, denies, withholds or imagines it; zero counts; campaign tolls.

`resources/stance_cues.yaml` holds the words; the attributions of the sentence add what their verbs do to what they say.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from rashomon.extract._attribution_chain import chain, effect
from rashomon.extract._compared import without_comparison
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.events import event_words
from rashomon.extract.parse import ParsedSentence
from rashomon.model.attribution import Attribution
from rashomon.model.claim import Stance
from rashomon.model.span import Span
from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

Cue = Literal["alleged", "denied", "withheld", "hypothetical", "cumulative", "none"]
Reach = Literal["clause", "sentence", "before", "up_to", "at"]

_MARKS = re.compile(r"[,;:—–]|\s-\s")
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|'s)\b", re.IGNORECASE)
_REJECTS = re.compile(r"reject|repudiat|condemn", re.IGNORECASE)
_AT_ONCE = 15  # characters: an article and an adjective
_NOBODY = frozenset({"no", "nobody", "none", "neither", "zero", "nothing"})
_CHAIN = frozenset(
    {"xcomp", "oprd", "conj", "acomp", "attr", "dobj", "nsubjpass", "nsubj", "pobj", "prep", "nummod", "amod"}
)
_PRECEDENCE: tuple[Stance, ...] = ("withheld", "denied", "hypothetical", "alleged")


class StanceCue(Struct, frozen=True):
    """One entry of the vocabulary, ready to search with."""

    cue: Cue
    pattern: re.Pattern[str]
    reach: Reach = "clause"
    needs_perfect: bool = False

    def matches(self, text: str, start: int, end: int) -> bool:
        """The words stand where they must for a figure at `start` to `end` of a sentence."""
        return self in _standing(_reaches(text, start, end))


def _standing(places: Mapping[Reach, str]) -> list[StanceCue]:
    """The cues that stand in the part of a sentence that they reach."""
    found = [cue for reach, part in places.items() if part for cue in _standing_in(part, reach)]
    return [cue for cue in found if not cue.needs_perfect or _PERFECT.search(places["clause"])]


@lru_cache(maxsize=256)  # the figures of a sentence and of a clause share it
def _standing_in(part: str, reach: Reach) -> tuple[StanceCue, ...]:
    return tuple(cue for cue in stance_cues() if cue.reach == reach and cue.pattern.search(part))


def _reaches(text: str, start: int, end: int) -> Mapping[Reach, str]:
    first, last = clause(text, start, end)
    before = text[:start]
    return {
        "clause": text[first:last],
        "sentence": without_comparison(text),
        "before": before,
        "up_to": before,
        "at": text[start:end],
    }


@cache
def stance_cues() -> tuple[StanceCue, ...]:
    """The cues of `resources/stance_cues.yaml`, in file order."""
    return tuple(
        StanceCue(entry["cue"], re.compile(entry["pattern"], re.IGNORECASE), entry.get("reach", "clause"),
                  bool(entry.get("needs_perfect")))
        for entry in entries("stance_cues")
    )  # fmt: skip


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a place between the nearest commas, colons, semicolons or dashes."""
    before = [mark.end() for mark in _MARKS.finditer(text, 0, start)]
    after = _MARKS.search(text, end)
    return before[-1] if before else 0, after.start() if after else len(text)


def stance(parsed: ParsedSentence, at: Span) -> Stance:
    """What the sentence does with the figure or word of harm at a place.

    Of several readings the one that commits least wins: withheld, denied, hypothetical, alleged, asserted.
    """
    found = _cues_at(parsed, at)
    said = effect(tuple(one for one in chain(attributions(parsed, REPORTING), at) if not _deplores(one)))
    strongest: Stance = next((one for one in _PRECEDENCE if one in found or one == said), "asserted")
    # "no deaths were reported" tells of nobody; it does not keep its distance
    return "asserted" if strongest == "alleged" and negated(parsed, at) else strongest


def _deplores(one: Attribution) -> bool:
    """ "All parties rejected the murder": who rejects a deed does not say that it was not done."""
    content = one.content[0].text if one.content else ""
    deed = next(iter(event_words(content)), None)
    near = deed is not None and deed.is_noun and deed.span.start <= _AT_ONCE
    return one.denies and near and _REJECTS.match(one.cue.text) is not None


def negated(parsed: ParsedSentence, at: Span) -> bool:
    """The place counts nobody: "no one was killed", "no troops were reported hurt", "did not injure anyone"."""
    if "none" in _cues_at(parsed, at):
        return True
    return any(_is_negated(token) for token in _tokens(parsed, at))


def is_relative(parsed: ParsedSentence, at: Span) -> bool:
    """The word belongs to a relative clause, and what it says is said of those before it: "three who were not hurt"."""
    return any(token.dep_ == "relcl" for token in _tokens(parsed, at))


def is_cumulative(parsed: ParsedSentence, at: Span) -> bool:
    """The figure covers a campaign, a period or a whole war rather than one incident."""
    return "cumulative" in _cues_at(parsed, at)


@lru_cache(maxsize=256)  # a figure is asked about several times in a row
def _cues_at(parsed: ParsedSentence, at: Span) -> frozenset[Cue]:
    """What the words of the vocabulary do with a place of a sentence."""
    start = parsed.sentence.start
    places = _reaches(parsed.sentence.text, max(0, at.start - start), max(0, at.end - start))
    return frozenset(cue.cue for cue in _standing(places))


def _tokens(parsed: ParsedSentence, at: Span) -> "list[Token]":
    start = parsed.sentence.start
    return [t for t in parsed.doc if t.idx < at.end - start and at.start - start < t.idx + len(t)]


def _is_negated(token: "Token") -> bool:
    """Up from the word to its verb: a "not", or a subject or object that is nobody."""
    for _ in range(6):
        if any(_negates(child) for child in token.children):
            return True
        if token.pos_ in ("VERB", "AUX") and any(
            _is_nobody(c) for c in token.children if c.dep_ in ("nsubj", "nsubjpass")
        ):
            return True
        if token.dep_ not in _CHAIN or (token.pos_ in ("VERB", "AUX") and token.dep_ in ("nsubj", "pobj")):
            return False
        if token.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return False
        token = token.head
    return False


def _negates(token: "Token") -> bool:
    if token.i + 1 < len(token.doc) and token.nbor().lower_ in ("fewer", "less", "more", "longer", "later"):
        return False
    return token.dep_ == "neg" or (token.dep_ == "det" and token.lower_ == "no")


def _is_nobody(token: "Token") -> bool:
    return token.lower_ in _NOBODY or any(
        c.lower_ in _NOBODY and c.dep_ in ("det", "advmod", "nummod") for c in token.children
    )
