"""Doers whom no registry knows: a neighbour with a rifle, a man who is charged, a clan that is named once."""

import re
from collections.abc import Iterator, Sequence

from rashomon.extract._role_grammar import accused, doers, has_role, is_deed_noun, sufferers
from rashomon.extract._role_words import words_with
from rashomon.extract.grammar import Token
from rashomon.extract.parse import ParsedSentence
from rashomon.model.who import Actor, ActorMention

_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_NAMING = ("nsubj", "nsubjpass", "pobj", "conj", "dobj")
_BELONG = ("det", "amod", "compound", "nummod", "poss", "case", "nmod", "punct", "npadvmod")


def stranger_doers(parsed: ParsedSentence, deeds: Sequence[Token]) -> Iterator[ActorMention]:
    """Persons and unknown names that the grammar makes the doers of harm, or on whom it is blamed, in text order."""
    found = [t for deed in deeds if _is_personal(deed) for t in doers(deed)]
    found += [t for verb in parsed.doc if verb.pos_ == "VERB" and has_role(verb, "blame") for t in accused(verb)]
    return (_mention(parsed, token) for token in sorted(set(found), key=_place) if _is_stranger(token))


def stranger_sides(parsed: ParsedSentence, deeds: Sequence[Token]) -> Iterator[ActorMention]:
    """Unknown names with whom somebody clashed."""
    found = {t for deed in deeds if has_role(deed, "clash") for t in sufferers(deed)}
    return (_mention(parsed, token) for token in sorted(found, key=_place) if token.pos_ == "PROPN")


def _is_personal(deed: Token) -> bool:
    """A verb of harm or a clash: "air strikes" and "shells" belong to armies, which the registry knows."""
    return has_role(deed, "clash") or (deed.pos_ == "VERB" and has_role(deed, "harm"))


def _is_stranger(token: Token) -> bool:
    if token.dep_ not in _NAMING or is_deed_noun(token):
        return False
    if token.lower_ in _TIMES:
        return False
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.lemma_ in words_with("person"))


def _mention(parsed: ParsedSentence, token: Token) -> ActorMention:
    words = parsed.words([token, *(c for c in token.lefts if c.dep_ in _BELONG)])
    return ActorMention(words, Actor(None, _ARTICLE.sub("", words.text), words.text))


def _place(token: Token) -> int:
    return token.i
