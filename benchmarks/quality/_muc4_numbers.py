"""How many were killed and injured, as the coders of MUC-4 count.

They count groups of victims and add them up: soldiers told among the wounded are a group of their own. Who was "shot",
with no word for his living on, was killed in these telexes. Tolls of many hundreds are those of weeks, unless they are
a bomb's.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ._muc4_incidents import BOMBS, TOLD, is_soldierly, is_soldiers
from .scorer import Line

Told = dict[str, list[Line]]

_A_PERIODS_TOLL = 300  # so many dead or wounded are counted over weeks and places, not in one incident
_A_BOMBS_TOLL = 2000
_BEFORE, _AFTER = 40, 60  # characters around a figure that say what befell those whom it counts
_SHOT = re.compile(r"\b(?:shot|shoots?|shooting|fired|gunned)\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:shot|shoots?|shooting|fired)\s+(?:\w+\s+)?(?:at|on|shots)\b", re.IGNORECASE)
_LIVES = re.compile(
    r"\b(?:wound\w*|injur\w+|hurt|others?|another|surviv\w+|condition|hospital\w*|escape\w*)\b", re.IGNORECASE
)


def number_killed(told: Told) -> int | None:
    """The dead; for want of any those who are told to be shot, and not shot at."""
    shot = (c for c in _counted(told, "injured") if _is_only_shot(c) and _AT.search(_beside(c)) is None)
    return _most(_counted(told, "killed")) or _most(shot)


def number_injured(told: Told) -> int | None:
    """The wounded who live, and the soldiers told to be among them."""
    wounded = _most(c for c in _counted(told, "injured") if not _is_only_shot(c))
    soldiers = sum(c["value"]["low"] for c in told["injured"] if c["part_of"] and is_soldiers(c) and _is_exact(c))
    return wounded + soldiers if wounded and soldiers < wounded else wounded


def _counted(told: Told, field: str) -> Iterator[Line]:
    """The claims of whole numbers of people who are no soldiers, bare plurals left out."""
    is_bomb = any(claim["value"]["type"] in BOMBS for claim in told["type"])
    most = _A_BOMBS_TOLL if is_bomb else _A_PERIODS_TOLL
    for claim in told[field]:
        low, high = claim["value"]["low"], claim["value"]["high"]
        is_counted = low is not None and (low == high or low > 2)
        whole = not claim["part_of"] and claim["scope"] != "cumulative" and claim["stance"] in TOLD
        if is_counted and whole and low < most and not is_soldierly(claim):
            yield claim


def _is_exact(claim: Line) -> bool:
    low, high = claim["value"]["low"], claim["value"]["high"]
    return low is not None and low == high and claim["stance"] in TOLD


def _most(claims: Iterator[Line]) -> int | None:
    """The sentence whose groups come to most."""
    sums: Counter[int] = Counter()
    for claim in claims:
        sums[claim["evidence"]["start"]] += claim["value"]["low"]
    return max(sums.values(), default=None)


def _is_only_shot(claim: Line) -> bool:
    words = _beside(claim)
    return bool(_SHOT.search(words)) and not _LIVES.search(words)


def _beside(claim: Line) -> str:
    evidence, trigger = claim["evidence"], claim["trigger"]
    start = int(trigger["start"]) - int(evidence["start"])
    text = str(evidence["text"])
    return text[max(0, start - _BEFORE) : start + len(trigger["text"]) + _AFTER]
