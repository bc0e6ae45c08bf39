"""What the figures of a sentence say about the event of an account: the same toll, a part of it, or another one."""

from collections.abc import Iterable, Set

from rashomon.extract.telling import Telling
from rashomon.text.named_numbers import named_number

Figures = Set[tuple[str, int]]
_PARTS = ("part", "part_alone", "part_bare")


def figures(tellings: Iterable[Telling], with_parts: bool = True) -> Figures:
    """The harm fields and numbers told, bounds aside: headlines leave out "at least".

    with_parts: "including nine women" among them, which rivals no toll.
    """
    return {
        (h.field, number)
        for t in tellings
        for h in t.harms
        if (number := named_number(h.quantity)) is not None
        and h.quantity.low is not None
        and (h.quantity.low > 2 or h.quantity.high == h.quantity.low)
        if with_parts or h.rule not in _PARTS
    }


def is_other(known: Figures, here: Figures) -> bool:
    """Of a kind of harm that was counted before another number is told, and none is told again."""
    return bool(_fields(here) & _fields(known)) and not here & known


def is_smaller(known: Figures, here: Figures) -> bool:
    """All figures lie below the largest of their kind that was told before."""
    most = dict(sorted(known))
    return all(number < most[field] for field, number in here if field in most)


def some_differ(known: Figures, here: Figures) -> bool:
    """One figure is told again and another one differs: as many died, but not as many were hurt."""
    again = here & known
    return bool(again) and bool(_fields(here - again) & _fields(known) - _fields(again))


def adds_up(known: Figures, telling: Telling) -> bool:
    """The figures together are one that was told before: "two women and two soldiers" are the four who died."""
    parts: dict[str, list[int]] = {}
    for harm in telling.harms:
        if harm.part_of is None and harm.quantity.is_exact:
            parts.setdefault(harm.field, []).append(harm.quantity.low or 0)
    return any(len(numbers) > 1 and (field, sum(numbers)) in known for field, numbers in parts.items())


def _fields(found: Figures) -> set[str]:
    return {field for field, _ in found}
