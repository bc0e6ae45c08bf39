"""Attack types of South Asian insurgency reports (several a report), from the event words of its first sentences."""

import json
import pathlib

from rashomon.extract.events import EventWord, event_words

SCORER = "score_satp.py"
_LEAD = 600
_BOMBING = frozenset({"explosive", "suicide_bomb", "grenade", "shelling", "air_strike"})
_ASSAULT = frozenset({"armed_clash", "attack"})
_FIREARMS = ("fire", "shot", "shoot", "gun", "encounter", "clash", "ambush", "sniper", "bullet")


def predict(data: pathlib.Path) -> list[dict[str, object]]:
    """One line a document: {"doc", "types"}."""
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"doc": doc["id"], "types": _types(doc["text"])} for doc in map(json.loads, filter(None, lines))]


def _types(text: str) -> list[str]:
    words = event_words(text, 0, _LEAD)
    found = set()
    if _weight(words, _BOMBING) >= 3.5:
        found.add("bombing")
    if _weight(words, frozenset({"abduction"})) >= 4:
        found.add("kidnapping")
    if any(cue in word.span.text.lower() for word in words if word.type in _ASSAULT for cue in _FIREARMS):
        found.add("armed_assault")
    if not found and _weight(words, frozenset({"armed_clash"})) >= 2.5:
        found.add("armed_assault")
    return sorted(found) or ["other"]


def _weight(words: tuple[EventWord, ...], types: frozenset[str]) -> float:
    return sum(word.weight for word in words if word.type in types)
