"""The same as `claims`, on reports from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

from .claims import ledger_scoring
from .scorer import Scoring


def scorings(data: Path, scratch: Path) -> Iterator[Scoring]:
    """One scoring of the ledger of all the set's documents."""
    yield ledger_scoring(data / "world", scratch)
