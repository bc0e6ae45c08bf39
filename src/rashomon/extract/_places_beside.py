"""The other places of an event that one phrase names together: "air strikes on Homs, Hama and Idlib"."""

import itertools
import re
from collections.abc import Iterator, Sequence

from rashomon.extract._facts import Fact
from rashomon.extract._scene_words import cue
from rashomon.extract.accounts import Draft
from rashomon.extract.telling import Telling
from rashomon.model.claim import Claim, PlaceFact
from rashomon.model.where import PlaceMention

_POINTS = ("site", "sub_city", "settlement", "near")
_COMMA = re.compile(r", (?:in |on )?")
_AND = re.compile(r",? (?:and|as well as)(?: also)? (?:(?:in|on|at|the) )*")
_NOT_OF_BOTH = r"\b(?:<leaving>|between|linking|connecting)\s+(?:the\s+)?(?:\w+\s+of\s+)?$"
_BEFORE = 40  # characters


def places_beside(draft: Draft, told: Sequence[Claim]) -> Iterator[Fact]:
    """The places named in one breath with the account's own, where all are points and none is said to hold another.

    told: the claims of the account; a place that another account lent it has none beside it.
    """
    for claim in told:
        if isinstance(claim.value, PlaceFact) and claim.rule == "fact/place":
            telling = next((t for t in draft.tellings if t.sentence.span == claim.evidence), None)
            if telling is not None:
                yield from (Fact("place", PlaceFact(m.place), telling, m.span) for m in _beside(telling, claim))


def _beside(telling: Telling, claim: Claim) -> list[PlaceMention]:
    listed = next((row for row in _lists(telling) if any(m.span == claim.trigger for m in row)), [])
    return [m for m in listed if m.span != claim.trigger]


def _lists(telling: Telling) -> Iterator[list[PlaceMention]]:
    """Each run of places that "and" joins, with those that commas set before it."""
    ordered = sorted((m for m in telling.areas if m.place.precision in _POINTS and m.place.lat), key=lambda m: m.span)
    row: list[PlaceMention] = ordered[:1]
    for one, two in itertools.pairwise(ordered):
        gap = _words(telling, one.span.end, two.span.start)
        if _AND.fullmatch(gap):
            yield from _fitting(telling, [*row, two])
            row = [two]
        else:
            row = [*row, two] if _COMMA.fullmatch(gap) else [two]


def _fitting(telling: Telling, row: list[PlaceMention]) -> Iterator[list[PlaceMention]]:
    start = row[0].span.start
    before = _words(telling, max(telling.sentence.start, start - _BEFORE), start)
    if cue(_NOT_OF_BOTH, any_case=True).search(before) is None and len({m.place.name for m in row}) == len(row):
        yield row


def _words(telling: Telling, start: int, end: int) -> str:
    offset = telling.sentence.start
    return telling.sentence.text[start - offset : end - offset]
