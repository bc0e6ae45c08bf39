"""What a clause says *had* happened goes before the event that the sentence tells: its day is not the event's day.

"The men were trying to take a hill that the army had captured in May": nothing of this happened in May.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.extract._role_grammar import has_role
from rashomon.extract.parse import ParsedSentence
from rashomon.model.span import Span

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token


def earlier_clauses(parsed: ParsedSentence, told: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The relative clauses of a sentence in the past perfect, in order, without those that hold what is told.

    told: the words that tell the event (its harm); a clause with one of them is the telling itself.
    """
    clauses = (_clause(parsed, token) for token in parsed.doc if _had_happened(token))
    return tuple(clause for clause in clauses if not any(clause.holds(span) for span in told))


def asides_on_places(parsed: ParsedSentence, places: Sequence[Span], told: Sequence[Span]) -> tuple[Span, ...]:
    """The relative clauses that say something of a place, in order: "the road, which rebels cut on Thursday".

    What they tell is another matter than the event, unless they hold `told`, the words that tell it (its harm).
    """
    start = parsed.sentence.start
    verbs = [t for t in parsed.doc if t.dep_ == "relcl" and _lies_in(start + t.head.idx, places)]
    clauses = (_clause(parsed, verb) for verb in verbs)
    return tuple(clause for clause in clauses if not any(clause.holds(span) for span in told))


def _lies_in(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _had_happened(token: "Token") -> bool:
    return _is_relative(token) and any(c.dep_ in ("aux", "auxpass") and c.lower_ == "had" for c in token.lefts)


def _is_relative(verb: "Token") -> bool:
    """A relative clause, also one that the parser took for what a violent verb says: nobody seizes "that it had"."""
    return verb.dep_ == "relcl" or (verb.dep_ == "ccomp" and has_role(verb.head, "attack", "harm", "harm_if"))


def _clause(parsed: ParsedSentence, verb: "Token") -> Span:
    return parsed.span(verb.left_edge.i, verb.right_edge.i + 1)
