"""The words of a speaker just before or just after a verb of saying, by word order alone."""

from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Range, cues
from rashomon.extract._attribution_names import source_word_ends
from rashomon.extract._attribution_ranges import trim

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})
PERSONAL = frozenset({"he", "she", "it", "they", "who", "i", "we"})
_INNER = frozenset({"of", "for", "at", "in", "from", "and", "'s", "s", "on", "with", "'", "-", "by", "(", ")"})
_HELPERS = frozenset(
    {"has", "have", "had", "also", "later", "further", "earlier", "then", "separately", "only", "meanwhile"}
)
_LONGEST_SOURCE = 16
_ARTICLES = frozenset({"the", "a", "an", "one", "another", "some", "several"})
_COMPLEMENTS = frozenset({"of", "for", "at", "in", "from", "with", "on", "by", "and"})
_PLACING = frozenset({"in", "on", "by", "with", "from"})


def left_source(doc: "Doc", stop: int) -> Range | None:
    """The speaker whose words end just before a position."""
    while stop > 0 and (doc[stop - 1].lower_ in _HELPERS or doc[stop - 1].text in (",", "-")):
        stop -= 1
    if stop == 0:
        return None
    if doc[stop - 1].lower_ in PERSONAL:
        return (stop - 1, stop)
    first = _run_start(doc, stop)
    return trim(doc, (first, stop)) if first < stop else None


def _run_start(doc: "Doc", stop: int) -> int:
    """Where the words of a speaker begin: within one noun phrase and its complements, at its article, at the first
    word of a source, or at the name that stands before the verb.
    """
    reach = stop
    while reach > max(0, stop - _LONGEST_SOURCE) and _goes_on(doc, reach - 1, stop):
        reach -= 1
        if doc[reach].lower_ in _ARTICLES and not (reach > 0 and doc[reach - 1].lower_ in _COMPLEMENTS):
            return reach
    return _anchored(doc, reach, stop)


def _goes_on(doc: "Doc", i: int, stop: int) -> bool:
    """The token can belong to the same speaker as the token after it."""
    token, after = doc[i], doc[i + 1].lower_ if i + 1 < stop else ""
    if token.pos_ not in _NOMINAL and token.lower_ not in _INNER and token.tag_ not in ("VBG", "VBN"):
        return False
    is_plural = token.tag_ in ("NNS", "PRP", "CD") or token.lower_ in DAYS
    if after in _ARTICLES and token.lower_ in _COMPLEMENTS:  # "activists in the town"
        return True
    return not after or after in _INNER or not (is_plural or after in _ARTICLES)


def _anchored(doc: "Doc", reach: int, stop: int) -> int:
    if reach == stop:
        return stop
    offset = doc[reach].idx
    text = doc.text[offset : doc[stop - 1].idx + len(doc[stop - 1])]
    words = [span.start for a, b in source_word_ends(text) if (span := doc.char_span(offset + a, offset + b))]
    if words:
        return _with_modifiers(doc, _anchor(doc, words, stop), reach)
    first = stop - 1
    while first > reach and doc[first].pos_ == "PROPN" and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return first


def _anchor(doc: "Doc", starts: list[int], stop: int) -> int:
    """The first source word from which only its own complements lead to the verb."""
    for start in starts:
        if not any(doc[i].lower_ in _PLACING and i - start > 2 for i in range(start, stop)):
            return start
    return starts[-1]


def _with_modifiers(doc: "Doc", anchor: int, reach: int) -> int:
    first = anchor
    while first > reach and doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        first -= 1
    if first > 0 and doc[first - 1].pos_ == "ADP" and doc[first - 1].lower_ not in ("of", "for"):
        while first < anchor and doc[first].pos_ in ("PROPN", "NUM", "NOUN"):
            first += 1  # in "in Hama activists said" the town belongs to the statement
    return first


def right_source(doc: "Doc", start: int) -> Range | None:
    """The speaker whose words begin at a position and run to the next clause."""
    if (
        start >= len(doc)
        or doc[start].pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON")
        or doc[start].dep_ == "mark"
    ):
        return None
    if doc[start].lower_ in ("that", "there", "this", "these", "those", "it", "they"):
        return None
    last = start
    while last < len(doc) and (_can_follow(doc[last]) or doc[last].text == ",") and not speaks_on(doc[last]):
        last += 1
    if last < len(doc) and doc[last].tag_ in FINITE:
        return None  # a clause follows the verb: "said the road was closed"
    return trim(doc, (start, last))


def _can_follow(token: "Token") -> bool:
    return token.pos_ in _NOMINAL or token.lower_ in _INNER or token.tag_ in ("VBG", "VBN")


def speaks_on(token: "Token") -> bool:
    """A further verb of saying in the same breath: "adding", "warning"."""
    return token.tag_ == "VBG" and token.lemma_ in cues("verb")
