"""Harm mentions of one sentence: who came to harm, how many, by which words."""

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from rashomon.extract._harm_parts import Part, parts
from rashomon.extract._harm_words import HarmWord, harm_words
from rashomon.extract._people import People, counted_people, figure_alone, people_at
from rashomon.extract.parse import ParsedSentence
from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.text.numbers import Number, numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class HarmMention(Struct, frozen=True):
    """People who came to harm, as one sentence tells it.

    field: harm field, or `other` for "casualties" and "dead and wounded" lumped together.
    trigger: the words that carry the number. group: the words for the people, None when only the figure stands.
    harm_word: the word that says what happened to them. rule: the name of the grammar that found it.
    part_of: position of the mention, in the same tuple, whose people these are a part of.
    """

    field: str
    quantity: Quantity
    trigger: Span
    group: Span | None
    harm_word: Span
    rule: str
    part_of: int | None = None


class _Find(Struct, frozen=True):
    word: HarmWord
    people: People
    rule: str


def harms(parsed: ParsedSentence) -> tuple[HarmMention, ...]:
    """The harm mentions of a sentence, in the order of their trigger words."""
    doc = parsed.doc
    counts = _counts(parsed)
    words = harm_words(doc)
    passages = parts(doc, words, counts)
    inside = {i for part in passages for i in range(part.first, part.last)}
    whole = {i: n for i, n in counts.items() if i not in inside}
    found = [f for word in words for f in _people_of(doc, word, words, whole, inside)]
    return _mentions(parsed, _lumped(doc, _distinct(found), words), passages)


def _counts(parsed: ParsedSentence) -> dict[int, Number]:
    """The counting numbers by every token that they cover."""
    table: dict[int, Number] = {}
    found = [n for n in numbers(parsed.doc.text) if n.kind == "count"]
    for number in found:
        for token in parsed.doc:
            if number.span.start <= token.idx < number.span.end:
                table[token.i] = number
    return table


def _people_of(
    doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...], counts: dict[int, Number], inside: set[int]
) -> Iterator[_Find]:
    """The people of one harm word; `inside` are the tokens of passages that name parts of a toll."""
    for find in _candidates(doc, word, words, counts, inside):
        if find.people.head not in inside:
            yield find


def _candidates(
    doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...], counts: dict[int, Number], inside: set[int]
) -> Iterator[_Find]:
    match word.grammar:
        case "toll":
            yield from _toll(doc, word, counts)
        case "noun" | "lives":
            yield from _counted_by_noun(doc, word, counts)
        case "subject":
            yield from _all(doc, word, _subjects(doc[word.index]), counts, "subject_dies")
        case "state":
            yield from _in_a_state(doc, word, counts, inside)
        case _:
            yield from _objects_of_harm(doc, word, words, counts, inside)


def _toll(doc: "Doc", word: HarmWord, counts: dict[int, Number]) -> Iterator[_Find]:
    """ "The death toll rose to 35", "a toll of 35", "put the toll at 35"."""
    for i in range(word.last, min(len(doc), word.last + 12)):
        if i in counts:
            if counts[i].quantity.low:
                yield _Find(word, figure_alone(i, counts[i], counts), "toll")
            return
        if doc[i].lower_ not in _TOLL_WORDS:
            return


_TOLL_WORDS = frozenset(
    "at to of is was has had have rose rises risen rising climbed climbs climbing reached reaches stands stood stand now "
    "as high up went jumped jumps soared topped passed hits hit increased grew least the a from in put been be being "
    "currently officially also still : - could might may would further".split()
)


