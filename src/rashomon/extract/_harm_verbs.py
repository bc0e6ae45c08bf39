"""People harmed by a verb: "killed 4 guards", "nine people were wounded"."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from rashomon.extract._counted_words import is_person
from rashomon.extract._harm_added_up import summed_before
from rashomon.extract._harm_arguments import direct_objects, is_wished, passive_subjects, subjects
from rashomon.extract._harm_company import names_before, one_after, with_the_one_before
from rashomon.extract._harm_grammar import (
    Find,
    Scene,
    can_be_people,
    he_who,
    joined_after,
    joined_before,
    just_after,
    just_before,
    one_before,
    people_of,
)
from rashomon.extract._harm_nouns import included, told_among
from rashomon.extract._harm_phrases import goes_on
from rashomon.extract._harm_self import OWN_HAND, SELF, himself, then_himself
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people
from rashomon.extract.victims import victim_class

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_ENDS = ("die", "pronounce", "declare", "perish", "succumb")
_DOERS = ("they", "he", "she", "we", "it")
_AIMING = ("at", "into", "toward", "towards")


def objects_of_harm(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """The people to whom a verb of harm is done."""
    token = scene.doc[word.index]
    if among := list(told_among(scene, word)):
        yield from among
        return
    if token.dep_ == "amod" and token.head.i >= word.last and word.last not in scene.counts:
        if word.field != "displaced":  # "displaced people" says who they are, not what befell them
            yield from people_of(scene, word, [token.head], "state_of_noun")
        return
    is_among = token.head.lower_ == "among" and not any(i in scene.counts for i in range(token.head.i, token.i))
    is_noun = token.tag_ == "JJ" or is_among
    if token.dep_ in ("dobj", "nsubj", "pobj", "nsubjpass") and is_noun:
        yield from included(scene, word, token)
        return
    if beside := list(_beside(scene, word)):
        yield from beside
        return
    if is_participle(token) and (named := names_before(scene.doc, word, scene.words)) is not None:
        yield Find(word, named, "names_before")
        return
    heads, rule = _done_to(token, word), "object"
    if any(t.lower_ in SELF for t in heads) and is_wished(token):
        return
    if any(t.lower_ in SELF for t in heads):
        others, self = [t for t in heads if t.lower_ not in SELF], [t for t in heads if t.lower_ in SELF]
        yield from people_of(scene, word, others, "object")
        doer = list(people_of(scene, word, subjects(token), OWN_HAND))
        yield from doer or himself(scene, word, self)
        return
    yield from then_himself(scene, word)
    if not heads and _is_done_to_its_subject(token):
        heads, rule = passive_subjects(token) or _told_before(scene, token), "passive"
    yield from he_who(word, heads)
    yield from _them(scene, word, heads)
    made = [f for f in people_of(scene, word, heads, rule) if f.people.figure is not None or not is_wished(token)]
    yield from made or _nobody(scene, word)


def _them(scene: Scene, word: HarmWord, heads: "Iterable[Token]") -> Iterator[Find]:
    """ "Seized four nurses and killed them": the people to whom something was done before in the sentence."""
    them = next((t for t in heads if t.lower_ == "them"), None)
    if them is None or is_wished(scene.doc[word.index]):
        return
    told = [counted_people(scene.doc, i, scene.counts) for i in sorted(scene.counts) if i < word.index]
    done = [p for p in told if is_person(scene.doc[p.head]) and scene.doc[p.head].dep_ in ("dobj", "nsubjpass")]
    if done:
        quantity = structs.replace(done[-1].quantity, text=them.text)
        people = People(them.i, them.i + 1, them.i, done[-1].group_first, done[-1].group_last, quantity, None)
        yield Find(word, people, "them")


def _done_to(token: "Token", word: HarmWord) -> "list[Token]":
    """The objects of the verb; parses hang those of "shot dead his wife" on the "dead"."""
    verb = token.head if token.dep_ == "oprd" else token
    told = direct_objects(verb) or [t for end in token.doc[word.index + 1 : word.last] for t in direct_objects(end)]
    return told or _whom_they(verb)


def _whom_they(verb: "Token") -> "list[Token]":
    """ "The smuggler she arrested": what a clause without "whom" is about is the object of its verb."""
    is_clause = verb.dep_ == "relcl" and verb.tag_ in ("VBD", "VBP") and verb.head.i < verb.i
    does = [t for t in verb.lefts if t.dep_ == "nsubj" and t.lower_ in _DOERS]
    passive = any(t.dep_ in ("auxpass", "nsubjpass") for t in verb.lefts)
    return [verb.head] if is_clause and does and not passive else []


def _told_before(scene: Scene, token: "Token") -> "list[Token]":
    """ "A boy is recovering after being shot": the subject of the verb above, unless that says that he died.

    "The clerk swam across the lake before being lynched": what comes last befell him, whatever else is told.
    """
    above = token.head.head
    is_told = token.dep_ == "pcomp" and token.head.lower_ in ("after", "since", "from", "before")
    if not is_told or not any(t.lower_ == "being" for t in token.lefts) or above.lemma_ in _ENDS:
        return []
    if any(w.index <= t.i < w.last for t in direct_objects(above) for w in scene.words):
        return []  # "had wounds from being stabbed": only how
    is_last = token.head.lower_ == "before"
    return subjects(above) if is_last or not any(w.field == "killed" for w in scene.words) else []


def _beside(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """People told right beside the verb, by words alone: parses of headlines and telexes often fail."""
    token = scene.doc[word.index]
    if (people := just_after(scene, word)) is not None:
        together = [people, *_after(scene, people)]
        yield from (Find(word, p, "object_after") for p in together if can_be_people(scene, p, word))
        if (
            is_participle(token)
            and _are_some_of_them(scene, people)
            and (whole := just_before(scene, word)) is not None
        ):
            yield Find(word, whole, "number_before")
    elif is_participle(token) and not _takes_object(scene, token) and (people := just_before(scene, word)) is not None:
        joined = [*joined_before(scene, people)]
        together = [*with_the_one_before(scene.doc, people, scene.words), *joined] if not joined else [people, *joined]
        together = summed_before(scene, together) or together
        yield from (Find(word, p, "number_before") for p in together if can_be_people(scene, p, word))
    elif _follows_its_people(token) and (people := one_before(scene, word)) is not None:
        yield Find(word, people, "state_after_noun")


def _takes_object(scene: Scene, verb: "Token") -> bool:
    """ "Several men last night wounded a guard", "nine guards shot at rebels": those before the verb did it."""
    if verb.tag_ != "VBD":
        return False
    if any(is_person(t) for at in verb.rights if at.lower_ in _AIMING for t in at.rights if t.dep_ == "pobj"):
        return True
    told = [t for t in direct_objects(verb) if is_person(t) or t.pos_ == "PROPN"]
    return any(not any(i in scene.counts for i in range(t.left_edge.i, t.i + 1)) for t in told)


def _follows_its_people(token: "Token") -> bool:
    """ "A boy shot in the leg", not "a guard shot John Barrel"."""
    return is_participle(token) and token.tag_ != "VBD" and not direct_objects(token)


def _are_some_of_them(scene: Scene, people: People) -> bool:
    """ "Forty drivers were killed 9 of them boys": telexes leave out the comma."""
    behind = scene.doc[people.first + 1 : people.first + 3]
    return people.figure is not None and [t.lower_ for t in behind] in (["of", "them"], ["of", "whom"])


def _after(scene: Scene, people: People) -> list[People]:
    """Further people told behind, the last of whom may be a single person."""
    found = list(joined_after(scene, people))
    last = found[-1].last if found else people.last
    joint = last + (last < len(scene.doc) and scene.doc[last].text == ",")
    one = one_after(scene.doc, joint + 1) if joint < len(scene.doc) and scene.doc[joint].lower_ == "and" else None
    return [*found, one] if one is not None and not goes_on(scene.doc, one.last, ()) else found


def those_who(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "Seven patients died", "hundreds fled": the subject of a verb that says what becomes of it."""
    verb = scene.doc[word.index]
    if word.field == "injured" and any(t.i >= word.last for t in direct_objects(verb)):
        return  # forces that choke supply lines
    who = subjects(verb) or _right_before(scene, verb)
    found = [*people_of(scene, word, who, "subject_dies"), *he_who(word, who)]
    if word.field == "displaced":
        yield from (f for f in found if f.people.figure is not None or _are_residents(scene, f))
    else:
        yield from (f for f in found if f.people.quantity.low is not None or verb.tag_ not in ("VB", "VBG"))


