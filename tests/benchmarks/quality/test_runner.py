"""The runner on a toy set with a toy scorer: what it prints, writes and how it ends."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from quality import __main__ as program
from quality import runner, sets
from quality.scorer import Scoring, ScoringError, call
from quality.sets import EvalSet, Variant

SCORER = """
import argparse, json
parser = argparse.ArgumentParser()
parser.add_argument("--gold"); parser.add_argument("--pred")
parser.add_argument("--json", action="store_true"); parser.add_argument("--given", action="store_true")
a = parser.parse_args()
gold = [json.loads(line) for line in open(a.gold)]
pred = [json.loads(line) for line in open(a.pred)]
print("a line of talk before the figures")
print(json.dumps({"docs": len(gold), "hit": sum(p in gold for p in pred) / len(gold), "given": a.given}))
"""

GOOD = """
import json
SCORER = "score_toy.py"
def predict(data):
    lines = (data / "gold.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines][:1]
"""

BAD = """
SCORER = "score_toy.py"
def predict(data):
    raise ValueError("the adapter is broken")
"""


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """Two toy sets, one with a good and one with a broken adapter, and their scorer."""
    for name in ("toy", "broken"):
        folder = tmp_path / "dev" / name
        folder.mkdir(parents=True)
        (folder / "gold.jsonl").write_text('{"doc": "a"}\n{"doc": "b"}\n')
        (folder / "docs.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score_toy.py").write_text(SCORER)
    adapters = tmp_path / "toy_adapters"
    adapters.mkdir()
    (adapters / "__init__.py").write_text("")
    (adapters / "toy.py").write_text(GOOD)
    (adapters / "broken.py").write_text(BAD)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(program, "SETS", (EvalSet("toy", ("hit",)), EvalSet("broken", ("hit",))))
    yield tmp_path
    for name in [n for n in sys.modules if n.startswith("toy_adapters")]:
        del sys.modules[name]


def evaluate(bench: Path, *more: str) -> int:
    return program.main(
        ["--data", str(bench / "dev"), "--package", "toy_adapters", "--floors", str(bench / "floors.json"), *more]
    )


def test_a_good_set_prints_its_headline_and_writes_its_figures(bench, capsys):
    assert evaluate(bench, "--sets", "toy", "--out", str(bench / "out" / "figures.json")) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0].split() == ["set", "figure", "value", "floor"]
    assert printed.out.splitlines()[1].split() == ["toy", "hit", "0.500"]
    assert "toy" in printed.err  # progress
    written = json.loads((bench / "out" / "figures.json").read_text())
    assert written == {"toy": {"docs": 2, "hit": 0.5, "given": False}}


def test_a_broken_adapter_is_reported_and_the_others_go_on(bench, capsys):
    assert evaluate(bench, "--out", str(bench / "figures.json")) == 1
    out = capsys.readouterr().out
    assert "broken: failed: ValueError: the adapter is broken" in out
    assert "toy" in out.splitlines()[1]
    assert set(json.loads((bench / "figures.json").read_text())) == {"toy"}


def test_all_figures_come_after_the_headlines(bench, capsys):
    evaluate(bench, "--sets", "toy", "--all")
    figures = [line.split()[1] for line in capsys.readouterr().out.splitlines()[1:]]
    assert figures == ["hit", "docs", "given"]


@pytest.mark.parametrize("arguments", [("--sets", "nothing"), ("--data", "no-such-folder")])
def test_wrong_usage_ends_with_2(bench, arguments, capsys):
    with pytest.raises(SystemExit) as end:
        evaluate(bench, *arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err


def test_a_floor_holds_until_it_is_lowered_on_purpose(bench, capsys):
    assert evaluate(bench, "--sets", "toy", "--raise-floor") == 0
    (bench / "toy_adapters" / "toy.py").write_text("SCORER = 'score_toy.py'\ndef predict(data):\n    return []\n")
    for name in [n for n in sys.modules if n.startswith("toy_adapters")]:
        del sys.modules[name]
    assert evaluate(bench, "--sets", "toy") == 1
    assert "toy: hit fell to 0.0000, the floor is 0.5000" in capsys.readouterr().err
    assert evaluate(bench, "--sets", "toy", "--raise-floor") == 1  # raising never lowers
    assert evaluate(bench, "--sets", "toy", "--lower-floor") == 0
    assert evaluate(bench, "--sets", "toy") == 0


def test_a_floor_does_not_bind_on_other_documents(bench):
    evaluate(bench, "--sets", "toy", "--raise-floor")
    (bench / "dev" / "toy" / "gold.jsonl").write_text('{"doc": "z"}\n{"doc": "a"}\n{"doc": "b"}\n{"doc": "c"}\n')
    assert evaluate(bench, "--sets", "toy") == 0


def test_a_scorer_that_fails_says_its_last_words(bench):
    (bench / "score" / "score_toy.py").write_text("raise SystemExit('no such column')")
    with pytest.raises(ScoringError, match="no such column"):
        call(Scoring("score_toy.py", []), bench / "dev" / "toy", bench / "score", bench)


def test_a_variant_with_its_own_predictions_has_its_name_before_the_figures(tmp_path):
    each = EvalSet("toy", (), (Variant("flat"), Variant("given", ("--given",)), Variant("absent")))
    adapter = SimpleNamespace(SCORER="s.py", predict=lambda data: [1], predict_flat=lambda data: [2])
    found = list(runner.plain_scorings(adapter, each, tmp_path))
    assert [(s.prefix, s.predictions, s.arguments) for s in found] == [
        ("", [1], ()),
        ("flat.", [2], ()),
        ("given.", [1], ("--given",)),
    ]


def test_every_adapter_of_the_project_belongs_to_a_set():
    names = {each.name for each in sets.SETS}
    assert len(names) == len(sets.SETS)
    folder = Path(runner.__file__).parent
    plumbing = {"__init__", "__main__", "sets", "runner", "scorer", "table", "floors", "ledger"}
    modules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert modules - plumbing <= names
