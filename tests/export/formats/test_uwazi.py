"""The folder for Uwazi, read as its import reads it: values parted by a bar, thesauri that hold every value."""

import csv
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from export.formats.dossiers import HOSTILE, filled, hostile
from factories import make_incident, make_reading, put_derived
from rashomon.export.exporter import export
from rashomon.export.formats.uwazi import INCIDENTS, REPORTS
from rashomon.export.options import Options
from rashomon.model.when import Date
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

FORMS = {
    "date": re.compile(r"\d{4}/\d\d/\d\d"),
    "date range": re.compile(r"\d{4}/\d\d/\d\d:\d{4}/\d\d/\d\d"),
    "geolocation": re.compile(r"-?[\d.]+\|-?[\d.]+"),
    "numeric": re.compile(r"\d+"),
    "link": re.compile(r"[^|]+\|[^|]+"),
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def folder(store: Store, place: Path, **wanted: str) -> Path:
    export(store, "uwazi", place / "uwazi", Options(wanted=IncidentFilter(**wanted)))
    return place / "uwazi"


def thesaurus(place: Path, name: str) -> list[str]:
    found = rows(place / "thesauri" / f"{name.lower().replace(' ', '-')}.csv")
    return [row["English"] for row in found]


def check(place: Path) -> None:
    """What Uwazi would stumble over: a value of no thesaurus, a title that is there twice or nowhere, another form."""
    reports = [row["title"] for row in rows(place / "reports.csv")]
    assert len(reports) == len(set(reports))
    for name, kinds in (("incidents.csv", INCIDENTS), ("reports.csv", REPORTS)):
        found = rows(place / name)
        assert all(list(row) == list(kinds) for row in found)
        assert len({row["title"] for row in found}) == len(found)
        for column, kind in kinds.items():
            how, _, about = kind.partition(": ")
            for cell in (row[column] for row in found if row[column]):
                if how in ("select", "multiselect"):
                    assert set(cell.split("|") if how == "multiselect" else [cell]) <= set(thesaurus(place, about))
                elif how == "relationship":
                    assert set(cell.split("|")) <= set(reports)
                elif how in FORMS:
                    assert FORMS[how].fullmatch(cell), (column, cell)


def test_incidents_and_reports(tmp_path: Path) -> None:
    place = folder(filled(), tmp_path)
    check(place)
    first, second = rows(place / "incidents.csv")
    assert (first["Day"], first["Period"], first["Place"]) == ("2019/03/05", "", "35.5|36.25")
    assert (first["Killed low"], first["Killed best"], first["Injured best"]) == ("0", "12", "")
    assert (first["Country"], first["Told as background"]) == ("Syria", "No")
    assert first["Sources"] == "medics|the army"
    assert first["Reports"] == "Shells hit market 0 (r0)|Shells hit market 1 (r1)"
    assert (second["Day"], second["Period"]) == ("", "")
    assert [row["Repeats"] for row in rows(place / "reports.csv")] == ["", "Shells hit market 0 (r0)", ""]


def test_a_period_south_of_the_equator(tmp_path: Path) -> None:
    reading = make_reading()
    incident = make_incident(reading, date=Date("2019-03-01", "2019-03-31", "month"))
    assert incident.place is not None
    store = Store.open(":memory:")
    store.add([reading])
    put_derived(store, [replace(incident, place=replace(incident.place, lat=-1.5, lon=-70.25))], {})
    place = folder(store, tmp_path)
    check(place)
    (row,) = rows(place / "incidents.csv")
    assert (row["Day"], row["Period"], row["Place"]) == ("", "2019/03/01:2019/03/31", "-1.5|-70.25")


def test_the_metadata_say_how_to_set_up_the_templates_and_what_it_was_made_from(tmp_path: Path) -> None:
    store = filled()
    place = folder(store, tmp_path, incident="i-a-r2")
    check(place)
    said = json.loads((place / "metadata.json").read_bytes())
    assert said["templates"] == {"Incident": dict(INCIDENTS), "Report": dict(REPORTS)}
    assert (said["format"], said["head"], said["counts"]) == (
        "uwazi/1",
        str(store.head()),
        {"incidents": 1, "reports": 1},
    )
    assert said["filter"] == {"incident": "i-a-r2"}


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_stay_one_value_and_no_formula(tmp_path: Path, words: str) -> None:
    place = folder(hostile(words), tmp_path)
    check(place)
    for path in place.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(("=", "@", "+"))]
