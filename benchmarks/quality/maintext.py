"""The report's own words out of a page: from HTML, and from the flat text of all that the page shows."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import InputError
from rashomon.ingest.clean import clean
from rashomon.ingest.raw import RawDocument
from rashomon.model.offer import OfferKind
from rashomon.model.report import Report

SCORER = "score_maintext.py"


def predict(data: Path) -> list[dict[str, object]]:
    """Track A: bodies from `html/ID.html.gz`."""
    folder = data / "maintext"
    return [_line(doc["id"], "html", _page(folder, doc["id"])) for doc in _docs(folder)]


def predict_flat(data: Path) -> list[dict[str, object]]:
    """Track B: bodies from the page's visible text alone."""
    return [_line(doc["id"], "plain", doc["text"].encode()) for doc in _docs(data / "maintext")]


def _docs(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "docs.jsonl").open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _page(folder: Path, name: str) -> bytes:
    with gzip.open(folder / "html" / f"{name}.html.gz") as stream:
        return stream.read()


def _line(name: str, kind: OfferKind, content: bytes) -> dict[str, object]:
    try:
        text = _body(clean(RawDocument(place=name, data=content, kind=kind)))
    except InputError:
        text = ""
    return {"doc": name, "text": text}


def _body(report: Report) -> str:
    return report.text[report.headline_end :].strip()
