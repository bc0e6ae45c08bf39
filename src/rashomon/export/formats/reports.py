"""The table of reports: what was read, one row each, by id."""

from collections.abc import Iterator

from rashomon.export.formats.columns import Column, Line, Table, day
from rashomon.model.report import Report
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_COLUMNS = (
    Column("id", "id of the report"),
    Column("title", "headline"),
    Column("publisher", "who published it"),
    Column("url", "address of the page"),
    Column("language", "language, as it was given"),
    Column("published", "date or time of publication, as it was given or found"),
    Column("published_day", "day of publication", "day"),
    Column("published_basis", "how it is known: given, metadata, url, dateline, comment_stamps or text"),
    Column("copy_of", "id of the report whose text this one repeats"),
    Column("flags", "why a reader should look twice, with a space between"),
    Column("characters", "length of its text in code points", "whole"),
    Column("sha256", "SHA-256 of the bytes that were read"),
    Column("text", "its own words, without the page around them"),
)


def line_of(report: Report, copy_of: str | None) -> Line:
    """The row of a report."""
    return (
        *(report.id, report.title, report.publisher, report.url, report.language),
        *(report.published, day(report.published), report.published_basis, copy_of),
        *(" ".join(report.flags) or None, len(report.text), report.sha256, report.text),
    )


def _rows(store: Store, wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Iterator[Line]:
    copies, told = store.copies(), store.reports_telling(wanted, limit=limit, offset=offset)
    return (line_of(report, copies.get(report.id)) for report in told)


REPORTS = Table("reports", "What was read", _COLUMNS, _rows, long=frozenset({"text"}), at_once=1_000)
