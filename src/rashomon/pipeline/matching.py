"""A ledger beside a table that others coded: the ledger is coded in the same way, and rows are set beside rows."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from rashomon.export.cases import cases
from rashomon.export.profiles.cells import Coded, Policy
from rashomon.export.profiles.known import policy_from, profile_called
from rashomon.ingest.reference import rows, shape_of
from rashomon.link.differing import comparisons
from rashomon.link.matching import Limits, Pair, matched
from rashomon.model.balance import Rejection
from rashomon.model.match import Match, Matching
from rashomon.model.reference import Row, Shape
from rashomon.resolve.registry import Registry
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store
from rashomon.text.sides import side_of

_BRACKETS = re.compile(r"\s*\([^()]*\)")  # the regime or the country that ACLED writes behind a name
_Own = tuple[str, Row]


def match(
    store: Store, reference: str | Path, wanted: IncidentFilter, limits: Limits, policy: str | Path | None
) -> Matching:
    """Set the incidents that pass a filter beside the rows of a table of the same days and country.

    Raises InputError for a file that is no such table, ExportError for a policy that is none.
    """
    shape = shape_of(reference)
    profile = profile_called(shape.name)
    rules = policy_from(policy, profile) if policy is not None else Policy()
    ours: list[_Own] = []
    left_out: list[Match] = []
    days: list[str] = []
    with store.snapshot() as still:
        for case in cases(still, wanted):
            incident, coded = case.incident, profile.code(case, rules)
            ours += ((incident.id, row) for row in _coded_rows(coded, shape))
            left_out += [Match(status="left out", incident=incident.id, why=coded.left_out)] if not coded.rows else []
            days += [incident.date.start, incident.date.end] if incident.date else []
    first, last = wanted.since or min(days, default=None), wanted.until or max(days, default=None)
    theirs, outside, rejections = _rows(reference, shape, first, last, wanted.countries)
    pairs = matched([row for _, row in ours], theirs, _side, limits)
    return Matching(
        reference=str(reference),
        shape=shape.name,
        profile=profile.version,
        first=first,
        last=last,
        matches=(*_matches(ours, theirs, pairs, shape), *left_out),
        outside=outside,
        rejections=rejections,
    )


def _coded_rows(coded: Coded, shape: Shape) -> Iterator[Row]:
    """What an incident was coded as, read as those of the reference are."""
    for row in coded.rows:
        cells = {column: "" if cell.value is None else str(cell.value) for column, cell in row.items()}
        yield shape.row(cells, 0)


def _rows(
    reference: str | Path, shape: Shape, first: str | None, last: str | None, countries: Collection[str]
) -> tuple[list[Row], int, tuple[Rejection, ...]]:
    """The rows of these days and countries, how many others there are, and what could not be read."""
    inside: list[Row] = []
    outside = 0
    rejections = []
    for row in rows(reference, shape):
        if isinstance(row, Rejection):
            rejections.append(row)
        elif _is_inside(row, first, last, countries):
            inside.append(row)
        else:
            outside += 1
    return inside, outside, tuple(rejections)


def _is_inside(row: Row, first: str | None, last: str | None, countries: Collection[str]) -> bool:
    if first is None or last is None or row.date.end < first or row.date.start > last:
        return False
    return not countries or row.place.country in countries


def _matches(ours: Sequence[_Own], theirs: Sequence[Row], pairs: Sequence[Pair], shape: Shape) -> Iterator[Match]:
    """Linked, missing and extra rows by day; of one day the ledger's first, in its order."""
    by_own, by_their = {pair.ours: pair for pair in pairs}, {pair.theirs for pair in pairs}
    own = [(row.date.start, _own_match(n, ours, theirs, by_own.get(n), shape)) for n, (_, row) in enumerate(ours)]
    other = [(row.date.start, Match(status="missing", theirs=row)) for n, row in enumerate(theirs) if n not in by_their]
    return (found for _, found in sorted([*own, *other], key=lambda told: told[0]))


def _own_match(number: int, ours: Sequence[_Own], theirs: Sequence[Row], pair: Pair | None, shape: Shape) -> Match:
    incident, row = ours[number]
    if pair is None:
        return Match(status="extra", incident=incident, ours=row)
    their = theirs[pair.theirs]
    compared = comparisons(row, their, shape.compared, _side)
    return Match(status="linked", incident=incident, ours=row, theirs=their, reasons=pair.reasons, comparisons=compared)


@cache
def _side(actor: str) -> str:
    """What an actor is called here, whatever a table calls it; the name itself where nobody knows it."""
    return side_of(Registry().lookup(_BRACKETS.sub("", actor)))
