"""How far a phrase that names some of the people goes, without a number ("women and elderly men"), and what follows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.extract._counted_words import is_person

if TYPE_CHECKING:
    from rashomon.extract._harm_words import HarmWord
    from rashomon.extract.grammar import Doc, Token

_MANY = ("people", "elderly", "crew", "staff", "police", "personnel", "youth")
_STOPS = frozenset(
    "in by when after during on at near from as while who which that were was are is have has had for with since "
    "according said told to ; : . -- into because but where amid before under through".split()
)


def names_people(doc: "Doc", start: int) -> bool:
    """People are named from here on, and more than one."""
    last = phrase_end(doc, start)
    return last > start and any(_is_plural(t) or t.lower_ in _MANY for t in doc[start:last])


def _is_plural(token: "Token") -> bool:
    """A plural noun; the tagger takes "civilians" for a verb where commas were lost."""
    return token.tag_ in ("NNS", "NNPS") or _is_lost_noun(token)


def _is_lost_noun(token: "Token") -> bool:
    return token.tag_ == "VBZ" and is_person(token)


def phrase_end(doc: "Doc", start: int, joined: bool = True) -> int:
    """Where a run of adjectives and nouns ends; `joined` lets "and" and commas join further nouns."""
    i = start
    while i < len(doc) and i < start + 9:
        token = doc[i]
        if token.lower_ in _STOPS or token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "NUM"):
            if not ((token.tag_ == "VBN" and token.dep_ == "amod") or _is_lost_noun(token)):
                break
        elif token.pos_ == "DET" and token.lower_ != "the":
            break
        elif (token.lower_ == "and" or token.text == ",") and not (joined and _noun_follows(doc, i)):
            break
        elif token.pos_ == "PUNCT" and token.text not in (",", "-"):
            break
        i += 1
    while i > start and doc[i - 1].lower_ in ("and", ",", "the"):
        i -= 1
    return i


def goes_on(doc: "Doc", at: int, words: "Iterable[HarmWord]") -> bool:
    """A verb or a word of harm follows, adverbs aside: a clause of their own for whoever is told of right before."""
    at = past_adverbs(doc, at)
    return at < len(doc) and (doc[at].pos_ in ("AUX", "VERB") or any(word.index == at for word in words))


def past_adverbs(doc: "Doc", at: int) -> int:
    """The first token from a place on that is no adverb."""
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    return at


def _noun_follows(doc: "Doc", i: int) -> bool:
    after = doc[i + 1 : i + 3]
    return any(t.tag_ in ("NNS", "NNPS") or t.lower_ == "elderly" for t in after) and all(
        t.pos_ != "NUM" for t in after
    )