def _counted_by_noun(doc: "Doc", word: HarmWord, counts: dict[int, Number]) -> Iterator[_Find]:
    """ "14 deaths", "the bodies of nine men", "claimed the lives of nine men", "lost their lives"."""
    token = doc[word.last - 1]
    for child in token.rights:
        if child.lower_ == "of":
            heads = [t for t in child.rights if t.dep_ == "pobj"]
            found = list(_all(doc, word, _joined(heads), counts, "noun_of"))
            if token.lower_ in ("bodies", "body", "corpses", "martyrs"):  # who is seen dead need not be this event's
                found = [f for f in found if f.people.figure is not None]
            if found:
                yield from found
                return
    people = people_at(doc, token, counts)
    if word.field == "injured":
        yield from _sustained(doc, word, token, counts)
    elif people is not None and people.figure is not None:
        yield _Find(word, people, "counted_noun")
    elif token.lower_ in ("lives", "life") and token.head.lemma_ == "lose":
        yield from _all(doc, word, _subjects(token.head), counts, "lost_lives")


def _sustained(doc: "Doc", word: HarmWord, token: "Token", counts: dict[int, Number]) -> Iterator[_Find]:
    """ "Four others sustained injuries", "a girl suffered a gunshot wound", "60 injuries"."""
    verb = token.head
    if verb.lemma_ in ("sustain", "suffer", "receive") and token.dep_ in ("dobj", "obj"):
        yield from _all(doc, word, _subjects(verb), counts, "sustained")
        return
    people = people_at(doc, token, counts)
    if token.lower_ == "injuries" and people is not None and people.figure is not None and people.quantity.low:
        yield _Find(word, people, "counted_noun")


def _in_a_state(doc: "Doc", word: HarmWord, counts: dict[int, Number], inside: set[int]) -> Iterator[_Find]:
    """ "nine people dead", "dozens more wounded", "the missing men", "three sailors are missing"."""
    token = doc[word.index]
    if token.dep_ == "amod" and token.head.i > token.i and token.tag_ != "VBD":
        yield from _all(doc, word, [token.head], counts, "state_of_noun")
        return
    if (people := _just_before(doc, word, counts, inside)) is not None:
        yield _Find(word, people, "state_after_number")
        return
    if (people := _one_before(doc, word)) is not None:
        yield _Find(word, people, "state_after_noun")
        return
    if token.dep_ in ("acomp", "oprd", "attr", "ROOT", "ccomp", "conj", "acl"):
        verb = token if token.dep_ in ("ROOT", "acl") else token.head
        yield from _all(doc, word, _subjects(verb) or _direct_objects(verb), counts, "state_of_subject")
    elif token.dep_ in ("dobj", "nsubj", "pobj", "nsubjpass") and word.field == "killed":
        yield from _included(doc, word, token, counts)


def _included(doc: "Doc", word: HarmWord, token: "Token", counts: dict[int, Number]) -> Iterator[_Find]:
    """ "The dead included two boys", "two boys were among the dead"."""
    if token.dep_ == "nsubj" and token.head.lemma_ in ("include", "be", "comprise"):
        yield from _all(
            doc, word, _joined(t for t in token.head.rights if t.dep_ in ("dobj", "attr")), counts, "dead_include"
        )
    elif token.dep_ == "pobj" and token.head.lower_ == "among":
        yield from _all(doc, word, _subjects(token.head.head), counts, "among_dead")


def _objects_of_harm(
    doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...], counts: dict[int, Number], inside: set[int]
) -> Iterator[_Find]:
    token = doc[word.index]
    if token.dep_ == "amod" and token.head.i > token.i:
        yield from _all(doc, word, [token.head], counts, "state_of_noun")
        return
    if (people := _just_after(doc, word, words, counts)) is not None:
        together = [people, *_joined_after(doc, people, words, counts)]
        yield from (_Find(word, p, "object_after") for p in together if _can_be_people(doc, p, word))
        return
    if _is_participle(token) and (people := _just_before(doc, word, counts, inside)) is not None:
        together = [people, *_joined_before(doc, people, counts)]
        yield from (_Find(word, p, "number_before") for p in together if _can_be_people(doc, p, word))
        return
    if _is_participle(token) and token.tag_ != "VBD" and (people := _one_before(doc, word)) is not None:
        yield _Find(word, people, "state_after_noun")
        return
    heads = _direct_objects(token)
    rule = "object"
    if not heads and _is_participle(token):
        heads, rule = _passive_subjects(token), "passive"
    made = list(_all(doc, word, heads, counts, rule))
    yield from made or _nobody(doc, word, words, counts)


