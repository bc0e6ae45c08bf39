"""A folder for Uwazi: a CSV file for each template, as its import takes them, and the thesauri that these name.

Days are written YYYY/MM/DD, a period as `first:last`, a point as `lat|lon`, several values with `|` between them
(Uwazi's documentation, import CSV).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rashomon.export.atomic import replacing
from rashomon.export.cases import cases
from rashomon.export.imprint import imprint, imprint_bytes
from rashomon.export.options import Options
from rashomon.export.profiles.cells import Case
from rashomon.export.profiles.countries import country
from rashomon.export.table import harmless
from rashomon.export.words import is_web_address, safe, worst_status
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.model.who import Actor
from rashomon.store.store import Store

VERSION = "uwazi/1"
_HARM = ("killed", "injured")
# column -> how Uwazi calls the kind of such a property; of a select its thesaurus
INCIDENTS: Mapping[str, str] = {
    "title": "title",
    "Incident id": "text",
    "Type": "select: Incident types",
    "Day": "date",
    "Period": "date range",
    "Place": "geolocation",
    "Place name": "text",
    "Province": "text",
    "Country": "select: Countries",
    "Initiator": "multiselect: Actors",
    "Target": "multiselect: Actors",
    **{f"{field.capitalize()} {part}": "numeric" for field in _HARM for part in ("low", "best", "high")},
    "Agreement": "select: Agreement",
    "Grade": "select: Grades",
    "Independent origins": "numeric",
    "Told as background": "select: Yes or no",
    "Sources": "multiselect: Sources",
    "Reports": "relationship: Report",
    "Summary": "rich text",
}
REPORTS: Mapping[str, str] = {
    "title": "title",
    "Report id": "text",
    "Publisher": "select: Publishers",
    "Published": "date",
    "Address": "link",
    "Repeats": "relationship: Report",
    "Text": "rich text",
}
Record = Mapping[str, str]
_Thesauri = dict[str, dict[str, None]]


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write `incidents.csv`, `reports.csv`, `metadata.json` and `thesauri/` into a folder.

    The metadata hold, beside what the files were made from, the kind of each property, for who sets up the templates.
    Raises OSError when the folder cannot be written.
    """
    names = {kind.partition(": ")[2] for kind in (*INCIDENTS.values(), *REPORTS.values()) if "select: " in kind}
    lists = {name: destination / "thesauri" / f"{name.lower().replace(' ', '-')}.csv" for name in sorted(names)}
    incidents, reports, about = (destination / name for name in ("incidents.csv", "reports.csv", "metadata.json"))
    (destination / "thesauri").mkdir(parents=True, exist_ok=True)
    with (
        store.snapshot() as still,
        replacing([incidents, reports, *lists.values(), about], last=about) as temporary,
    ):
        found: _Thesauri = {name: {} for name in lists}
        titles = _write(still, options, temporary[incidents], temporary[reports], found)
        for name, path in lists.items():
            _thesaurus(temporary[path], found[name])
        said = imprint(still, {"format": VERSION}, options.wanted)
        templates = {"Incident": dict(INCIDENTS), "Report": dict(REPORTS)}
        temporary[about].write_bytes(imprint_bytes(said | {"templates": templates, "counts": titles}))
    return incidents, reports, *lists.values(), about


def _write(store: Store, options: Options, incidents: Path, reports: Path, found: _Thesauri) -> dict[str, int]:
    """Both tables; on the way the values of the thesauri are found."""
    written: set[str] = set()
    count = 0
    with (
        incidents.open("w", encoding="utf-8", newline="") as one,
        reports.open("w", encoding="utf-8", newline="") as two,
    ):
        first, second = csv.writer(one, lineterminator="\n"), csv.writer(two, lineterminator="\n")
        first.writerow(INCIDENTS)
        second.writerow(REPORTS)
        for case in cases(store, options.wanted):
            count += 1
            first.writerow(_cells(_incident(case), INCIDENTS, found))
            new = [report for name, report in case.reports.items() if name not in written]
            written |= case.reports.keys()
            for report in new:
                original = case.copies.get(report.id)
                repeated = store.report(original) if original else None
                second.writerow(_cells(_report(report, repeated), REPORTS, found))
    return {"incidents": count, "reports": len(written)}


def _thesaurus(path: Path, values: Iterable[str]) -> None:
    """A column under the name of its language."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(
            [["English"], *([harmless(value)] for value in sorted(values))]
        )


def _cells(record: Record, kinds: Mapping[str, str], found: _Thesauri) -> Iterator[object]:
    for name, kind in kinds.items():
        how, _, thesaurus = kind.partition(": ")
        if how in ("select", "multiselect"):
            values = record[name].split("|") if how == "multiselect" else [record[name]]
            found[thesaurus] |= dict.fromkeys(filter(None, values))
        # a number or a point with a minus is no formula
        yield record[name] if how in ("numeric", "geolocation") else harmless(record[name])


def _incident(case: Case) -> Record:
    incident, date, place = case.incident, case.incident.date, case.incident.place
    known = country(place.country) if place else None
    is_day = date is not None and date.start == date.end
    tolls = {
        f"{field.capitalize()} {part}": _number(incident, field, part)
        for field in _HARM
        for part in ("low", "best", "high")
    }
    return tolls | {
        "title": f"{safe(incident.summary) or incident.type} ({incident.id})",
        "Incident id": incident.id,
        "Type": incident.type,
        "Day": _day(date.start) if date and is_day else "",
        "Period": f"{_day(date.start)}:{_day(date.end)}" if date and not is_day else "",
        "Place": f"{place.lat}|{place.lon}" if place and place.lat is not None and place.lon is not None else "",
        "Place name": (place.name or place.text) if place else "",
        "Province": (place.admin1 or "") if place else "",
        "Country": known.name if known else "",
        "Initiator": _several(_names(incident.initiator)),
        "Target": _several(_names(incident.target)),
        "Agreement": worst_status(incident),
        "Grade": incident.grade,
        "Independent origins": str(incident.origins),
        "Told as background": "Yes" if incident.background else "No",
        "Sources": _several(sorted({claim.source.name for claim in case.claims if claim.source})),
        "Reports": _several(map(_title, case.reports.values())),
        "Summary": incident.summary,
    }


def _report(report: Report, repeated: Report | None) -> Record:
    day = report.published_day
    return {
        "title": _title(report),
        "Report id": report.id,
        "Publisher": _value(report.publisher or ""),
        "Published": _day(day) if day else "",
        "Address": f"{report.url}|{report.url}" if is_web_address(report.url) else "",
        "Repeats": _title(repeated) if repeated else "",
        "Text": report.text,
    }


def _title(report: Report) -> str:
    """Relationships go by titles, so that each must be its own."""
    return _value(f"{report.title or report.publisher or 'Report'} ({report.id})")


def _number(incident: Incident, field: str, part: str) -> str:
    harm = incident.harm.get(field)
    number = getattr(harm.total, part) if harm else None
    return "" if number is None else str(number)


def _names(actors: Sequence[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def _several(values: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(map(_value, values)))


def _value(text: str) -> str:
    """A value that may stand among others: the sign that parts them is replaced, and none of them is a formula."""
    return str(harmless(safe(text).replace("|", "/")))


def _day(day: str) -> str:
    return day.replace("-", "/")
