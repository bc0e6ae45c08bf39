"""People told with a noun or a state: "14 deaths", "nine people dead"."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from rashomon.extract._counted_words import is_person
from rashomon.extract._harm_arguments import direct_objects, joined, subjects, who_are_among
from rashomon.extract._harm_company import names_before, with_the_one_before
from rashomon.extract._harm_grammar import (
    Find,
    Scene,
    counter_of,
    he_who,
    joined_before,
    just_before,
    one_before,
    people_of,
)
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people, people_at

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_SEEN = ("bodies", "body", "corpses", "martyrs")  # who is seen dead need not be this event's
_SUFFERED = ("murder", "assassination", "kidnapping", "abduction", "death")  # "his murder": of him, not by him
_SUFFER = ("sustain", "suffer", "receive")
_SUFFER_FROM = {"from": ("suffer", "bleed", "recover"), "for": ("treat", "hospitalize", "hospitalise")}
_CAME = ("arrive", "show", "walk", "turn")  # "arrived at a hospital with a gunshot wound"
_FOUND = ("find", "discover", "locate", "leave", "take", "rush", "transport", "bring", "airlift", *_CAME)
_DEAD = frozenset({"dead", "deceased", "lifeless"})
_STATING = ("acomp", "oprd", "attr", "ROOT", "ccomp", "conj", "acl", "xcomp", "advcl")


def counted_by_noun(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "14 deaths", "the bodies of nine men", "claimed the lives of nine men", "lost their lives"."""
    token = scene.doc[word.last - 1]
    if found := list(_those_of(scene, word, token)):
        yield from found
        return
    people = people_at(scene.doc, counter_of(scene, token), scene.counts)
    if word.field == "injured":
        yield from _sustained(scene, word, token)
    elif people is not None and people.figure is not None and not people.quantity.is_bare:
        yield Find(word, people, "counted_noun")
    elif token.lower_ in ("lives", "life") and token.head.lemma_ == "lose" and token.head.tag_ != "VBG":
        yield from people_of(scene, word, subjects(token.head), "lost_lives")


def _those_of(scene: Scene, word: HarmWord, token: "Token") -> Iterator[Find]:
    """ "The murder of a monk", "the murder on 3 May of a monk", "the monk's murder"."""
    of = next((t for t in _of_what(scene, token) if t.lower_ == "of"), None)
    if of is not None:
        heads, rule = joined(t for t in of.rights if t.dep_ == "pobj"), "noun_of"
    else:
        heads, rule = [t for t in token.lefts if t.dep_ == "poss" and token.lower_ in _SUFFERED], "noun_of_whom"
    found = list(people_of(scene, word, heads, rule))
    found += [Find(word, more, rule) for more in _and_more(scene, found[-1:])]
    yield from (f for f in found if f.people.figure is not None or _tells_of_one(f, token))


def _and_more(scene: Scene, found: list[Find]) -> Iterator[People]:
    """ "Of a teacher and two pupils": parses hang the pupils on what follows."""
    doc = scene.doc
    for last in (f.people.last for f in found):
        if last + 1 < len(doc) and doc[last].lower_ == "and" and last + 1 in scene.counts:
            more = counted_people(doc, last + 1, scene.counts)
            has_own = any(more.first <= word.index <= more.last for word in scene.words)
            has_own = has_own or (
                more.last < len(doc) and doc[more.last].pos_ == "VERB" and doc[more.last].tag_ == "VBN"
            )
            yield from [more] if is_person(doc[more.head]) and not has_own else []


def _of_what(scene: Scene, token: "Token") -> "Iterator[Token]":
    """What follows a noun, and what follows the day that stands between: "on 3 May of"."""
    yield from token.rights
    behind = list(scene.doc[token.i + 1 : token.i + 5])
    if behind and behind[0].lower_ == "on":
        yield from itertools.islice((t for t in behind[1:] if t.pos_ not in ("NUM", "PROPN")), 1)


def _tells_of_one(find: Find, token: "Token") -> bool:
    """ "The killing of a monk", "the murder of the monks" are events; "the killing of monks" may be a custom, and
    bodies may be old."""
    known = find.people.quantity.high is not None or (_is_the(token) and _is_the(token.doc[find.people.head]))
    return known and token.lower_ not in _SEEN


def _is_the(noun: "Token") -> bool:
    return any(t.lower_ in ("the", "these", "those") for t in noun.lefts)


def _sustained(scene: Scene, word: HarmWord, token: "Token") -> Iterator[Find]:
    """ "Four others sustained injuries", "a girl suffered a gunshot wound", "60 injuries"."""
    verb = token.head
    if _suffers(verb) and token.dep_ in ("dobj", "obj"):
        named = names_before(scene.doc, structs.replace(word, index=verb.i), scene.words)
        yield from (
            people_of(scene, word, subjects(verb), "sustained") if named is None else [Find(word, named, "sustained")]
        )
        return
    if token.dep_ == "pobj" and (found := list(_with_wounds(scene, word, verb))):
        yield from found
        return
    people = people_at(scene.doc, token, scene.counts)
    if token.lower_ == "injuries" and people is not None and people.figure is not None and people.quantity.low:
        yield Find(word, people, "counted_noun")


