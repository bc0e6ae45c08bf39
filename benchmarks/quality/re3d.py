"""People, groups, places, weapons of conflict documents (scorer: score_re3d.py).

The program finds actors, places, times and numbers, not noun phrases by type: the adapter lays what it finds over the
noun phrases of the parser and sorts the rest by their heads.
"""

import json
import pathlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from rashomon.extract.parse import ParsedReport, ParsedSentence
from rashomon.extract.times import find_times
from rashomon.resolve.gazetteer import Gazetteer
from rashomon.resolve.registry import Registry
from rashomon.text.numbers import numbers
from rashomon.text.sentences import sentences

from . import _re3d_words as words

SCORER = "score_re3d.py"

_MONEY = re.compile(
    r"[$£€]\s?\d[\d,.]*\d?(?:\s?(?:million|billion|bn|m|k)\b)?|\b\d[\d,.]* (?:dollars|dinars|euros|pounds)\b"
)
_RESOLUTION = re.compile(r"\b(?:UN |UNSC )?(?:Security Council )?Resolutions? \d{3,4}(?: and \d{3,4})?")
_SHIP = re.compile(r"\b(?:USS|HMS|FS|HMAS|USNS) [A-Z][\w-]+(?: (?:de )?[A-Z][\w-]+)*")
_GOVERNMENT_OF = re.compile(r"\b[Tt]he (?:[Gg]overnment|[Pp]eople|[Rr]epublic) of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?")


class Entity(NamedTuple):
    """A stretch of the text with its type."""

    start: int
    end: int
    type: str


def predict(data: pathlib.Path) -> list[dict[str, Any]]:
    """A line for each document with the entities found in it, none inside another."""
    registry, gazetteer = Registry(), Gazetteer()
    with (data / "docs.jsonl").open(encoding="utf-8") as stream:
        docs = [json.loads(line) for line in stream]
    return [_line(doc, registry, gazetteer) for doc in docs]


def _line(doc: dict[str, Any], registry: Registry, gazetteer: Gazetteer) -> dict[str, Any]:
    text = doc["text"]
    found = _apart(
        [*_patterns(text), *_times(text), *_phrases(text, registry, gazetteer), *_numbers(text)],
    )
    return {"doc": doc["id"], "entities": [{"start": e.start, "end": e.end, "type": e.type} for e in found]}


def _apart(found: list[Entity]) -> list[Entity]:
    """Without overlaps: what was found first stays."""
    kept: list[Entity] = []
    for entity in found:
        if not any(entity.start < other.end and other.start < entity.end for other in kept):
            kept.append(entity)
    return sorted(kept)


def _patterns(text: str) -> Iterator[Entity]:
    shapes = (
        (_MONEY, "Money"),
        (_RESOLUTION, "DocumentReference"),
        (_SHIP, "MilitaryPlatform"),
        (_GOVERNMENT_OF, "Organisation"),
    )
    for shape, kind in shapes:
        yield from (Entity(match.start(), match.end(), kind) for match in shape.finditer(text))


def _times(text: str) -> Iterator[Entity]:
    return (Entity(t.span.start, t.span.end, "Temporal") for t in find_times(text))


def _numbers(text: str) -> Iterator[Entity]:
    counts = (n for n in numbers(text) if n.kind == "count")
    return (Entity(n.figure.start, n.figure.end, "Quantity") for n in counts if (n.quantity.low or 0) > 1)


def _phrases(text: str, registry: Registry, gazetteer: Gazetteer) -> Iterator[Entity]:
    found = sentences(text)
    parsed = ParsedReport(text, found)
    parsed.parse(range(len(found)))
    actors = [(m.span.start, m.span.end) for m in registry.find(text)]
    named = gazetteer.names(text)
    places = [(n.name.start, n.name.end) for n in named if n.use in ("place", "speaker")]
    peoples = [n.name for n in named if n.use == "adjective" and n.name.text.endswith("s")]
    chunks = [_Chunk(parsed[s.index], c.start, c.end) for s in found for c in parsed[s.index].doc.model.noun_chunks]
    people = {w for c in chunks if _is_person_name(c, actors, places) for w in c.words if w[:1].isupper()}
    for chunk in chunks:
        yield from _of_chunk(chunk, actors, places, people)
    yield from _pronouns(parsed, len(found))
    yield from (Entity(*place, "Location") for place in places)
    yield from (Entity(span.start, span.end, "Organisation") for span in peoples if span.text[-2:] not in ("ss", "us"))
    # a lower-case singular ("terrorist") only describes the noun after it
    yield from (Entity(*a, "Organisation") for a in actors if text[a[0]].isupper() or text[a[1] - 1] == "s")


