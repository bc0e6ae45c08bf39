"""Which rows of two tables tell of one incident: one to one, the best pairs first, every score with its reasons.

A pair is weighed when its days and its places can be the same. What speaks for it adds up to at most 100 points; pairs
are taken from the highest score down, each row once, and of equal scores the earlier rows first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from msgspec import Struct

from rashomon.link._matching_reasons import actors_agree, days_agree, kinds_agree, places_agree, tolls_agree
from rashomon.model.match import Reason
from rashomon.model.reference import Row

Side = Callable[[str], str]


class Limits(Struct, frozen=True):
    """How far the rows of a pair may lie apart, and how many points of 100 it needs."""

    days: int = 2
    km: float = 50.0
    score: int = 65


class Pair(Struct, frozen=True):
    """Two rows of one incident, by their places in both tables, and why."""

    ours: int
    theirs: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """Points of 100."""
        return sum(reason.points for reason in self.reasons)


def matched(ours: Sequence[Row], theirs: Sequence[Row], side: Side, limits: Limits) -> tuple[Pair, ...]:
    """The pairs, in the order of our rows. side: what actors of different names that are one are called."""
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    found = []
    candidates = (pair for pair in _candidates(ours, theirs, side, limits) if pair.score >= limits.score)
    for pair in sorted(candidates, key=lambda pair: (-pair.score, pair.ours, pair.theirs)):
        if pair.ours not in taken_ours and pair.theirs not in taken_theirs:
            taken_ours.add(pair.ours)
            taken_theirs.add(pair.theirs)
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: pair.ours))


def weighed(one: Row, two: Row, side: Side, limits: Limits) -> tuple[Reason, ...]:
    """What speaks for one incident; nothing when the days or the places cannot be the same."""
    days, places = days_agree(one, two, limits.days), places_agree(one, two, limits.km)
    if days is None or places is None:
        return ()
    return days, places, kinds_agree(one, two), actors_agree(one, two, side), tolls_agree(one, two)


def _candidates(ours: Sequence[Row], theirs: Sequence[Row], side: Side, limits: Limits) -> Iterator[Pair]:
    lying = _by_day(ours)
    for number, row in enumerate(theirs):
        near = {n for key in _keys(row, limits.days) for n in lying.get(key, ())}
        for own in sorted(near):
            if reasons := weighed(ours[own], row, side, limits):
                yield Pair(own, number, reasons)


def _by_day(rows: Sequence[Row]) -> Mapping[tuple[str, int], list[int]]:
    lying: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key in _keys(row, 0):
            lying[key].append(number)
    return lying


def _keys(row: Row, beside: int) -> Iterator[tuple[str, int]]:
    """A country and a day, for all days of the row and so many beside."""
    first, last = (date.fromisoformat(day).toordinal() for day in (row.date.start, row.date.end))
    return product([row.place.country or "?"], range(first - beside, last + beside + 1))
