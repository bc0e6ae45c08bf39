"""How a toll spreads over places: "17 people were killed, 12 in the old town and five in the suburbs"."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.extract._harm_grammar import Find, Scene
from rashomon.extract._harm_parts import Part
from rashomon.extract._people import figure_alone
from rashomon.text.numbers import Number

if TYPE_CHECKING:
    from rashomon.extract.grammar import Token

_WHERE = ("in", "at", "near", "inside", "around", "outside")
_PLACES = frozenset(
    "area town city district neighbourhood neighborhood village suburb province market camp region countryside capital "
    "north south east west centre center hospital prison street".split()
)
_REACH = 25  # tokens; a figure farther from the last one belongs to something else


def shares(scene: Scene, found: Sequence[Find], passages: Sequence[Part]) -> Iterator[Find]:
    """The bare figures that go on a count of harm, one place each, in text order."""
    taken = {id(f.people.figure): f for f in found if f.people.figure is not None and f.word.field != "other"}
    chief = max((f for f in found if f.people.figure is not None), key=lambda f: f.people.first, default=None)
    named = {id(p.people.figure) for p in passages if p.people.figure is not None}
    latest: Find | None = None
    last = -1
    for index, number in _in_order(scene):
        if (own := taken.get(id(number))) is not None:
            latest, last = own, own.people.last
        elif latest is not None and index - last <= _REACH and _is_placed(scene, number):
            share = Find(latest.word, figure_alone(index, number, scene.counts), "share")
            yield share
            latest, last = share, share.people.last
        elif id(number) in named:
            latest = latest or chief
        elif not _counts_places(scene, number):
            latest = None


def _in_order(scene: Scene) -> Iterator[tuple[int, Number]]:
    seen: set[int] = set()
    for i in sorted(scene.counts):
        number = scene.counts[i]
        if id(number) not in seen:
            seen.add(id(number))
            yield i, number


def _is_placed(scene: Scene, number: Number) -> bool:
    """ "12 in a northern district": nothing but a place after the figure."""
    doc = scene.doc
    after = max(i for i, n in scene.counts.items() if n is number) + 1
    if not number.quantity.low or after + 1 >= len(doc) or doc[after].lower_ not in _WHERE:
        return False
    for token in doc[after + 1 : after + 7]:
        if token.i in scene.counts:
            return False
        if _names_place(token):
            return True
    return False


def _counts_places(scene: Scene, number: Number) -> bool:
    """ "in one town and six in another": the one is no count of people or raids."""
    after = max(i for i, n in scene.counts.items() if n is number) + 1
    return after < len(scene.doc) and scene.doc[after].lemma_.lower() in _PLACES


def _names_place(token: "Token") -> bool:
    return token.pos_ == "PROPN" or token.lemma_.lower() in _PLACES
