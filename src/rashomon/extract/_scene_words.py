"""Words around names of places, from `resources/scene_cues.yaml`, set into the grammar of the modules that ask."""

import re
from functools import cache

from rashomon.text.vocabulary import entries

_SLOT = re.compile(r"<(\w+)>")


@cache
def cue(grammar: str, any_case: bool = False) -> re.Pattern[str]:
    """A regular expression in which each `<cue>` stands for the words of that cue: `\\b<dealing> with $`."""
    return re.compile(_SLOT.sub(lambda slot: _any_of(slot[1]), grammar), re.IGNORECASE if any_case else 0)


def _any_of(name: str) -> str:
    words = next(entry["words"] for entry in entries("scene_cues") if entry["cue"] == name)
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"
