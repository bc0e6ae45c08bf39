"""Derives an incident from the accounts that tell of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

from msgspec import structs

from rashomon.model.account import Account
from rashomon.model.claim import HARM_FIELDS, Claim, HarmValue
from rashomon.model.identity import identity
from rashomon.model.incident import Harm, Incident, IncidentType, Reason, Status
from rashomon.model.report import Report
from rashomon.reconcile import facts
from rashomon.reconcile.grade import grade
from rashomon.reconcile.origins import origin, origins
from rashomon.reconcile.summary import summary
from rashomon.reconcile.tolls import enters, figures, reason, toll


def reconcile(
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
) -> Incident:
    """The incident that these accounts tell of; claims: all claims of the accounts; reports by id.

    Every derived value comes with a Reason that names its rule and its claims. The order of the arguments does not
    matter.
    """
    told = sorted(claims, key=lambda c: c.id)
    members = sorted(accounts, key=lambda a: a.id)
    names = _origin_names(told, reports, copies)
    reasons: list[Reason] = []
    status: dict[str, Status] = {}
    kind, status["type"], why = facts.kind(told, names)
    reasons.append(why)
    date, date_status, date_why = facts.day(told, names)
    place, place_status, place_why = facts.place(told, names)
    initiator, initiator_status, initiator_why = facts.parties(told, "initiator", names)
    target, target_status, target_why = facts.parties(told, "target", names)
    for field, value, because in (
        ("date", date_status, date_why),
        ("place", place_status, place_why),
        ("initiator", initiator_status, initiator_why),
        ("target", target_status, target_why),
    ):
        if value is not None:
            status[field] = value
        if because is not None:
            reasons.append(because)
    harm = _harm(told, names, reports, reasons, status)
    harmful = [c for c in told if c.is_harm] or told
    behind = origins(harmful, reports, copies)
    graded, graded_why = grade(told, len(behind), status)
    reasons.append(Reason("origins", "origins/copies-and-sources-once@1", "; ".join(behind)))
    reasons.append(graded_why)
    made = Incident(
        id=identity("i", members[0].id),
        type=cast(IncidentType, kind),
        background=all(a.background for a in members),
        date=date,
        place=place,
        initiator=initiator,
        target=target,
        harm=harm,
        status=status,
        origins=len(behind),
        reports=tuple(sorted({a.report for a in members})),
        accounts=tuple(a.id for a in members),
        grade=graded,
        reasons=tuple(reasons),
    )
    return structs.replace(made, summary=summary(made))


def _origin_names(claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> dict[str, str]:
    """Each claim's origin, with names that say less replaced by the fuller ones."""
    return {c.id: origins([c], reports, copies)[0] if origin(c, reports, copies) else "" for c in claims}


def _harm(
    claims: Sequence[Claim],
    names: Mapping[str, str],
    reports: Mapping[str, Report],
    reasons: list[Reason],
    status: dict[str, Status],
) -> dict[str, Harm]:
    published = {key: report.published or "" for key, report in reports.items()}
    made: dict[str, Harm] = {}
    for field in HARM_FIELDS:
        entering = [c for c in claims if c.field == field and enters(c)]
        whole = [c for c in entering if c.part_of is None] or entering
        if not whole:
            continue
        rows = figures(whole, names, published)
        total = toll(rows)
        by_class: dict[str, list[Claim]] = defaultdict(list)
        for claim in entering:
            if isinstance(claim.value, HarmValue):
                by_class[claim.value.group.class_].append(claim)
        classes = {k: toll(figures(by_class[k], names, published)) for k in sorted(by_class)}
        made[field] = Harm(total, classes)
        status[field] = total.status
        reasons.append(reason(field, total, rows))
    return made
