"""Vague words for how many, with the bounds of the ledger format: "dozens" 24 and more, "several" 3 and more.

The words and their bounds are data, `resources/quantities.yaml`.
"""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.model.quantity import Quantity
from rashomon.model.span import Span
from rashomon.text.vocabulary import entries


def vague_amounts(text: str, start: int, end: int) -> Iterator[tuple[Span, Quantity]]:
    """The vague words of `text[start:end]`, in order, each with its bounds."""
    pattern, rows = _vague_words()
    for match in pattern.finditer(text, start, end):
        low, high = rows[" ".join(match[0].lower().split())]
        yield Span.of(text, match.start(), match.end()), Quantity(low, high, False, match[0])


@cache
def _vague_words() -> tuple[re.Pattern[str], dict[str, tuple[int | None, int | None]]]:
    rows = {e["words"]: (e.get("low"), e.get("high")) for e in entries("quantities") if "effect" not in e}
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(rows, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), rows
