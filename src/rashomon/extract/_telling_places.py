"""Which of the places that a sentence names its event happened at."""

import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from rashomon.extract._scene_words import cue
from rashomon.model.span import Span
from rashomon.model.where import PlaceMention

_SPECIFIC = {
    "country": -1.0,
    "site": 4.0,
    "sub_city": 4.0,
    "settlement": 4.0,
    "near": 4.0,
    "adm2": 2.5,
    "adm1": 2.0,
    "region": 1.5,
}
_PART, _ALONG = -0.5, 2.5  # a part of a country; a road between two towns
_ROAD = r"\b<road>\b"
_ORDER = ("site", "sub_city", "settlement", "near", "adm2", "adm1", "region", "country")
# grammar, with the words of `resources/scene_cues.yaml` in its slots
_PLACING = r"\b<placing>\s+(?:the\s+)?(?:[\w'’]+\s+){0,3}$"
_IN = r"\b<inside>\s+(?:the\s+)?(?:\w+\s+)?$"
_LEAVING = r"\b<leaving>\s+(?:the\s+)?(?:\w+\s+)?$"
# whence it was done, not where
_FIRING = r"\b<stationed> (?:in|at|near|around|inside) (?:the )?(?:[\w'’-]+ ){0,3}(?:and )?$"
# where the harmed were brought, and where somebody filmed them
_AFTERWARDS = r"\b(?:<brought>|<filmed>|<picture> (?:\w+ )?<shown>)\s(?:[\w'’-]+\s){0,7}$"
# a capital that stands for its government
_GOVERNING = (
    r"\b(?:<dealing> with|<backing> by|pressure on|<siding> (?:to|with)(?: the)?|<figure> (?:\w+ )?<given> in) $"
)
_DEMONYM = r" <people>\b"
_BELONGING = r"\b<belonging> (?:of|from) (?:the )?(?:\w+ )?$"
# "in Urem in the north of", "Urem, near", "Urem area of": what follows holds what was named
_HELD = r",?\s*\(?(?:\b<holding>\b|\b<direction> of\b)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){0,3}"
_FOOTAGE = r"(?:\w+ ){0,3}<picture>\b"
_TOWN = r"\b<town>\b"
_BESIDE = re.compile(r",?\s*\(?")
_DATE_LINE = re.compile(r"[^a-z\n]{0,4}(?:[A-Z][\w. ]{0,24})?,?\s*(?:\([^)\n]{2,40}\)\s*)?(?:[-–—]{1,2}\s)")
_HOLDER, _AWAY, _WHENCE = 2.5, 2.0, 3.0
_NEAR_IT = 1.0  # the same sentence says "near" it, or "a suburb of" it


def scenes(
    text: str, stretch: Span, mentions: Sequence[PlaceMention], taken: Sequence[Span], home: str | None, anchor: int
) -> list[PlaceMention]:
    """The places that the event of `stretch` may have happened at, the likeliest first.

    mentions: all places of the report. taken: names of actors and sources; a place inside one is none.
    home: the country that most of the report's places lie in. anchor: where the words stand that tell what happened.
    """
    own = [m for m in mentions if stretch.holds(m.span) and (not m.place.is_broad or _is_scene(text, m))]
    free = [m for m in own if not any(m.span.overlaps(t) for t in taken) and not _is_elsewhere(text, stretch, m)]
    holders = dict(_holders(text, free))
    near = {m.place.name for m in free if m.place.precision == "near"}
    points = {m.place.name for m in free if m.place.precision in (None, "settlement")}
    # "a raid in Homs on Urem village in Homs province" was in Urem
    held = {o.place.admin1 for o in holders.values() if o.place.precision in ("adm1", "adm2")} & points

    def rank(mention: PlaceMention) -> tuple[float, int]:
        before = text[max(stretch.start, mention.span.start - 60) : mention.span.start]
        score = _specific(mention)
        score -= _AWAY * (mention.place.country not in (None, home))
        score += 1.5 * bool(cue(_PLACING).search(before)) - _AWAY * bool(cue(_LEAVING).search(before))
        score -= _WHENCE * (_is_whence(text, mention, before) or is_date_line(text, mention))
        score -= _HOLDER * any(mention is holder for holder in holders.values())
        score -= _HOLDER * (
            mention.place.name in held and not cue(_TOWN, any_case=True).search(mention.span.text) and len(points) > 1
        )
        score -= _NEAR_IT * (mention.place.precision == "settlement" and mention.place.name in near)
        return (-score, abs(mention.span.start - anchor))

    return [_within(m, holders.get(m.span), free) for m in sorted(free, key=rank)]


