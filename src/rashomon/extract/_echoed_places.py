"""Places that a report names and then calls "the town", "the city", "the village"."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from rashomon.extract._telling_places import is_date_line
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span
from rashomon.model.where import PlaceMention

_ECHO = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:same |besieged |nearby |[\w-]+-held )?(?:town|city|village)\b"
    r"(?! of\b| where\b| centre\b| center\b| council\b| hall\b| police\b|['’-]| [A-Z])"
)
_BESIDE = re.compile(r"\b(?:near|outside|around|(?:north|south|east|west)\w* of) $")
_TOWNS = ("settlement", None)  # a name that no list holds may be a village
_POINTS = ("site", "sub_city", "settlement", "near", None)
_REACH = 600  # characters: some four sentences


def echoes(text: str, sentences: Sequence[Sentence], mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Mentions for "the town" in sentences that name no town themselves: it is the one named last before them.

    mentions: all places that the report names. Where the sentence before tells of several towns, nobody knows which.
    """
    towns = [m for m in mentions if m.place.precision in _TOWNS and not is_date_line(text, m)]
    for sentence in sentences:
        echo = _ECHO.search(text, sentence.start, sentence.end)
        if echo is None or any(sentence.span.holds(m.span) and m.place.precision in _POINTS for m in mentions):
            continue
        town = _named_last(sentences, towns, echo.start())
        if town is not None:
            yield _echo(text, echo.start(), echo.end(), town)


def _named_last(sentences: Sequence[Sentence], towns: Sequence[PlaceMention], before: int) -> PlaceMention | None:
    near = [m for m in towns if before - _REACH < m.span.start < before]
    if not near:
        return None
    home = next((s for s in sentences if s.span.holds(near[-1].span)), None)
    together = {m.place.name for m in near if home is not None and home.span.holds(m.span)}
    return near[-1] if len(together) == 1 else None


def _echo(text: str, start: int, end: int, town: PlaceMention) -> PlaceMention:
    beside = _BESIDE.search(text, max(0, start - 20), start)
    if beside is None:
        return PlaceMention(Span.of(text, start, end), town.place)
    return PlaceMention(Span.of(text, beside.start(), end), structs.replace(town.place, precision="near"))
