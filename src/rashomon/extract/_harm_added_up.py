"""Groups that add up to a number told before them: "nine people: four women, three men and two boys".

Behind the number that a word of harm counts they are its parts; where the word follows them, the number stands for all.
"""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.extract._counted_words import is_person, is_thing
from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_parts import Part
from rashomon.extract._harm_phrases import goes_on
from rashomon.extract._people import People, counted_people
from rashomon.model.quantity import Quantity

_OPENING = (":", ",", "-", "--", "–", "—", "(")
_CLOSING = (",", ")", "-", "--", "–", "—")
_JOINTS = (",", "and", "&", ";")
_ANYBODY = ("people", "persons", "victims")
_NEAR = 8  # tokens from the first group back to the number


def added_up(scene: Scene, found: Sequence[Find]) -> tuple[Part, ...]:
    """The groups behind the first exact number of harm that they add up to, if no word of harm counts them."""
    told = {id(f.people.figure) for f in found}
    for whole in found:
        if whole.people.figure is None:
            continue
        row = _in_a_row(scene, _groups(scene, whole.people.last, told))
        acts = bool(row) and goes_on(scene.doc, row[-1].last, scene.words)  # they do something themselves
        if not acts and (groups := _run(row, whole.people.figure.quantity)):
            return tuple(Part(p.first, p.last, p) for p in groups)
    return ()


def told_again(scene: Scene, found: Sequence[Find]) -> list[Find]:
    """ "Nine people, two women and seven men, were killed": the women and men, who are the nine."""
    again: list[Find] = []
    for k, whole in enumerate(found):
        rest = [f for f in found[k + 1 :] if f.word == whole.word]
        row = _run(_in_a_row(scene, (f.people for f in rest)), whole.people.quantity)
        if row and _are_an_aside(scene, whole, row[-1].last):
            again += rest[: len(row)]
    return again


def _are_an_aside(scene: Scene, whole: Find, last: int) -> bool:
    """A mark parts them from their verb, or the whole leaves open who they are; else they are more groups of a list."""
    is_closed = last < whole.word.index and scene.doc[last].text in _CLOSING
    return is_closed or scene.doc[whole.people.head].lower_ in _ANYBODY


def summed_before(scene: Scene, together: Sequence[People]) -> list[People]:
    """ "Three people, a clerk and his two sons, were killed": the three; none where the groups stand for themselves."""
    doc = scene.doc
    first, last = min(people.first for people in together), max(people.last for people in together)
    is_aside = first > 1 and doc[first - 1].text in _OPENING and last < len(doc) and doc[last].text in _CLOSING
    told = next((i for i in range(first - 2, max(-1, first - _NEAR), -1) if i in scene.counts), None)
    if len(together) < 2 or not is_aside or told is None:
        return []
    whole = counted_people(doc, told, scene.counts)
    adds_up = whole.quantity.low == sum(people.quantity.low or 0 for people in together)
    return [whole] if adds_up and whole.last == first - 1 and is_person(doc[whole.head]) else []


def _groups(scene: Scene, first: int, told: set[int]) -> Iterator[People]:
    """Exact numbers of people from a token on, up to the first that a word of harm counts or that counts something
    else."""
    seen = set(told)
    for i in sorted(i for i in scene.counts if i >= first):
        number = scene.counts[i]
        if id(number) in seen:
            if id(number) in told:
                return
            continue
        seen.add(id(number))
        people = counted_people(scene.doc, i, scene.counts)
        head = scene.doc[people.head]
        if not number.quantity.is_exact or is_thing(head) or not is_person(head):
            return
        yield people


def _in_a_row(scene: Scene, groups: Iterable[People]) -> list[People]:
    """Those behind a colon, dash or comma that follow each other at once."""
    row: list[People] = []
    for people in groups:
        if row and any(t.lower_ not in _JOINTS for t in scene.doc[row[-1].last : people.first]):
            break
        if not row and scene.doc[people.first - 1].text not in _OPENING:
            return []
        row.append(people)
    return row


def _run(groups: list[People], whole: Quantity) -> list[People]:
    """The first two groups or more that add up to an exact whole, none where they do not."""
    total = 0
    for k, people in enumerate(groups):
        total += people.quantity.low or 0
        if total >= (whole.low or 0):
            return groups[: k + 1] if total == whole.low and k and whole.is_exact else []
    return []
