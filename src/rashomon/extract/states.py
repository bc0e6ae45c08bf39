"""States that act under their bare name: "A U.S. attack killed ...", "Israel bombed ...", "Russian and ..." aside.

The registry finds forces ("Israeli jets"); a country's name alone is a place unless a deed of its own stands beside it.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from rashomon.extract.events import EventWord
from rashomon.model.span import Span
from rashomon.model.where import PlaceMention
from rashomon.model.who import Actor, ActorMention

_NAME_BEFORE = re.compile(
    r"(?:^|[\s\"'“(])((?:U\.S\.|U\.K\.|[A-Z][\w.]*[\w])(?: [A-Z][a-z]+)?)(?:'s|’s)?\s+(?:had |has |have |also )?$"
)
_DEEDS = re.compile(
    r"\b((?:U\.S\.|U\.K\.|[A-Z]\w+)(?: [A-Z][a-z]+)?) (?:had |has |have |also )?"
    r"(?:responded with|retaliated|launched|conducted|carried out|fired|struck|hit back|opened fire)\b"
)
_LONGEST = 40


def acting_states(
    text: str,
    stretch: Span,
    events: Sequence[EventWord],
    places: Sequence[PlaceMention],
    lookup: Callable[[str], Actor],
) -> tuple[ActorMention, ...]:
    """The states that a stretch of a report names right before a deed, in order; towns are not taken for states.

    lookup: the registry's, which knows a state by its bare name.
    """
    towns = [m.span for m in places if not m.place.is_broad]
    found: dict[int, ActorMention] = {}
    for span in _names(text, stretch, events):
        actor = lookup(span.text)
        if actor.kind == "State forces" and not any(span.overlaps(town) for town in towns):
            found.setdefault(span.start, ActorMention(span, actor))
    return tuple(found[start] for start in sorted(found))


def doers(text: str, stretch: Span, states: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Those of the acting states that the words make the doers outright: "Israel retaliated"."""
    spans = [Span.of(text, d.start(1), d.end(1)) for d in _DEEDS.finditer(text, stretch.start, stretch.end)]
    return tuple(m for m in states if any(m.span.overlaps(s) for s in spans))


def _names(text: str, stretch: Span, events: Sequence[EventWord]) -> Iterator[Span]:
    for event in events:
        first = max(stretch.start, event.span.start - _LONGEST)
        before = _NAME_BEFORE.search(text[first : event.span.start])
        if before:
            yield Span.of(text, first + before.start(1), first + before.end(1))
    for deed in _DEEDS.finditer(text, stretch.start, stretch.end):
        yield Span.of(text, deed.start(1), deed.end(1))
