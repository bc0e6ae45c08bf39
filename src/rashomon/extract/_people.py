"""The people in a noun phrase: how many, and which group."""

from typing import TYPE_CHECKING

from msgspec import Struct

from rashomon.extract._counted_words import is_age, is_one_person
from rashomon.model.quantity import Quantity
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_INDEFINITE_MANY = {"many": None, "others": 2, "some": 2, "more": 2, "all": 2, "rest": 2, "dead": 2, "those": 2}
_PREMODIFIERS = ("compound", "nmod", "poss", "amod", "npadvmod", "nummod", "quantmod")
_SINGULAR_DETERMINERS = {"a", "an", "one", "another", "the", "his", "her", "their", "its", "this", "that", "every"}
_COUNTERS = {"number", "majority", "group", "member", "dozen", "score", "hundred", "thousand", "ten", "million",
             "couple", "pair", "handful", "body", "corpse", "family", "life", "one", "most", "some", "many", "several",
             "few", "all", "none", "half", "each", "series", "remains", "lot"}  # fmt: skip


_TWO = ("couple", "pair", "twins", "newlyweds")
_JOINTS = (",", ";", ":", "&", "and", "-", "--", "–", "—", "|")
_STATES = ("dead", "wounded", "missing", "injured", "killed", "hurt", "injures", "wounds", "kills", "injuring")


class People(Struct, frozen=True):
    """Some people of a parsed sentence.

    first, last: tokens of the whole phrase. head: the token that names the group, or the figure where nothing does.
    quantity: how many. figure: the number that says so, None when the noun's own form does.
    """

    first: int
    last: int
    head: int
    group_first: int
    group_last: int
    quantity: Quantity
    figure: Number | None


def people_at(doc: "Doc", token: "Token", counts: dict[int, Number]) -> People | None:
    """The people in the noun phrase whose head is `token`; None where the words set no number at all.

    counts: the sentence's counting numbers by the index of each token they cover.
    """
    head = _counted(token)
    first = _left_edge(doc, head if head.i < token.i else token, counts)
    number = counts.get(token.i) if head is not token else None  # the one of "one of five people"
    if head is not token and token.lemma_.lower() == "member":  # "five members of one family"
        number = number or _number(counts, first, token.i)
    number = number or _number(counts, first, max(token.i, head.i) + 1)
    if number is None and token.i in counts:
        number = counts[token.i]
    quantity = number.quantity if number is not None else _quantity_of_form(doc, head, first)
    if quantity is None:
        return None
    group_first = _group_first(doc, head, first, counts)
    last = max(token.i, head.i) + 1
    return People(first, last, head.i, group_first, _group_last(head), quantity, number)


def _counted(token: "Token") -> "Token":
    """From "dozens" in "dozens of people" to "people"."""
    if token.lemma_.lower() in _COUNTERS or token.tag_ == "CD" or token.pos_ in ("NUM", "PRON"):
        for child in token.rights:
            if child.lower_ == "of":
                for thing in child.rights:
                    if thing.dep_ == "pobj" and thing.pos_ in ("NOUN", "PROPN", "PRON"):
                        return _counted(thing) if thing.lemma_.lower() in _COUNTERS else thing
    return token


def _left_edge(doc: "Doc", token: "Token", counts: dict[int, Number]) -> int:
    first = token.i
    while first > 0:
        before = doc[first - 1]
        if before.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET") or first - 1 in counts or before.tag_ in (
            "VBN", "VBG", "PRP$", "POS", "HYPH",
        ):  # fmt: skip
            if before.tag_ in ("VBN", "VBG") and before.dep_ not in ("amod", "compound"):
                break
            if before.pos_ in ("NOUN", "PROPN") and before.dep_ not in _PREMODIFIERS:
                break
            first -= 1
        else:
            break
    return first


def _number(counts: dict[int, Number], first: int, last: int) -> Number | None:
    found = [counts[i] for i in range(first, last) if i in counts]
    return found[-1] if found else None


