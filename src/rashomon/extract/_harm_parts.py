"""Parts of a toll: "30 people, including five children", "most of them women", "two of whom were medics"."""

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from rashomon.extract._counted_words import is_thing
from rashomon.extract._harm_phrases import goes_on, names_people, phrase_end
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people, figure_alone
from rashomon.model.quantity import Quantity
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc

_INCLUDING = frozenset({"including", "includes", "included"})
_MOSTLY = frozenset({"mostly", "mainly", "largely", "predominantly", "chiefly"})
_SOME = frozenset({"some", "several", "many"})
_BEGINNING = _INCLUDING | _MOSTLY | _SOME | {"among"}  # other words begin a passage only before "of"
_THEM = frozenset({"them", "whom", "these", "those"})
_FATALLY = ("fatally", "mortally")
_DEAD = ("died", "dead", "killed")
_ON_THE_WAY = frozenset("who whom which that later then also has have since was were is are had".split())
_DEAD_WITHIN = 4  # tokens behind a passage


class Part(Struct, frozen=True):
    """Some of the people of another mention. first, last: the tokens of the whole passage, cue included.

    is_fatal: words beside the passage say that these people died: "five were shot, two of them fatally".
    """

    first: int
    last: int
    people: People
    is_fatal: bool = False


def parts(doc: "Doc", words: tuple[HarmWord, ...], counts: dict[int, Number]) -> tuple[Part, ...]:
    """The part passages of a sentence, in order."""
    found: list[Part] = []
    position = 0
    while position < len(doc):
        passage = _passage(doc, position, words, counts) or _among_others(doc, position, counts)
        passage = passage or _fatally(doc, position, counts)
        if passage:
            found.extend(structs.replace(p, is_fatal=_are_dead(doc, p)) for p in passage)
            position = passage[-1].last
        else:
            position += 1
    return tuple(found)


def _fatally(doc: "Doc", i: int, counts: dict[int, Number]) -> list[Part]:
    """ "Seven people were shot, five fatally"."""
    if i + 1 >= len(doc) or i not in counts or counts.get(i + 1) is counts[i] or doc[i + 1].lower_ not in _FATALLY:
        return []
    people = figure_alone(i, counts[i], counts)
    return [Part(people.first, people.last, people)]


def _are_dead(doc: "Doc", part: Part) -> bool:
    """Right behind the passage stands "fatally", "died", "who was killed"."""
    told = [t.lower_ for t in doc[part.last : part.last + _DEAD_WITHIN] if t.lower_ not in _ON_THE_WAY]
    return told[:1] != [] and told[0] in (*_FATALLY, *_DEAD)


