"""Low, best and high of a harm field, and what the accounts amount to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Reason, Status, Toll
from rashomon.model.quantity import Quantity

TOLL_RULE = "toll/most-origins-then-latest-then-lowest@1"


class Figure(Struct, frozen=True):
    """What one origin says at one time: one claim, or several of different people that it adds up.

    order: when it was said, for telling a revision from a contradiction.
    """

    origin: str
    order: tuple[str, str]
    quantity: Quantity
    claims: tuple[str, ...]


def enters(claim: Claim) -> bool:
    """Denied, withheld, hypothetical and cumulative claims, and those that set no bound, do not enter a toll."""
    said = claim.stance in ("asserted", "alleged") and claim.scope == "incident"
    return said and isinstance(claim.value, HarmValue) and not claim.value.quantity.is_bare


def figures(claims: Iterable[Claim], origin_of: Mapping[str, str], published: Mapping[str, str]) -> tuple[Figure, ...]:
    """The figures behind a toll. Different people in one sentence are added up; parts of another figure are not."""
    together: dict[tuple[str, str, int], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        together[claim.report, origin_of[claim.id], claim.evidence.start].append(claim)
    return tuple(
        Figure(
            name, (published.get(report, ""), rows[0].id), _sum([_quantity(c) for c in rows]), tuple(c.id for c in rows)
        )
        for (report, name, _), rows in sorted(together.items())
    )


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.value, HarmValue)  # `enters` let only these through
    return claim.value.quantity


def _sum(rows: Sequence[Quantity]) -> Quantity:
    if len(rows) == 1:
        return rows[0]
    lows = [q.low for q in rows if q.low is not None]
    highs = [q.high for q in rows]
    high = sum(h for h in highs if h is not None) if None not in highs else None
    text = " + ".join(q.text for q in rows)
    return Quantity(sum(lows) if lows else None, high, any(q.approximate for q in rows), text)


def toll(rows: Sequence[Figure]) -> Toll:
    """The toll of some figures. low: the least that anybody says; high: the greatest number that anybody names.

    best: the number that most origins give; among equals the latest said, then the lowest (ACLED codebook: the lowest
    until a better one; UCDP GED: best equals low where ranges differ in most events).
    """
    named = [n for f in rows for n in (f.quantity.low, f.quantity.high) if n is not None]
    lows = [f.quantity.low if f.quantity.low is not None else 0 for f in rows]
    claims = tuple(sorted({c for f in rows for c in f.claims}))
    return Toll(
        low=min(lows, default=None),
        best=_best(rows),
        high=max(named, default=None),
        status=status(rows),
        claims=claims,
    )


def _best(rows: Sequence[Figure]) -> int | None:
    backers: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, tuple[str, str]] = {}
    for figure in _standing(rows):
        number = figure.quantity.low if figure.quantity.low is not None else figure.quantity.high
        if number is not None:
            backers[number].add(figure.origin)
            latest[number] = max(latest.get(number, figure.order), figure.order)
    day = {n: order[0] for n, order in latest.items()}
    return min(backers, key=lambda n: (-len(backers[n]), _descending(day[n]), n), default=None)


def _descending(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text) or (0,)


def _standing(rows: Sequence[Figure]) -> list[Figure]:
    """Each origin's latest figures: what it said later replaces what it said before."""
    last: dict[str, str] = {}
    for figure in rows:
        last[figure.origin] = max(last.get(figure.origin, ""), figure.order[0])
    return [f for f in rows if f.order[0] == last[f.origin]]


def status(rows: Sequence[Figure]) -> Status:
    """single, agreed, revised or contested.

    A growing lower bound is a revision, and so is another figure by the same origin later. Figures of independent
    origins that no number satisfies contest each other.
    """
    names = {f.origin for f in rows}
    standing = _standing(rows)
    pairs = [(a, b) for i, a in enumerate(standing) for b in standing[i + 1 :]]
    if any(_contradict(a, b) for a, b in pairs):
        return "contested"
    if any(not a.quantity.allows(b.quantity) or _grew(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :]):
        return "revised"
    return "agreed" if len(names) > 1 else "single"


def _contradict(a: Figure, b: Figure) -> bool:
    return a.origin != b.origin and not a.quantity.allows(b.quantity) and not _grown_since(a, b)


def _grown_since(a: Figure, b: Figure) -> bool:
    """The later of two figures, by days, is the greater: tolls grow while the dead are counted."""
    first, second = sorted((a, b), key=lambda f: f.order)
    return first.order[0] < second.order[0] and (first.quantity.low or 0) < (second.quantity.low or 0)


def _grew(a: Figure, b: Figure) -> bool:
    open_ended = a.quantity.high is None and b.quantity.high is None
    return open_ended and a.order[0] != b.order[0] and a.quantity.low != b.quantity.low


def reason(field: str, made: Toll, rows: Sequence[Figure]) -> Reason:
    """The toll's rule in words, with the pair that makes it contested."""
    text = f"{len({f.origin for f in rows})} origins; low {made.low}, best {made.best}, high {made.high}"
    if made.status == "contested":
        a, b = next((a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if _contradict(a, b))
        text += f'; contested: "{a.quantity.text}" against "{b.quantity.text}"'
    return Reason(field, TOLL_RULE, text, made.claims)
