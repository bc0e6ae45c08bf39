"""Is a text a report of a violent-conflict incident in the Horn of Africa: `relevance`, and the set's region."""

import json
import pathlib
import re
from functools import cache

from rashomon.extract.relevance import is_incident, is_violent
from rashomon.text import vocabulary

SCORER = "score_ceha.py"
_HORN = frozenset({"DJI", "ERI", "ETH", "KEN", "SOM", "SSD", "SDN", "UGA"})
# powers, donors and news agencies' homes are named everywhere and say nothing about the place
_EVERYWHERE = frozenset({"USA", "GBR", "FRA", "CHN", "RUS", "DEU", "ITA", "ARE", "SAU", "EGY", "TUR", "CAN", "AUS"})


def predict(data: pathlib.Path) -> list[dict[str, object]]:
    """One line a document: {"doc", "relevant", "violence"}."""
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [_line(doc["id"], doc["text"]) for doc in map(json.loads, filter(None, lines))]


def _line(doc: str, text: str) -> dict[str, object]:
    return {"doc": doc, "relevant": is_incident(text) and not _is_elsewhere(text), "violence": is_violent(text)}


def _is_elsewhere(text: str) -> bool:
    """Another country is named at the head of the text more often than one of the Horn."""
    found = [_countries()[word] for word in _name().findall(text[:1200])]
    horn = sum(code in _HORN for code in found)
    return sum(code not in _HORN | _EVERYWHERE for code in found) > 2 * horn


@cache
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in vocabulary.entries("places_countries"):
        if entry["kind"] == "country":
            names |= dict.fromkeys((entry["name"], *entry.get("also", ()), *entry.get("people", ())), entry["country"])
    return names


@cache
def _name() -> re.Pattern[str]:
    names = sorted(_countries(), key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
