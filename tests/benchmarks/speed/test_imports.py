"""What is measured is a whole import: all reports come in."""

import re

import pytest
from benchmarks.speed.imports import main


def test_all_that_is_exported_comes_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--claims", "100"]) == 0
    told = re.search(r"claims (\d+)  reports (\d+) of (\d+)  claims_per_s [\d.,]+", capsys.readouterr().out)
    assert told is not None
    claims, stored, seen = map(int, told.groups())
    assert claims >= stored == seen > 10
