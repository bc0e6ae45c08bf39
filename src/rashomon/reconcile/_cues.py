"""Words that tell which of two figures in one report is the newer one."""

import re
from functools import cache

from rashomon.text.vocabulary import entries


def tells_earlier(sentence: str) -> bool:
    """The sentence gives a figure as an older one ("had put the toll at"); a toll that rises is told as new."""
    return _says("earlier", sentence) and not tells_raised(sentence)


def tells_raised(sentence: str) -> bool:
    """The sentence tells that a toll has grown ("rose to")."""
    return _says("raised", sentence)


def _says(kind: str, sentence: str) -> bool:
    return any(cue.search(sentence) for cue in _cues(kind))


@cache
def _cues(kind: str) -> tuple[re.Pattern[str], ...]:
    listed = (str(entry["cue"]) for entry in entries("revision_cues") if entry["says"] == kind)
    return tuple(re.compile(rf"\b(?:{cue})\b", re.IGNORECASE) for cue in listed)
