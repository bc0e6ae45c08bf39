"""Which reports of many publishers tell the same story."""

from collections.abc import Iterator
from pathlib import Path

from .ledger import build, load, story
from .scorer import Scoring, read_lines

SCORER = "score_newscluster.py"


def scorings(folder: Path, scratch: Path) -> Iterator[Scoring]:
    """One scoring: each document under its story."""
    documents = folder / "docs.jsonl"
    export = load(build(documents, scratch))
    yield Scoring(SCORER, [{"doc": d["id"], "cluster": story(export, d["id"])} for d in read_lines(documents)])
