"""The arguments of a verb of harm: its subjects and objects, and all that is coordinated with them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.extract._counted_words import is_one_person, is_person

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_DETERMINING = {"a": "a", "an": "a", "another": "a", "his": "his", "her": "his", "their": "his"}
_STATES = ("injured", "wounded", "dead", "missing", "killed", "hurt")


def is_wished(verb: "Token") -> bool:
    """ "To kill the rebels", "would kill civilians": nobody came to harm yet."""
    return verb.tag_ == "VB" and any(t.tag_ in ("TO", "MD") for t in verb.lefts)


def direct_objects(verb: "Token") -> list["Token"]:
    """The objects of a verb, with what is coordinated with them."""
    return joined(t for t in verb.rights if t.dep_ in ("dobj", "obj"))


def subjects(verb: "Token") -> list["Token"]:
    """Who does what the verb says: its subject, or the one it shares with the verb above it."""
    found = [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    if not found and verb.dep_ == "xcomp" and (forced := direct_objects(verb.head)):  # "forced 90 families to flee"
        return forced
    if not found and verb.dep_ in ("conj", "xcomp"):  # "are believed to have been killed"
        return subjects(verb.head)
    if not found and verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.head.i == verb.i - 1:
        return subjects(verb.head)  # "was robbed bound and strangled" has lost a comma
    if not found and verb.dep_ in ("acl", "relcl"):
        return [verb.head]
    return [_antecedent(t, verb) for t in joined(found)]


def who_are_among(among: "Token") -> list["Token"]:
    """The noun before "among", or what its verb tells of: "with boys among the dead", "among the dead were boys"."""
    above = among.head
    if above.pos_ == "NOUN" and is_person(above):
        return [above]
    if among.i < above.i and above.lemma_ != "be":
        return []  # "among the wounded, doctors found a boy"
    return subjects(above) or joined(t for t in above.rights if t.dep_ in ("attr", "nsubj"))


def passive_subjects(verb: "Token") -> list["Token"]:
    """Those to whom the verb is done: "the men killed", "nine men were killed"."""
    if verb.dep_ == "acl":
        return _with_the_one_before(verb.head)
    return [verb.head] if verb.dep_ == "amod" else subjects(verb)


def _with_the_one_before(one: "Token") -> list["Token"]:
    """ "A boy and girl wounded by shots", "Man, woman killed": two persons of whom the second has no article."""
    before = one.head
    are_beside = one.dep_ == "conj" or (one.dep_ == "appos" and before.left_edge.i == 0 and _is_bare(before))
    both = are_beside and before.i < one.i and is_one_person(before) and is_one_person(one) and _is_bare(one)
    return [before, one] if both else [one]


def _is_bare(token: "Token") -> bool:
    return token.pos_ in ("NOUN", "PROPN") and all(t.dep_ not in ("det", "poss", "nummod") for t in token.lefts)


def _antecedent(token: "Token", verb: "Token") -> "Token":
    """From "who" in "people who were killed" to "people"."""
    return verb.head if token.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else token


def joined(tokens: "Iterable[Token]") -> list["Token"]:
    """The tokens and all that is coordinated with them, in order, but not what has a harm word of its own."""
    found = {head.i: head for head in tokens}
    for head in list(found.values()):
        told = [*head.conjuncts, *_listed_beside(head)]
        found.update({t.i: t for t in told if not any(c.lower_ in _STATES for c in t.lefts)})
    return [found[i] for i in sorted(found)]


def _listed_beside(head: "Token") -> "list[Token]":
    """Of three persons in a list, the parser takes the second for another word for the first: "a boy, a man and a"."""
    for beside in head.rights:
        are_listed = _are_told_alike(head, beside) or _are_counted_alike(head, beside)
        if beside.dep_ == "appos" and beside.conjuncts and are_listed:
            return [beside, *beside.conjuncts]
        # "Amal's brother, a cook and nine guards": whoever the cook is, the guards are others
        others = [other for other in beside.conjuncts if any(t.dep_ == "nummod" for t in other.lefts)]
        if others and beside.dep_ == "appos" and is_one_person(head):
            return others
    return _of_his(head) if any(_DETERMINING.get(t.lower_) == "his" for t in head.lefts) else []


def _of_his(head: "Token") -> "list[Token]":
    """ "His mother, stepfather and aunt": by the words alone, since parses of such lists fail."""
    doc, found, i = head.doc, list["Token"](), head.i + 1
    while i + 1 < len(doc) and doc[i].lower_ in (",", "and"):
        is_last = doc[i].lower_ == "and" or doc[i + 1].lower_ == "and"
        one = doc[min(i + 1 + (doc[i].text == "," and is_last), len(doc) - 1)]
        if not is_one_person(one):
            return []
        found.append(one)
        if is_last:
            return found
        i = one.i + 1
    return []


def _are_told_alike(one: "Token", two: "Token") -> bool:
    """ "A boy, a man ...", "his wife, son ...": with the same kind of article, or under the first one's "his"."""
    first, second = ({_DETERMINING.get(c.lower_) for c in t.lefts} - {None} for t in (one, two))
    is_under_his = "his" in first and not second and two.tag_ in ("NN", "NNS") and is_person(two)
    return one.pos_ != "PROPN" and bool(first) and (first == second or is_under_his)


def _are_counted_alike(one: "Token", two: "Token") -> bool:
    """ "Four clerks, two porters and a cook were": a comma behind the cook would make them the four."""
    if not two.conjuncts or not is_person(two) or any(_is_uncounted(token) for token in (one, two)):
        return False
    last = max((token.right_edge for token in two.conjuncts), key=lambda token: token.i)
    is_before_its_verb = one.head.pos_ in ("AUX", "VERB") and one.head.i > last.i
    return is_before_its_verb and last.pos_ != "PUNCT" and two.doc[last.i + 1].pos_ in ("AUX", "VERB", "ADV")


def _is_uncounted(token: "Token") -> bool:
    return all(t.dep_ != "nummod" for t in token.lefts)
