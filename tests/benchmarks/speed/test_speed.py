"""The speed bench without running it in full: what is read, and what is printed of the runs."""

import json
from pathlib import Path

import pytest

from speed import __main__ as program
from speed import side
from speed.texts import documents, made_up, write

EXAMPLES = Path(__file__).parents[3] / "examples"


def test_made_up_reports_are_always_the_same_and_all_different():
    first, again = list(made_up(300, EXAMPLES)), list(made_up(300, EXAMPLES))
    assert first == again
    assert len({d["id"] for d in first}) == len({d["text"] for d in first}) == 300
    assert first[:50] == list(made_up(50, EXAMPLES))  # more reports begin as fewer do


def test_made_up_reports_can_be_read_back(tmp_path):
    path = tmp_path / "made-up.jsonl"
    write(path, made_up(3, EXAMPLES))
    assert documents(path) == list(made_up(3, EXAMPLES))


def fake_side(name, path):
    reports = len(documents(path))
    cpu = reports * (0.01 if name == "rashomon" else 0.02)
    return {"reports": reports, "start_s": 1.0, "wall_s": cpu * 2, "cpu_s": cpu, "peak_mb": 300.0}


@pytest.fixture
def printed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(program, "_side", fake_side)

    def run(*arguments):
        arguments = ["--out", str(tmp_path / "out" / "speed.json"), "--growth", "10,100", *arguments]
        assert program.main(arguments) == 0
        return capsys.readouterr().out, json.loads((tmp_path / "out" / "speed.json").read_text())

    return run


def test_without_gold_sets_made_up_reports_are_read(printed, tmp_path):
    out, runs = printed("--data", str(tmp_path / "nowhere"), "--made-up", "5", "--repeats", "2")
    assert "| made up from examples | rashomon | 5 | 50.0, 50.0, 50.0 | 10.0, 10.0, 10.0 | 300 |" in out
    assert "| made up from examples | rashomon / spacy | | | 0.50 | |" in out
    assert "| cost of a report, last / first | | 1.00 | |" in out
    assert [len(r) for r in runs["compare"]["made up from examples"].values()] == [2, 2]


def test_gold_sets_are_read_where_they_are(printed, tmp_path):
    for name in ("claims", "newscluster"):
        (tmp_path / "data" / name).mkdir(parents=True)
        write(tmp_path / "data" / name / "docs.jsonl", made_up(2, EXAMPLES))
    out, _ = printed("--data", str(tmp_path / "data"), "--repeats", "1")
    assert "| claims (reports of war) | spacy | 2 |" in out
    assert "| newscluster (news of all kinds) | rashomon | 2 |" in out


def test_a_run_counts_reports_time_and_memory(tmp_path):
    path = tmp_path / "docs.jsonl"
    write(path, made_up(4, EXAMPLES))
    run = side._measured(lambda p: len(documents(p)), path)
    assert run["reports"] == 4
    assert run["wall_s"] > 0
    assert run["peak_mb"] > 10
