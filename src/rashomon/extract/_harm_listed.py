"""People told on behind those whom a word of harm counts: "a household of seven", "in addition to a guard".

Lists that have lost their commas are read here too: "killed four clerks two porters and a cook".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.extract._counted_words import is_person, is_thing
from rashomon.extract._harm_company import one_after
from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_phrases import goes_on
from rashomon.extract._people import People, counted_people

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc

_ADDING = ("in", "addition", "to")
_JOINTS = (",", "and")
_MAIN = ("ROOT", "conj", "ccomp", "advcl", "parataxis")  # verbs that tell something else of others
_WHOLE = ("entire", "whole")
_FAMILIES = ("family", "household")


def listed_on(scene: Scene, find: Find) -> Iterator[People]:
    """Further people of the same harm; those whom a verb of their own harms are none of them."""
    if find.people.figure is None or find.people.first < find.word.last:
        return
    run = list(_run(scene, find.people.last))
    if not (run and goes_on(scene.doc, run[-1].last, scene.words)):  # else they all do what its verb says
        yield from (people for people in run if not _is_told_apart(scene, find, people))
    if (first := _added(scene, find)) is not None:
        doc, counts = scene.doc, scene.counts
        more = counted_people(doc, first, counts) if first in counts else one_after(doc, first)
        if more is not None and is_person(doc[more.head]) and not goes_on(doc, more.last, scene.words):
            yield more


def _run(scene: Scene, at: int) -> Iterator[People]:
    """Who is counted from here on, one right behind the other."""
    while (people := _next(scene, at)) is not None:
        yield people
        at = people.last


def _next(scene: Scene, at: int) -> People | None:
    """Who is counted right here: behind a comma or "and", or behind a comma that was lost."""
    doc, counts = scene.doc, scene.counts
    is_joined = at < len(doc) and doc[at].lower_ in _JOINTS
    here = at + is_joined
    first = _of_a_family(doc, here)
    if first not in counts:
        return one_after(doc, here) if is_joined and doc[at].lower_ == "and" else None
    people = counted_people(doc, first, counts)
    head = doc[people.head]
    names_them = first > here or (head.i not in counts and is_person(head) and not is_thing(head))
    return people if names_them else None


def _is_told_apart(scene: Scene, find: Find, people: People) -> bool:
    """ "Two bodies and several injured civilians": their own words say what befell these."""
    own = [w for w in scene.words if people.first <= w.index < people.last]
    return any(w.field != find.word.field and w.field in ("killed", "injured") for w in own)


def _of_a_family(doc: "Doc", at: int) -> int:
    """The number in "a whole household of seven", else the same place."""
    i = at
    while i < len(doc) and (doc[i].pos_ == "DET" or doc[i].lower_ in _WHOLE):
        i += 1
    is_family = i + 2 < len(doc) and doc[i].lower_ in _FAMILIES and doc[i + 1].lower_ == "of"
    return i + 2 if is_family else at


def _added(scene: Scene, find: Find) -> int | None:
    """The token behind "in addition to", if no other word of harm and no other clause stands before it."""
    doc = scene.doc
    verbs = [w.index for w in scene.words if doc[w.index].dep_ != "amod"]  # the "displaced people" are no other harm
    verbs += [t.i for t in doc[find.people.last :] if t.pos_ == "VERB" and t.dep_ in _MAIN]
    other = min((i for i in verbs if i > find.word.index), default=len(doc))
    for i in range(find.people.last, min(other, len(doc) - len(_ADDING))):
        if tuple(t.lower_ for t in doc[i : i + len(_ADDING)]) == _ADDING:
            return i + len(_ADDING)
    return None
