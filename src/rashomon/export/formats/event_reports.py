"""Event reports: one row for each incident as one report tells it, before anything is aggregated.

The shape that the R package eventreport aggregates (`group_var = "event_id"`); its names are as in its readme, from
memory. Each row is what the ledger would make of the incident if this report were the only one.
"""

from collections.abc import Iterator
from pathlib import Path

from rashomon.export.atomic import replacing
from rashomon.export.cases import cases
from rashomon.export.formats.columns import Column, Line, Table, day, whole
from rashomon.export.formats.sheets import write_csv
from rashomon.export.imprint import beside, imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Case
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident, Toll
from rashomon.model.report import Report
from rashomon.reconcile.incident import reconcile
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

VERSION = "event-reports/1"
_HARMS = {
    "deaths": "killed",
    "injuries": "injured",
    "missing": "missing",
    "captured": "captured",
    "abducted": "abducted",
    "displaced": "displaced",
}
_NOT_TOLD = Toll(None, None, None, "single", ())
_TOLLS = tuple(
    Column(f"{name}_{part}", f"{harm} as this report tells it: {holds}; empty = it does not say", "whole")
    for name, harm in _HARMS.items()
    for part, holds in (("low", "least"), ("best", "the number to take"), ("high", "greatest"))
)
_COLUMNS = (
    Column("event_report_id", "event and report"),
    Column("event_id", "id of the incident: group by it"),
    Column("report_id", "id of the report"),
    Column("source", "who published it"),
    Column("source_date", "day of publication", "day"),
    Column("source_title", "headline"),
    Column("source_url", "address of the page"),
    Column("copy_of", "id of the report whose text this one repeats: no second witness"),
    Column("said_by", "who says so in it, with a semicolon between; empty = the report in its own voice"),
    Column("type_of_violence", "kind of incident, such as air_strike"),
    Column("background", "told only as context of other events", "flag"),
    Column("date_start", "first day on which it may have been", "day"),
    Column("date_end", "last day on which it may have been", "day"),
    Column("date_precision", "day, span, week, month or year"),
    Column("country", "ISO 3166-1 alpha-3"),
    Column("admin1", "province"),
    Column("city", "the town or village, empty for larger areas"),
    Column("location", "name of the place, or the words for it"),
    Column("latitude", "degrees, WGS 84", "number"),
    Column("longitude", "degrees, WGS 84", "number"),
    Column("location_precision", "site, sub_city, settlement, near, adm2, adm1, region or country"),
    Column("actor1", "who did it; several with a semicolon between"),
    Column("actor2", "to whom; several with a semicolon between"),
    *_TOLLS,
    Column("claims", "how many claims the row rests on", "whole"),
    Column("confidence", "least probability that one of them is read rightly, not that it is true", "number"),
)


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the table as CSV, and `FILE-metadata.json` beside it. Raises OSError when it cannot be written."""
    about = beside(destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination, about]) as temporary:
        rows = write_csv(EVENT_REPORTS, still, options.wanted, temporary[destination])
        said = imprint(still, {"format": VERSION}, options.wanted) | {"rows": rows}
        columns = {column.name: column.holds for column in _COLUMNS}
        temporary[about].write_bytes(imprint_bytes(said | {"columns": columns}))
    return destination, about


def lines_of(case: Case) -> Iterator[Line]:
    """The rows of an incident, by report."""
    for name, report in sorted(case.reports.items()):
        accounts = [account for account in case.accounts if account.report == name]
        claims = [claim for claim in case.claims if claim.report == name]
        told = reconcile(accounts, claims, {name: report}, {})
        yield _line(case.incident.id, told, report, case.copies.get(name), claims)


def _line(event: str, told: Incident, report: Report, copy_of: str | None, claims: list[Claim]) -> Line:
    date, place = told.date, told.place
    return (
        *(f"{event}/{report.id}", event, report.id),
        *(report.publisher, day(report.published), report.title, report.url, copy_of),
        "; ".join(sorted({claim.source.name for claim in claims if claim.source})) or None,
        *(told.type, told.background),
        *((day(date.start), day(date.end), date.precision) if date else (None, None, None)),
        *((place.country, place.admin1, place.settlement, place.name or place.text) if place else (None,) * 4),
        *((place.lat, place.lon, place.precision) if place else (None,) * 3),
        *("; ".join(actor.name for actor in actors) or None for actors in (told.initiator, told.target)),
        *(number for harm in _HARMS.values() for number in _toll(told, harm)),
        *(len(claims), min((claim.confidence for claim in claims), default=None)),
    )


def _toll(told: Incident, harm: str) -> Line:
    toll = told.harm[harm].total if harm in told.harm else _NOT_TOLD
    return whole(toll.low), whole(toll.best), whole(toll.high)


def _rows(store: Store, wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Iterator[Line]:
    return (line for case in cases(store, wanted, limit, offset) for line in lines_of(case))


EVENT_REPORTS = Table("event_reports", "Each incident as each report tells it", _COLUMNS, _rows, unit="incidents")
