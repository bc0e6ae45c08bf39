"""Whole tables in the shape in which the projects give them out: all columns, made-up rows, awkward cells."""

import csv
from pathlib import Path

import pytest

from ingest.test_reference import ACLED_ROW, UCDP_ROW, read
from rashomon.errors import InputError
from rashomon.export.profiles.known import PROFILES
from rashomon.model.balance import Rejection
from rashomon.model.reference import Row
from rashomon.model.when import Date

NOTES = 'On 5 March 2019, shells hit Oldtown, "the old market",\r\nas medics; and others, said. No word of the wounded.'
SOURCES = 'Levant Dispatch, "Shells hit Oldtown; 12 dead", 2019-03-06;"Barada Post, 2019-03-06"'


def whole(name: str, *told: dict[str, str]) -> str:
    """The table of a project with all its columns, each cell in quotes, lines ended as on Windows."""
    columns = [column.name for column in PROFILES[name].columns]
    lines = [columns, *([row.get(column, "") for column in columns] for row in told)]
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    return "\r\n".join(quoted) + "\r\n"


def rows_of(path: Path, text: str, encoding: str = "utf-8-sig") -> list[Row | Rejection]:
    path.write_bytes(text.encode(encoding))
    return read(path)


def test_acled_with_all_columns_and_notes_over_several_lines(tmp_path: Path) -> None:
    blank = dict.fromkeys(("admin2", "admin3", "assoc_actor_1", "actor2", "fatalities"), "")
    told = [
        ACLED_ROW | {"notes": NOTES, "location": "Oldtown, East"},
        ACLED_ROW | blank | {"event_id_cnty": "SYR2", "time_precision": "3", "event_date": "2019-02-14"},
    ]
    first, second = rows_of(tmp_path / "a.csv", whole("acled", *told))
    assert isinstance(first, Row) and isinstance(second, Row)
    assert (first.key, first.place.name, first.best) == ("SYR1", "Oldtown, East", 12)
    assert (second.best, second.actors) == (None, ("Military Forces of Syria (2000-2024)",))
    assert second.date == Date("2019-02-01", "2019-02-28", "month")
    assert (first.line, second.line) == (3, 4)  # of the file: the one in which a row ends


def test_ucdp_with_all_columns_and_a_year_as_its_day(tmp_path: Path) -> None:
    days = {"date_prec": "5", "date_start": "2019-01-01 00:00:00.000", "date_end": "2019-12-31 00:00:00.000"}
    blank = dict.fromkeys(("adm_1", "where_coordinates", "latitude", "longitude", "where_prec"), "")
    told = [
        UCDP_ROW | days | {"source_article": SOURCES},
        UCDP_ROW | blank | {"id": "8", "where_description": "a road"},
    ]
    first, second = rows_of(tmp_path / "u.csv", whole("ucdp", *told))
    assert isinstance(first, Row) and isinstance(second, Row)
    assert first.date == Date("2019-01-01", "2019-12-31", "year")
    assert (second.place.name, second.place.lat, second.place.admin1) == ("a road", None, None)


def test_without_its_mark_a_file_is_the_same(tmp_path: Path) -> None:
    text = whole("acled", ACLED_ROW | {"location": "Çınarlı"})
    assert rows_of(tmp_path / "a.csv", text) == rows_of(tmp_path / "b.csv", text, "utf-8")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_refused_with_what_to_do(tmp_path: Path, encoding: str) -> None:
    text = whole("ucdp", *[UCDP_ROW] * 300, UCDP_ROW | {"side_b": "Frente Ñandú"})
    with pytest.raises(InputError, match=r"I040.*cannot be read as a table.*UTF-8"):
        rows_of(tmp_path / "u.csv", text, encoding)


def test_a_row_that_is_cut_off_costs_itself_alone(tmp_path: Path) -> None:
    lines = whole("acled", ACLED_ROW, ACLED_ROW, ACLED_ROW).splitlines()
    cut = [*lines[:2], '"SYR1"', *lines[3:]]
    good, bad, last = rows_of(tmp_path / "a.csv", "\n".join(cut))
    assert isinstance(good, Row) and isinstance(last, Row)
    assert isinstance(bad, Rejection)
    assert (bad.code, bad.reason) == ("I042", "event_date is no day: ''.")


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_a_table_without_the_columns_that_were_dropped_names_them(tmp_path: Path, name: str) -> None:
    row = {"acled": ACLED_ROW, "ucdp": UCDP_ROW}[name]
    lost = {"acled": ("actor1", "longitude"), "ucdp": ("side_b", "best")}[name]
    path = tmp_path / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column for column in row if column not in lost], extrasaction="ignore")
        writer.writeheader()
        writer.writerow(row)
    with pytest.raises(InputError, match=f"I041.*nearest is {name}, and it lacks {', '.join(lost)}"):
        read(path)
