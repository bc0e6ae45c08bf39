"""Those whose harm is told by where they lie: "was rushed to a hospital", "two are in critical condition"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._harm_arguments import direct_objects, subjects
from rashomon.extract._harm_grammar import Find, Scene, people_of
from rashomon.extract._harm_words import HarmWord

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

IN_CARE = "in_care"
_BROUGHT = ("take", "rush", "airlift", "transport", "fly", "send", "transfer", "life")
_LIES = (*_BROUGHT, "be", "remain", "list", "leave", "hospitalize", "report", "upgrade", "stay")
_DEAD = frozenset({"body", "bodies", "dead", "corpses", "remains"})


def in_care(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """The people in a hospital's care: who was taken there, or lies there in a condition."""
    token = scene.doc[word.last - 1]
    prep = token.head
    if token.dep_ != "pobj" or prep.dep_ not in ("prep", "conj", "dative") or prep.lower_ not in ("in", "to"):
        return
    verbs = _BROUGHT if token.lower_.startswith("hospital") else _LIES
    verb = _verb_above(prep.head)
    if verb is None:
        if verbs is _LIES:
            yield from _living(people_of(scene, word, [prep.head], IN_CARE), scene)
        return
    if verb.lemma_.lower() in verbs:
        is_done = any(t.dep_ == "nsubjpass" for t in verb.lefts) or verb.lemma_ in ("be", "remain", "stay")
        heads = subjects(verb) if is_done else direct_objects(verb)
        yield from _living(people_of(scene, word, heads, IN_CARE), scene)


def _verb_above(token: "Token") -> "Token | None":
    """From the hospital in "taken to a hospital in critical condition" to "taken"; none from people."""
    while token.dep_ == "pobj" and token.head.dep_ in ("prep", "dative"):
        token = token.head.head
    if token.dep_ in ("dobj", "obj") and token.head.lemma_.lower() in _BROUGHT:
        token = token.head
    return token if token.pos_ in ("VERB", "AUX") else None


def _living(found: Iterator[Find], scene: Scene) -> Iterator[Find]:
    for find in found:
        words = {t.lower_ for t in scene.doc[find.people.first : find.people.last]}
        if not words & _DEAD:
            yield find
