"""Single persons told in one breath with others: "a man and two girls were shot", "killed one student and a teacher".

Numbers are found by words alone, right beside the word of harm; the single person in front of them or behind has none.
Lists of names with ages between are found by their shape, because parses of them fail.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import structs

from rashomon.extract._counted_words import is_one_person, is_person
from rashomon.extract._harm_phrases import goes_on
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people
from rashomon.model.quantity import Quantity
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc

_HE, _HIM = ("he", "she"), ("him", "her")
_THEIRS = ("his", "her", "their")
_ONE = ("a", "an", "another", "his", "her", "their", "the")
_ALONG = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("with",))
_LONGEST = 8  # tokens of one person's description
_TITLE_OR_AGE = r"(?:\d{1,2}-year-old\s+|[A-Z][a-z]{1,4}\.\s+)?"
_NAME = rf"{_TITLE_OR_AGE}[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|[A-Z]\.|(?:Jr|Sr)\.|“\w+”|\"\w+\")){{1,3}}"
_KIN = r"(?:his|her|their|the couple['’]s)\s+(?:\w+\s+)?[a-z-]{3,15}(?:,?\s+[A-Z][\w'’-]+){0,3}"
_ABOUT = (
    r"(?:,\s+(?:age\s+)?\d{1,2}(?:\s+and\s+\w+)?|,\s+\w+\s+(?:years?|months?)\s+old|\s+\(\d{1,2}\)|,\s+of\s+[A-Z]\w+)*"
)
_MORE = rf"(?:,\s+and|,|;|;\s+and|\s+and|\s+&)\s+(?:{_NAME}|{_KIN}){_ABOUT}"
_NAMES = re.compile(rf"{_NAME}{_ABOUT}(?:{_MORE})+,?\s*$")
_ITEM = re.compile(rf"{_KIN}|{_NAME}")
_TO_BE = re.compile(
    r"\s*(?:were|was|are|have been|had been)?(?:\s+(?:both|all|also|each|\w+ly))*"
    r"(?:\s+(?:found|pronounced|declared))?\s*$"
)


def with_the_one_before(doc: "Doc", people: People, words: tuple[HarmWord, ...]) -> list[People]:
    """The counted people and the single person told before them: "the father and two girls", "he and three others".

    A pronoun counts with the others, since nobody can tell who it is; anybody else is told apart.
    """
    joint = people.first - 1
    is_theirs = joint > 0 and doc[joint].lower_ in _THEIRS
    joint -= is_theirs
    if joint < 1 or doc[joint].lower_ not in ("and", "&") or any(w.index < joint for w in words):
        return [people]
    # "left him and two others dead": of one verb; "met him, and two others were killed" tells nothing of him
    is_with_them = doc[joint - 1].lower_ in _HIM and any(w.index == people.last for w in words)
    if doc[joint - 1].lower_ in _HE or is_with_them:
        return [_one_more(doc, people, joint - 1)]
    is_of_persons = is_theirs or any(t.lower_ in ("other", "others", "more") for t in doc[people.first : people.last])
    return [*_ones_ending_at(doc, joint - 1, is_of_persons), people]


def _ones_ending_at(doc: "Doc", last: int, is_of_persons: bool) -> list[People]:
    """ "The mayor, his wife" before "and two children": further persons stand only before somebody of theirs."""
    found: list[People] = []
    while (one := _one_ending_at(doc, last - (doc[last].text == ","), is_of_persons)) is not None:
        found.insert(0, one)
        last = one.first - 1
        if last < 1 or doc[last].text != "," or doc[one.first].lower_ not in _THEIRS:
            break
    return found


def along_with(doc: "Doc", people: People, word: HarmWord, counts: dict[int, Number]) -> Iterator[People]:
    """Who is told behind "along with": "was killed along with his wife and two sons", "12 people as well as two"."""
    first = next((i for at in (people.last, word.last) if (i := _past_along(doc, at))), None)
    while first is not None and first < len(doc):
        one = counted_people(doc, first, counts) if first in counts else one_after(doc, first)
        if one is None or goes_on(doc, one.last, ()):
            return
        yield one
        joint = one.last + (one.last + 1 < len(doc) and doc[one.last].text == ",")
        first = joint + 1 if joint < len(doc) and doc[joint].lower_ == "and" else None


def _past_along(doc: "Doc", at: int) -> int | None:
    """The token behind "along with" at a place, or behind a comma at it."""
    at += at < len(doc) and doc[at].text == ","
    for words in _ALONG:
        told = [t.lower_ for t in doc[at : at + len(words)]] == list(words)
        if told and (len(words) > 1 or _is_theirs(doc, at + 1) or _are_some_of_theirs(doc, at + 1)):
            return at + len(words)
    return None


def _is_theirs(doc: "Doc", at: int) -> bool:
    """ "With his wife" tells of company, "with a knife" does not."""
    return at < len(doc) and doc[at].lower_ in _THEIRS


def _are_some_of_theirs(doc: "Doc", at: int) -> bool:
    """ "With nine of his men"."""
    return at + 1 < len(doc) and doc[at].pos_ == "NUM" and doc[at + 1].lower_ == "of" and _is_theirs(doc, at + 2)


def one_after(doc: "Doc", first: int) -> People | None:
    """The single person that begins at a token: "a teacher", "his young daughter"."""
    if first >= len(doc) - 1 or doc[first].lower_ not in _ONE[:-1]:
        return None
    if doc[first].lower_ in _THEIRS and doc[first + 1].lower_ == "family":
        family = Quantity(2, None, False, doc[first : first + 2].text)
        return People(first, first + 2, first + 1, first + 1, first + 2, family, None)
    last = first + 1
    while last < len(doc) - 1 and last < first + _LONGEST and not is_person(doc[last]):
        if doc[last].pos_ not in ("ADJ", "NOUN", "PROPN", "NUM") and doc[last].tag_ not in ("HYPH", "VBN", "VBG"):
            return None
        last += 1
    return _one(doc, first, last) if is_one_person(doc[last]) else None


def names_before(doc: "Doc", word: HarmWord, words: tuple[HarmWord, ...]) -> People | None:
    """Names told one by one, with or without ages: "Ann Bell, 40, and Tom Bell, 9, were shot"."""
    end = doc[word.index].idx
    before = doc.text[:end]
    told = _TO_BE.search(before)
    listed = _NAMES.search(before[: told.start()]) if told else None
    if listed is None:
        return None
    inside = [t.i for t in doc if listed.start() <= t.idx < listed.end() and t.is_alpha]
    number = len(_ITEM.findall(listed[0]))
    if not inside or number < 2 or any(w.index in inside for w in words):  # "Girl, 8, Dies After Being Shot"
        return None
    first, last = inside[0], inside[-1] + 1
    return People(first, last, first, first, last, Quantity(number, number, False, doc[first:last].text), None)


def _one_more(doc: "Doc", people: People, first: int) -> People:
    quantity = people.quantity
    low, high = (n + 1 if n is not None else None for n in (quantity.low, quantity.high))
    words = doc[first : people.last].text
    more = structs.replace(quantity, low=low, high=high, text=words)
    return structs.replace(people, first=first, quantity=more, figure=None)


def _one_ending_at(doc: "Doc", last: int, is_of_persons: bool) -> People | None:
    if doc[last].pos_ == "PROPN" and (named := _named_ending_at(doc, last, is_of_persons)) is not None:
        return named
    first = last
    while first > 0 and first > last - _LONGEST and doc[first].lower_ not in _ONE:
        if doc[first].pos_ not in ("ADJ", "NOUN", "PROPN", "NUM") and doc[first].tag_ not in ("HYPH", "VBN", "VBG"):
            return None
        first -= 1
    return _one(doc, first, last) if doc[first].lower_ in _ONE and is_one_person(doc[last]) else None


def _named_ending_at(doc: "Doc", last: int, is_of_persons: bool) -> People | None:
    """ "Senator Luis Prado", "Ana Prado and her two sons": a name with an office, or with people who are its own."""
    first = last
    while first > 0 and doc[first - 1].pos_ in ("PROPN", "NOUN", "ADJ") and first > last - _LONGEST:
        first -= 1
    is_one = is_of_persons or any(is_one_person(t) for t in doc[first:last])
    is_place = first > 0 and doc[first - 1].pos_ == "ADP"
    return _one(doc, first, last) if is_one and last > first and not is_place else None


def _one(doc: "Doc", first: int, last: int) -> People:
    words = doc[first : last + 1].text
    return People(first, last + 1, last, first + 1, last + 1, Quantity(1, 1, False, words), None)