def _specific(mention: PlaceMention) -> float:
    """How much the place's own precision says for it."""
    if mention.place.is_country_part:
        return _PART
    return _ALONG if _is_road(mention) else _SPECIFIC[mention.place.precision or "settlement"]


def _is_road(mention: PlaceMention) -> bool:
    """The words name a road by the places that it joins."""
    return mention.place.precision == "region" and cue(_ROAD, any_case=True).search(mention.span.text) is not None


def _is_whence(text: str, mention: PlaceMention, before: str) -> bool:
    """Whence it was done, or whence people are: "gunners based in Urem", "a native of Urem", "an Urem man"."""
    called = cue(_DEMONYM).match(text, mention.span.end) is not None
    return called or cue(_FIRING).search(before) is not None or cue(_BELONGING).search(before) is not None


def shows(source: Span) -> bool:
    """ "Footage from Urem" shows what happened in Urem."""
    return cue(_FOOTAGE, any_case=True).match(source.text) is not None


def at_home(mentions: Sequence[PlaceMention], home: str | None) -> list[PlaceMention]:
    """Those not abroad: where nothing is told to have happened, a place abroad is where somebody spoke or wrote."""
    return [m for m in mentions if home is None or m.place.country in (None, home)]


def _is_elsewhere(text: str, stretch: Span, mention: PlaceMention) -> bool:
    before = text[max(stretch.start, mention.span.start - 90) : mention.span.start]
    return (
        cue(_AFTERWARDS, any_case=True).search(before) is not None
        or cue(_GOVERNING, any_case=True).search(before) is not None
    )


def is_date_line(text: str, mention: PlaceMention) -> bool:
    """ "MUKALLA, Yemen (AP) - ": the place that a report was sent from."""
    line = text.rfind("\n", 0, mention.span.start) + 1
    if mention.span.start - line > 3:
        return False
    name = mention.span.text
    return _DATE_LINE.match(text, mention.span.end) is not None or (name.isupper() and len(name) > 3)


def _holders(text: str, mentions: Sequence[PlaceMention]) -> Iterator[tuple[Span, PlaceMention]]:
    """Where each place lies, as the text says: "Urem village near Homs in Homs province"."""
    for inner, outer in itertools.pairwise(sorted(mentions, key=lambda m: m.span)):
        gap = text[inner.span.end : outer.span.start]
        coarser, finer = _coarseness(outer) > _coarseness(inner), _coarseness(outer) < _coarseness(inner)
        finer = finer and inner.place.precision != "region"  # of a region nobody knows how large it is
        said = cue(_HELD).fullmatch(gap) is not None or outer.place.precision == "near"
        if _is_road(outer):
            continue
        if (said and (not finer or inner.place.lat is None)) or (coarser and _BESIDE.fullmatch(gap) is not None):
            yield inner.span, outer


def _coarseness(mention: PlaceMention) -> int:
    return _ORDER.index(mention.place.precision or "settlement")


def _within(mention: PlaceMention, holder: PlaceMention | None, others: Sequence[PlaceMention]) -> PlaceMention:
    """A village that no list knows lies in the district that is named beside it; its coordinates stay unknown."""
    if mention.place.lat is not None:
        return mention
    beside = [holder.place] if holder is not None else []
    areas = [o.place for o in others if o.place.precision in ("adm2", "adm1")]
    around = next((p for p in (*beside, *areas) if p.country), None)
    if around is None:
        return mention
    place = structs.replace(mention.place, admin1=around.admin1 or around.name, country=around.country)
    return PlaceMention(mention.span, place)


def _is_scene(text: str, mention: PlaceMention) -> bool:
    """A country is where something happened only where the words say "in" it; else it acts, or belongs to a name."""
    return cue(_IN).search(text[max(0, mention.span.start - 24) : mention.span.start]) is not None
