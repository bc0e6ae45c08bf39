"""Cuts a sentence where a second event of its own begins."""

from typing import TYPE_CHECKING

from rashomon.extract.parse import ParsedSentence
from rashomon.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = ("nsubj", "nsubjpass", "expl")


def stretches(parsed: ParsedSentence) -> tuple[Span, ...]:
    """The sentence in stretches with a subject and a verb each: "Shells killed two, and jets bombed the port".

    Cut before "and", "but" or "while" where what follows has a subject of its own. Together the stretches are the
    sentence; a sentence of one clause is one stretch.
    """
    doc = parsed.doc
    cuts = sorted({_beginning(t) for t in doc if _begins_clause(t)} - {0})
    edges = [0, *cuts, len(doc)]
    return tuple(parsed.span(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a)


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
