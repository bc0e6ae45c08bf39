"""The day on which somebody answers an event is not its day: "the council today condemned the murder of the miller"."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from rashomon.extract._harm_arguments import direct_objects
from rashomon.extract.parse import ParsedSentence
from rashomon.model.attribution import Attribution
from rashomon.model.span import Span
from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token


def is_of_an_answer(parsed: ParsedSentence, time: Span, said: Sequence[Attribution], told: Sequence[Span] = ()) -> bool:
    """The time goes with a verb of answering, or stands between a speaker and his verb: "the mayor today said".

    told: the words of harm; a verb that has one as its object tells the event ("claimed 20 lives on Monday").
    """
    start = parsed.sentence.start
    inside = [t for t in parsed.doc if time.start <= start + t.idx < time.end]
    verb = next((t.head for t in inside if t.head.pos_ == "VERB" and t.dep_ == "npadvmod"), None)
    if verb is None or not any(t.dep_ == "nsubj" and t.i < inside[0].i for t in verb.lefts):
        return False
    if any(span.start <= start + t.idx < span.end for t in direct_objects(verb) for span in told):
        return False
    is_speech = any(a.cue.start <= start + verb.idx < a.cue.end for a in said)
    return verb.lemma_.lower() in _answering() or (is_speech and _is_right_before(inside[-1], verb))


def _is_right_before(time: "Token", verb: "Token") -> bool:
    return 0 < verb.i - time.i <= 2  # "today also said"


@cache
def _answering() -> frozenset[str]:
    return frozenset(word for entry in entries("response_words") for word in entry["words"])
