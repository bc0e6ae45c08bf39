"""Cuts a sentence where a second event of its own begins."""

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from rashomon.extract.events import event_words
from rashomon.extract.parse import ParsedSentence
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

STRONG = 2.0  # weight of an event word that can tell an event without naming harm
_NAMED = 0.5  # after "in retaliation for" any event word tells one
_TURNS = frozenset({"following", "after", "followed"})
_TURNING = frozenset({"in retaliation for", "in response to", "in revenge for"})
_SUBJECT = ("nsubj", "nsubjpass", "expl")
_MEASURES = frozenset(f"{unit}{s}" for unit in ("hour", "day", "week", "month", "year") for s in ("", "s"))
# "The raid came days after", "The deaths come as": what follows is not the raid
_COMES = re.compile(
    r"(?:[\w'’-]+ ){1,4}(?:follow(?:s|ed)|(?:comes?|came|coincided with)"
    r"(?: (?:just|only|barely|less than|a|an|one|two|three|few|several|hours?|days?|weeks?|months?|years?))*"
    r" (?:as|after|amid|while|on the heels of|in the wake of|following))(?= )"
)
_FROM_AFAR = ("air_strike", "shelling")  # what hits a place where somebody else has killed
_PERSONS = re.compile(r"(?:bomber|attacker|shooter|raider)s?$", re.IGNORECASE)  # those who die, and no event before


class Stretch(Struct, frozen=True):
    """A part of a sentence that tells one event; `is_recalled`: an event before the one told first."""

    span: Span
    is_recalled: bool = False


def stretches(parsed: ParsedSentence, harmed: Sequence[Span] = ()) -> tuple[Stretch, ...]:
    """The sentence in stretches with a subject and a verb each: "Shells killed two, and jets bombed the port".

    Cut before "and", "but" or "while" where what follows has a subject of its own. Together the stretches are the
    sentence; a sentence of one clause is one stretch. harmed: the words that count people harmed.
    """
    doc = parsed.doc
    counting = [h.start - parsed.sentence.start for h in harmed]
    recalled = {*_recalled(parsed, counting), *_there(parsed, counting)}
    cuts = sorted(({_beginning(t) for t in doc if _begins_clause(t)} | recalled) - {0})
    edges = [0, *cuts, len(doc)]
    return tuple(Stretch(parsed.span(a, b), a in recalled) for a, b in itertools.pairwise(edges) if b > a)


def tied(sentence: Sentence, cut: Sequence[Stretch], ties: Sequence[bool]) -> tuple[Stretch, ...]:
    """The stretches with some cuts taken back. ties: for each stretch but the last, whether it goes on in the next."""
    made = [cut[0]]
    for stretch, is_tied in zip(cut[1:], ties, strict=True):
        if is_tied:
            first, last = made[-1].span.start - sentence.start, stretch.span.end - sentence.start
            span = Span(made[-1].span.start, stretch.span.end, sentence.text[first:last])
            made[-1] = Stretch(span, made[-1].is_recalled)
        else:
            made.append(stretch)
    return tuple(made)


def set_off(sentence: Sentence) -> Span | None:
    """What "The raid came days after" sets off from the raid: the rest of the sentence; None in any other one."""
    comes = _COMES.match(sentence.text)
    if comes is None or not any(e.is_noun for e in event_words(sentence.text, 0, comes.end())):
        return None
    return Span(sentence.start + comes.end(), sentence.end, sentence.text[comes.end() :])


def _recalled(parsed: ParsedSentence, harmed: Sequence[int]) -> list[int]:
    """Where "after", "following", "in retaliation for" turn to an event before the one just told.

    "Jets bombed the port following a raid on the town" tells two; "two died after shells hit the port" tells one, for
    only harm stands before it; "a raid killed two days after a bomb killed four" two, for it counts people twice.
    """
    doc = parsed.doc
    for token in doc:
        turning = token.lower_ == "in" and doc[token.i : token.i + 3].text.lower() in _TURNING
        if not turning and token.lower_ not in _TURNS:
            continue
        events = event_words(parsed.sentence.text)
        least = _NAMED if turning or token.lower_ == "followed" else STRONG
        before = any(
            e.weight >= STRONG and e.span.start < token.idx and not _PERSONS.search(e.span.text) for e in events
        )
        again = token.lower_ == "after" and any(h > token.idx for h in harmed)
        again = again and (any(h < token.idx for h in harmed) or _is_measured(token))
        if before and (again or any(e.weight >= least and e.span.start > token.idx for e in events)):
            return [token.i]
    return []


def _there(parsed: ParsedSentence, harmed: Sequence[int]) -> list[int]:
    """Where "Shells hit the town where gunmen killed two guards" turns to what others did at the place before."""
    events = event_words(parsed.sentence.text)
    for token in parsed.doc:
        if token.lower_ != "where" or any(h < token.idx for h in harmed):
            continue
        hit = any(e.type in _FROM_AFAR and e.weight >= STRONG and e.span.end <= token.idx for e in events)
        if hit and any(t.i > token.i and t.idx in harmed and _kills(t) for t in token.head.subtree):
            return [int(token.i)]
    return []


def _kills(verb: "Token") -> bool:
    """A verb of which somebody is named as the doer, and people as those whom it was done to."""
    named = {child.dep_ for child in verb.children if child.pos_ in ("NOUN", "PROPN")}
    return verb.pos_ == "VERB" and {"nsubj", "dobj"} <= named


def _is_measured(token: "Token") -> bool:
    """ "Two days after": the time between two events is told."""
    return bool(token.i > 0 and token.doc[token.i - 1].lower_ in _MEASURES)


def _begins_clause(token: "Token") -> bool:
    if token.pos_ not in ("VERB", "AUX") or not any(c.dep_ in _SUBJECT for c in token.lefts):
        return False
    if token.dep_ == "conj":
        return token.head.dep_ in ("ROOT", "conj", "ccomp")
    return token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in token.lefts)


def _beginning(token: "Token") -> int:
    """Where the clause of a verb begins, its conjunction included."""
    first = int(token.left_edge.i)
    return first - 1 if first > 0 and token.doc[first - 1].lower_ in ("and", "but", "while", "or") else first
