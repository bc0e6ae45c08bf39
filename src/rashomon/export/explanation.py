"""Why something is in the ledger as it is: down to the sentences and the rules."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from rashomon.export.decided import decision_line
from rashomon.export.grid import WIDTH, wrapped
from rashomon.export.words import (
    actors_words,
    chain_words,
    date_words,
    place_words,
    publisher_words,
    safe,
    telling_words,
    toll_words,
)
from rashomon.model.claim import Claim
from rashomon.model.decision import Decision, undone
from rashomon.model.incident import Incident, Reason
from rashomon.model.report import Report
from rashomon.model.rereading import Rereading
from rashomon.reconcile.witnesses import Witness


class Explanation(Struct, frozen=True):
    """What stands behind a claim, an incident or a report.

    facts: what is known of the thing itself. reasons: the rules behind derived values. claims: in the order of the
    text. chains: claim id -> `publisher <- relay <- source`. origins: claim id -> who stands behind it, and on what
    ground.
    """

    kind: Literal["claim", "incident", "report"]
    id: str
    facts: dict[str, str]
    reasons: tuple[Reason, ...]
    claims: tuple[Claim, ...]
    chains: dict[str, str]
    origins: dict[str, str] = {}

    def __str__(self) -> str:
        return explanation_text(self)


def explain_claim(
    claim: Claim,
    report: Report,
    incident: Incident | None,
    behind: Iterable[Witness] = (),
    decisions: Sequence[Decision] = (),
    as_read: Claim | None = None,
    again: Sequence[Rereading] = (),
) -> Explanation:
    """A claim: its sentence, its chain, and which values of the incident rest on it.

    behind: who stands behind it. decisions: on it, by number. as_read: the claim before people decided on it.
    again: what came of reading its report again, in that order.
    """
    numbers, taken_back = {d.id: d.number for d in decisions}, undone(decisions)
    facts = {
        "report": claim.report,
        "account": claim.account,
        "incident": incident.id if incident else "none",
        "part of": claim.part_of or "",
        "in the text": f"characters {claim.evidence.start} to {claim.evidence.end}",
        "review": claim.review or "",
        "as read": telling_words(as_read) if as_read is not None and claim.review == "corrected" else "",
        **{f"decision {d.number}": decision_line(d, numbers, taken_back).partition("  ")[2] for d in decisions},
        **_history(claim.id, again),
    }
    resting = [reason for reason in (incident.reasons if incident else ()) if claim.id in reason.claims]
    return _explanation("claim", claim.id, facts, resting, [claim], {report.id: report}, behind)


def explain_incident(
    incident: Incident, claims: Iterable[Claim], reports: Mapping[str, Report], behind: Iterable[Witness] = ()
) -> Explanation:
    """An incident: its values, the rule behind each, then all its claims; behind: who stands behind them."""
    facts = {
        "summary": incident.summary,
        **_values(incident),
        "reports": ", ".join(incident.reports),
        "was": ", ".join(incident.was),
    }
    return _explanation("incident", incident.id, facts, incident.reasons, claims, reports, behind)


def explain_report(
    report: Report,
    claims: Iterable[Claim],
    copy_of: str | None,
    behind: Iterable[Witness] = (),
    again: Sequence[Rereading] = (),
    version_of: str | None = None,
) -> Explanation:
    """A report: what is known of it, what was cut from its page, what was read in it; behind, again: as above.

    version_of: the report of the same page that came before it.
    """
    removed: dict[str, int] = {}
    for piece in report.removed:
        removed[piece.kind] = removed.get(piece.kind, 0) + 1
    published = f"{report.published} (known by: {report.published_basis})" if report.published else "unknown"
    facts = {
        "title": report.title or "",
        "publisher": report.publisher or "unknown",
        "published": published,
        "url": report.url or "",
        "copy of": copy_of or "",
        "newer version of": version_of or "",
        "sha256": report.sha256,
        "removed": ", ".join(f"{kind} {count}" for kind, count in sorted(removed.items())),
        "flags": ", ".join(report.flags),
        "read again": "; ".join(_run_words(rereading) for rereading in again),
    }
    return _explanation("report", report.id, facts, (), claims, {report.id: report}, behind)


def explanation_object(explanation: Explanation) -> dict[str, Any]:
    """The explanation for programs; `claims` holds the ids in the order of the text."""
    return {
        "kind": explanation.kind,
        "id": explanation.id,
        "facts": explanation.facts,
        "reasons": msgspec.to_builtins(explanation.reasons),
        "claims": [claim.id for claim in explanation.claims],
        "chains": explanation.chains,
        "origins": explanation.origins,
    }


def explanation_text(explanation: Explanation, width: int = WIDTH) -> str:
    """The explanation for people who read."""
    lines = [f"{explanation.kind} {safe(explanation.id)}"]
    for name, words in explanation.facts.items():
        lines += wrapped(f"  {name}: {safe(words)}", width, "    ") if words else []
    lines += ["", "RULES"] if explanation.reasons else []
    for reason in explanation.reasons:
        lines += wrapped(f"  {reason.field}: {safe(reason.text)} [rule {safe(reason.rule)}]", width, "    ")
        lines += wrapped(f"      from {', '.join(map(safe, reason.claims))}", width, "      ") if reason.claims else []
    lines += ["", "CLAIMS"] if explanation.claims else ["", "no claims"]
    for claim in explanation.claims:
        lines += _claim_lines(claim, explanation.chains[claim.id], explanation.origins.get(claim.id, ""), width)
    return "\n".join(lines)


def _history(claim: str, again: Sequence[Rereading]) -> dict[str, str]:
    """What rereadings did with a claim: the latest counts."""
    found: dict[str, str] = {}
    for rereading in again:
        if claim in rereading.claims_in:
            olds = (old for old, new in rereading.pairs if new == claim)
            found = {"read since": _run_words(rereading), "in the place of": ", ".join(olds)}
        elif claim in rereading.claims_out:
            news = (new for old, new in rereading.pairs if old == claim)
            found |= {"read no more": f"since {_run_words(rereading)}", "in its place": ", ".join(news)}
    return found


def _run_words(rereading: Rereading) -> str:
    day = f" on {rereading.at[:10]}" if rereading.at else ""
    return f"run {rereading.run}{day} by {rereading.reader}"


def _claim_lines(claim: Claim, chain: str, origin: str, width: int) -> list[str]:
    read = f"rule {safe(claim.rule)}, confidence {claim.confidence:.2f}"
    return [
        *wrapped(f"  {safe(claim.id)}  {claim.field}: {telling_words(claim)}", width, "      "),
        *wrapped(f"      who says it: {chain}", width, "        "),
        *(wrapped(f"      stands behind it: {origin}", width, "        ") if origin else ()),
        *wrapped(f"      sentence: “{safe(claim.evidence.text)}”", width, "        "),
        *wrapped(f"      read from “{safe(claim.trigger.text)}” by {read}", width, "        "),
    ]


def _explanation(
    kind: Literal["claim", "incident", "report"],
    subject: str,
    facts: dict[str, str],
    reasons: Sequence[Reason],
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    behind: Iterable[Witness],
) -> Explanation:
    in_order = tuple(sorted(claims, key=lambda c: (c.report, c.evidence.start, c.trigger.start, c.id)))
    chains = {claim.id: chain_words(claim, publisher_words(reports[claim.report])) for claim in in_order}
    grounds = {row.claim: f"{safe(one.called)} ({safe(row.why)})" for one in behind for row in one.testimonies}
    origins = {claim: grounds[claim] for claim in chains if claim in grounds}
    return Explanation(kind, subject, facts, tuple(reasons), in_order, chains, origins)


def _values(incident: Incident) -> dict[str, str]:
    """What was derived, each with its status."""
    told = {
        "type": incident.type,
        "date": date_words(incident.date),
        "place": place_words(incident.place),
        "initiator": actors_words(incident.initiator),
        "target": actors_words(incident.target),
        **{field: toll_words(harm.total) for field, harm in incident.harm.items()},
    }
    values = {field: ", ".join(p for p in (told[field], incident.status.get(field, "")) if p) for field in told}
    return {
        **values,
        "background": "yes" if incident.background else "no",
        "origins": str(incident.origins),
        "grade": incident.grade,
    }
