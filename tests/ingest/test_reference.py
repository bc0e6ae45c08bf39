"""Tables of others: recognised by their columns, read row by row."""

import csv
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.ingest.reference import SHAPES, rows, shape_of
from rashomon.model.balance import Rejection
from rashomon.model.reference import Row
from rashomon.model.when import Date

ACLED_ROW = {
    "event_id_cnty": "SYR1",
    "event_date": "2019-03-05",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Military Forces of Syria (2000-2024)",
    "actor2": "",
    "iso": "760",
    "country": "Syria",
    "admin1": "North",
    "location": "Oldtown",
    "latitude": "35.5",
    "longitude": "36.25",
    "geo_precision": "1",
    "fatalities": "12",
}
UCDP_ROW = {
    "id": "7",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "Opposition rebels",
    "where_prec": "4",
    "where_coordinates": "North governorate",
    "adm_1": "North",
    "country": "Syria",
    "country_id": "652",
    "latitude": "35.5",
    "longitude": "36.25",
    "date_prec": "2",
    "date_start": "2019-03-05 00:00:00.000",
    "date_end": "2019-03-07 00:00:00.000",
    "best": "12",
    "high": "20",
    "low": "10",
}


def written(path: Path, *told: dict[str, str], separator: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(told[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(told)
    return path


def read(path: Path) -> list[Row | Rejection]:
    return list(rows(path, shape_of(path)))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_row_of_acled(tmp_path: Path, separator: str, encoding: str) -> None:
    (row,) = read(written(tmp_path / "a.csv", ACLED_ROW, separator=separator, encoding=encoding))
    assert isinstance(row, Row)
    assert (row.key, row.line) == ("SYR1", 2)
    assert row.date == Date("2019-03-05", "2019-03-05", "day")
    assert (row.place.country, row.place.admin1, row.place.lat, row.place.precision) == (
        *("SYR", "North", 35.5),
        "settlement",
    )
    assert row.kinds == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert row.actors == ("Military Forces of Syria (2000-2024)",)
    assert (row.low, row.best, row.high) == (12, 12, 12)


def test_a_row_of_ucdp(tmp_path: Path) -> None:
    (row,) = read(written(tmp_path / "u.csv", UCDP_ROW))
    assert isinstance(row, Row)
    assert row.date == Date("2019-03-05", "2019-03-07", "span")
    assert (row.place.country, row.place.precision, row.place.name) == ("SYR", "adm1", "North governorate")
    assert row.actors == ("Government of Syria", "Opposition rebels")
    assert (row.low, row.best, row.high) == (10, 12, 20)
    assert row.cells["date_start"] == "2019-03-05"


@pytest.mark.parametrize(
    ("day", "precision", "date"),
    [
        ("16 February 2019", "1", Date("2019-02-16", "2019-02-16", "day")),
        ("16-February-2019", "", Date("2019-02-16", "2019-02-16", "day")),
        ("2019-02-13", "2", Date("2019-02-10", "2019-02-16", "week")),
        ("2019-02-14", "3", Date("2019-02-01", "2019-02-28", "month")),
    ],
)
def test_days_and_periods_of_acled(tmp_path: Path, day: str, precision: str, date: Date) -> None:
    (row,) = read(written(tmp_path / "a.csv", ACLED_ROW | {"event_date": day, "time_precision": precision}))
    assert isinstance(row, Row)
    assert row.date == date


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"iso": "", "country": "Syria"}, "SYR"),
        ({"iso": "760.0", "country": "?"}, "SYR"),
        ({"iso": "", "country": "Ruritania"}, None),
    ],
)
def test_countries_by_number_or_name(tmp_path: Path, known: dict[str, str], code: str | None) -> None:
    (row,) = read(written(tmp_path / "a.csv", ACLED_ROW | known))
    assert isinstance(row, Row)
    assert row.place.country == code


def test_a_country_as_gleditsch_and_ward_write_it(tmp_path: Path) -> None:
    (row,) = read(written(tmp_path / "u.csv", UCDP_ROW | {"country_id": "", "country": "Yemen (North Yemen)"}))
    assert isinstance(row, Row)
    assert row.place.country == "YEM"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"event_date": "last week"}, "event_date is no day: 'last week'"),
        ({"fatalities": "-3"}, "fatalities is no number"),
        ({"fatalities": "2.5"}, "fatalities is no number"),
        ({"fatalities": "many"}, "fatalities is no such number"),
        ({"latitude": "95"}, "latitude is no such number"),
        ({"latitude": "nan"}, "latitude is no such number"),
    ],
)
def test_a_row_that_makes_no_sense_costs_itself_alone(tmp_path: Path, told: dict[str, str], words: str) -> None:
    bad, good = read(written(tmp_path / "a.csv", ACLED_ROW | told, ACLED_ROW))
    assert isinstance(bad, Rejection)
    assert (bad.code, bad.place) == ("I042", f"{tmp_path / 'a.csv'}:2")
    assert words in bad.reason
    assert isinstance(good, Row)


def test_a_period_that_ends_before_it_begins(tmp_path: Path) -> None:
    (bad,) = read(written(tmp_path / "u.csv", UCDP_ROW | {"date_end": "2019-03-01"}))
    assert isinstance(bad, Rejection)
    assert "date_end lies before date_start" in bad.reason


def test_what_guards_a_cell_from_a_spreadsheet_is_no_part_of_it(tmp_path: Path) -> None:
    (row,) = read(written(tmp_path / "a.csv", ACLED_ROW | {"location": "'=Oldtown"}))
    assert isinstance(row, Row)
    assert row.place.name == "=Oldtown"


@pytest.mark.parametrize("lost", ["actor1", "fatalities"])
def test_a_table_that_lacks_a_column_is_told_which(tmp_path: Path, lost: str) -> None:
    cells = {name: cell for name, cell in ACLED_ROW.items() if name != lost}
    with pytest.raises(InputError, match=f"I041.*nearest is acled, and it lacks {lost}"):
        shape_of(written(tmp_path / "a.csv", cells))


def test_neither_the_one_nor_the_other(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("name,phone\nA,1\n")
    with pytest.raises(InputError, match=r"I041.*neither ACLED's table nor UCDP's.*Give a CSV"):
        shape_of(path)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00event", b"event_id_cnty\n" + b'"' + b"x" * 200_000])
def test_what_is_no_table_at_all(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"I04[01]"):
        shape_of(path)


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="I040"):
        shape_of(tmp_path)


def test_every_shape_is_that_of_a_profile() -> None:
    from rashomon.export.profiles.known import PROFILES

    for shape in SHAPES:
        columns = {column.name for column in PROFILES[shape.name].columns}
        assert set(shape.needed) <= columns
        assert {name for compared in shape.compared for name in compared.columns} <= columns
