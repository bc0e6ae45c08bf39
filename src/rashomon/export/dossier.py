"""One incident on a page: the headline, who says what, the sentences, the copies, the rules."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.export.decided import Decided, decisions_text
from rashomon.export.grid import WIDTH, wrapped
from rashomon.export.matrix import Matrix, matrix, matrix_text, sentences_text
from rashomon.export.standing import timeline_text, witnesses_text
from rashomon.export.words import actors_words, date_words, place_words, report_words, safe, toll_words
from rashomon.model.account import Account
from rashomon.model.claim import HARM_FIELDS, Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.reconcile.timeline import timeline
from rashomon.reconcile.witnesses import witnesses


def dossier(
    incident: Incident,
    claims: Iterable[Claim],
    accounts: Iterable[Account],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
    width: int = WIDTH,
    decided: Decided | None = None,
) -> str:
    """All that a ledger holds of one incident.

    claims, accounts: the incident's. reports: by id. copies: report id -> the report whose text it repeats; what a
    copy says is not shown again. width: characters a line. decided: what people decided about it.
    """
    members, told = sorted(accounts, key=lambda account: account.id), {claim.id: claim for claim in claims}
    shown = matrix((c for c in told.values() if c.report not in copies), reports, incident.status)
    tellings = timeline(tuple(told.values()), reports, copies)
    behind = witnesses(tuple(told.values()), reports, copies)
    sections = [
        _headline(incident, width, decided.version if decided else ""),
        _section("WHO SAYS WHAT", matrix_text(shown, width).splitlines()) if shown.rows else [],
        _section("SENTENCES", _evidence(shown, width)) if shown.sentences else [],
        _section(
            "TOLLS, by the day of the report", timeline_text(tellings, told, reports, incident, shown.numbers, width)
        ),
        _section("WHO STANDS BEHIND IT, each counted once", witnesses_text(behind, shown.numbers, width)),
        _section("DECISIONS", decisions_text(decided, width) if decided else []),
        _section("COPIES, counted once", _copies(incident, reports, copies)),
        _section("TOLD AS BACKGROUND", _background(members, reports)),
        _section("WHY", _reasons(incident, width)),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _headline(incident: Incident, width: int, version: str) -> list[str]:
    place, date = incident.place, incident.date
    facts: dict[str, str] = {
        "incident": safe(incident.id) + (f" (was {', '.join(map(safe, incident.was))})" if incident.was else ""),
        "type": incident.type + (" (background)" if incident.background else ""),
        "date": date_words(date) + (f" ({date.precision})" if date else ""),
        "place": place_words(place) + (f" ({place.precision})" if place and place.precision else ""),
        "by": actors_words(incident.initiator),
        "against": actors_words(incident.target),
        **{field: _harm(incident, field) for field in HARM_FIELDS if field in incident.harm},
        "grade": _grade(incident),
        **({"version": version} if version else {}),
    }
    lines = [f"{name:<9} {words}" for name, words in facts.items()]
    return [*wrapped(safe(incident.summary) or incident.type, width), "", *_fitting(lines, width, " " * 10)]


def _grade(incident: Incident) -> str:
    """The grade with its reason, which may be the number of origins itself."""
    why = [safe(reason.text) for reason in incident.reasons if reason.field == "grade"]
    counts = (_counted(incident.origins, "independent origin"), _counted(len(incident.reports), "report"))
    return f"{incident.grade}: {', '.join(dict.fromkeys([*why, *counts]))}"


def _harm(incident: Incident, field: str) -> str:
    harm = incident.harm[field]
    total = harm.total
    classes = "; ".join(f"{name} {toll_words(harm.by_class[name])}" for name in sorted(harm.by_class))
    range_names = " (low-best-high)" if "-" in toll_words(total) else ""
    return f"{toll_words(total)}{range_names}, {total.status}{f': {classes}' if classes else ''}"


def _evidence(shown: Matrix, width: int) -> list[str]:
    return _fitting(sentences_text(shown), width, "    ")


def _copies(incident: Incident, reports: Mapping[str, Report], copies: Mapping[str, str]) -> list[str]:
    return [
        f"{report_words(reports[report])} repeats {safe(copies[report])}"
        for report in incident.reports
        if report in copies
    ]


def _background(accounts: Sequence[Account], reports: Mapping[str, Report]) -> list[str]:
    told = dict.fromkeys(account.report for account in accounts if account.background)
    return [f"in {report_words(reports[report])}" for report in told]


def _reasons(incident: Incident, width: int) -> list[str]:
    lines = [f"{reason.field}: {safe(reason.text)} [rule {reason.rule}]" for reason in incident.reasons]
    return _fitting(lines, width, "    ")


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *lines] if lines else []


def _fitting(lines: Iterable[str], width: int, indent: str) -> list[str]:
    return [part for line in lines for part in wrapped(line, width, indent)]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
