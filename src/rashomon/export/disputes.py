"""On which side of a dispute a source stands."""

from msgspec import Struct

from rashomon.export.case_file import CaseFile
from rashomon.export.matrix import Told, matrix
from rashomon.model.incident import Incident

Side = tuple[str, tuple[Told, ...]]  # who says it, `publisher <- relay <- source`, and what


class Dispute(Struct, frozen=True):
    """A contested field of an incident: what the source says of it, and what all others say."""

    incident: Incident
    field: str
    own: tuple[Side, ...]
    others: tuple[Side, ...]


def disputes(case: CaseFile, source: str) -> tuple[Dispute, ...]:
    """The contested fields of an incident of which the source says something; copies are left out."""
    told = [claim for claim in case.claims if claim.report not in case.copies]
    shown = matrix(told, case.reports, case.incident.status)
    found = []
    for field, status, cells in shown.rows:
        sides = [(chain, cell) for chain, cell in zip(shown.chains, cells, strict=True) if cell]
        own = tuple(side for side in sides if _says(side, source))
        if status == "contested" and own:
            others = tuple(side for side in sides if side not in own)
            found.append(Dispute(case.incident, field, own, others))
    return tuple(found)


def _says(side: Side, source: str) -> bool:
    return any(claim.source is not None and claim.source.name == source for one in side[1] for claim in one.claims)