def _nobody(doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> Iterator[_Find]:
    """ "No troops who were with them there are believed to have been hurt": far from its verb, a nobody is still meant."""
    other = max((w.last for w in words if w.last < word.index - 1), default=0)
    for i in range(word.index - 1, other, -1):
        if i in counts and counts[i].quantity.high == 0 and _can_be_people(doc, counted_people(doc, i, counts), word):
            yield _Find(word, counted_people(doc, i, counts), "nobody")
            return


def _is_participle(token: "Token") -> bool:
    return token.tag_ in ("VBN", "VBD", "JJ", "NN")


_STATES = ("injured", "wounded", "dead", "missing", "killed", "hurt")


def _meant(head: "Token") -> "list[Token]":
    """From "those" in "six children were among those killed" to "children"."""
    if head.lower_ in ("those", "people", "victims") and head.head.lower_ == "among" and head.dep_ == "pobj":
        return _subjects(head.head.head)
    return [head]


def _joined_after(
    doc: "Doc", people: People, words: tuple[HarmWord, ...], counts: dict[int, Number]
) -> Iterator[People]:
    """Further people told with those just found: "killed three workers, two drivers and a guard"."""
    harmed = {w.index for w in words}
    last = people.last
    while last < len(doc) - 1 and doc[last].lower_ in ("and", ",", "plus"):
        ahead = last + 1 + (doc[last + 1].lower_ == "and")
        if ahead not in counts:
            return
        more = counted_people(doc, ahead, counts)
        after = doc[more.last] if more.last < len(doc) else None
        if after is not None and (after.pos_ == "AUX" or after.i in harmed):
            return
        yield more
        last = more.last


def _joined_before(doc: "Doc", people: People, counts: dict[int, Number]) -> Iterator[People]:
    """Further people told before those just found: "ten children and 13 rebels were killed"."""
    first = people.first
    while first > 1 and doc[first - 1].lower_ in ("and", ","):
        i = first - 2
        while i >= 0 and i > first - 8 and i not in counts and doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
            i -= 1
        if i < 0 or i not in counts:
            return
        more = counted_people(doc, i, counts)
        if more.last != first - 1:
            return
        yield more
        first = more.first


def _direct_objects(verb: "Token") -> list["Token"]:
    return _joined(t for t in verb.rights if t.dep_ in ("dobj", "obj"))


def _subjects(verb: "Token") -> list["Token"]:
    found = [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    if not found and verb.dep_ in ("conj", "xcomp"):  # "are believed to have been killed"
        return _subjects(verb.head)
    if not found and verb.dep_ in ("acl", "relcl"):
        return [verb.head]
    return [_antecedent(t, verb) for t in _joined(found)]


def _passive_subjects(verb: "Token") -> list["Token"]:
    if verb.dep_ in ("acl", "amod"):
        return [verb.head]
    return _subjects(verb)


def _antecedent(token: "Token", verb: "Token") -> "Token":
    """From "who" in "people who were killed" to "people"."""
    return verb.head if token.lower_ in ("who", "that", "which") and verb.dep_ == "relcl" else token


def _joined(tokens: "Iterable[Token]") -> list["Token"]:
    """The tokens and all that is coordinated with them, in order, but not what has a harm word of its own."""
    found = {head.i: head for head in tokens}
    for head in list(found.values()):
        found.update({t.i: t for t in head.conjuncts if not any(c.lower_ in _STATES for c in t.lefts)})
    return [found[i] for i in sorted(found)]


def _all(doc: "Doc", word: HarmWord, heads: "Iterable[Token]", counts: dict[int, Number], rule: str) -> Iterator[_Find]:
    for head in itertools.chain.from_iterable(_meant(head) for head in heads):
        if head.pos_ == "PRON" and head.i not in counts and head.lower_ not in ("others", "some", "those", "all"):
            continue
        people = people_at(doc, head, counts)
        if people is not None and _can_be_people(doc, people, word):
            yield _Find(word, people, rule)


def _just_after(doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> People | None:
    """ "killed 4 guards", "killing at least 12": the number follows at once, whatever the parse says."""
    for i in range(word.last, min(len(doc), word.last + 3)):
        if i in counts:
            people = counted_people(doc, i, counts)
            ahead = next((w for w in words if w.index >= people.last), None)
            taken = ahead is not None and ahead.index <= people.last + 1 and doc[ahead.index].tag_ in ("VBN", "JJ")
            return None if taken and doc[word.index].tag_ == "VBN" else _if_people(doc, people, word)
        if doc[i].pos_ not in ("DET", "ADV", "ADJ") and doc[i].lower_ not in ("off", "down"):
            return None
    return None


def _just_before(doc: "Doc", word: HarmWord, counts: dict[int, Number], inside: set[int]) -> People | None:
    """ "20 dead", "over 30 others were wounded", "nine people were reportedly killed"."""
    nouns = 0
    for i in range(word.index - 1, max(-1, word.index - 20), -1):
        token = doc[i]
        if i in inside or token.text == ",":
            continue
        if i in counts:
            return _if_people(doc, counted_people(doc, i, counts), word)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lower_ not in _BETWEEN:
            nouns += 1
            if nouns > 5:
                return None
        elif token.lower_ not in _BETWEEN and token.pos_ != "AUX":
            return None
    return None


def _one_before(doc: "Doc", word: HarmWord) -> People | None:
    """ "left a child dead and a woman injured"."""
    i = word.index - 1
    while i > max(0, word.index - 4) and doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
        i -= 1
    head = word.index - 1
    if i == head or doc[i].lower_ not in ("a", "an", "another") or doc[head].lower_ not in _PERSONS:
        return None
    words = doc[i : head + 1].text
    return People(i, head + 1, head, i + 1, head + 1, Quantity(1, 1, False, words), None)


def _if_people(doc: "Doc", people: People, word: HarmWord) -> People | None:
    return people if _can_be_people(doc, people, word) else None


_BETWEEN = frozenset(
    "were was been be have has had are is reported reportedly confirmed also others other more people left seriously "
    "severely critically slightly lightly allegedly being feared believed known said to getting got found shot then "
    "later so far already now themselves of the - either presumed gravely badly all both".split()
)


_THINGS = frozenset(
    "shell rocket missile mortar bomb strike airstrike raid attack blast explosion house home building vehicle car truck "
    "tank town city village area district neighbourhood neighborhood province position site headquarters base checkpoint "
    "weapon drone plane aircraft helicopter warplane jet hospital school mosque church time day week month year hour "
    "round kilometer kilometre mile meter metre percent incident case operation clash battle depot convoy point hill "
    "road street sign report toll number image video livestock sheep cow cattle goat animal dog horse territory cache "
    "ammunition gun rifle machinegun equipment land facility shop market bus boat ship plan tunnel front location".split()
)


def _can_be_people(doc: "Doc", people: People, word: HarmWord) -> bool:
    head = doc[people.head]
    if (
        people.figure is not None
        and people.figure.figure.text.lower() == "both"
        and doc[min(people.last, len(doc) - 1)].lower_ == "and"
    ):
        return False
    if head.lemma_.lower() in _THINGS or head.lower_ in _THINGS:
        return False
    if word.people_only and people.figure is None:
        return head.lower_ in _PERSONS or head.lemma_.lower() in _PERSONS
    return not (word.people_only and head.pos_ == "PROPN")


_PERSONS = frozenset(
    "people person man woman child boy girl civilian soldier fighter militant rebel terrorist officer policeman guard "
    "resident villager family worker journalist pilot prisoner hostage member commander troop student teacher doctor "
    "medic nurse aid_worker passenger pilgrim worshipper protester demonstrator trader farmer driver official leader "
    "insurgent jihadist gunman extremist refugee migrant local citizen inhabitant peacekeeper engineer sailor".split()
)


def _distinct(found: list[_Find]) -> list[_Find]:
    """One mention for one number and field; the first rule that found it stands."""
    seen: dict[tuple[str, int], _Find] = {}
    for find in found:
        seen.setdefault((find.word.field, find.people.head), find)
    return sorted(seen.values(), key=lambda f: (f.people.first, f.word.index))


def _lumped(doc: "Doc", found: list[_Find], words: tuple[HarmWord, ...]) -> list[_Find]:
    """What "killed or wounded" and "dead and wounded" tell of the same people.

    A number of both together is a number of neither, and becomes `other`; nobody, or people without a number, are
    told for each word.
    """
    kept = list(found)
    for one, two in itertools.pairwise(words):
        between = [t.lower_ for t in doc[one.last : two.index]]
        if one.field != two.field and between in (["and"], ["or"], ["and/or"], ["/"], ["&"], ["nor"]):
            of_one = [f for f in kept if f.word.index == one.index]
            of_two = [f for f in kept if f.word.index == two.index]
            kept = [f for f in kept if f.word.index not in (one.index, two.index)] + _shared(one, two, of_one, of_two)
    return sorted(kept, key=lambda f: (f.people.first, f.word.index))


def _shared(one: HarmWord, two: HarmWord, of_one: list[_Find], of_two: list[_Find]) -> list[_Find]:
    counted = [f for f in (*of_one, *of_two) if f.people.figure is not None]
    heads = {f.people.head for f in counted}
    if len(heads) > 1:  # "12 dead and wounded 30": both have people of their own
        return [*of_one, *of_two]
    if not counted:
        return [_Find(word, f.people, f.rule) for word in (one, two) for f in (of_one or of_two)]
    first = counted[0]
    if first.people.quantity.high == 0 or first.people.quantity.is_bare:
        return [_Find(word, first.people, first.rule) for word in (one, two)]
    return [_Find(_as_other(first.word), first.people, first.rule)]


def _as_other(word: HarmWord) -> HarmWord:
    return HarmWord(word.index, word.last, "other", word.grammar, word.people_only)


def _mentions(parsed: ParsedSentence, found: list[_Find], passages: tuple[Part, ...]) -> tuple[HarmMention, ...]:
    made = [_mention(parsed, find) for find in found]
    for part in passages:
        owner = _owner(found, part)
        if owner is not None:
            find = _Find(found[owner].word, part.people, "part")
            made.append(structs.replace(_mention(parsed, find), part_of=owner))
    return tuple(made)


def _owner(found: list[_Find], part: Part) -> int | None:
    """The mention that a part belongs to: the nearest whose people stand before it, else the first after it."""
    before = [k for k, f in enumerate(found) if f.people.first < part.first and f.rule != "toll"]
    if before:
        return max(before, key=lambda k: found[k].people.first)
    return min(range(len(found)), key=lambda k: found[k].people.first, default=None)


def _mention(parsed: ParsedSentence, find: _Find) -> HarmMention:
    people = find.people
    start = parsed.sentence.start
    figure = people.figure
    if figure is not None:
        text = parsed.sentence.text[figure.span.start : figure.span.end]
        trigger = Span(start + figure.span.start, start + figure.span.end, text)
    else:
        trigger = parsed.span(people.first, people.last)
    group = parsed.span(people.group_first, people.group_last) if people.group_last > people.group_first else None
    word = parsed.span(find.word.index, find.word.last)
    quantity = Quantity(people.quantity.low, people.quantity.high, people.quantity.approximate, trigger.text)
    rule = find.rule if figure is not None else f"{find.rule}_bare"
    return HarmMention(find.word.field, quantity, trigger, group, word, rule)
