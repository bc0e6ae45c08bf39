"""Which figures of a sentence tell of people whom it has counted already.

"Four more were hurt, three of them badly and one slightly": where one figure is known to be a part of the whole, the
figure that is its rest is one too. "One of the guests, Bo Tarn, died": the name is the one's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .scorer import Line

_ONE_OF_THEM = re.compile(r"one of (?:the|his|her|their) [\w -]+,\s*(?:identified as\s*)?", re.IGNORECASE)


def told_again(told: Sequence[Line], claims: Iterable[Line]) -> set[str]:
    """The ids of those of `told` that count nobody new. claims: all of the document in this field, parts too."""
    parts = [c for c in claims if c["part_of"] is not None and c["value"]["low"] == c["value"]["high"]]
    return {
        after["id"]
        for one in told
        for after in _behind(one, told)
        if _is_rest(one, after, parts) or _is_name(one, after)
    }


def _behind(one: Line, told: Sequence[Line]) -> Iterator[Line]:
    """The claims behind this one in its sentence."""
    for other in told:
        is_same = other["evidence"]["start"] == one["evidence"]["start"]
        if is_same and other["trigger"]["start"] > one["trigger"]["start"]:
            yield other


def _is_rest(whole: Line, other: Line, parts: Sequence[Line]) -> bool:
    mine = [p for p in parts if p["part_of"] == whole["id"] and p["evidence"]["start"] == whole["evidence"]["start"]]
    rest = (whole["value"]["low"] or 0) - sum(p["value"]["low"] or 0 for p in mine)
    return bool(mine) and rest > 0 and other["value"]["low"] == rest


def _is_name(one: Line, other: Line) -> bool:
    start = one["evidence"]["start"]
    between = one["evidence"]["text"][one["trigger"]["start"] - start : other["trigger"]["start"] - start]
    return other["value"]["low"] == 1 and _ONE_OF_THEM.fullmatch(between) is not None
