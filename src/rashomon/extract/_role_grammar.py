"""Follows the grammar of a sentence from a violent deed to the words that name who did it and who suffered it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract._role_places import means_civilians
from rashomon.extract._role_words import words_with

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_SUBJECTS = {"nsubj", "csubj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
_PREMODIFIERS = {"amod", "compound", "poss", "nmod", "npadvmod"}
_IN = {"in", "during", "from", "after", "amid", "when", "following", "under", "with", "through", "as", "to", "of"}
_AT = {"on", "at", "against", "upon", "onto", "into", "targeting", "toward", "towards"}
_INSIDE = {"in", "inside", "outside", "through", "near"}
_COMPLEMENTS = {"dobj", "ccomp", "oprd", "xcomp", "acomp", "dep"}
_CLAIMS = {"claims", "reports", "says"}  # "a raid that the mayor claims killed nine"
_DEEDS = ("deed", "deed_on", "means", "clash")
_VERBS = ("harm", "attack", "launch", "suffer", "clash")


def has_role(token: "Token", *roles: str) -> bool:
    """The word has one of these roles in the vocabulary."""
    # the model's lemma of a plural that it took for a name is the plural
    word = token.lower_ if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
    return _is_listed(word, token.lemma_.lower(), roles)


@lru_cache(maxsize=32768)
def _is_listed(word: str | None, lemma: str, roles: tuple[str, ...]) -> bool:
    words = (lemma,) if word is None else (word, lemma, word.removesuffix("s"))
    return any(w in words_with(role) for role in roles for w in words)


@lru_cache(maxsize=1024)
def is_deed_noun(token: "Token") -> bool:
    """A noun that names a violent deed or what it is done with; a jet that is shot down does nothing."""
    return token.pos_ in ("NOUN", "PROPN") and has_role(token, *_DEEDS) and not _is_wrecked(token)


def _is_wrecked(noun: "Token") -> bool:
    """ "A rebel tank was destroyed", "downed an army helicopter"."""
    wanted = _PASSIVE_SUBJECTS if _is_passive(noun.head) else {"dobj"}
    return noun.dep_ in wanted and has_role(noun, "craft") and has_role(noun.head, "wreck")


@lru_cache(maxsize=1024)  # the actors of a sentence are each followed through the same words
def is_deed(token: "Token") -> bool:
    """A verb or a noun that names a violent deed."""
    if token.pos_ == "VERB":
        return (
            has_role(token, "harm", "attack", "suffer", "clash")
            or _launches(token)
            or _harms_so(token)
            or _lands(token)
        )
    return is_deed_noun(token)


def _launches(verb: "Token") -> bool:
    return has_role(verb, "launch") and any(is_deed_noun(c) for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))


def _harms_so(verb: "Token") -> bool:
    """ "Left nine dead", "claimed the lives of": the verb alone says nothing."""
    return has_role(verb, "harm_if") and any(
        t.lower_ in words_with("harm_words") for c in verb.rights if c.dep_ in _COMPLEMENTS for t in c.subtree
    )


def _lands(verb: "Token") -> bool:
    """ "A shell landed in the yard": what is fired arrives."""
    return has_role(verb, "impact") and any(is_deed_noun(c) for c in verb.children if c.dep_ in _SUBJECTS)


def doers(deed: "Token", seen: frozenset[int] = frozenset()) -> Iterator["Token"]:
    """Nouns that the grammar makes the doer of a deed, the closest relation first."""
    if deed.i in seen or len(seen) > 8:
        return
    seen = seen | {deed.i}
    yield from _doers_of_noun(deed, seen) if deed.pos_ in ("NOUN", "PROPN") else _doers_of_verb(deed, seen)


def _doers_of_verb(verb: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    yield from _agents(verb, seen)
    if not _is_passive(verb) and not _suffers_itself(verb):
        for subject in _subjects(verb, seen):
            yield from _acting(subject, seen)
    yield from _circumstances(verb, seen)
    if _suffers_itself(verb) or _is_passive(verb):
        yield from _governing(verb, seen)


def _suffers_itself(verb: "Token") -> bool:
    return has_role(verb, "suffer") and not has_role(verb, "attack", "launch")


def _is_passive(verb: "Token") -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl" and any(c.dep_ == "dobj" for c in verb.children):
        return False  # "a bomber killed nine men", whatever the model makes of it
    # "the men killed in the raid", "killed in a raid": a participle without "have"
    return not any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux") and not any(
        c.dep_ in _SUBJECTS for c in verb.children
    )


def _agents(word: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    for child in word.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "from")):
            for pobj in (c for c in child.children if c.dep_ in ("pobj", "pcomp")):
                for noun in (pobj, *pobj.conjuncts):
                    yield from _acting(noun, seen)


def _acting(noun: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    """The noun itself, or, where a deed or a weapon acts, whoever did or fired it."""
    if noun.pos_ == "VERB":
        yield from doers(noun, seen)
        return
    if noun.lower_ in _CLAIMS:
        return
    if is_deed_noun(noun):
        yield from doers(noun, seen)
    yield noun
    yield from _owners(noun)
    for other in noun.conjuncts:
        if other.pos_ in ("NOUN", "PROPN"):
            yield other
            yield from _owners(other)


def _owners(noun: "Token") -> Iterator["Token"]:
    """ "jets of the army", "the army's jets", "troops from France"."""
    for child in noun.children:
        if child.dep_ in _PREMODIFIERS:
            yield child
            yield from (c for c in child.subtree if c.i != child.i and c.dep_ in (*_PREMODIFIERS, "conj"))
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "by"):
            yield from (n for c in child.children if c.dep_ == "pobj" for n in (c, *c.conjuncts))
        elif child.dep_ == "acl" and child.lemma_ in ("belong", "ally", "affiliate"):
            yield from (c for c in child.subtree if c.dep_ == "pobj")


def _subjects(verb: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    own = [c for c in verb.children if c.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS)]
    for subject in own:
        if subject.tag_ in ("WDT", "WP") and verb.dep_ in ("relcl", "ccomp", "acl"):
            # "the attack that they say killed nine": the attack did
            yield verb.head.head if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" else verb.head
        else:
            yield subject
    if not own:
        yield from _borrowed_subjects(verb, seen)


def _borrowed_subjects(verb: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    """The subject of a verb without one is that of the verb it hangs on: "shelled the town, killing nine"."""
    head = verb.head
    if head.i == verb.i or head.i in seen:
        return
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        yield head
    elif verb.dep_ == "ccomp" and not is_deed(head):
        # who says that it was done did not do it; "the attack that they say killed nine" did
        yield from iter((head.head,)) if head.dep_ == "relcl" else ()
    elif head.pos_ in ("VERB", "AUX") or head.dep_ == "acomp":
        yield from _doers_of_verb(head, seen | {head.i}) if _is_passive(head) else _subjects(head, seen | {head.i})
    elif verb.dep_ == "pcomp" and head.dep_ == "prep":
        yield from _of_preposition(head, seen)


def _of_preposition(preposition: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    """ "Accused the army of shelling the town", "by firing at the town"."""
    above = preposition.head
    if has_role(above, "blame"):
        yield from accused(above)
    elif is_deed(above):
        yield from doers(above, seen)
    elif above.pos_ == "VERB":
        yield from _subjects(above, seen)
    else:
        yield above


def accused(verb: "Token") -> Iterator["Token"]:
    """Whom a verb of blame names: "blamed the rebels", "the attack was blamed on the rebels"."""
    wanted = ("nsubjpass",) if _is_passive(verb) else ("dobj",)
    on = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "on"]
    nouns = [n for c in on for n in c.children if c.dep_ == "prep" and n.dep_ == "pobj"]
    if verb.dep_ == "acl" and _is_passive(verb):  # "a man suspected of shooting two others"
        nouns.append(verb.head)
    for noun in nouns or [c for c in verb.children if c.dep_ in wanted]:
        yield noun
        yield from noun.conjuncts
        yield from _owners(noun)


def _circumstances(verb: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    """ "killed in an air strike", "died when jets bombed the town"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _IN:
            for noun in (c for c in child.subtree if c.dep_ in ("pobj", "conj") and is_deed_noun(c)):
                yield from doers(noun, seen)
        elif child.dep_ in ("advcl", "ccomp") and is_deed(child) and child.tag_ != "VBG":
            yield from doers(child, seen)


