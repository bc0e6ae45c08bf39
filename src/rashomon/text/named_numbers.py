"""The number that a quantity's words name: 100 of "more than 100", which as a lower bound is 101."""

import re
from functools import cache

from rashomon.model.quantity import Quantity
from rashomon.text.vocabulary import entries


def named_number(quantity: Quantity) -> int | None:
    """Of the lower bound; None where there is none. Reports of one toll say "100", "at least 100" and "over 100"."""
    if quantity.low and quantity.high is None and _more_than().search(quantity.text):
        return quantity.low - 1
    return quantity.low


@cache
def _more_than() -> re.Pattern[str]:
    words = (re.escape(e["words"]) for e in entries("quantities") if e.get("effect") == "more_than")
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words))})(?!\w)", re.IGNORECASE)
