"""`rashomon export`: which format, and of which incidents."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from export.test_cases import filled
from rashomon.cli import main
from rashomon.cli.exporting import export
from rashomon.cli.looking import incidents
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
