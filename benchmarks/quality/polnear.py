"""PolNeAR: who said it, how, what, in political news of 2015-2016 (Newell, Margolin, Ruths, LREC 2018)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.extract.attribution import attributions
from rashomon.extract.parse import ParsedReport
from rashomon.extract.speakers import is_quoted, quoted_on
from rashomon.model.attribution import Attribution
from rashomon.model.span import Span
from rashomon.text.sentences import sentences

SCORER = "score_polnear.py"


def predict(data: Path) -> list[dict[str, Any]]:
    """One line per document of `data/docs.jsonl`: its attributions with character spans of source, cue and content."""
    with (data / "docs.jsonl").open(encoding="utf-8") as stream:
        documents = [json.loads(line) for line in stream if line.strip()]
    return [{"doc": document["id"], "attributions": list(read(document["text"]))} for document in documents]


def read(text: str) -> Iterator[dict[str, list[list[int]]]]:
    """The attributions of one text, in order; quotations that run on are added to what their speaker said first.

    The corpus does not look inside quotations, so what the quoted speaker says of others is left out.
    """
    report = ParsedReport(text, sentences(text))
    report.parse(range(len(report.sentences)))
    for index in range(len(report.sentences)):
        for found in attributions(report[index]):
            if not is_quoted(report, found.cue):
                yield _spans(found, quoted_on(report, index, found))


def _spans(found: Attribution, further: tuple[Span, ...]) -> dict[str, list[list[int]]]:
    return {
        "source": [[found.source.start, found.source.end]] if found.source else [],
        "cue": [[found.cue.start, found.cue.end]],
        "content": [[span.start, span.end] for span in (*found.content, *further)],
    }
