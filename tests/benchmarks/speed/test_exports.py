"""The benchmark of exports measures what it says."""

import json
from pathlib import Path

import pytest

from export.test_cases import filled
from speed import exports


def test_each_format_is_measured_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger, out = tmp_path / "x.ledger", tmp_path / "figures.json"
    filled(str(ledger)).close()
    assert exports.main(["--ledger", str(ledger), "--formats", "acled geojson", "--out", str(out)]) == 0
    rows = json.loads(out.read_bytes())
    assert [row["format"] for row in rows] == ["acled", "geojson"]
    for row in rows:
        assert row["claims"] == 35
        assert row["cpu_s"] > 0 and row["peak_mb"] > 10 and row["written_mb"] > 0
        assert row["cpu_s_a_million"] == pytest.approx(row["cpu_s"] * 1_000_000 / 35)
    assert "cpu_s_a_million" in capsys.readouterr().out


def test_a_format_that_fails_says_so(tmp_path: Path) -> None:
    ledger = tmp_path / "x.ledger"
    filled(str(ledger)).close()
    with pytest.raises(KeyError):
        list(exports.measured(ledger, ["nope"]))
