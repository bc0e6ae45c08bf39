"""Several reports side by side, the same fact on one line: for pages with room for columns."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from rashomon.export.words import chain_words, safe, telling_words
from rashomon.link.borrowing import taken_over
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident, Status
from rashomon.model.ledger_format import fields_in_order
from rashomon.model.report import Report


class Said(Struct, frozen=True):
    """One thing that a report says. through: whom it quotes, `relay <- source`; empty in its own voice."""

    words: str
    through: str
    claim: Claim


class Aligned(Struct, frozen=True):
    """One incident as the reports tell it.

    tellers: ids of those that tell it, in the order asked for. rows: field, status in the ledger, one cell a teller.
    """

    incident: Incident
    tellers: tuple[str, ...]
    rows: tuple[tuple[str, Status | None, tuple[tuple[Said, ...], ...]], ...]


class Borrowed(Struct, frozen=True):
    """One of the reports takes over sentences of another, or all its text: for these it is no second witness.

    sentences: how many with claims, None = the whole text.
    """

    borrower: str
    lender: str
    sentences: int | None


def side_by_side(
    reports: Sequence[Report], incidents: Iterable[Incident], claims: Mapping[str, Sequence[Claim]]
) -> tuple[Aligned, ...]:
    """The incidents that the reports tell, those first that most of them tell, context last.

    claims: by incident id; those of other reports are left out.
    """
    found = [_aligned(incident, reports, claims.get(incident.id, ())) for incident in incidents]
    return tuple(sorted(found, key=lambda one: (-len(one.tellers), one.incident.background)))


def borrowed(
    reports: Sequence[Report], claims: Mapping[str, Sequence[Claim]], copies: Mapping[str, str]
) -> tuple[Borrowed, ...]:
    """Who of the reports rests on whom of them. copies: report id -> the report whose text it repeats."""
    known = {report.id: report for report in reports}
    whole = [Borrowed(one, two, None) for one, two in copies.items() if one in known and two in known]
    sentences: dict[tuple[str, str], set[int]] = {}
    for told in claims.values():
        lenders = taken_over([claim for claim in told if claim.report in known], known, copies)
        for claim in (one for one in told if one.id in lenders):
            sentences.setdefault((claim.report, lenders[claim.id]), set()).add(claim.evidence.start)
    parts = [Borrowed(one, two, len(starts)) for (one, two), starts in sentences.items()]
    return tuple(sorted([*whole, *parts], key=lambda one: (one.borrower, one.lender)))


def _aligned(incident: Incident, reports: Sequence[Report], claims: Sequence[Claim]) -> Aligned:
    names = [report.id for report in reports if report.id in incident.reports]
    told = sorted((c for c in claims if c.report in names), key=lambda c: (c.evidence.start, c.trigger.start, c.id))
    rows = tuple(
        (field, incident.status.get(field), tuple(_cell(told, field, name) for name in names))
        for field in fields_in_order(claim.field for claim in told)
    )
    return Aligned(incident, tuple(names), rows)


def _cell(told: Iterable[Claim], field: str, report: str) -> tuple[Said, ...]:
    """What a report says of a field, the same of the same source once."""
    said = [Said(telling_words(c), _through(c), c) for c in told if c.field == field and c.report == report]
    return tuple({(one.words, one.through): one for one in reversed(said)}.values())[::-1]


def _through(claim: Claim) -> str:
    return safe(chain_words(claim, "").removeprefix(" <- "))
