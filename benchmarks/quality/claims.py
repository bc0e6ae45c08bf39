"""Claims and incidents of Syrian war reports: the export itself is what is scored."""

from collections.abc import Iterator
from pathlib import Path

from .ledger import build
from .scorer import Scoring

SCORER = "score_claims.py"


def scorings(folder: Path, scratch: Path) -> Iterator[Scoring]:
    """One scoring of the ledger of all the set's documents, with links across reports where those are annotated."""
    clusters = folder / "clusters.jsonl"
    links = ("--clusters", str(clusters)) if clusters.is_file() else ()
    yield Scoring(SCORER, build(folder / "docs.jsonl", scratch), ("--docs", str(folder / "docs.jsonl"), *links))
