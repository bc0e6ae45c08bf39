"""Did the police kill, arrest, use force or fail to act, by patterns over the sentences that name the police."""

import json
import pathlib
from functools import cache

from rashomon.extract._events_patterns import Phrases, tokens
from rashomon.text.sentences import sentences

SCORER = "score_indiapolice.py"
_POLICE = "police|policeman|cop|constable|officer|inspector|crpf|rpf|srp|saf|jawan|commissioner|raf|army|troop|bsf"
_PATTERNS = (
    ("KILL", "police|army firing"),
    ("KILL", f"{_POLICE} ... kill|shoot|shot .. dead|people|person|youth|man|rioter"),
    ("KILL", f"kill|killed|die|died|dead ... {_POLICE} .. firing|bullet|fire"),
    ("KILL", f"kill|killed .. by .. {_POLICE}"),
    ("ARREST", "arrest|detain|apprehend|nab"),
    ("ARREST", "rounded =up"),
    ("ARREST", "taken .. custody"),
    ("ARREST", "pick|picked =up"),
    ("FAIL", f"{_POLICE} ... fail|refuse|reluctant|inaction|mute|silent|spectator|bystander|helpless|absent"),
    ("FAIL", f"{_POLICE} .. =not ... come|act|do|help|intervene|respond|register|arrest|reach|stop|prevent|take"),
    ("FAIL", f"{_POLICE} ... =did =nothing|little"),
    ("FAIL", f"{_POLICE} ... =stood|=watched|=looked|=abetted|=connived|=ignored"),
    ("FAIL", f"fail|failure|inaction|inability .. of|by .. {_POLICE}"),
    ("FAIL", "no action|arrest|help"),
    ("FORCE", "lathi|cane charge"),
    ("FORCE", "lathicharge|teargas"),
    ("FORCE", "tear gas"),
    ("FORCE", "police|army firing"),
    ("FORCE", f"{_POLICE} ... fire|fired|beat|burst|resort|lob|disperse|shoot|shot"),
    ("FORCE", "fire|opened|open .. fire|firing"),
    ("FORCE", f"=by .. {_POLICE} .. bullet|firing"),
)
_ACTIONS = frozenset({"KILL", "ARREST", "FORCE"})


def predict(data: pathlib.Path) -> list[dict[str, object]]:
    """One line a document: {"doc", "labels"}."""
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"doc": doc["id"], "labels": sorted(_labels(doc["text"]))} for doc in map(json.loads, filter(None, lines))]


def _labels(text: str) -> set[str]:
    found: set[str] = set()
    for sentence in sentences(text):
        words = tokens(sentence.text)
        if any(True for _ in _police().all(words)):
            found |= {match.meaning for match in _phrases().all(words)} | {"POLICE"}
    if found & _ACTIONS or _does_something(text):
        found.add("ANY_ACTION")
    return found - {"POLICE"}


def _does_something(text: str) -> bool:
    return any(True for sentence in sentences(text) for _ in _acting().all(tokens(sentence.text)))


@cache
def _phrases() -> Phrases[str]:
    return Phrases((pattern, label) for label, pattern in _PATTERNS)


@cache
def _police() -> Phrases[None]:
    return Phrases([(_POLICE, None)])


@cache
def _acting() -> Phrases[None]:
    verbs = "said|register|seize|recover|deploy|patrol|rush|impose|control|disperse|rescue|investigate|book|raid|lodge"
    return Phrases(
        [(f"{_POLICE} .. {verbs}", None), (f"deploy|register|lodge .. .. {_POLICE}|complaint|fir|case", None)]
    )