class _Chunk:
    """A noun phrase with its place in the text."""

    def __init__(self, parsed: ParsedSentence, first: int, last: int) -> None:
        tokens = [t for t in parsed.doc[first:last] if not t.is_space]
        while tokens and (tokens[-1].is_punct or tokens[-1].tag_ == "POS"):
            tokens = tokens[:-1]
        while tokens and (tokens[0].is_punct or tokens[0].pos_ in ("NUM", "ADP") or tokens[0].tag_ == "POS"):
            tokens = tokens[1:]
        self.tokens = tokens
        span = parsed.words(tokens) if tokens else parsed.span(first, first + 1)
        self.start, self.end = span.start, span.end
        self.words = [t.text for t in tokens]
        self.head = tokens[-1].lower_ if tokens else ""
        self.is_plural = bool(tokens) and tokens[-1].tag_ in ("NNS", "NNPS")
        self.names = [t.text for t in tokens if t.pos_ != "DET"]

    def holds(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [s for s in spans if s[0] < self.end and self.start < s[1]]


def _is_person_name(chunk: _Chunk, actors: list[tuple[int, int]], places: list[tuple[int, int]]) -> bool:
    if (
        len(chunk.words) < 2
        or chunk.holds(places)
        or not all(w[:1].isupper() or w in ("al", "bin") for w in chunk.words)
    ):
        return False
    lowered = [w.lower().strip(".") for w in chunk.words]
    if lowered[0] in words.TITLES and lowered[-1] not in words.GROUP_NAMES:
        return True
    if chunk.holds(places):
        return False
    is_group = any(w in words.GROUP_NAMES or w in words.PLACE_NOUNS for w in lowered) or chunk.holds(actors)
    return (
        len(chunk.words) <= 4
        and not is_group
        and not any((w.isupper() and len(w) > 2) or any(c.isdigit() for c in w) for w in chunk.words)
    )


def _of_chunk(
    chunk: _Chunk, actors: list[tuple[int, int]], places: list[tuple[int, int]], people: set[str]
) -> Iterator[Entity]:
    if chunk.tokens and (kind := _kind(chunk, actors, places, people)):
        yield Entity(chunk.start, chunk.end, kind)


def _kind(chunk: _Chunk, actors: list[tuple[int, int]], places: list[tuple[int, int]], people: set[str]) -> str | None:
    if len(chunk.tokens) == 1 and chunk.tokens[0].pos_ == "PRON":
        return None
    if _is_person_name(chunk, actors, places) or (len(chunk.names) == 1 and chunk.names[0] in people):
        return "Person"
    by_head = _kind_of_head(chunk)
    if by_head:
        return by_head
    if any(end == chunk.end for _, end in chunk.holds(actors)):
        return "Organisation"
    if any(end == chunk.end for _, end in chunk.holds(places)):
        # a country that does something is its government
        return "Organisation" if chunk.tokens[-1].dep_ == "nsubj" else "Location"
    is_name = all(t.pos_ == "PROPN" for t in chunk.tokens if t.pos_ != "DET")
    if is_name and (chunk.head in words.GROUP_NAMES or chunk.words[-1].isupper()):
        return "Organisation"
    return None


def _kind_of_head(chunk: _Chunk) -> str | None:
    sorts = (
        (words.GROUP_NOUNS, "Organisation"),
        (words.PLACE_NOUNS, "Location"),
        (words.PERSON_NOUNS, "Person"),
        (words.WEAPONS, "Weapon"),
        (words.PLATFORMS, "MilitaryPlatform"),
        (words.VEHICLES, "Vehicle"),
    )
    return next((kind for nouns, kind in sorts if chunk.head in nouns), None)


def _pronouns(parsed: ParsedReport, count: int) -> Iterator[Entity]:
    for index in range(count):
        for token in parsed[index].doc:
            word = token.lower_
            span = parsed[index].span(token.i, token.i + 1)
            if word in words.PERSON_PRONOUNS:
                yield Entity(span.start, span.end, "Person")
            elif word in words.GROUP_PRONOUNS and token.text != "US":
                yield Entity(span.start, span.end, "Organisation")
            elif word == "here":
                yield Entity(span.start, span.end, "Location")
