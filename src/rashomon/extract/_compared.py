"""What a sentence says of other events by comparing its own with them: "the deadliest raid since the war began"."""

import re

_SUPERLATIVE = r"(?:[a-z]{3,}iest|worst|largest|biggest|heaviest|highest|greatest|first|most [a-z]+)"
_COMPARED = re.compile(rf"\b{_SUPERLATIVE}\b(?: [\w'’-]+){{1,8}}? since [^,;]*", re.IGNORECASE)


def without_comparison(sentence: str) -> str:
    """The sentence without the comparison, which counts nobody: the dead of the raid are not those of the war."""
    return _COMPARED.sub("", sentence)
