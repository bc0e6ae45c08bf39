"""One incident with everything that stands behind it, as an object for programs."""

from collections.abc import Mapping, Sequence

import msgspec

from rashomon.export.decided import Decided
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.ledger_format import Object, claim_object, decision_object, incident_object, report_object
from rashomon.model.report import Report
from rashomon.reconcile.timeline import Telling, timeline
from rashomon.reconcile.witnesses import Witness, witnesses


def dossier_object(
    incident: Incident,
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    decided: Decided | None = None,
) -> Object:
    """One incident with its claims and the reports that tell of it, each as in the ledger's files.

    With them `timeline`, every figure by the day of its report and what it counts for, and `sources`, who stands
    behind which claim and on what ground; `decisions`, `rejected`, the claims that do not count because of them, and
    `version`, to be given with the next decision. reports: by id. copies: report id -> the report whose text it
    repeats.
    """
    return {
        "incident": incident_object(incident),
        "claims": [claim_object(claim, incident.id) for claim in claims],
        "reports": [report_object(reports[name], copies.get(name)) for name in sorted(reports)],
        "timeline": [_telling(telling) for telling in timeline(claims, reports, copies)],
        "sources": [_witness(witness) for witness in witnesses(claims, reports, copies)],
        **_decided(decided, incident.id),
    }


def _decided(decided: Decided | None, incident: str) -> Object:
    if decided is None:
        return {"version": None, "decisions": [], "rejected": []}
    return {
        "version": decided.version,
        "decisions": [decision_object(d) | {"undone": d.id in decided.taken_back} for d in decided.decisions],
        "rejected": [claim_object(claim, incident) for claim in decided.rejected],
    }


def _telling(telling: Telling) -> Object:
    return {**msgspec.to_builtins(telling), "counts": telling.counts, "why": telling.why}


def _witness(witness: Witness) -> Object:
    claims = [{**msgspec.to_builtins(row), "why": row.why} for row in witness.testimonies]
    return {"origin": witness.origin, "called": witness.called, "counts": witness.counts, "claims": claims}
