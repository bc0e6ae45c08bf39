"""Grammar with the words of a resource in its slots: `<crowd> marched` looks for all words whose `use` is "crowd"."""

import re
from functools import cache

from rashomon.text.vocabulary import words_of

_SLOT = re.compile(r"(?<!\?P)<(\w+)>")  # a named group is none


@cache
def filled(grammar: str, resource: str) -> re.Pattern[str]:
    """A regular expression with slots, made ready to search with; capitals or not make no difference.

    resource: the name of a file whose entries have `use` and `words`; longer words go before shorter ones.
    """
    return re.compile(_SLOT.sub(lambda slot: _any_of(slot[1], resource), grammar), re.IGNORECASE)


def _any_of(use: str, resource: str) -> str:
    words = sorted(words_of(resource, use), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"