def _passage(doc: "Doc", i: int, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> list[Part]:
    low = doc[i].lower_
    if low not in _BEGINNING and not (i + 1 < len(doc) and doc[i + 1].lower_ == "of"):
        return []
    following = [t.lower_ for t in doc[i + 1 : i + 3]]
    if low in _INCLUDING and not (low == "included" and i and doc[i - 1].lower_ in ("dead", "wounded", "victims")):
        return _listed(doc, i, i + 1, words, counts)
    if low == "among" and following[:1] and following[0] in _THEM:
        return _listed(doc, i, i + 2, words, counts)
    if low in _SOME and _is_state(following):
        words_ = doc[i : i + 3].text
        return [Part(i, i + 3, People(i, i + 3, i, i, i, Quantity(2, None, False, words_), None))]
    if low in _MOSTLY:
        return _vaguely(doc, i, i + 1, None)
    if following[:1] == ["of"] and following[1:] and following[1] in _THEM:
        told = _of_them(doc, i, words, counts)
        return [*told, *_and_a_few(doc, told, words, counts)]
    return []


def _and_a_few(doc: "Doc", told: list[Part], words: tuple[HarmWord, ...], counts: dict[int, Number]) -> list[Part]:
    """ "Most of them bakers and a few guests": the list goes on, unless those come to harm by a verb of their own."""
    first = told[-1].last + 1 if told and told[-1].people.figure is None else len(doc)
    if first not in counts or counts[first].quantity.high is not None or doc[first - 1].lower_ not in ("and", ","):
        return []
    people = counted_people(doc, first, counts)
    if goes_on(doc, people.last, words) or is_thing(doc[people.head]):
        return []
    return [Part(people.first, people.last, people)]


def _among_others(doc: "Doc", i: int, counts: dict[int, Number]) -> list[Part]:
    """ "Two medics and a driver were among 31 people killed": parts told before the whole."""
    if i not in counts:
        return []
    people = [counted_people(doc, i, counts)]
    while (after := people[-1].last) + 1 < len(doc) and doc[after].lower_ in ("and", ",") and after + 1 in counts:
        people.append(counted_people(doc, after + 1, counts))
    ahead = [t.lower_ for t in doc[after : after + 3]]
    if ahead[:1] and ahead[0] in ("were", "was", "are", "is") and "among" in ahead[1:]:
        among = after + ahead.index("among")
        if _counts_at_once(doc, among + 1, counts) or doc[min(among + 1, len(doc) - 1)].lower_ in _THEM:
            return [Part(p.first, p.last, p) for p in people]
    return []


def _counts_at_once(doc: "Doc", i: int, counts: dict[int, Number]) -> bool:
    while i < len(doc) and i not in counts and doc[i].pos_ in ("DET", "ADV", "ADJ"):
        i += 1
    return i in counts


def _of_them(doc: "Doc", i: int, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> list[Part]:
    """ "two of them children", "some of whom were children", "the majority of them civilians"."""
    after = i + 3
    while after < len(doc) and doc[after].lower_ in ("were", "are", "was", "is", "small", ",", "being"):
        after += 1
    low = doc[i].lower_
    first = i - 1 if i and doc[i - 1].lower_ == "the" else i
    if low in ("most", "majority", "many", "half", "all"):
        return _vaguely(doc, first, after, None) if low != "all" else []
    if low == "some":
        return _vaguely(doc, first, after, 2) or [_some(doc, i)]
    number = counts.get(i)
    if number is None or _is_object(number, words, counts):
        return []
    last = phrase_end(doc, after) if names_people(doc, after) else after
    people = People(
        min(k for k, n in counts.items() if n is number), last, last - 1, after, last, number.quantity, number
    )
    return [Part(people.first, last, people)]


def _is_object(number: Number, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> bool:
    """In "killing one of them" the one is the verb's own, and not a part of those told before."""
    first = min(k for k, n in counts.items() if n is number)
    return any(w.last == first and w.grammar == "object" for w in words)


def _is_state(following: list[str]) -> bool:
    """ "some in critical condition", "some critically"."""
    return following[:1] in (["critically"], ["seriously"], ["gravely"]) or following in (
        ["in", "critical"],
        ["in", "serious"],
        ["in", "grave"],
    )


def _some(doc: "Doc", i: int) -> Part:
    words = doc[i : i + 3].text
    return Part(i, i + 3, People(i, i + 3, i, i, i, Quantity(2, None, False, words), None))


def _vaguely(doc: "Doc", first: int, start: int, low: int | None) -> list[Part]:
    """A list of people without a number: "mostly women and children"."""
    last = phrase_end(doc, start)
    if last == start or not names_people(doc, start):
        return []
    words = doc[first:last].text
    return [Part(first, last, People(first, last, last - 1, start, last, Quantity(low, None, False, words), None))]


def _listed(doc: "Doc", cue: int, start: int, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> list[Part]:
    """ "including nine children, two women and a guard": one part for each item."""
    harmed_before = _are_harmed_before(cue, words, counts)
    harm_at = {w.index for w in words}
    found: list[Part] = []
    i = start
    while i < len(doc):
        people = _item(doc, i, counts)
        if people is None or not _can_be_item(doc, people, harm_at):
            break
        follows = doc[people.last] if people.last < len(doc) else None
        if found and harmed_before and follows is not None and (follows.pos_ == "AUX" or follows.i in harm_at):
            break
        found.append(Part(cue if not found else people.first, people.last, people))
        i = people.last
        while i < len(doc) and doc[i].lower_ in (",", "and", "plus", "as", "well", "in", "addition", "to"):
            if doc[i].lower_ in ("in", "to", "as", "well", "addition") and not _joins(doc, i):
                return found
            i += 1
    return found


def _can_be_item(doc: "Doc", people: People, harm_at: set[int]) -> bool:
    """The item names people, and not who speaks or does the next thing: "including a boy, the mayor said"."""
    head = doc[people.head]
    acts = head.dep_ == "nsubj" and head.head.i > head.i and head.head.i not in harm_at
    return not acts and not is_thing(head)


def _are_harmed_before(cue: int, words: tuple[HarmWord, ...], counts: dict[int, Number]) -> bool:
    """The whole has its word of harm before it: "killed 30 people, including ..."; else the word still follows."""
    number = max((i for i in counts if i < cue), default=cue)
    first = min((i for i in counts if counts[i] is counts.get(number)), default=cue)
    return any(first - 4 <= w.last <= cue for w in words)


def _joins(doc: "Doc", i: int) -> bool:
    window = doc[max(0, i - 3) : i + 3].text.lower()
    return "as well as" in window or "in addition to" in window


def _item(doc: "Doc", i: int, counts: dict[int, Number]) -> People | None:
    while i < len(doc) and i not in counts and doc[i].lower_ in ("the", "also", "reportedly"):
        i += 1
    if i >= len(doc):
        return None
    if i in counts:
        return counted_people(doc, i, counts)
    if doc[i].lower_ in ("a", "an", "his", "her", "their", "its", "another") or doc[i - 1].lower_ == "the":
        last = phrase_end(doc, i + (doc[i].pos_ in ("DET", "PRON")), joined=False)
        if last > i + 1 and doc[last - 1].tag_ in ("NN", "NNP"):
            return People(i, last, last - 1, i + 1, last, Quantity(1, 1, False, doc[i:last].text), None)
    if not names_people(doc, i):
        return None
    last = phrase_end(doc, i)
    return People(i, last, last - 1, i, last, Quantity(2, None, False, doc[i:last].text), None)
