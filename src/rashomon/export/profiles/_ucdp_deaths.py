"""Deaths of a UCDP-like row (UCDP GED Codebook): by side, civilians, unknown; low <= best <= high; best is the sum."""

from collections import Counter
from collections.abc import Iterable

from rashomon.export.profiles._split import Part
from rashomon.export.profiles._ucdp_sides import ONE_SIDED, Sides
from rashomon.export.profiles.cells import Cell, Row
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.incident import Toll
from rashomon.reconcile.figures import enters, party

_RULE, _DIVIDED = "ucdp/deaths@1", "ucdp/divided@1"


def bounds(toll: Toll) -> tuple[int, int, int]:
    """Low, best and high of a toll, all told: what is told only as "at least" or "up to" is best and that end."""
    known = [number for number in (toll.best, toll.low, toll.high) if number is not None]
    best = known[0] if known else 0
    low = toll.low if toll.low is not None else 0
    high = toll.high if toll.high is not None else best
    return min(low, best), best, max(high, best)


def deaths(part: Part, both: Sides) -> Row:
    """The cells of the dead, of a row its share. What is not told of a side or of civilians is unknown.

    Whose civilian status is disputed is unknown too.
    """
    case = part.case
    harm = case.incident.harm["killed"]
    low, best, high = bounds(harm.total)
    civilians = bounds(harm.by_class["civilian"])[1] if "civilian" in harm.by_class else 0
    is_disputed = case.incident.status.get("target") == "contested"
    fighters = [c for c in case.claims if c.field == "killed" and enters(c) and _is_fighter(c)]
    told = {
        "deaths_civilians": 0 if is_disputed else civilians,
        "deaths_a": 0 if both.violence == ONE_SIDED else _of_side(fighters, both.a.of),
        "deaths_b": 0 if both.violence == ONE_SIDED else _of_side(fighters, both.b.of),
        "deaths_unknown": best,
    }
    numbers, counted = {"best": part.share(best), "high": part.share(high), "low": part.share(low)}, 0
    for column, number in told.items():
        until = min(counted + number, best)
        numbers[column] = part.share(until) - part.share(counted)  # so that the four add up in every row
        counted = until
    rule = _RULE if part.count == 1 else _DIVIDED
    why = harm.total.status if part.count == 1 else f"of {best} over {part.words}"
    return {name: Cell(number, rule, why, harm.total.claims) for name, number in numbers.items()}


def _is_fighter(claim: Claim) -> bool:
    return isinstance(claim.value, HarmValue) and claim.value.group.class_ == "combatant"


def _of_side(fighters: Iterable[Claim], side: str) -> int:
    """The number that most claims give of a side's fighters; among equals the lowest."""
    numbers = Counter(_number(claim) for claim in fighters if side and party(claim) == side)
    return min(numbers, key=lambda number: (-numbers[number], number), default=0)


def _number(claim: Claim) -> int:
    assert isinstance(claim.value, HarmValue)  # fighters are counted
    quantity = claim.value.quantity
    return (quantity.low if quantity.low is not None else quantity.high) or 0
