"""The made-up stream for linking: always the same, in order, with copies, and nearly all of it joined rightly."""

from pathlib import Path

from benchmarks.speed.links import main, measured
from benchmarks.speed.stream import stream


def test_the_stream_is_always_the_same_and_in_order() -> None:
    once, again = list(stream(60)), list(stream(60))
    assert once == again and len(once) == 60
    days = [reading.report.published for reading, _ in once if reading.report.published]
    assert days == sorted(days)
    assert len({reading.report.id for reading, _ in once}) == 60


def test_every_account_has_its_event_and_its_evidence() -> None:
    for reading, events in stream(60):
        assert len(reading.accounts) == len(events)
        for claim in reading.claims:
            span = claim.evidence
            assert reading.report.text[span.start : span.end] == span.text


def test_what_is_joined_is_joined_rightly(tmp_path: Path) -> None:
    (row,) = measured([150], tmp_path / "stream.ledger")
    assert row["reports"] == 150
    assert row["precision"] > 0.9 and row["recall"] > 0.5


def test_the_command_prints_a_table_and_the_growth(tmp_path: Path, capsys) -> None:
    assert main(["--reports", "30,60", "--out", str(tmp_path / "rows.json")]) == 0
    printed = capsys.readouterr().out
    assert "| 60 |" in printed and "cost of a report, at 60 / at 30" in printed
    assert (tmp_path / "rows.json").is_file()