def _suffers(verb: "Token") -> bool:
    """ "To have sustained wounds": the parser takes "have" for the verb and the rest for a word about wounds."""
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    return verb.lemma_ in _SUFFER or (verb.lemma_ == "have" and behind.tag_ == "VBN" and behind.lemma_ in _SUFFER)


def _with_wounds(scene: Scene, word: HarmWord, prep: "Token") -> Iterator[Find]:
    """ "A man suffering from gunshot wounds", "treated for injuries", "found a woman with a gunshot wound"."""
    above = prep.head
    if above.dep_ == "pobj" and above.lower_.startswith("hospital"):  # "treated at a hospital for his wounds"
        above = above.head.head
    if above.lemma_ in _SUFFER_FROM.get(prep.lower_, ()):
        yield from people_of(scene, word, subjects(above), "sustained")
    elif prep.lower_ == "with" and above.pos_ in ("NOUN", "PROPN", "NUM"):
        yield from people_of(scene, word, [above], "sustained")
    elif prep.lower_ == "with" and above.lemma_ in _FOUND and not any(t.lower_ in _DEAD for t in above.children):
        is_done = any(t.dep_ == "nsubjpass" for t in above.lefts)
        heads = subjects(above) if is_done or above.lemma_ in _CAME else direct_objects(above)
        yield from people_of(scene, word, heads, "sustained")


def in_a_state(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "nine people dead", "dozens more wounded", "the missing men", "three sailors are missing"."""
    token = scene.doc[word.index]
    if among := list(told_among(scene, word)):
        yield from among
    elif token.dep_ == "amod" and token.head.i > token.i and token.tag_ != "VBD":
        yield from people_of(scene, word, [token.head], "state_of_noun")
    elif (named := names_before(scene.doc, word, scene.words)) is not None:
        yield Find(word, named, "names_before")
    elif (people := just_before(scene, word)) is not None and not _are_of_another(scene, people, word):
        joined_on = [p for p in joined_before(scene, people) if is_person(scene.doc[p.head])]
        together = [people, *joined_on] if joined_on else with_the_one_before(scene.doc, people, scene.words)
        yield from (Find(word, found, "state_after_number") for found in together)
    elif (people := one_before(scene, word)) is not None:
        yield Find(word, people, "state_after_noun")
    elif token.dep_ in _STATING and not _denied(token):
        verb = token if token.dep_ in ("ROOT", "acl") else token.head
        objects = direct_objects(verb)
        who = objects if any(t.i == token.i - 1 for t in objects) else subjects(verb) or objects  # "shot his son dead"
        yield from people_of(scene, word, who, "state_of_subject")
        yield from he_who(word, subjects(verb))
    elif token.dep_ in ("dobj", "nsubj", "pobj", "nsubjpass") and word.field == "killed":
        yield from included(scene, word, token)


def _are_of_another(scene: Scene, people: People, word: HarmWord) -> bool:
    """In "a man who killed nine people was found dead", the nine are those of another verb."""
    verbs = {w.index for w in scene.words if w.index < people.first}
    objects = [t for t in scene.doc[people.first : people.last] if t.dep_ == "dobj" and t.head.i in verbs]
    return bool(objects) and any(t.pos_ == "AUX" for t in scene.doc[people.last : word.index])


def _makes_up(token: "Token") -> "Token | None":
    """The verb of "three men made up the rest of the dead"."""
    above = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    return above if above is not None and above.lemma_ in ("make", "account", "comprise", "constitute") else None


def _denied(token: "Token") -> bool:
    """ "is not dead" tells of nobody."""
    return any(t.dep_ == "neg" for t in (*token.lefts, *token.head.lefts, *token.head.rights))


def included(scene: Scene, word: HarmWord, token: "Token") -> Iterator[Find]:
    """ "The dead included two boys", "two boys were among the dead", "among the wounded"."""
    if token.dep_ == "nsubj" and token.head.lemma_ in ("include", "be", "comprise"):
        told = joined(t for t in token.head.rights if t.dep_ in ("dobj", "attr"))
        yield from people_of(scene, word, told, "dead_include")
    elif token.dep_ == "pobj" and (verb := _makes_up(token)) is not None:
        yield from people_of(scene, word, subjects(verb), "among_dead")
    elif token.dep_ == "pobj" and token.head.lower_ == "among":
        yield from people_of(scene, word, who_are_among(token.head), "among_dead")


def told_among(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "Nine were among the wounded, said ...": words alone, where the parse hangs "injured" on what follows."""
    token = scene.doc[word.index]
    before = [t.lower_ for t in scene.doc[max(0, token.i - 2) : token.i]]
    if before == ["among", "the"] and token.dep_ == "amod" and not is_person(token.head):
        yield from people_of(scene, word, who_are_among(token.nbor(-2)), "among_dead")


def those_among(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "With nurses among the victims"."""
    yield from people_of(scene, word, who_are_among(scene.doc[word.index]), "among_dead")