def _quantity_of_form(doc: "Doc", head: "Token", first: int) -> Quantity | None:
    words = doc[first : head.i + 1].text
    low = head.lower_
    if low in _TWO:
        return Quantity(2, 2, False, words)
    if low in _INDEFINITE_MANY:
        return Quantity(_INDEFINITE_MANY[low], None, False, words)
    if head.tag_ in ("NNS", "NNPS") or low in ("people", "police", "personnel", "staff"):
        return Quantity(2, None, False, words)
    if head.tag_ == "NNP":
        return Quantity(1, 1, False, words)
    if (head.tag_ == "NN" or is_age(head)) and any(_is_one_of(t) for t in doc[first : head.i]):
        return Quantity(1, 1, False, words)
    return Quantity(1, 1, False, words) if stands_bare(doc, first, head) else None


def _is_one_of(token: "Token") -> bool:
    """ "A daughter", "Castro's daughter"."""
    return token.lower_ in _SINGULAR_DETERMINERS or token.tag_ == "POS"


def stands_bare(doc: "Doc", first: int, head: "Token") -> bool:
    """ "Boy shot", "Mother, son killed": headlines tell of one person without an article."""
    is_first = first == 0 or doc[first - 1].lower_ in _JOINTS
    return is_first and is_one_person(head)


def _group_first(doc: "Doc", head: "Token", first: int, counts: dict[int, Number]) -> int:
    start = first
    for i in range(first, head.i):
        if i in counts or doc[i].lower_ in (
            "the",
            "a",
            "an",
            "other",
            "others",
            "of",
            "at",
            "least",
            "more",
            "another",
        ):
            start = i + 1
    return min(start, head.i)


def _group_last(head: "Token") -> int:
    """The group's words include what "of" adds to a general noun: "members of the guard"."""
    last = head.i + 1
    if head.lemma_.lower() in _COUNTERS:
        for child in head.rights:
            if child.lower_ == "of" and child.i == last:
                return int(child.right_edge.i) + 1 if child.right_edge.i - child.i <= 8 else last
    return last


def counted_people(doc: "Doc", index: int, counts: dict[int, Number]) -> People:
    """The people that a number counts: the noun after it, as far as the phrase goes."""
    number = counts[index]
    covered = [i for i, n in counts.items() if n is number]
    head = last = max(covered)
    i = last + 1
    while i < len(doc) and i <= last + 9 and _continues_phrase(doc, i, counts):
        if doc[i].pos_ in ("NOUN", "PROPN") or doc[i].lower_ in ("others", "more"):
            head = i
        i += 1
    group_first = max(covered) + 1
    while group_first < head and doc[group_first].lower_ in (
        "of",
        "the",
        "other",
        "more",
        "additional",
        "its",
        "their",
    ):
        group_first += 1
    return People(min(covered), head + 1, head, min(group_first, head), head + 1, number.quantity, number)


def _continues_phrase(doc: "Doc", i: int, counts: dict[int, Number]) -> bool:
    token = doc[i]
    if i in counts:
        return False
    if token.lower_ in _STATES and token.dep_ != "amod":
        return False
    if token.lower_ in ("and", "or"):  # "20 women and children"
        after = doc[i + 1] if i + 1 < len(doc) else token
        return (
            after.tag_ == "NNS" and after.dep_ == "conj" and doc[i - 1].pos_ in ("NOUN", "ADJ") and i + 1 not in counts
        )
    if token.pos_ in ("NOUN", "PROPN"):
        return doc[i - 1].pos_ != "PROPN" or token.pos_ == "PROPN" or doc[i - 1].tag_ != "NNS"
    if token.pos_ == "ADJ" or token.lower_ in ("others", "other", "more", "of", "the", "its", "their", "-"):
        return token.lower_ not in ("dead", "wounded", "missing")
    return token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"


def figure_alone(index: int, number: Number, counts: dict[int, Number]) -> People:
    covered = [i for i, n in counts.items() if n is number]
    return People(min(covered), max(covered) + 1, index, index, index, number.quantity, number)
