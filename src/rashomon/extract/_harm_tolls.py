"""Figures told apart from their people: "the toll rose from 20 to 35", "the number of the hurt is 35", "Killed: 35"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from rashomon.extract._counted_words import is_person
from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people, figure_alone
from rashomon.model.span import Span
from rashomon.text.numbers import Number
from rashomon.text.vocabulary import words_of

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_WORDS = "toll_words"
_KIN = ("families", "relatives", "households")
_DEATHS = ("death", "fatality", "casualty")
_NEAR = 6  # tokens between "the number of" and the word of harm, or between an old figure and the new one


def toll(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "The death toll rose to 35", "a toll of 35", "put the toll at 35"."""
    yield from _told(scene, word, scene.doc[word.last - 1])


def by_number(scene: Scene, word: HarmWord) -> Iterator[Find]:
    """ "The number of people killed has risen to 35", "fatalities rose to 35", "Killed: 35"."""
    doc, number = scene.doc, _the_number_of(scene, word)
    if word.grammar == "noun" and doc[word.last - 1].lemma_ not in _DEATHS:
        return  # "the number of murders" is a town's, or a year's
    if number is not None:
        yield from _told(scene, word, number)
    elif _is_subject(doc[word.last - 1]) and (index := _of_its_verb(scene, doc[word.last - 1])) is not None:
        yield Find(word, _come_to(scene, index), "toll")
    elif _heads_a_table(scene, word):
        yield Find(word, figure_alone(word.last + 1, scene.counts[word.last + 1], scene.counts), "toll")


def _is_subject(noun: "Token") -> bool:
    """ "Fatalities", not those of "attacks causing fatalities"."""
    return noun.tag_ == "NNS" and (noun.i == 0 or noun.doc[noun.i - 1].pos_ not in ("VERB", "ADP"))


def _told(scene: Scene, word: HarmWord, counted: "Token") -> Iterator[Find]:
    index = _right_behind(scene, word.last)
    index = _of_its_verb(scene, counted) if index is None else index
    index = _put_at(scene, word, counted) if index is None else index
    if index is not None and scene.counts[index].quantity.low:
        yield Find(word, _come_to(scene, index), "toll")


def _the_number_of(scene: Scene, word: HarmWord) -> "Token | None":
    """The "number" of "the number of people killed"; "an unknown number of people" are several."""
    doc = scene.doc
    for i in range(word.index - 1, max(0, word.index - _NEAR), -1):
        if doc[i].lower_ == "of" and doc[i - 1].lower_ == "number":
            return doc[i - 1] if _counts_people(doc[i - 1], word.index) else None
        if doc[i].pos_ in ("VERB", "PUNCT"):
            return None
    return None


def _counts_people(number: "Token", harmed: int) -> bool:
    """Not "a growing number", and neither "the number of villages where" nor "of families of those killed"."""
    doc = number.doc
    before = [t.lower_ for t in doc[max(0, number.i - 3) : number.i]]
    of_whom = next(t for t in doc[number.i + 2 : harmed + 1] if t.pos_ in ("NOUN", "PROPN", "PRON") or t.i == harmed)
    is_person_or_harm = of_whom.i == harmed or of_whom.pos_ == "PRON" or is_person(of_whom)
    return not {"a", "an"}.intersection(before) and is_person_or_harm and of_whom.lower_ not in _KIN


def _right_behind(scene: Scene, first: int) -> int | None:
    for i in range(first, min(len(scene.doc), first + 12)):
        if i in scene.counts and _is_bare_or_of_people(scene, i):
            return _newest(scene, i)
        if scene.doc[i].lower_ not in words_of(_WORDS, "between"):
            return None
    return None


def _newest(scene: Scene, old: int) -> int:
    """ "From 20 on Monday to at least 35", "by nine to 35": the figure that it has come to."""
    doc = scene.doc
    if not _is_from(scene, old):
        return old
    behind = range(old + 1, min(len(doc), old + 1 + _NEAR))
    to = next((i for i in behind if doc[i].lower_ == "to" and i not in scene.counts), None)
    return old if to is None else next((i for i in range(to + 1, min(len(doc), to + 4)) if i in scene.counts), old)


def _is_from(scene: Scene, index: int) -> bool:
    before = [t.lower_ for t in scene.doc[max(0, index - 3) : index]]
    return before[-1:] in (["from"], ["by"]) and words_of(_WORDS, "ranges").isdisjoint(before)


def _come_to(scene: Scene, index: int) -> People:
    """The figure; of "rose from 20 to 35", which reads like a range, its end."""
    people = figure_alone(index, scene.counts[index], scene.counts)
    to = next((i for i in range(people.first, people.last) if scene.doc[i].lower_ == "to"), None)
    if to is None or people.quantity.high is None or not _is_from(scene, people.first):
        return people
    words = scene.doc[to + 1 : people.last].text
    start = scene.doc[to + 1].idx
    span = Span(start, start + len(words), words)
    quantity = structs.replace(people.quantity, low=people.quantity.high, text=words)
    number = Number(span, span, quantity, scene.counts[index].kind)
    return structs.replace(people, first=to + 1, head=people.last - 1, quantity=quantity, figure=number)


def _of_its_verb(scene: Scene, token: "Token") -> int | None:
    """ "The toll from the raids on the market was 35": the number is the end of the toll's own verb."""
    token = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token  # the "number" of victims
    told = {"nsubj": ("comes_to",), "nsubjpass": ("comes_to", "puts")}.get(token.dep_, ())
    if not any(token.head.lemma_ in words_of(_WORDS, use) for use in told):
        return None
    for child in token.head.rights:
        ends = [child, *(t for t in child.rights if t.dep_ == "pobj")]
        for end in (t for t in ends if t.dep_ in ("attr", "dobj", "pobj")):
            counting = [end.i] if not is_person(end) else [t.i for t in end.lefts if t.dep_ == "nummod"]
            if (found := next((i for i in counting if i in scene.counts), None)) is not None:
                return _newest(scene, found)
    return None


def _put_at(scene: Scene, word: HarmWord, counted: "Token") -> int | None:
    """ "Officials put the toll from the raids at 35": whatever stands between, up to the next verb or mark."""
    doc = scene.doc
    if not any(t.lemma_ in words_of(_WORDS, "puts") for t in doc[max(0, counted.i - 4) : counted.i]):
        return None
    for i in range(word.last, min(len(doc), word.last + 12)):
        if doc[i].pos_ in ("VERB", "AUX", "PUNCT"):
            return None
        if doc[i].lower_ in ("at", "to"):
            found = next((k for k in range(i + 1, min(len(doc), i + 3)) if k in scene.counts), None)
            if found is not None and _is_bare_or_of_people(scene, found):
                return _newest(scene, found)
    return None


def _is_bare_or_of_people(scene: Scene, index: int) -> bool:
    """ "At 35", "at 35 dead", not "at two hospitals"."""
    head = scene.doc[counted_people(scene.doc, index, scene.counts).head]
    return head.i in scene.counts or head.pos_ != "NOUN" or is_person(head)


def _heads_a_table(scene: Scene, word: HarmWord) -> bool:
    """ "Killed: 35." at the head of a line or behind a mark."""
    doc, first, colon = scene.doc, word.index, word.last
    is_first = first == 0 or doc[first - 1].text in (",", ";", "-", "–", "|")
    return is_first and colon + 1 < len(doc) and doc[colon].text == ":" and colon + 1 in scene.counts
