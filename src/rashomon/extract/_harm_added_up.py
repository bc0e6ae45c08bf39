"""Groups that add up to a number told before them are its parts: "nine people: four women, three men and two boys"."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.extract._counted_words import is_person, is_thing
from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_parts import Part
from rashomon.extract._harm_phrases import goes_on
from rashomon.extract._people import People, counted_people

_OPENING = (":", ",", "-", "--", "–", "—", "(")
_JOINTS = (",", "and", "&", ";")


def added_up(scene: Scene, found: Sequence[Find]) -> tuple[Part, ...]:
    """The groups behind the first exact number of harm that they add up to, if no word of harm counts them."""
    told = {id(f.people.figure) for f in found}
    for whole in found:
        number = whole.people.figure
        if number is None or not number.quantity.is_exact:
            continue
        groups = _run(_in_a_row(scene, _groups(scene, whole.people.last, told)), number.quantity.low or 0)
        if groups:
            return tuple(Part(p.first, p.last, p) for p in groups)
    return ()


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
    """Those behind a colon, dash or comma that follow each other at once; none where they do something themselves."""
    row: list[People] = []
    for people in groups:
        if row and any(t.lower_ not in _JOINTS for t in scene.doc[row[-1].last : people.first]):
            break
        if not row and scene.doc[people.first - 1].text not in _OPENING:
            return []
        row.append(people)
    return [] if row and goes_on(scene.doc, row[-1].last, scene.words) else row


def _run(groups: list[People], whole: int) -> list[People]:
    """The first two groups or more that add up to the whole, none where they do not."""
    total = 0
    for k, people in enumerate(groups):
        total += people.quantity.low or 0
        if total >= whole:
            return groups[: k + 1] if total == whole and k else []
    return []
