"""The death of the one who did it: "killing three before he was shot dead by officers", "the gunman was killed"."""

from functools import cache
from typing import TYPE_CHECKING

from msgspec import structs

from rashomon.extract._harm_arguments import direct_objects, subjects
from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_self import OWN_HAND
from rashomon.extract._people import People, people_at
from rashomon.text.vocabulary import entries

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_ATTACKER = "attacker"
_ACTIVE = ("VBD", "VBG", "VBZ", "VBP", "VB")


def whose_death(scene: Scene, find: Find) -> Find:
    """The find, named for whom it tells of where he is the one who did it: by his own hand, or by another's."""
    quantity = find.people.quantity
    is_one_dead = find.word.field == "killed" and quantity.low == quantity.high == 1
    if not is_one_dead or find.rule.startswith(OWN_HAND):
        return find
    if _is_of_own_making(scene, find):
        return structs.replace(find, rule=OWN_HAND)
    if find.rule == "pronoun":
        doer = _doer_above(scene, find)
        return structs.replace(find, rule=_ATTACKER, people=_as_told(scene, find.people, doer)) if doer else find
    head = scene.doc[find.people.head]
    return structs.replace(find, rule=_ATTACKER) if head.lower_ in attackers() else find


def is_of_doer(rule: str) -> bool:
    """A mention by this rule tells of the one who did it, by his own hand or by another's."""
    return rule.startswith((OWN_HAND, _ATTACKER))


@cache
def attackers() -> frozenset[str]:
    """The words for one who attacks (`resources/attacker_words.yaml`)."""
    return frozenset(word for entry in entries("attacker_words") for word in entry["words"])


def _is_of_own_making(scene: Scene, find: Find) -> bool:
    """ "Died of a self-inflicted wound": whoever it is, the words say by whose hand."""
    behind = [t.lower_ for t in scene.doc[find.word.last :]]
    return any(word == "inflicted" and "self" in behind[max(0, i - 2) : i] for i, word in enumerate(behind))


def _doer_above(scene: Scene, find: Find) -> "Token | None":
    """Who is meant by the "he" of "he was killed", where the sentence tells before what harm that one did."""
    above = death = scene.doc[find.word.index]
    is_told_by_whom = _agent(death) is not None
    while above.head.i != above.i:
        above = above.head
        if is_told_by_whom and (by := _agent(above)) is not None and _is_one(by):  # "killed by a man before he was"
            return by
        named = [t for t in subjects(above) if t.i < find.people.first and _is_one(t)]
        if named:
            return named[0] if _did_harm(scene, named[0], find) else None
    return None


def _agent(verb: "Token") -> "Token | None":
    """The man of "killed by a man"."""
    return next((t for by in verb.rights if by.dep_ == "agent" for t in by.rights if t.dep_ == "pobj"), None)


def _is_one(token: "Token") -> bool:
    return token.tag_ in ("NN", "NNP")


def _did_harm(scene: Scene, doer: "Token", find: Find) -> bool:
    """He is the subject of a verb of harm, or of one that goes on from his, or he opened fire.

    Where he harmed one person, "he" may be that one, unless it is told by whom "he" was killed.
    """
    if any(t.lower_ == "fire" and t.dep_ == "dobj" and _is_its_subject(doer, t.head) for t in scene.doc):
        return True
    verbs = [scene.doc[w.index] for w in scene.words if doer.i < w.index < find.word.index and w.grammar == "object"]
    harmed = [t for v in verbs if v.tag_ in _ACTIVE and _is_its_subject(doer, v) for t in direct_objects(v)]
    is_told_by_whom = _agent(scene.doc[find.word.index]) is not None
    return bool(harmed) and (is_told_by_whom or not any(_is_one(t) for t in harmed))


def _is_its_subject(doer: "Token", verb: "Token") -> bool:
    while not (told := subjects(verb)) and verb.dep_ in ("advcl", "xcomp", "conj", "pcomp", "prep"):
        verb = verb.head
    return any(t.i == doer.i for t in told)


def _as_told(scene: Scene, he: People, doer: "Token") -> People:
    """The pronoun that tells of the death, with the words for the one it stands for."""
    meant = people_at(scene.doc, doer, {})
    return structs.replace(he, group_first=meant.group_first, group_last=meant.group_last) if meant else he
