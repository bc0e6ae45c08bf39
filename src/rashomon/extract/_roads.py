"""Roads that are told by the places they join: "on the road between Homs and Rastan", "the Homs-Rastan highway"."""

import itertools
from collections.abc import Iterator, Sequence

from rashomon.extract._scene_words import cue
from rashomon.model.span import Span
from rashomon.model.where import Place, PlaceMention

# grammar, with the words of `resources/scene_cues.yaml` in its slots; "the villages of" may stand before either name
_TOWNS = r"(?:the )?(?:\w+ )?(?:(?:towns|villages|cities|<town>|capital)(?: of)? )?"
_BEFORE = rf"\b<road>(?: (?:that|which))? (?:<joining>) {_TOWNS}$"
_BETWEEN = rf" (?:and|to|with) {_TOWNS}"
_HYPHEN = r"(?:[-–]|[-–—]to[-–—]| to | [-–] )"
_AFTER = r"(?: (?:main|international|strategic|desert|coastal|old|new|\w+[- ]lane))? <road>\b"
_ENDS = r"<road>$"
_NOUN = r"\b<road>\b"
_REACH = 90  # characters before the first name
_POINTS = ("site", "sub_city", "settlement", None)


def with_roads(text: str, mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The mentions of a report, in order; those of two places that a road joins are one, of that road."""
    ordered = sorted(mentions, key=lambda m: m.span)
    found = {one.span: road for one, two in itertools.pairwise(ordered) if (road := _road(text, one, two))}
    return tuple(_merged(ordered, found))


def _merged(ordered: Sequence[PlaceMention], roads: dict[Span, PlaceMention]) -> Iterator[PlaceMention]:
    end = 0
    for mention in ordered:
        road = roads.get(mention.span)
        if mention.span.start >= end:
            yield road or mention
            end = road.span.end if road else end


def _road(text: str, one: PlaceMention, two: PlaceMention) -> PlaceMention | None:
    if one.place.precision not in _POINTS or two.place.precision not in _POINTS or one.place.name == two.place.name:
        return None
    words = _words(text, one.span, two.span)
    return PlaceMention(words, between(words.text, one.place, two.place)) if words is not None else None


def _words(text: str, one: Span, two: Span) -> Span | None:
    """The words that name the road of these two places; None where they name none."""
    gap = text[one.end : two.start]
    start = max(0, one.start - _REACH)
    before = cue(_BEFORE).search(text[start : one.start])
    if before is not None and cue(_BETWEEN).fullmatch(gap):
        return Span.of(text, start + before.start(), two.end)
    if cue(_HYPHEN).fullmatch(gap) is None:
        return None
    after = cue(_AFTER).match(text, two.end)
    if after is None and cue(_ENDS).search(two.text) is None:
        return None
    return Span.of(text, one.start, after.end() if after is not None else two.end)


def between(words: str, one: Place, two: Place) -> Place:
    """Somewhere between two places: half way, in the province and the country that both lie in."""
    noun = next((found[0].removesuffix("s") for found in cue(_NOUN, any_case=True).finditer(words)), "road").lower()
    lats = [p.lat for p in (one, two) if p.lat is not None]
    lons = [p.lon for p in (one, two) if p.lon is not None]
    return Place(
        text=words,
        name=f"{one.name or one.text}–{two.name or two.text} {noun}",
        admin1=_shared(one.admin1, two.admin1),
        country=_shared(one.country, two.country),
        lat=_middle(lats),
        lon=_middle(lons),
        precision="region",
    )


def _middle(degrees: Sequence[float]) -> float | None:
    return round(sum(degrees) / 2, 4) if len(degrees) == 2 else None


def _shared(one: str | None, two: str | None) -> str | None:
    return one if one == two or two is None else two if one is None else None
