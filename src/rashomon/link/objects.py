"""What was hit and whom, by words that tell one event of a day from another (`resources/telling_objects.yaml`)."""

import re
from functools import cache

from rashomon.text.vocabulary import entries


def objects_in(text: str) -> frozenset[str]:
    """The kinds that a text names, each by the first word for it: "convoy" of "two aid convoys"."""
    return frozenset(_kinds()[word] for word in _pattern().findall(text.lower()))


@cache
def _kinds() -> dict[str, str]:
    return {word: str(entry["words"][0]) for entry in entries("telling_objects") for word in entry["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_kinds(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
