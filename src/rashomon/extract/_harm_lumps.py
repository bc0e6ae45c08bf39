"""One number for two words of harm: "killed or wounded", "abducted and killed"."""

import itertools

from msgspec import structs

from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_words import HarmWord

_JOINTS = (["and"], ["or"], ["and/or"], ["/"], ["&"], ["nor"], ["and", "then"], ["and", "later"])
_TOLD_APART = frozenset({"killed", "injured"})


def lumped(scene: Scene, found: list[Find]) -> list[Find]:
    """What "killed or wounded" and "dead and wounded" tell of the same people.

    A number of both together is a number of neither, and becomes `other`; nobody, or people without a number, are
    told for each word. Those who were taken and then killed are told for each word too.
    """
    kept = list(found)
    for one, two in itertools.pairwise(scene.words):
        between = [t.lower_ for t in scene.doc[one.last : two.index]]
        if one.field != two.field and between in _JOINTS:
            of_one = [f for f in kept if f.word.index == one.index]
            of_two = [f for f in kept if f.word.index == two.index]
            kept = [f for f in kept if f.word.index not in (one.index, two.index)] + _shared(one, two, of_one, of_two)
    return sorted(kept, key=lambda f: (f.people.first, f.word.index))


def _shared(one: HarmWord, two: HarmWord, of_one: list[Find], of_two: list[Find]) -> list[Find]:
    counted = [f for f in (*of_one, *of_two) if f.people.figure is not None]
    if len({f.people.head for f in counted}) > 1:  # "12 dead and wounded 30": both have people of their own
        return [*of_one, *of_two]
    if not counted:
        return [Find(word, f.people, f.rule) for word in (one, two) for f in (of_one or of_two)]
    first = counted[0]
    one_by_one = {one.field, two.field} != _TOLD_APART and "other" not in (one.field, two.field)
    if one_by_one or first.people.quantity.high == 0 or first.people.quantity.is_bare:
        return [Find(word, first.people, first.rule) for word in (one, two)]
    return [Find(structs.replace(first.word, field="other"), first.people, first.rule)]
