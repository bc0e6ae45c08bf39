"""The attributing words of `resources/attribution_verbs.yaml`, by part of speech and base form."""

from functools import cache
from typing import Literal

from msgspec import Struct

from rashomon.text.vocabulary import entries

Kind = Literal["speech", "evidence", "judgement", "intention", "belief"]
Part = Literal["verb", "noun", "adjective", "adverb"]
Range = tuple[int, int]

KINDS: frozenset[Kind] = frozenset({"speech", "evidence", "judgement", "intention", "belief"})


class Cue(Struct, frozen=True):
    """How one attributing word behaves; `takes` and `needs` as the vocabulary file explains them."""

    kind: Kind
    takes: frozenset[str]
    needs: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    needs_predicate: bool = False
    needs_document: bool = False
    alleged: bool = False
    denies: bool = False


class Reading(Struct, frozen=True):
    """An attribution in token positions of one sentence: half-open ranges."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    relay: tuple[Range, ...] = ()
    kind: Kind = "speech"
    alleged: bool = False
    denies: bool = False
    withholds: bool = False


@cache
def cues(part: Part) -> dict[str, tuple[Cue, ...]]:
    """Base form -> the ways in which it attributes, in file order."""
    found: dict[str, tuple[Cue, ...]] = {}
    for entry in entries("attribution_verbs"):
        if entry.get("part", "verb") == part:
            cue = _cue(entry)
            for word in dict.fromkeys(entry["words"]):
                found[word] = (*found.get(word, ()), cue)
    return found


def _cue(entry: dict[str, object]) -> Cue:
    def words(key: str) -> frozenset[str]:
        value = entry.get(key, [])
        return frozenset(str(word) for word in value) if isinstance(value, list) else frozenset()

    return Cue(
        kind=entry["kind"],  # type: ignore[arg-type]
        takes=words("takes"),
        needs=words("needs"),
        not_with=words("not_with"),
        needs_predicate=bool(entry.get("needs_predicate")),
        needs_document=bool(entry.get("needs_document")),
        alleged=bool(entry.get("alleged")),
        denies=bool(entry.get("denies")),
    )
