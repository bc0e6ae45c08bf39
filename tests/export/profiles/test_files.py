"""Tables as files, read back by others, and what they leave out."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from export.profiles.incidents import READING
from factories import make_incident, make_reading, put_derived
from rashomon.errors import ExportError
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.export.profiles.acled import ACLED
from rashomon.export.profiles.known import PROFILES, policy_from, profile_called
from rashomon.export.profiles.told import coded_object, coded_text
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store


@pytest.fixture
def store() -> Store:
    held = Store.open(":memory:")
    readings = [READING, make_reading("r2", title="=HYPERLINK(1)", publisher="@Desk"), make_reading("r3")]
    held.add(readings)
    first, second, third = map(make_incident, readings)
    put_derived(held, [first, replace(second, summary="=1+1"), replace(third, date=None)], {})
    return held


def read_back(table: Path, form: str) -> list[dict[str, object]]:
    text = table.read_text(encoding="utf-8")
    if form == "csv":
        return list(csv.DictReader(StringIO(text, newline="")))
    return json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", PROFILES)
def test_a_ledger_without_incidents_is_a_table_without_rows(tmp_path: Path, name: str) -> None:
    table, _ = export(Store.open(":memory:"), name, tmp_path / f"{name}.table")
    assert read_back(table, PROFILES[name].form) == []


@pytest.mark.parametrize("name", PROFILES)
def test_every_incident_is_a_row_or_left_out_with_a_reason(store: Store, tmp_path: Path, name: str) -> None:
    table, about = export(store, name, tmp_path / "new" / f"{name}.table")
    rows = read_back(table, PROFILES[name].form)
    told = json.loads(about.read_bytes())
    columns = [column.name for column in PROFILES[name].columns]
    assert list(rows[0]) == [name for name in columns if name in rows[0]]
    assert list(rows[0]) == columns or PROFILES[name].form != "csv"  # objects leave out what is not known
    told_of = {str(row.get("incident", k)) for k, row in enumerate(rows)}  # of PLOVER's records several may be of one
    assert told["incidents"] == 3 == len(told_of) + len(told["left_out"])
    assert told["rows"] == len(rows)
    assert told["left_out"] == {"i-a-r3": "no day is told"}
    assert told["profile"] == PROFILES[name].version
    assert list(told["columns"]) == columns and all(told["columns"].values())
    assert told["program"].startswith("rashomon ")
    assert told["head"] == str(store.head())
    assert told["days"] == {"first": "2019-03-05", "last": "2019-03-05"}


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.form == "csv"])
def test_no_cell_is_a_formula(store: Store, tmp_path: Path, name: str) -> None:
    table, _ = export(store, name, tmp_path / f"{name}.csv")
    with table.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
    assert any("@Desk" in cell for cell in cells)


def test_the_same_ledger_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(store, "acled", tmp_path / "a.csv")]
    assert [path.read_bytes() for path in export(store, "acled", tmp_path / "a.csv")] == first


def test_a_policy_is_used_and_named(store: Store, tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("vague/dozens: 24\n")
    _, about = export(store, "acled", tmp_path / "a.csv", Options(policy=policy))
    assert json.loads(about.read_bytes())["policy"] == {"vague/dozens": 24}


@pytest.mark.parametrize(
    ("words", "code"),
    [(None, "E005"), (": :", "E005"), ("- 1", "E006"), ("vague/dozens: many", "E006"), ("vague/heaps: 3", "E006")],
)
def test_a_policy_that_is_none_says_so(tmp_path: Path, words: str | None, code: str) -> None:
    policy = tmp_path / "policy.yaml"
    if words is not None:
        policy.write_text(words)
    with pytest.raises(ExportError, match=code):
        policy_from(policy, ACLED)


def test_profiles_that_there_are_not(store: Store) -> None:
    with pytest.raises(ExportError, match=r"E004.*acled"):
        profile_called("marvel")
    with pytest.raises(ExportError, match="E004"):
        Ledger(store).coded("i-a-r1", "marvel")


def test_a_row_is_told_cell_by_cell_down_to_the_sentences(store: Store) -> None:
    case, coded = Ledger(store).coded("i-a-r1", "acled")
    text = coded_text(case, coded, ACLED)
    assert "  fatalities: 0\n      lowest of what is told (contested)" in text
    for column in ACLED.columns:
        assert f"  {column.name}:" in text
    claim = next(c for c in case.claims if c.field == "killed")
    assert claim.id in text
    assert "people were killed" in text
    told = coded_object(case, coded, ACLED)
    (row,) = told["rows"]  # type: ignore[misc]
    assert row["fatalities"]["claims"]
    assert told["left_out"] is None


def test_an_incident_that_is_left_out_says_why(store: Store) -> None:
    case, coded = Ledger(store).coded("i-a-r3", "ucdp")
    assert "left out: no day is told" in coded_text(case, coded, PROFILES["ucdp"])


def test_the_file_beside_says_how_sources_are_counted(store: Store, tmp_path: Path) -> None:
    _, about = export(store, "ucdp", tmp_path / "u.csv")
    assert "copies counted once" in json.loads(about.read_bytes())["columns"]["number_of_sources"]
