"""How many a group of reports on one shooting counts, as the coders of gun violence count.

They count everybody who was hit, the dead apart from those who live. Reports say "five people were shot, one fatally",
and the five hold the one. A report's own figure is its greatest, because it comes back to some of its victims ("two of
the men"). Of several reports the most common figure stands for the wounded, and the greatest for the dead, who only
become more.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .ledger import Export
from .scorer import Line

_TOLD = ("asserted", "alleged")
_SHOT = re.compile(r"\b(?:shot|shoots?|shootings?|gunned|gunfire|opened fire)\b", re.IGNORECASE)
# told of somebody else than the dead, or of somebody who lives
_LIVES = re.compile(r"\b(?:wound(?:ed|ing)|injur\w+|hurt|others?|another)\b", re.IGNORECASE)
_BEFORE, _AFTER = 25, 45  # characters around a figure that say what befell those whom it counts
_WIDER = 15


class Counts(NamedTuple):
    """The dead, and the wounded who live."""

    killed: int
    injured: int


def counts(export: Export, documents: Sequence[str]) -> Counts:
    """What the documents tell together."""
    each = [_of_one(export, document) for document in documents]
    injured = Counter(told.injured for told in each)
    return Counts(
        killed=max((told.killed for told in each), default=0),
        injured=max(injured, key=lambda number: (injured[number], number), default=0),
    )


def _of_one(export: Export, document: str) -> Counts:
    """What one document tells: of those shot, the dead are taken away."""
    killed = _most(_harmed(export, document, "killed"))
    hurt = _harmed(export, document, "injured")
    shot = _most(c for c in hurt if _is_shot(c))
    wounded = _most(c for c in hurt if not _is_shot(c))
    if killed and wounded < shot and killed <= shot:
        shot -= killed
    return Counts(killed, max(shot, wounded))


def _harmed(export: Export, document: str, field: str) -> list[Line]:
    """The claims of the document on news, of exact numbers that are no part of another."""
    return [
        claim
        for incident, claims in export.told.get(document, {}).items()
        if not export.incidents.get(incident, {}).get("background")
        for claim in claims
        if claim["field"] == field and claim["stance"] in _TOLD and claim["scope"] == "incident"
        if claim["part_of"] is None and claim["value"]["low"] == claim["value"]["high"]
    ]


def _most(claims: Iterable[Line]) -> int:
    return max((claim["value"]["low"] or 0 for claim in claims), default=0)


def _is_shot(claim: Line) -> bool:
    """The words count those who were shot, be they dead or alive."""
    text, trigger = claim["evidence"]["text"], claim["trigger"]
    start = trigger["start"] - claim["evidence"]["start"]
    end = start + len(trigger["text"])
    lives = _LIVES.search(text[max(0, start - _BEFORE) : end + _AFTER])
    return not lives and bool(_SHOT.search(text[max(0, start - _BEFORE - _WIDER) : end + _AFTER + _WIDER]))
