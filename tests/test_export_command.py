"""`rashomon export`: which format, and of which incidents."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import stages
from export.test_cases import filled
from factories import TEXT
from rashomon.cli import main
from rashomon.cli.exporting import export
from rashomon.cli.looking import incidents
from rashomon.export.exporter import FORMATS
from rashomon.store.queries import IncidentFilter


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "x.ledger")
    filled(path).close()
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.mark.parametrize("command", [incidents, export])
def test_every_filter_has_an_option(command: object) -> None:
    assert {*IncidentFilter.__struct_fields__} <= {parameter.name for parameter in command.params}  # type: ignore[attr-defined]


def test_filters_choose_what_is_exported_and_stand_beside_it(ledger: str, tmp_path: Path) -> None:
    wanted = ["--type", "shelling", "--report", "r0", "--since", "2019-01-01", "--no-background"]
    told = run("export", ledger, "--format", "acled", "-o", str(tmp_path / "a.csv"), *wanted)
    table, about = map(Path, told.stdout.splitlines())
    said = json.loads(about.read_bytes())
    assert said["filter"] == {"type": "shelling", "report": "r0", "since": "2019-01-01", "background": False}
    assert said["incidents"] == 1 == len(table.read_text().splitlines()) - 1
    assert run("export", ledger, "--format", "acled", "-o", str(tmp_path / "a.csv"), "--type", "raid").exit_code == 2


def test_a_whole_ledger_has_no_room_for_a_filter(ledger: str, tmp_path: Path) -> None:
    refused = run("export", ledger, "-o", str(tmp_path / "out"), "--country", "SYR")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("ExportError[E008]")
    assert not (tmp_path / "out").exists()


def test_a_suffix_that_says_nothing_asks_for_a_format(ledger: str, tmp_path: Path) -> None:
    assert run("export", ledger, "-o", str(tmp_path / "out")).exit_code == 0
    for name, why in {"x.csv": "can be several formats", "x.docx": "no format is known by .docx"}.items():
        refused = run("export", ledger, "-o", str(tmp_path / name))
        assert refused.exit_code == 1
        assert "E007" in refused.stderr and why in refused.stderr and "acled" in refused.stderr


def test_a_data_package_is_a_ledger_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stages.stand_in(monkeypatch)
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(TEXT + " More.")
    first, second = str(tmp_path / "first.ledger"), str(tmp_path / "second.ledger")
    assert run("read", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "-l", first).exit_code == 0
    package = tmp_path / "package"
    told = run("export", first, "--format", "datapackage", "--raw", "-o", str(package)).stdout.splitlines()
    assert {"incidents.csv", "claims.csv", "reports.csv", "manifest.json"} < {Path(line).name for line in told}
    assert run("import", str(package), "-l", second).exit_code == 0
    outs = [tmp_path / "first", tmp_path / "second"]
    for book, out in zip((first, second), outs, strict=True):
        assert run("export", book, "--raw", "-o", str(out)).exit_code == 0
    for name in ("reports", "claims", "incidents", "accounts", "offers", "raw", "decisions"):
        parts = [(out / f"{name}.jsonl").read_bytes() for out in outs]
        assert parts[0] == parts[1], name


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "parquet", "xlsx", "html", "md"])
def test_a_suffix_chooses_the_format(ledger: str, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x.{suffix.upper()}"
    assert run("export", ledger, "-o", str(path), "--country", "SYR").stdout.splitlines()[0] == str(path)
    assert path.is_file()


def test_parquet_of_everything_goes_into_a_folder(ledger: str, tmp_path: Path) -> None:
    told = run("export", ledger, "--format", "parquet", "-o", str(tmp_path / "all")).stdout.splitlines()
    assert [Path(line).name for line in told] == ["incidents.parquet", "claims.parquet", "reports.parquet"]


def test_the_help_names_every_format() -> None:
    words = " ".join(run("export", "--help").stdout.split())
    assert not [name for name in FORMATS if not re.search(rf"\b{name}\b", words)]
