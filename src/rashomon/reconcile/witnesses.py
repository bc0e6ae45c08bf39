"""Who stands behind an incident, claim by claim, with the reason for each: what `show` and `explain` print."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.reconcile.figures import enters, is_told
from rashomon.reconcile.origins import NAMELESS, Voices, voices_of

Ground = Literal["copy", "sentence", "named", "told_to_agency", "quoted_by_report", "own_voice"]

_GROUNDS: Mapping[Ground, str] = {
    "copy": "repeats the text of {lender}, and speaks with its voice",
    "sentence": "the sentence is taken over from {lender}, and speaks with its voice",
    "named": "a named source is one origin, whoever passes it on",
    "told_to_agency": "a source without a name counts with the agency that it told",
    "quoted_by_report": "a source without a name counts with the report that quotes it",
    "own_voice": "what a report says in its own voice counts with its publisher",
}


class Testimony(Struct, frozen=True):
    """One claim's place among the origins; lender: id of the report whose text or sentence it repeats, else None."""

    claim: str
    ground: Ground
    lender: str | None = None

    @property
    def why(self) -> str:
        """The ground as a reader understands it."""
        return _GROUNDS[self.ground].format(lender=self.lender)


class Witness(Struct, frozen=True):
    """An ultimate source with the claims that rest on it, by id.

    origin: its key. called: how a reader would call it. counts: it is one of the incident's independent origins.
    """

    origin: str
    called: str
    counts: bool
    testimonies: tuple[Testimony, ...]


def witnesses(claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[Witness, ...]:
    """All who stand behind the claims of an incident: those that count first, then by name.

    reports: by id. copies: report id -> id of the report whose text it repeats.
    """
    voices, called = voices_of(claims, reports, copies)
    told: dict[str, list[Testimony]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        told[voices.origin[claim.id]].append(_testimony(claim, voices))
    counting = behind(claims, voices.origin)
    made = [Witness(key, called[key], key in counting, tuple(rows)) for key, rows in told.items()]
    return tuple(sorted(made, key=lambda w: (not w.counts, w.called, w.origin)))


def behind(claims: Sequence[Claim], origin_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The origins behind the figures, else behind what is told at all, with their claims: those that count."""
    bearing = [c for c in claims if enters(c)] or [c for c in claims if is_told(c)] or list(claims)
    keys = sorted({origin_of[c.id] for c in bearing})
    return {key: tuple(c.id for c in bearing if origin_of[c.id] == key) for key in keys}


def _testimony(claim: Claim, voices: Voices) -> Testimony:
    if claim.source is not None and claim.source.kind not in NAMELESS:
        return Testimony(claim.id, "named")
    if claim.id in voices.lenders:
        return Testimony(claim.id, "sentence", voices.lenders[claim.id])
    if claim.report in voices.copies:
        return Testimony(claim.id, "copy", voices.copies[claim.report])
    if claim.source is None:
        return Testimony(claim.id, "own_voice")
    return Testimony(claim.id, "told_to_agency" if claim.relayed_by else "quoted_by_report")
