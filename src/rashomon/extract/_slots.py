"""Grammar with the words of a resource in its slots: `<crowd> marched` looks for all words whose `use` is "crowd"."""

import re
from functools import cache

from rashomon.text.vocabulary import entries

_SLOT = re.compile(r"(?<!\?P)<(\w+)>")  # a named group is none


@cache
def filled(grammar: str, resource: str) -> re.Pattern[str]:
    """A regular expression with slots, made ready to search with; capitals or not make no difference.

    resource: the name of a file whose entries have `use` and `words`; longer words go before shorter ones.
    """
    return re.compile(_SLOT.sub(lambda slot: _any_of(slot[1], resource), grammar), re.IGNORECASE)


def _any_of(use: str, resource: str) -> str:
    words = {word for entry in entries(resource) if entry["use"] == use for word in entry["words"]}
    if not words:
        raise KeyError(f"resources/{resource}.yaml has no entry whose use is {use}")
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"
