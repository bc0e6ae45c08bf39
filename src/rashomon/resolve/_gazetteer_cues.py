"""Words around a name, from `resources/place_cues.yaml`."""

from functools import cache

from rashomon.text.vocabulary import entries


@cache
def cues() -> dict[str, frozenset[str]]:
    """Cue to its words, in lower case."""
    return {entry["cue"]: frozenset(entry["words"]) for entry in entries("place_cues")}


@cache
def any_of(*names: str) -> frozenset[str]:
    """The words of several cues."""
    return frozenset[str]().union(*(cues()[name] for name in names))
