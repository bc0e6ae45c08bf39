"""Time expressions of news and their values (TimeBank and AQUAINT as TempEval-3 gives them)."""

import json
from pathlib import Path
from typing import Any

from rashomon.extract.times import find_times
from rashomon.resolve.calendar import resolve_times

SCORER = "score_timex.py"


def predict(data: Path) -> list[dict[str, Any]]:
    """A line for each time expression of the documents in `data`, read against the document's creation time."""
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for line in lines for row in _rows(json.loads(line))]


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    found = resolve_times(find_times(document["text"]), document["published"])
    return [
        {"doc": document["id"], "start": e.span.start, "end": e.span.end, "type": e.type, "value": e.value}
        for e in found
    ]
