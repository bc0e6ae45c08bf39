"""Sources of an ACLED-like row, and how far they reach (ACLED Codebook, sources and source scale)."""

import datetime

from rashomon.export.profiles.cells import Case, Cell, Row
from rashomon.ingest.outlets import domain_of, outlet
from rashomon.model.report import Report

_ORDER = ("National", "International")


def sources(case: Case) -> Row:
    """The publishers whose reports repeat no other, and their scale where the outlet is known."""
    own = [report for key, report in sorted(case.reports.items()) if key not in case.copies] or list(
        case.reports.values()
    )
    names = sorted({report.publisher or "Unknown publisher" for report in own})
    here = case.incident.place.country if case.incident.place else None
    scales = {_scale(report, here) for report in own} - {""}
    return {
        "source": Cell("; ".join(names), "acled/source@1", "publishers of reports that repeat no other"),
        "source_scale": Cell(
            "-".join(s for s in _ORDER if s in scales), "acled/source-scale@2", "by the outlet's seat"
        ),
    }


def timestamp(case: Case) -> int | None:
    """Unix time of the latest publication: the ledger does not know when somebody uploads it."""
    days = [report.published_day for report in case.reports.values() if report.published_day]
    if not days:
        return None
    return int(datetime.datetime.fromisoformat(f"{max(days)}T00:00:00+00:00").timestamp())


def _scale(report: Report, here: str | None) -> str:
    """A news agency and an outlet of another country are international; empty where the outlet is not known."""
    known = outlet(domain_of(report.url), report.publisher)
    if known is None:
        return ""
    return "National" if known["country"] == here and known["kind"] != "agency" else "International"
