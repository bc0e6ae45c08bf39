"""Stretches of tokens: from sets of positions to clean half-open ranges."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.extract._attribution_cues import Range

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_EDGE = frozenset({",", ";", ":", "-", "--", "–", "—", ".", "!", "?", "and", "but", ")", "(", "while"})
_LOOSE = frozenset({",", ";", "-", "--", "–", "—"})


def positions(*ranges: Range) -> frozenset[int]:
    """Every token position inside some ranges."""
    return frozenset(i for first, last in ranges for i in range(first, last))


def subtree(token: "Token") -> frozenset[int]:
    """The positions of a token and of everything that hangs on it."""
    return frozenset(t.i for t in token.subtree)


def cover(places: Iterable[int]) -> Range:
    """The one range from the first to the last of some positions."""
    places = list(places)
    return min(places), max(places) + 1


def pieces(doc: "Doc", places: Iterable[int]) -> tuple[Range, ...]:
    """Consecutive runs of positions, each without punctuation at its edges; runs of mere marks vanish.

    Marks that stand between two runs do not part them.
    """
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and all(doc[i].text in _LOOSE for i in range(runs[-1][1], place)):
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    trimmed = (trim(doc, (first, last)) for first, last in runs)
    return tuple(run for run in trimmed if run is not None and not _is_marks(doc, run))


def trim(doc: "Doc", run: Range) -> Range | None:
    """The range without commas, dashes and conjunctions at its edges; None when nothing is left."""
    first, last = run
    while first < last and (doc[first].lower_ in _EDGE or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].lower_ in _EDGE or doc[last - 1].is_space):
        last -= 1
    return (first, last) if first < last else None


def _is_marks(doc: "Doc", run: Range) -> bool:
    return all(doc[i].is_punct or doc[i].is_space for i in range(*run))
