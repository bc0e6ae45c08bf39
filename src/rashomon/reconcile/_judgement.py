"""Which figures still stand, and whether they agree."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct

from rashomon.model.incident import Status
from rashomon.model.quantity import Quantity
from rashomon.reconcile.figures import Figure, as_bound
from rashomon.reconcile.origins import NAMELESS

_PARTIAL = ("", *NAMELESS)  # a report's own voice rests on its sources; a hospital counts who is brought to it
_FAR = 2
_ABOUT = 0.1  # "about 50" is not contradicted by a number within a tenth of it


class Judgement(Struct, frozen=True):
    """single, agreed, revised or contested, with the two figures that make it revised (older first) or contested."""

    status: Status
    pair: tuple[Figure, Figure] | None = None


def standing(rows: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures that nobody has replaced: what an origin said later takes the place of what it said before."""
    beside: dict[str, list[Figure]] = defaultdict(list)  # by origin and by report: no other figure can replace one
    for row in rows:
        beside[row.origin].append(row)
        beside[row.report].append(row)
    left = (a for a in rows if not any(_replaces(b, a) for key in (a.origin, a.report) for b in beside[key]))
    return tuple(left) or tuple(rows)


def judge(rows: Sequence[Figure]) -> Judgement:
    """What the figures amount to.

    contested: standing figures of independent origins that no number satisfies, unless the toll grew from one day to
    the next. In one report a smaller figure tells of some of the people, unless two that count the whole stand against
    each other. revised: a figure that its own origin replaced by another, or lower bounds that grew.
    """
    left = _as_rivals([f for f in standing(rows) if not _is_outgrown(f, rows)])
    if pair := _first(left, lambda a, b: _contradict(a, b) and not (_is_met(a, b, left) or _is_met(b, a, left))):
        return Judgement("contested", pair)
    if pair := _first(rows, _revised):
        return Judgement("revised", _older_first(*pair))
    return Judgement("agreed" if len(_backers(left)) > 1 else "single")


def _backers(rows: Sequence[Figure]) -> set[str]:
    """The origins that tell the whole, and those that count as many among some of the people."""
    whole = [f for f in rows if not f.is_bound] or list(rows)
    numbers = {f.number for f in whole}
    return {f.origin for f in rows if f.number in numbers}


def _replaces(later: Figure, earlier: Figure) -> bool:
    if (later.party and later.party != earlier.party) or (later.is_bound and not earlier.is_bound):
        return False
    if later.report != earlier.report:
        is_new = bool(earlier.when) and (later.when > earlier.when or _grew_that_day(earlier, later))
        return later.origin == earlier.origin and is_new and later.text != earlier.text
    if earlier.is_earlier and not later.is_earlier:
        return later.origin == earlier.origin or not earlier.kind or later.kind == earlier.kind
    return later.origin == earlier.origin and later.is_raised and later.number > earlier.number


def _grew_that_day(one: Figure, two: Figure) -> bool:
    """Nobody knows which was told first on that day, but tolls grow."""
    return one.when == two.when and one.number < two.number


def _is_outgrown(figure: Figure, rows: Sequence[Figure]) -> bool:
    """Its own report tells it as an older figure beside a greater newer one."""
    newer = (f for f in rows if f.report == figure.report and not f.is_earlier)
    return figure.is_earlier and any(f.number >= figure.number for f in newer)


def _as_rivals(rows: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(as_bound(f) if any(_includes(other, f) for other in rows) else f for f in rows)


def _includes(whole: Figure, part: Figure) -> bool:
    if whole.text != part.text or (whole.quantity.low or 0) <= part.number or not part.number:
        return False
    return whole.origin == part.origin or not whole.kind or part.kind in _PARTIAL


def _contradict(a: Figure, b: Figure) -> bool:
    return a.origin != b.origin and (not _allows(a, b) or _are_far_apart(a, b)) and not _grew(a, b)


def _is_met(own: Figure, other: Figure, rows: Sequence[Figure]) -> bool:
    """A report that says "over 100" itself, and has a source say 70, does not contradict another's 70."""
    if own.kind or own.text == other.text:
        return False
    return any(f.kind and f.text == own.text and f.number and _allows(f, other) and _is_near(f, other) for f in rows)


def _is_near(a: Figure, b: Figure) -> bool:
    return max(a.number, b.number) <= _FAR * min(a.number, b.number)


def _are_far_apart(a: Figure, b: Figure) -> bool:
    """Whoever knows of 160 dead does not say "at least 56": of two that count the whole, one says twice the other."""
    if a.is_bound or b.is_bound or a.day != b.day or a.kind in _PARTIAL or b.kind in _PARTIAL:
        return False
    return min(a.number, b.number) > 0 and max(a.number, b.number) > _FAR * min(a.number, b.number)


def _revised(a: Figure, b: Figure) -> bool:
    if (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high):
        return False
    if _replaces(a, b) or _replaces(b, a):
        return True
    open_ended = a.quantity.high is None and b.quantity.high is None and not (a.is_bound or b.is_bound)
    if _grew(a, b):
        return open_ended or a.is_raised or b.is_raised or not _allows(a, b)
    return a.origin == b.origin and a.text != b.text and not _allows(a, b)


def _grew(a: Figure, b: Figure) -> bool:
    """The later of two figures is the greater: tolls grow while the dead are counted."""
    return (a.number < b.number and _is_older(a, b)) or (b.number < a.number and _is_older(b, a))


def _older_first(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    return (b, a) if _is_older(b, a) or _replaces(a, b) else (a, b)


def _is_older(a: Figure, b: Figure) -> bool:
    if a.report == b.report:
        return a.is_earlier and not b.is_earlier
    return bool(a.day) and a.day < b.day


def _allows(a: Figure, b: Figure) -> bool:
    return _widened(a.quantity).allows(_widened(b.quantity))


def _widened(quantity: Quantity) -> Quantity:
    if not quantity.approximate:
        return quantity
    low, high = quantity.low, quantity.high
    return Quantity(
        None if low is None else low - int(low * _ABOUT), None if high is None else high + int(high * _ABOUT)
    )


def _first(rows: Sequence[Figure], holds: Callable[[Figure, Figure], bool]) -> tuple[Figure, Figure] | None:
    return next(((a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if holds(a, b)), None)
