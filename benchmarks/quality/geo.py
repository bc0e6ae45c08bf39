"""Places in news: found and located (scorer: score_geo.py)."""

import json
import pathlib
from typing import Any

from rashomon.model.where import Place
from rashomon.resolve.gazetteer import Gazetteer, PlaceName

SCORER = "score_geo.py"


def predict(data: pathlib.Path) -> list[dict[str, Any]]:
    """End to end: every name of a place that the program finds.

    The corpora also annotate adjectives ("Turkish") and names that hold the name of a place.
    """
    gazetteer = Gazetteer()
    return [
        _line(doc["id"], named.name.start, named.name.end, named.place)
        for doc in _lines(data / "docs.jsonl")
        for named in gazetteer.names(doc["text"])
        if _counts(named)
    ]


def _counts(named: PlaceName) -> bool:
    return named.place.lat is not None


def predict_given(data: pathlib.Path) -> list[dict[str, Any]]:
    """The phrases are given; the report's places, as the program finds them, are the context (for --given)."""
    gazetteer = Gazetteer()
    found = {doc["id"]: gazetteer.names(doc["text"]) for doc in _lines(data / "docs.jsonl")}
    return [_given(gazetteer, gold, found[gold["doc"]]) for gold in _lines(data / "gold.jsonl")]


def _given(gazetteer: Gazetteer, gold: dict[str, Any], found: tuple[PlaceName, ...]) -> dict[str, Any]:
    same = [n for n in found if n.name.start < gold["end"] and gold["start"] < n.name.end and n.place.lat is not None]
    if same:
        return _line(gold["doc"], gold["start"], gold["end"], max(same, key=lambda n: len(n.name.text)).place)
    context = [n.place for n in found]
    return _line(gold["doc"], gold["start"], gold["end"], gazetteer.lookup(gold["phrase"], context))


def _line(doc: str, start: int, end: int, place: Place | None) -> dict[str, Any]:
    line: dict[str, Any] = {"doc": doc, "start": start, "end": end, "lat": None, "lon": None}
    if place is not None:
        line.update(lat=place.lat, lon=place.lon, geonameid=place.geonames)
    return line


def _lines(path: pathlib.Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]
