"""Data packages: valid for Frictionless, and a ledger when they are read back."""

import json
from pathlib import Path

import frictionless
import pytest

from export.formats.held import BEGINNINGS, WORDS, ledger_with, lines, mixed
from rashomon.errors import InputError
from rashomon.export.exporter import export
from rashomon.export.formats.known import TABLES
from rashomon.export.options import Options
from rashomon.export.table import harmless
from rashomon.pipeline.importing import checked_export, import_ledger
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

AWKWARD = [dict.fromkeys(WORDS, word) for word in (*BEGINNINGS, "NA", "a\u202eb", "\x01", " x ", "x\r\ny", "1e5")]


def package_of(store: Store, folder: Path, **wanted: str) -> Path:
    export(store, "datapackage", folder, Options(wanted=IncidentFilter(**wanted)))
    return folder


@pytest.mark.parametrize("wanted", [{}, {"country": "FJI"}, {"text": "nowhere at all"}])
def test_frictionless_finds_nothing_wrong(tmp_path: Path, wanted: dict[str, str]) -> None:
    package_of(mixed(), tmp_path / "p", **wanted)
    found = frictionless.validate(str(tmp_path / "p" / "datapackage.json"))
    assert found.valid, found.flatten(["rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in found.tasks] == [table.name for table in TABLES]


def test_awkward_words_are_valid_and_survive(tmp_path: Path) -> None:
    store = ledger_with(*AWKWARD)
    folder = package_of(store, tmp_path / "p")
    found = frictionless.validate(str(folder / "datapackage.json"))
    assert found.valid, found.flatten(["rowNumber", "fieldName", "type", "note"])
    package = frictionless.Package(str(folder / "datapackage.json"))
    for table in TABLES:
        read = [row.to_dict() for row in package.get_resource(table.name).read_rows()]
        for row, told in zip(read, lines(table, store), strict=True):
            for column in table.columns:
                if column.kind == "text" and column.name not in table.long:
                    assert row[column.name] == (str(harmless(told[column.name] or "")) or None)


def test_frictionless_sees_a_changed_cell_and_so_does_import(tmp_path: Path) -> None:
    folder = package_of(mixed(), tmp_path / "p")
    table = folder / "claims.csv"
    table.write_text(table.read_text().replace("Oldtown", "Newtown", 1))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid
    with pytest.raises(InputError, match=r"I023.*rashomon review correct"):
        checked_export(folder)


def test_every_column_is_described(tmp_path: Path) -> None:
    folder = package_of(mixed(), tmp_path / "p")
    described = json.loads((folder / "datapackage.json").read_bytes())
    for resource in described["resources"]:
        head = (folder / resource["path"]).read_text().splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert all(field["description"] and field["type"] for field in resource["schema"]["fields"])
    claims = described["resources"][1]["schema"]
    assert [key["reference"]["resource"] for key in claims["foreignKeys"]] == ["reports", "incidents"]


def test_what_was_written_is_read_back_equal(tmp_path: Path) -> None:
    store = mixed()
    folder = package_of(store, tmp_path / "p")
    other = Store.open(":memory:")
    assert import_ledger(other, checked_export(folder)).stored == 5
    assert list(other.reports()) == list(store.reports())
    assert list(other.claims()) == list(store.claims())
    assert list(other.accounts()) == list(store.accounts())


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    store = mixed()
    first, second = package_of(store, tmp_path / "a"), package_of(store, tmp_path / "b")
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_a_part_of_a_ledger_is_not_read_back(tmp_path: Path) -> None:
    package_of(mixed(), tmp_path / "p")
    folder = package_of(mixed(), tmp_path / "p", country="FJI")
    with pytest.raises(InputError, match=r"I028.*without filters"):
        checked_export(folder)


@pytest.mark.parametrize("words", ["", "[]", '{"resources": [], "rashomon": {}}'])
def test_a_package_of_somebody_else_is_refused(tmp_path: Path, words: str) -> None:
    (tmp_path / "datapackage.json").write_text(words)
    with pytest.raises(InputError, match="I025"):
        checked_export(tmp_path)


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = package_of(mixed(), tmp_path / "p")
    (folder / "reports.csv").unlink()
    with pytest.raises(InputError, match=r"I022.*reports\.csv"):
        checked_export(folder)