def _governing(verb: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    """ "air strikes that left nine dead": the deed may stand above the harm it did."""
    head = verb.head
    if head.i != verb.i and head.i not in seen and is_deed(head) and verb.dep_ in ("relcl", "acl", "ccomp", "conj"):
        yield from doers(head, seen)


def _doers_of_noun(noun: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    for child in noun.lefts:
        if child.dep_ in _PREMODIFIERS:
            yield child
            yield from (c for c in child.subtree if c.i != child.i and c.dep_ in (*_PREMODIFIERS, "conj"))
    yield from _agents(noun, seen)
    yield from _by_later_words(noun, seen)
    if not has_role(noun, "deed_on", "clash"):
        yield from _after(noun, {"of"})
    if has_role(noun, "clash"):
        yield from _after(noun, {"with", "against"})
        yield from (n for n in _after(noun, {"between"}) if n.dep_ == "pobj")
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB" and has_role(noun.head, "launch", "attack"):
        yield from doers(noun.head, seen)
    if noun.dep_ == "conj" and is_deed_noun(noun.head):
        yield from doers(noun.head, seen)


def _by_later_words(noun: "Token", seen: frozenset[int]) -> Iterator["Token"]:
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl") and child.pos_ == "VERB":
            for verb in (child, *(v for v in child.children if v.dep_ == "ccomp")):
                yield from _agents(verb, seen)
        elif child.dep_ == "prep" and child.lower_ in ("in", "during", "of"):
            for deed in (c for c in child.children if c.dep_ == "pobj" and is_deed_noun(c)):
                yield from doers(deed, seen)


def _after(noun: "Token", prepositions: set[str]) -> Iterator["Token"]:
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for pobj in (c for c in child.children if c.dep_ == "pobj"):
                yield pobj
                yield from pobj.conjuncts
                yield from _owners(pobj)


def sufferers(deed: "Token") -> Iterator["Token"]:
    """Nouns that the grammar makes the one to whom a deed is done, the closest relation first."""
    if not has_role(deed, "suffer"):  # who died in a hospital was not hit there
        yield from (noun for noun in _after(deed, _INSIDE) if means_civilians(_with_adjectives(noun)))
    if deed.pos_ in ("NOUN", "PROPN"):
        yield from _after(deed, _AT | ({"of"} if has_role(deed, "deed_on") else set()))
        if has_role(deed, "clash"):
            yield from _other_sides(deed)
        return
    yield from _objects(deed)
    yield from _after(deed, _AT | ({"with"} if has_role(deed, "clash") else set()))
    for child in deed.children:
        if child.dep_ == "dobj" and is_deed_noun(child):
            yield from sufferers(child)


def _with_adjectives(noun: "Token") -> str:
    return noun.doc[noun.left_edge.i : noun.i + 1].text


def _other_sides(clash: "Token") -> Iterator["Token"]:
    """ "Clashes between X and Y" have Y for their target; who clashed "with X" was harmed by X."""
    for child in clash.rights:
        if child.dep_ == "prep" and child.lower_ == "between":
            yield from (n for c in child.children if c.dep_ == "pobj" for n in c.conjuncts)


def _objects(verb: "Token") -> Iterator["Token"]:
    wanted = {"nsubjpass"} if _is_passive(verb) else {"dobj", "iobj", "dative"}
    if _suffers_itself(verb):
        wanted = {"nsubj", "nsubjpass", "dobj"}
    for child in verb.children:
        if child.dep_ in wanted and not is_deed_noun(child):
            yield from _harmed(child)
    is_bare = not any(c.dep_ in wanted for c in verb.children)
    if verb.dep_ == "acl" and is_bare and _is_passive(verb) and verb.head.pos_ in ("NOUN", "PROPN"):
        yield from _harmed(verb.head)


def _harmed(noun: "Token") -> Iterator["Token"]:
    """The harmed, those they were among or who were among them, and those they belonged to."""
    yield noun
    yield from noun.conjuncts
    yield from _owners(noun)
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("including", "among"):
            yield from _after_preposition(child)
    above = noun.head
    if above.dep_ == "prep" and above.lower_ == "among" and above.head.pos_ in ("AUX", "VERB"):
        for subject in (c for c in above.head.children if c.dep_ in _SUBJECTS):
            yield subject
            yield from subject.conjuncts


def _after_preposition(preposition: "Token") -> Iterator["Token"]:
    for noun in (c for c in preposition.children if c.dep_ == "pobj"):
        yield noun
        yield from noun.conjuncts
