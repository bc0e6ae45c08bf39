"""Derives an incident from the accounts that tell of it."""

from collections.abc import Mapping, Sequence
from typing import cast

from msgspec import structs

from rashomon.model.account import Account
from rashomon.model.claim import HARM_FIELDS, Claim
from rashomon.model.decision import Decision
from rashomon.model.identity import identity
from rashomon.model.incident import Harm, Incident, IncidentType, Reason, Status
from rashomon.model.report import Report
from rashomon.reconcile import facts
from rashomon.reconcile.decided import with_settings
from rashomon.reconcile.grade import grade
from rashomon.reconcile.origins import Voices, voices_of
from rashomon.reconcile.parties import parties
from rashomon.reconcile.summary import summary
from rashomon.reconcile.tolls import harm_tolls
from rashomon.reconcile.witnesses import behind

_SUMMARY_WHY = Reason("summary", "summary/derived-values@1", "made from the values above and nothing else")


def reconcile(
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    decisions: Sequence[Decision] = (),
    pages: Mapping[str, str] | None = None,
) -> Incident:
    """The incident that these accounts tell of; claims: all that stand of the accounts; reports by id.

    decisions: those that stand on these accounts; what they set goes before what the claims come to. pages: the
    `first_versions` of the reports, where many incidents share them.

    Every derived value comes with a Reason that names its rule and its claims. The order of the arguments does not
    matter.
    """
    told = sorted(claims, key=lambda c: c.id)
    members = sorted(accounts, key=lambda a: a.id)
    voices, called = voices_of(told, reports, copies, pages)
    status: dict[str, Status] = {}
    kind, status["type"], why = facts.kind(told, voices)
    date, date_status, date_why = facts.day(told, voices)
    place, place_status, place_why = facts.place(told, voices)
    initiator, initiator_status, initiator_why = parties(told, "initiator", voices)
    target, target_status, target_why = parties(told, "target", voices)
    found = {"date": date_status, "place": place_status, "initiator": initiator_status, "target": target_status}
    status |= {field: value for field, value in found.items() if value is not None}
    harm, harm_why = _harm(told, voices, reports)
    status |= {field: value.total.status for field, value in harm.items()}
    origins = behind(told, voices.origin)
    graded, graded_why = grade(told, len(origins), status)
    facts_why = [why, _background_why(members), date_why, place_why, initiator_why, target_why]
    reasons = [*facts_why, *harm_why, _origins_why(origins, called), graded_why, _SUMMARY_WHY]
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
        origins=max(1, len(origins)),
        reports=tuple(sorted({a.report for a in members})),
        accounts=tuple(a.id for a in members),
        grade=graded,
        reasons=tuple(reason for reason in reasons if reason is not None),
    )
    told_again = structs.replace(made, summary=summary(with_settings(made, decisions)))
    return with_settings(told_again, decisions)


def _background_why(accounts: Sequence[Account]) -> Reason:
    as_news = sum(not a.background for a in accounts)
    text = f"told as news by {as_news} of {facts.counted(len(accounts), 'account')}"
    return Reason("background", "background/all-accounts@1", text)


def _harm(
    claims: Sequence[Claim], voices: Voices, reports: Mapping[str, Report]
) -> tuple[dict[str, Harm], list[Reason]]:
    published = {key: report.published or "" for key, report in reports.items()}
    made: dict[str, Harm] = {}
    reasons: list[Reason] = []
    for field in HARM_FIELDS:
        if tolls := harm_tolls(field, claims, voices.origin, published, voices.copies):
            (total, why), classes = tolls
            made[field] = Harm(total, {name: toll for name, (toll, _) in classes.items()})
            reasons += [why, *(reason for toll, reason in classes.values() if toll != total)]
    return made, reasons


def _origins_why(behind: Mapping[str, tuple[str, ...]], called: Mapping[str, str]) -> Reason:
    text = "; ".join(called[key] for key in behind) or "nobody"
    ids = tuple(sorted(claim for claims in behind.values() for claim in claims))
    return Reason("origins", "origins/copies-and-sources-once@3", text, ids)
