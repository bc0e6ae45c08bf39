"""What the slots of a rule hold, whatever kind of word fills them."""

from rashomon.extract._times_pattern import Found


def day_number(found: Found, name: str = "d") -> int | None:
    """The number in this slot, written in whatever way."""
    for role in ("num", "nth", "ordinal"):
        value = found.value(name, role)
        if value is not None:
            return int(value)
    return None


def step_of(found: Found) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None where no such word stands."""
    for role in ("last", "next", "this", "same"):
        value = found.value("step", role)
        if value is not None:
            return int(value)
    return None


def count_of(found: Found, name: str = "q") -> int | None:
    """How many: a number, 1 for "a", None for "several"."""
    for role in ("num", "few"):
        value = found.value(name, role)
        if value is not None:
            return int(value)
    token = found.get(name)
    return 1 if token is not None and ("a" in token.roles or "an" in token.roles) else None
