"""The whole program on a folder's documents: a fresh ledger, exported in the public interchange format.

What is measured is what anybody gets from `rashomon read` and `rashomon export --format jsonl`. Nothing in this module
looks behind the exported files; the adapters of `gva` and `muc4` fill some silences of the ledger and say so.
"""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from .scorer import Line, read_lines

_WORKERS = 2
_WEIGHT = {"killed": 2.0, "injured": 2.0}  # a report is about the incident whose dead and wounded it counts


class Export(NamedTuple):
    """The three files of a ledger's export, indexed as the adapters need them.

    reports: id -> report. incidents: id -> incident. told: report -> incident -> the report's claims on it.
    """

    reports: dict[str, Line]
    incidents: dict[str, Line]
    told: dict[str, dict[str, list[Line]]]


def build(documents: Path, folder: Path) -> Path:
    """Reads a JSON Lines file of reports into a fresh ledger in `folder`; returns the folder of the export."""
    import rashomon

    output = folder / "export"
    output.mkdir(parents=True, exist_ok=True)
    with rashomon.open(folder / "ledger.db") as ledger:
        ledger.read([documents], workers=_WORKERS)
        ledger.export("jsonl", output)
    return output


def load(folder: Path) -> Export:
    """The export in a folder."""
    told: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for claim in read_lines(folder / "claims.jsonl"):
        if claim["incident"] is not None:
            told[claim["report"]][claim["incident"]].append(claim)
    return Export(
        reports={r["id"]: r for r in read_lines(folder / "reports.jsonl")},
        incidents={i["id"]: i for i in read_lines(folder / "incidents.jsonl")},
        told={report: dict(by_incident) for report, by_incident in told.items()},
    )


def main_incident(export: Export, report: str) -> str | None:
    """The incident that a report is chiefly about, None when it tells of none.

    News before background; then the one of which the report says most, dead and wounded counting double; then the one
    that it comes to first.
    """
    told = export.told.get(report, {})
    return min(told, key=lambda i: (_is_background(export, i), -said(told[i]), _first(told[i]), i), default=None)


def _is_background(export: Export, incident: str) -> bool:
    return bool(export.incidents.get(incident, {}).get("background"))


def said(claims: list[Line]) -> float:
    """How much some claims say of an incident: the dead and wounded count double."""
    return sum(_WEIGHT.get(claim["field"], 1.0) for claim in claims)


def _first(claims: list[Line]) -> int:
    return min(int(claim["evidence"]["start"]) for claim in claims)


def story(export: Export, report: str) -> str:
    """A label that reports of one story share: the main incident, else the report whose text is repeated, else none."""
    incident = main_incident(export, report)
    if incident is not None:
        return incident
    return "text:" + original(export, report)


def original(export: Export, report: str) -> str:
    """The report whose text this one repeats, followed to its beginning; the report itself when it repeats none."""
    seen = {report}
    while (copied := export.reports.get(report, {}).get("copy_of")) and copied not in seen:
        report = copied
        seen.add(report)
    return report
