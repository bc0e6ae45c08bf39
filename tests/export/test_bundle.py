"""What is read back from an export, and what is said of one that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.errors import InputError
from rashomon.export import verify
from rashomon.export.bundle import Bundle, checked
from rashomon.export.exporter import export
from rashomon.export.options import Options
from rashomon.model.balance import Rejection
from rashomon.store.recalling import Told
from rashomon.store.store import Store

READINGS = make_reading("r1"), make_reading("r2", TEXT + " More.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(":memory:") as store:
        store.keep_raw([(reading.report.sha256, reading.report.text.encode()) for reading in READINGS])
        store.add(READINGS)
        put_derived(store, [make_incident(READINGS[1]), make_incident(READINGS[0])], {})
        put_derived(store, [make_incident(*READINGS)], {"r2": "r1"})
        export(store, "jsonl", tmp_path, Options(with_raw=True))
    return tmp_path


def test_reports_come_back_with_what_was_told_in_them(folder: Path) -> None:
    found = list(checked(folder).readings())
    assert [(one.report, one.accounts, set(one.claims)) for one in found] == [
        (one.report, one.accounts, set(one.claims)) for one in READINGS
    ]
    assert [one.place for one in found] == [f"{folder / 'reports.jsonl'}:{number}" for number in (1, 2)]


def test_documents_and_names_come_back(folder: Path) -> None:
    bundle = checked(folder)
    assert dict(bundle.raw()) == {one.report.sha256: one.report.text.encode() for one in READINGS}
    assert list(bundle.incidents()) == [Told("i-a-r1", ("i-a-r2",), ("a-r1", "a-r2"))]
    without_raw = verify.REQUIRED
    assert list(Bundle(folder, without_raw).raw()) == []


def test_the_order_of_lines_makes_no_difference(folder: Path) -> None:
    whole = list(checked(folder).readings())
    for name in ("claims.jsonl", "accounts.jsonl"):
        lines = (folder / name).read_bytes().splitlines(keepends=True)
        (folder / name).write_bytes(b"".join(reversed(lines)))
    found = list(Bundle(folder, verify.REQUIRED).readings())
    assert [(one.report, set(one.claims)) for one in found] == [(one.report, set(one.claims)) for one in whole]


def code_of(folder: Path) -> str:
    with pytest.raises(InputError) as error:
        checked(folder)
    assert error.value.next_step and str(folder) in str(error.value)
    return error.value.code


def rewritten(folder: Path, name: str, changed: dict[str, Any]) -> None:
    """Change the first line of a file, and the manifest, so that it fits."""
    first, *others = (folder / name).read_bytes().splitlines(keepends=True)
    (folder / name).write_bytes(b"".join((json.dumps(json.loads(first) | changed).encode() + b"\n", *others)))
    said = json.loads((folder / verify.MANIFEST).read_bytes())
    for file in said["files"]:
        file["size"], file["lines"], file["sha256"] = verify.measured(folder / file["name"])
    (folder / verify.MANIFEST).write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))


def test_what_is_wrong_with_an_export_has_a_code(folder: Path, tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing") == "I020"
    rewritten(folder, "claims.jsonl", {"confidence": 1})
    assert code_of(folder) == "I024"
    (folder / "claims.jsonl").write_bytes((folder / "claims.jsonl").read_bytes() + b"\n")
    assert code_of(folder) == "I023"
    (folder / "accounts.jsonl").unlink()
    assert code_of(folder) == "I022"
    said = json.loads((folder / verify.MANIFEST).read_bytes()) | {"version": 2}
    (folder / verify.MANIFEST).write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))
    assert code_of(folder) == "I021"
    (folder / verify.MANIFEST).unlink()
    assert code_of(folder) == "I020"


def test_a_file_that_is_not_known_is_of_a_newer_rashomon(folder: Path) -> None:
    (folder / "later.jsonl").write_bytes(b"{}\n")
    said = json.loads((folder / verify.MANIFEST).read_bytes())
    said["files"].append({"name": "later.jsonl", "size": 3, "lines": 1, "sha256": "?"})
    (folder / verify.MANIFEST).write_bytes(verify.manifest_bytes({**said, "digest": verify.digest(said)}))
    assert code_of(folder) == "I021"


def test_a_line_that_is_not_of_the_format_costs_its_report_alone(folder: Path) -> None:
    rewritten(folder, "claims.jsonl", {"stance": "shouted"})
    first, second = Bundle(folder, verify.REQUIRED).readings()
    assert isinstance(first, Rejection) and (first.outcome, first.code) == ("failed", "I025")
    assert "shouted" in first.reason
    assert second.report.id == "r2"


def test_a_line_that_belongs_to_nothing_is_said(folder: Path) -> None:
    rewritten(folder, "accounts.jsonl", {"report": None})
    with pytest.raises(InputError, match="I025"):
        list(Bundle(folder, verify.REQUIRED).readings())
