"""Every figure that is told of an incident, by the day of its report, and what each counts for in the toll."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from rashomon.model.claim import HARM_FIELDS, Claim, HarmValue
from rashomon.model.report import Report
from rashomon.reconcile._judgement import standing
from rashomon.reconcile.figures import Figure, enters, instant
from rashomon.reconcile.origins import Voices, voices_of
from rashomon.reconcile.tolls import figures_behind

Bearing = Literal[
    "counts",
    "some",
    "added",
    "replaced",
    "part",
    "apart",
    "copy",
    "sentence",
    "denied",
    "withheld",
    "hypothetical",
    "cumulative",
    "no_number",
]

_BEARINGS: Mapping[Bearing, str] = {
    "counts": "counts",
    "some": "counts some of the people: at least so many",
    "added": "counts, added to others of its sentence",
    "replaced": "does not count: replaced by a later figure",
    "part": "does not count: part of another figure",
    "apart": "kept apart: none of one party says nothing of the others",
    "copy": "not counted again: repeats {lender}",
    "sentence": "not counted again: the sentence is taken over from {lender}",
    "denied": "does not count: denied",
    "withheld": "does not count: not said whether",
    "hypothetical": "does not count: hypothetical",
    "cumulative": "does not count: a toll over a period",
    "no_number": "does not count: no number",
}


class Telling(Struct, frozen=True):
    """One figure as one report tells it.

    day: publication day of the report, None when unknown. bearing: what it counts for; lender: the report that it
    repeats or takes the sentence from, None for none. origin: who stands behind it, as a reader would call it.
    """

    claim: str
    report: str
    field: str
    day: str | None
    bearing: Bearing
    lender: str | None
    origin: str

    @property
    def counts(self) -> bool:
        """The figure is one that the toll is made of."""
        return self.bearing in ("counts", "some", "added")

    @property
    def why(self) -> str:
        """What it counts for, in words."""
        return _BEARINGS[self.bearing].format(lender=self.lender)


def timeline(claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[Telling, ...]:
    """The figures of an incident: field by field, by publication, those of an unknown day last.

    reports: by id. copies: report id -> id of the report whose text it repeats.
    """
    voices, called = voices_of(claims, reports, copies)
    published = {key: report.published or "" for key, report in reports.items()}
    made: list[Telling] = []
    for field in HARM_FIELDS:
        told = sorted((c for c in claims if c.field == field), key=lambda c: _order(c, published))
        bearings = _bearings(told, voices, published)
        for claim in told:
            bearing, lender = bearings[claim.id]
            day, origin = instant(published.get(claim.report, ""))[:10] or None, called[voices.origin[claim.id]]
            made.append(Telling(claim.id, claim.report, field, day, bearing, lender, origin))
    return tuple(made)


def _order(claim: Claim, published: Mapping[str, str]) -> tuple[str, str, int, int, str]:
    when = instant(published.get(claim.report, "")) or "9999"
    return when, claim.report, claim.evidence.start, claim.trigger.start, claim.id


def _bearings(
    told: Sequence[Claim], voices: Voices, published: Mapping[str, str]
) -> dict[str, tuple[Bearing, str | None]]:
    rows, zeros = figures_behind([c for c in told if enters(c)], voices.origin, published, voices.copies)
    found: dict[str, tuple[Bearing, str | None]] = {c.id: (_outside(c), None) for c in told}
    found |= {c.id: ("apart", None) for c in zeros}
    left = standing(rows) if rows else ()
    by_id = {c.id: c for c in told}
    for figure in rows:
        found |= {key: _inside(by_id[key], figure, rows, left, voices) for key in figure.claims}
    return found


def _outside(claim: Claim) -> Bearing:
    """What a claim counts for that is in no figure of the toll."""
    if claim.stance in ("denied", "withheld", "hypothetical"):
        return claim.stance
    if claim.scope == "cumulative":
        return "cumulative"
    return "no_number" if isinstance(claim.value, HarmValue) and claim.value.quantity.is_bare else "part"


def _inside(
    claim: Claim, figure: Figure, rows: Sequence[Figure], left: Sequence[Figure], voices: Voices
) -> tuple[Bearing, str | None]:
    """What a claim counts for that is in this figure. left: the figures that nobody has replaced."""
    lender = voices.copies.get(claim.report) or voices.lenders.get(claim.id)
    if lender is not None and any(f.report == lender and _is_said_by(f, figure) for f in rows):
        return ("copy" if claim.report in voices.copies else "sentence"), lender
    if not any(_is_said_by(other, figure) for other in left):
        return "replaced", lender
    if figure.is_bound:
        return "some", lender
    return ("added" if len(figure.claims) > 1 else "counts"), lender


def _is_said_by(other: Figure, figure: Figure) -> bool:
    """The other is the same figure, by the same origin: whoever says a number again does not take it back."""
    one, two = figure.quantity, other.quantity
    return other.origin == figure.origin and (one.low, one.high) == (two.low, two.high)
