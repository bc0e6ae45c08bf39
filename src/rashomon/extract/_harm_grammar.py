"""What the grammars of harm share: the people in a subject, an object, or right beside a word of harm."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from rashomon.extract._counted_words import before_children, is_one_person, is_person, is_thing
from rashomon.extract._harm_arguments import who_are_among
from rashomon.extract._harm_phrases import past_adverbs
from rashomon.extract._harm_words import HarmWord
from rashomon.extract._people import People, counted_people, people_at
from rashomon.model.quantity import Quantity
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_BETWEEN = frozenset(
    "were was been be have has had are is reported reportedly confirmed also others other more people left seriously "
    "severely critically slightly lightly allegedly being feared believed known said to getting got get found shot "
    "then later so far already now themselves of the - either presumed gravely badly all both still yet pronounced "
    "suspected thought who".split()
)
_DASHES = ("-", "--", "–", "—", "|", "~")
_DATE_LINE = re.compile(r"(?:\W{0,3}(?:[A-Z(\d][\w.,:()/'-]{0,30}|of|de|al|el)\s*[,.]?\s+){1,10}(?:--|[–—-])\s")
_SIGN_OF_PLACE = re.compile(r"\b[A-Z]{3,}\b|\(|, [A-Z]")
_PRONOUNS = ("others", "some", "those", "all")
_HE = ("he", "she", "him", "her")
_AMOUNTS = ("number", "count", "toll", "figure", "risk", "fear")
_HIS = ("his", "her", "their", "another")


class Scene(Struct, frozen=True):
    """A sentence as the grammars see it.

    counts: the counting numbers by every token that they cover. inside: tokens of passages that name parts of a toll.
    """

    doc: "Doc"
    words: tuple[HarmWord, ...]
    counts: dict[int, Number]
    inside: frozenset[int]


class Find(Struct, frozen=True):
    """People that a word of harm was found to speak of, and the name of the grammar that found them."""

    word: HarmWord
    people: People
    rule: str


def people_of(scene: Scene, word: HarmWord, heads: "Iterable[Token]", rule: str) -> Iterator[Find]:
    """The people whose head nouns are given; single persons told as one group are put together."""
    found: list[Find] = []
    told = [meant for given in heads for meant in _meant(given)]
    for head in _with_kin(scene, told):
        if head.pos_ == "PRON" and head.i not in scene.counts and head.lower_ not in _PRONOUNS:
            continue
        people = _behind(scene, people_at(scene.doc, counter_of(scene, head), scene.counts), word)
        if people is None or not can_be_people(scene, people, word):
            continue
        if found and _are_one_group(scene.doc, found[-1].people, people):
            found[-1] = structs.replace(found[-1], people=_both(scene.doc, found[-1].people, people))
        else:
            found.append(Find(word, people, rule))
    yield from found


def _behind(scene: Scene, people: People | None, word: HarmWord) -> People | None:
    """Without the end of the word of harm, which is no part of the people: the "dead" of "shot dead a farmer"."""
    if people is None or not word.index <= people.first < word.last <= people.head or people.figure is not None:
        return people
    quantity = structs.replace(people.quantity, text=scene.doc[word.last : people.head + 1].text)
    return structs.replace(people, first=word.last, group_first=max(word.last, people.group_first), quantity=quantity)


def he_who(word: HarmWord, heads: "Iterable[Token]") -> Iterator[Find]:
    """ "He died", "she was pronounced dead": somebody of whom another sentence tells."""
    for head in heads:
        if head.lower_ in _HE and word.field in ("killed", "injured"):
            people = People(head.i, head.i + 1, head.i, head.i, head.i, Quantity(1, 1, False, head.text), None)
            yield Find(word, people, "pronoun")


def counter_of(scene: Scene, token: "Token") -> "Token":
    """From "bodies" in "scores of bodies" to "scores"."""
    above = token.head.head
    return above if token.dep_ == "pobj" and token.head.lower_ == "of" and above.i in scene.counts else token


def _are_one_group(doc: "Doc", one: People, two: People) -> bool:
    """ "A woman and her child", "Adam Hassan and Musa Idris": persons told together, who are counted together."""
    single = one.quantity.high is not None and one.quantity.high == one.quantity.low and two.quantity.high == 1
    if not single or two.figure is not None or (one.figure is not None and one.quantity.high != 1):
        return False
    named = doc[one.head].pos_ == doc[two.head].pos_ == "PROPN" and doc[two.first].pos_ == "PROPN"
    return named or doc[two.first].lower_ in _HIS


def _both(doc: "Doc", one: People, two: People) -> People:
    number = (one.quantity.low or 0) + 1
    words = doc[one.first : two.last].text
    return People(
        one.first, two.last, one.head, one.group_first, two.last, Quantity(number, number, False, words), None
    )


def can_be_people(scene: Scene, people: People, word: HarmWord) -> bool:
    """The words may be words for people; without a number, they must be."""
    doc, head = scene.doc, scene.doc[people.head]
    if people.figure is not None:
        after = [t.lower_ for t in doc[people.first : people.last + 1]]
        if people.figure.figure.text.lower() == "both" and "and" in after:
            return False
        return not is_thing(head) and not (word.people_only and head.pos_ == "PROPN" and not is_person(head))
    if word.counted or _is_of_the_frame(doc, people):
        return False
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in _AMOUNTS:  # "the number of people killed" tells none
        return False
    if head.pos_ == "PROPN" and not is_person(head):
        return not word.people_only and not is_thing(head)
    return head.pos_ == "PRON" or _is_rest(head) or (is_person(head) and not is_thing(head))


def _is_rest(head: "Token") -> bool:
    """ "The rest", "the rest of the villagers"; not "the rest of the convoy"."""
    whole = (t for of in head.children if of.lower_ == "of" for t in of.children if t.dep_ == "pobj")
    return head.lower_ == "rest" and all(is_person(t) for t in whole)


def _is_of_the_frame(doc: "Doc", people: People) -> bool:
    """The words belong to a date line ("(07-05) 16:58 PDT HARROW --") or to the site's name after a headline's dash."""
    if doc[people.first].pos_ == "PUNCT" or doc[people.first].text in _DASHES:
        return True
    line = _DATE_LINE.match(doc.text)
    return line is not None and _SIGN_OF_PLACE.search(line[0]) is not None and doc[people.head].idx < line.end()


def _with_kin(scene: Scene, heads: "list[Token]") -> "list[Token]":
    """And those whom parses hang on a name beside them: "killed the mayor of X, his wife and two children"."""
    found = {head.i: head for head in heads}
    for head in heads:
        kin = [t for t in head.subtree if t.i > head.i and _is_kin(t) and _hangs_on(t, head)]
        found.update({t.i: t for one in kin for t in (one, *one.conjuncts) if t.i > head.i and _is_listed(scene, t)})
    return [found[i] for i in sorted(found)]


def _is_kin(token: "Token") -> bool:
    return token.dep_ in ("appos", "conj") and is_person(token) and any(t.lower_ in _HIS[:3] for t in token.lefts)


def _is_listed(scene: Scene, token: "Token") -> bool:
    """ "Two children", "his wife"; a name beside the office is the same person told again."""
    counted = any(t.i in scene.counts for t in token.lefts)
    return is_person(token) and (counted or any(t.lower_ in _HIS for t in token.lefts))


def _hangs_on(token: "Token", head: "Token") -> bool:
    """Nothing but "of" and commas stand between."""
    above = token
    while above.i != head.i:
        if above.dep_ not in ("appos", "conj", "pobj", "prep"):
            return False
        above = above.head
    return True


def _meant(head: "Token") -> "list[Token]":
    """From "those" in "six children were among those killed" to "children"."""
    if head.lower_ in ("those", "people", "victims") and head.head.lower_ == "among" and head.dep_ == "pobj":
        return who_are_among(head.head)
    return [head]


def just_after(scene: Scene, word: HarmWord) -> People | None:
    """ "killed 4 guards", "killing at least 12": the number follows at once, whatever the parse says."""
    doc = scene.doc
    for i in range(word.last, min(len(doc), word.last + 3)):
        if i in scene.counts:
            people = counted_people(doc, i, scene.counts)
            if _belong_to_next(scene, word, people) or not can_be_people(scene, people, word):
                return None
            return people
        if doc[i].pos_ not in ("DET", "ADV", "ADJ") and doc[i].lower_ not in ("off", "down", "between", "from"):
            return None
    return None


def _belong_to_next(scene: Scene, word: HarmWord, people: People) -> bool:
    """In "8 guards killed 13 wounded" the 13 are the wounded."""
    doc = scene.doc
    ahead = next((w for w in scene.words if w.index >= people.last), None)
    if ahead is None or ahead.index > people.last + 1 or doc[ahead.index].tag_ == "VBG":
        return False
    if doc[people.last].text in (",", "and", ";"):
        return False
    told = any(i in scene.counts for i in range(max(0, word.index - 5), word.index)) or word.index <= 2
    own = any(i in scene.counts for i in range(ahead.last, min(len(doc), ahead.last + 3)))
    return doc[word.index].tag_ == "VBN" or (told and not own and doc[word.index].lower_.endswith(("ed", "dead")))


def just_before(scene: Scene, word: HarmWord) -> People | None:
    """ "20 dead", "over 30 others were wounded", "nine people were reportedly killed"."""
    doc, nouns = scene.doc, 0
    told = {w.last for w in scene.words}
    for i in range(word.index - 1, max(-1, word.index - 20), -1):
        token = doc[i]
        if i in told and token.text == "," and (nouns or doc[i + 1].lower_ == "others"):
            return None  # "three people dead, boy injured"
        if i in scene.inside or token.text == ",":
            continue
        if i in scene.counts:
            people = counted_people(doc, i, scene.counts)
            is_aside = _is_about_one(doc[word.index], people) or _are_of_others(doc, people, word)
            is_told = can_be_people(scene, people, word) and not is_aside
            return people if is_told else None
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lower_ not in _BETWEEN:
            nouns += 1
            if nouns > 5:
                return None
        elif token.lower_ not in _BETWEEN and token.pos_ != "AUX" and not _joins_nouns(doc, i):
            return None
    return None


def _is_about_one(verb: "Token", people: People) -> bool:
    """ "The clerk, an uncle of four guards and two cooks, was killed": whom an aside adds to one person."""
    subject = next((t for t in verb.lefts if t.dep_ == "nsubjpass"), None)
    if subject is None or not any(t.lower_ in ("was", "is", "has") for t in verb.lefts):
        return False
    is_one = is_one_person(subject) or subject.tag_ == "NNP"
    return (
        is_one
        and subject.i < people.first
        and (people.quantity.low or 0) > 1
        and verb.doc[people.first - 1].lower_ != "with"
    )


def _are_of_others(doc: "Doc", people: People, word: HarmWord) -> bool:
    """In "five members of one family were killed" the one counts no dead; "families of two men killed" tells of two."""
    of = people.first - 1
    is_told_of_all = any(t.pos_ == "AUX" for t in doc[people.last : word.index])
    return is_told_of_all and of > 0 and doc[of].lower_ == "of" and doc[of - 1].tag_ == "NNS" and is_person(doc[of - 1])


def is_part(scene: Scene, people: People, word: HarmWord) -> bool:
    """ "122 of the wounded": some of those told in another sentence."""
    after = people.figure is not None and [t.lower_ for t in scene.doc[people.first + 1 : word.index]]
    return after in (["of", "the"], ["of", "those"])


def _joins_nouns(doc: "Doc", i: int) -> bool:
    """The "and" of "20 women and children were hurt"."""
    return doc[i].lower_ in ("and", "or") and doc[i - 1].pos_ in ("NOUN", "ADJ") and doc[i + 1].tag_ in ("NNS", "NN")


def one_before(scene: Scene, word: HarmWord) -> People | None:
    """ "left a boy dead and a girl injured"."""
    doc, head = scene.doc, before_children(scene.doc, word.index - 1)
    i = head
    while i > max(0, head - 3) and doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
        i -= 1
    if doc[head].lower_ == "another" and head > 0 and doc[head - 1].lower_ in ("and", ",", "while"):
        return People(head, head + 1, head, head, head, Quantity(1, 1, False, doc[head].text), None)
    if i == head or doc[i].lower_ not in ("a", "an", "another") or not (is_person(doc[head]) or _is_next(doc, i, head)):
        return None
    words = doc[i : head + 1].text
    return People(i, head + 1, head, i + 1, head + 1, Quantity(1, 1, False, words), None)


def _is_next(doc: "Doc", article: int, head: int) -> bool:
    """ "A third" of those told one by one."""
    return head == article + 1 and doc[head].lower_ in ("second", "third", "fourth", "fifth")


def joined_after(scene: Scene, people: People) -> Iterator[People]:
    """Further people told with those just found: "killed three workers, two drivers and a guard"."""
    doc, counts = scene.doc, scene.counts
    harmed = {w.index for w in scene.words}
    last = people.last
    while last < len(doc) - 1 and doc[last].lower_ in ("and", ",", "plus"):
        ahead = last + 1 + (doc[last + 1].lower_ == "and")
        ahead += ahead < len(doc) and doc[ahead].lower_ in _HIS
        if ahead not in counts:
            return
        more = counted_people(doc, ahead, counts)
        after = past_adverbs(doc, more.last)
        if after < len(doc) and (doc[after].pos_ == "AUX" or after in harmed):
            return
        yield more
        last = more.last


def joined_before(scene: Scene, people: People) -> Iterator[People]:
    """Further people told before those just found: "ten children and 13 rebels were killed"."""
    doc, counts = scene.doc, scene.counts
    first = people.first
    while first > 1:
        joint = first - 1 - (doc[first - 1].lower_ in _HIS)
        if doc[joint].lower_ not in ("and", ","):
            return
        i = joint - 1
        while i >= 0 and i > first - 8 and i not in counts and doc[i].pos_ in ("NOUN", "PROPN", "ADJ"):
            i -= 1
        if i < 0 or i not in counts:
            return
        more = counted_people(doc, i, counts)
        if more.last != joint or any(w.index == i + 1 for w in scene.words):  # "4 shot, 2 killed"
            return
        yield more
        first = more.first
