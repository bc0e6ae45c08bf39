"""Names as they are compared."""

_EMPTY = frozenset({"the", "a", "an", "of", "for", "in", "at", "s"})


def plain(name: str) -> str:
    """A name without case, punctuation and small words, so that "The Observatory" and "the observatory" are one."""
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return " ".join(w for w in words if w not in _EMPTY)
