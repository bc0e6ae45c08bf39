"""Low, best and high of a harm field, and what the accounts amount to."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Reason, Toll
from rashomon.reconcile._judgement import Judgement, judge, standing
from rashomon.reconcile.figures import Figure, apart, as_bounds, enters, figures, party

_ANYBODY = re.compile(r"\b(?:civilians?|people|persons?|citizens?|others?)$", re.IGNORECASE)
TOLL_RULE = "toll/most-origins-then-latest-then-lowest@3"

Told = tuple[Toll, Reason]


def harm_tolls(
    field: str,
    claims: Sequence[Claim],
    origin_of: Mapping[str, str],
    published: Mapping[str, str],
    copies: Mapping[str, str],
) -> tuple[Told, dict[str, Told]] | None:
    """The toll of a harm field and those per class of victims, each with its reason; None when no claim enters.

    claims: all claims of the incident. origin_of: claim id -> origin. published: report id -> ISO 8601, empty when
    unknown. copies: report id -> id of the report whose text it repeats.
    """
    entering = [c for c in claims if c.field == field and enters(c)]
    if not entering:
        return None
    by_class: dict[str, list[Claim]] = defaultdict(list)
    for claim in entering:
        by_class[_class(claim)].append(claim)

    def added(name: str, rows: Sequence[Claim]) -> Told:
        return _told(name, *figures_behind(rows, origin_of, published, copies))

    whole = added(field, entering)
    if len(by_class) == 1:  # its members are all
        return whole, {name: _called(f"{field} ({name})", whole) for name in by_class}
    classes = {name: added(f"{field} ({name})", by_class[name]) for name in sorted(by_class)}
    return _with_disputes(whole, classes), classes


def figures_behind(
    entering: Sequence[Claim], origin_of: Mapping[str, str], published: Mapping[str, str], copies: Mapping[str, str]
) -> tuple[tuple[Figure, ...], list[Claim]]:
    """The figures that a toll is made of, and the zeros of one party that are kept apart; entering: claims that do."""
    counted, zeros = apart(_wholes(entering))
    rows = figures(counted, origin_of, published, copies)
    return as_bounds(rows, _general(counted, rows)), zeros


def _general(claims: Sequence[Claim], rows: Sequence[Figure]) -> frozenset[str]:
    """The claims that count the whole by the name of a party.

    "Fighters" are the fighters of the one side that two reports count. Where no fighter and no party is counted beside
    them, "civilians" are the people of whom others tell; children and patients stay a part of them.
    """
    classes, sides = {_class(c) for c in claims}, {party(c) for c in claims} - {""}
    if len(classes) == 1 and len(sides) == 1 and len({f.text for f in rows if f.party}) > 1:
        return frozenset(c.id for c in claims)
    if not (classes <= {"civilian", "unknown"} and sides <= {"civilians"}):
        return frozenset()
    return frozenset(c.id for c in claims if _is_of_anybody(c))


def _is_of_anybody(claim: Claim) -> bool:
    assert isinstance(claim.value, HarmValue)  # `enters` let only these through
    return bool(_ANYBODY.search(claim.value.group.text))


def toll(rows: Sequence[Figure]) -> Toll:
    """The toll of some figures, of those that nobody has replaced.

    low: the least lower bound; None when all that is told is "up to".
    best: the number that most origins give; among equals the latest said, then the lowest (ACLED codebook: the lowest
    until a better one; UCDP GED: best equals low where ranges differ in most events). Where only "up to" is told,
    that number.
    high: the greatest number that anybody names; None where that is best, and told only as a lower bound.
    Figures that count only some of the people matter to high, and to the rest where there is nothing else.
    """
    return _judged(rows, judge(rows))


def _judged(rows: Sequence[Figure], judged: Judgement) -> Toll:
    left = standing(rows)
    whole = [f for f in left if not f.is_bound] or list(left)
    lows = [f.quantity.low for f in whole if f.quantity.low is not None]
    best = _best(whole)
    return Toll(
        low=min(lows, default=None),
        best=best,
        high=_high(left, best),
        status=judged.status,
        claims=tuple(sorted({c for f in rows for c in f.claims})),
    )


def _told(name: str, rows: Sequence[Figure], zeros: Sequence[Claim]) -> Told:
    judged = judge(rows)
    made = _judged(rows, judged)
    return made, Reason(name, TOLL_RULE, _words(made, judged, rows, zeros), made.claims)


def _called(name: str, told: Told) -> Told:
    return told[0], structs.replace(told[1], field=name)


def _with_disputes(whole: Told, classes: Mapping[str, Told]) -> Told:
    """A toll is contested too where the count of civilians or of fighters is."""
    made, why = whole
    for name in ("civilian", "combatant"):
        if made.status != "contested" and name in classes and classes[name][0].status == "contested":
            text = f"{why.text}; contested among those of {name}s"
            made, why = structs.replace(made, status="contested"), structs.replace(why, text=text)
    return made, why


def _wholes(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that are a part of another one among them."""
    ids = {c.id for c in claims}
    return [c for c in claims if c.part_of not in ids]


def _class(claim: Claim) -> str:
    assert isinstance(claim.value, HarmValue)  # `enters` let only these through
    return claim.value.group.class_


def _best(rows: Sequence[Figure]) -> int | None:
    backers: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, tuple[str, bool]] = {}
    for figure in [f for f in rows if f.quantity.low is not None] or rows:
        backers[figure.number].add(figure.origin)
        said = (figure.day, not figure.is_earlier)
        latest[figure.number] = max(latest.get(figure.number, said), said)
    most = max((len(b) for b in backers.values()), default=0)
    backed = [n for n in backers if len(backers[n]) == most]
    last = max((latest[n] for n in backed), default=None)
    return min((n for n in backed if latest[n] == last), default=None)


def _high(rows: Sequence[Figure], best: int | None) -> int | None:
    high = max((n for f in rows for n in (f.quantity.low, f.quantity.high) if n is not None), default=None)
    has_ceiling = any(f.quantity.high is not None for f in rows)
    return high if has_ceiling or high != best else None


def _words(made: Toll, judged: Judgement, rows: Sequence[Figure], zeros: Sequence[Claim]) -> str:
    count = len({f.origin for f in rows})
    told = f"{count} origin{'' if count == 1 else 's'}; low {_number(made.low)}, best {_number(made.best)}, high "
    parts = [told + _number(made.high), _pair_words(judged)]
    parts.append("kept apart: " + "; ".join(_zeros_words(zeros)) if zeros else "")
    return "; ".join(part for part in parts if part)


def _number(number: int | None) -> str:
    return "not told" if number is None else str(number)


def _pair_words(made: Judgement) -> str:
    if made.pair is None:
        return ""
    a, b = made.pair
    between = "against" if made.status == "contested" else "then"
    return (
        f"{made.status}: {_figure_words(a)} {between} {_figure_words(b)}"
        f" (claims {', '.join(a.claims)} and {', '.join(b.claims)})"
    )


def _figure_words(figure: Figure) -> str:
    return f'"{figure.quantity.text or figure.number}"'


def _zeros_words(claims: Sequence[Claim]) -> list[str]:
    of: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        of[_whose(claim)].append(claim.id)
    return [
        f"none of {name} (claim{'s' * (len(ids) > 1)} {', '.join(sorted(ids))})" for name, ids in sorted(of.items())
    ]


def _whose(claim: Claim) -> str:
    assert isinstance(claim.value, HarmValue)  # `apart` gave it
    group = claim.value.group
    return group.actor.name if group.actor else group.text or "some"
