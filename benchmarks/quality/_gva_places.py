"""Where a group of reports on one shooting places it: the town that all names of places in them speak for.

A local paper names streets and quarters of its town, and many a quarter bears the name of a town far away. So each town
is backed by its own mentions, by the state that is named and by the towns around it. The town of the date line weighs
most, because a local report is dated where its news happened; headline and first lines come next. What the ledger
claims counts as one mention more: its towns are taken from single sentences, where a quarter's namesake misleads it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import convert, to_builtins

from rashomon.model.where import Place, distance_km
from rashomon.resolve.gazetteer import gazetteer

from .ledger import Export
from .scorer import Line

_TOWNS = ("site", "sub_city", "settlement", "near", "adm2")
_DATE_LINE = re.compile(r"[^\n]{0,30}?(?:--|–|—| - |\()")
_DATED, _EARLY, _LATER = 6.0, 2.0, 1.0
_HEAD = 300
_NEAR_KM, _NEAR = 40.0, 0.5
_AROUND_KM, _AROUND = 160.0, 0.2
_WHOLE_COUNTY = 0.5  # where a town speaks as loud as its county, the town is meant


class _Named(NamedTuple):
    place: Place
    weight: float


def place(export: Export, documents: Sequence[str]) -> Line:
    """The place in the ledger's own form; empty when no report names one."""
    named = _gathered(export, documents)
    towns = [n for n in named if n.place.precision in _TOWNS]
    best = max(towns or named, key=lambda n: _backing(n, named), default=None)
    return to_builtins(best.place) if best is not None else {}


def _gathered(export: Export, documents: Sequence[str]) -> list[_Named]:
    """The places that the documents name, each once, in the order of naming, with the weight of all its mentions."""
    weights: dict[tuple[float | None, float | None], float] = defaultdict(float)
    first: dict[tuple[float | None, float | None], Place] = {}
    for document in documents:
        text = export.reports.get(document, {}).get("text", "")
        for found, weight in [*_mentions(text), *_claimed(export, document)]:
            weights[found.lat, found.lon] += weight
            first.setdefault((found.lat, found.lon), found)
    return [_Named(found, weights[at]) for at, found in first.items()]


def _mentions(text: str) -> Iterator[tuple[Place, float]]:
    for mention in gazetteer().find(text):
        start, end = mention.span.start, mention.span.end
        begins_line = start - text.rfind("\n", 0, start) <= 4
        is_dated = begins_line and _DATE_LINE.match(text, end) is not None
        if _is_known(mention.place):
            yield mention.place, _DATED if is_dated else _EARLY if start < _HEAD else _LATER


def _claimed(export: Export, document: str) -> Iterator[tuple[Place, float]]:
    """The places that the ledger claims for the document's news."""
    for incident, claims in export.told.get(document, {}).items():
        if not export.incidents.get(incident, {}).get("background"):
            told = (convert(c["value"]["place"], Place) for c in claims if c["field"] == "place")
            yield from ((found, _LATER) for found in told if _is_known(found))


def _is_known(found: Place) -> bool:
    return found.lat is not None and found.precision in (*_TOWNS, "adm1")


def _backing(one: _Named, named: Sequence[_Named]) -> float:
    lesser = _WHOLE_COUNTY if one.place.precision == "adm2" else 0.0
    return one.weight - lesser + sum(_support(one.place, other) for other in named if other is not one)


def _support(town: Place, other: _Named) -> float:
    if other.place.precision == "adm1":
        return other.weight * (town.admin1 is not None and town.admin1 == other.place.admin1)
    apart = distance_km(town, other.place)
    if apart is None or apart >= _AROUND_KM:
        return 0.0
    return other.weight * (_NEAR if apart < _NEAR_KM else _AROUND)
