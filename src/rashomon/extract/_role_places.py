"""Places that belong to people who do not fight: whoever hits one, hits civilians."""

import re
from functools import cache

from rashomon.text.vocabulary import entries


def means_civilians(words: str) -> bool:
    """The words name a place of `resources/civilian_places.yaml`: "a crowded market", "residential areas"."""
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    choices = []
    for entry in entries("civilian_places"):
        nouns = "|".join(re.escape(word) for word in entry["words"])
        before = rf"(?:{'|'.join(entry['after'])})\s+(?:\w+\s+)?" if "after" in entry else ""
        choices.append(rf"{before}(?:{nouns})")
    return re.compile(rf"\b(?:{'|'.join(choices)})(?:s|es)?$", re.IGNORECASE)