def _right_before(scene: Scene, verb: "Token") -> "list[Token]":
    """ "Pictures of patients choking": those who stand before a participle, whatever the parse hangs it on."""
    before = scene.doc[verb.i - 1] if verb.i and verb.tag_ == "VBG" else verb
    return [before] if before.tag_ == "NNS" and is_person(before) else []


def _are_residents(scene: Scene, find: Find) -> bool:
    """Attackers and officers flee too; only civilians, and more than one, are displaced by it."""
    words = scene.doc[find.people.group_first : find.people.group_last].text
    told = scene.doc[find.word.index].tag_ in ("VBD", "VBN", "VBG")
    return told and find.people.quantity.high is None and victim_class(words) == "civilian"


def _nobody(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "No troops who were with them are believed to have been hurt": far from its verb, a nobody is still meant."""
    other = max((w.last for w in scene.words if w.last < word.index - 1), default=0)
    for i in range(word.index - 1, other, -1):
        if i in scene.counts and scene.counts[i].quantity.high == 0 and scene.doc[i].is_alpha:
            people = counted_people(scene.doc, i, scene.counts)
            head = scene.doc[people.head]
            if is_person(head) or head.i == i:
                yield Find(word, people, "nobody")
            return


def _is_done_to_its_subject(token: "Token") -> bool:
    """A participle, unless its subject does it: "the men shot at the bus", "shot and wounded the driver"."""
    if not is_participle(token):
        return False
    is_active = token.tag_ == "VBD" and any(t.dep_ == "nsubj" for t in token.lefts)
    shoots_at = any(t.dep_ == "prep" and t.lower_ in _AIMING for t in token.rights)
    goes_on = any(t.dep_ == "conj" and t.tag_ == "VBD" and direct_objects(t) for t in token.rights)
    return not (is_active and (shoots_at or goes_on))


def is_participle(token: "Token") -> bool:
    """The verb's form is that of somebody to whom it is done, as far as the tagger can tell."""
    in_headline = token.tag_ == "NNP" and token.lower_ == "shot"
    return in_headline or token.tag_ in ("VBN", "VBD", "JJ", "NN")
