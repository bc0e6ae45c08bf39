"""Calls a scorer: another program that compares predictions with a gold set and prints its figures as JSON."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

Line = dict[str, Any]
Figures = dict[str, float | int | str]


class ScoringError(Exception):
    """A scorer ended with an error or printed something else than figures."""


class Scoring(NamedTuple):
    """One call of one scorer.

    scorer: the scorer's file name. predictions: lines to hand over, or a path that holds them already.
    arguments: what this scorer takes besides `--gold`, `--pred` and `--json`.
    prefix: goes before the figures' names.
    """

    scorer: str
    predictions: list[Line] | Path
    arguments: tuple[str, ...] = ()
    prefix: str = ""


def call(scoring: Scoring, gold: Path, scorers: Path, scratch: Path) -> Figures:
    """The figures of one scoring, under the scorer's own names.

    gold: the set's folder. scorers: the folder with the scorers. scratch: an empty folder for files in between.
    Raises ScoringError with the scorer's last words.
    """
    program = scorers / scoring.scorer
    if not program.is_file():
        raise ScoringError(f"no scorer {program}")
    predictions = _written(scoring.predictions, scratch / "predictions.jsonl")
    command = [sys.executable, str(program), "--gold", str(gold / "gold.jsonl"), "--pred", str(predictions), "--json"]
    done = subprocess.run([*command, *scoring.arguments], capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode:
        raise ScoringError(f"{scoring.scorer} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return {scoring.prefix + name: value for name, value in _figures(done.stdout, scoring.scorer).items()}


def _written(predictions: list[Line] | Path, path: Path) -> Path:
    if isinstance(predictions, Path):
        return predictions
    write_lines(path, predictions)
    return path


def _figures(output: str, scorer: str) -> Figures:
    lines = [line for line in output.splitlines() if line.startswith("{")]
    if not lines:
        raise ScoringError(f"{scorer} printed no figures: {output.strip()[-500:]}")
    figures: Figures = json.loads(lines[-1])
    return figures


def read_lines(path: Path) -> list[Line]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Writes objects as a JSON Lines file."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
