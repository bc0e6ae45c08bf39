"""Weapons that a text names, from `resources/weapons.yaml`."""

from functools import cache

from rashomon.extract._events_patterns import Phrases, tokens
from rashomon.model.span import Span
from rashomon.text import vocabulary


def weapons(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The weapons named in `text[start:end]`, offsets in `text`, in order, without overlap.

    What carries a weapon (tanks, jets) is given only where no weapon is named.
    """
    if not _phrases().may_match(text[start:end]):
        return ()
    found = _phrases().longest(tokens(text, start, end))
    means = [match for match in found if match.meaning != "platform"]
    spans = sorted({(match.start, match.end) for match in means or found})
    kept: list[Span] = []
    for first, last in spans:
        if not kept or first >= kept[-1].end:
            kept.append(Span.of(text, first, last))
    return tuple(kept)


@cache
def _phrases() -> Phrases[str]:
    return Phrases((pattern, entry["kind"]) for entry in vocabulary.entries("weapons") for pattern in entry["any"])
