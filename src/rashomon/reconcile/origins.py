"""Who stands behind a claim: copies and accounts that rest on the same ultimate source are one origin."""

from collections.abc import Iterable, Mapping

from rashomon.model.claim import Claim
from rashomon.model.report import Report

_EMPTY = frozenset({"the", "a", "an", "of", "for", "in", "at", "s"})
# sources that are nobody in particular: each publisher's are its own
_NAMELESS = ("unnamed", "witness", "anonymous_official", "medic", "rescuer", "activist")


def origin(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, str]) -> str:
    """A name for the ultimate origin of a claim; claims with the same name are not independent of each other.

    A named source is its own origin, whoever relays it. A nameless one ("a witness") belongs to the report that
    quotes it, and a report's own voice to its publisher; a copy speaks with the voice of what it repeats.
    """
    root = copies.get(claim.report, claim.report)
    source = claim.source
    if source is not None and source.kind not in _NAMELESS:
        return f"source:{plain(source.name)}"
    if source is not None:
        return f"{source.kind}:{plain(source.name)}:{root}"
    report = reports.get(root)
    publisher = report.publisher if report is not None else None
    return f"publisher:{plain(publisher)}" if publisher else f"report:{root}"


def plain(name: str) -> str:
    """A name without case, punctuation and small words, so that "The Observatory" and "the observatory" are one."""
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return " ".join(w for w in words if w not in _EMPTY)


def origins(claims: Iterable[Claim], reports: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[str, ...]:
    """The origins behind some claims, sorted; names that hold each other's words count once."""
    names = sorted({origin(claim, reports, copies) for claim in claims})
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if not any(_within(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _within(name: str, other: str) -> bool:
    """ "source:observatory" says no more than "source:syrian observatory human rights"."""
    kind, _, words = name.partition(":")
    other_kind, _, other_words = other.partition(":")
    return kind == other_kind == "source" and set(words.split()) <= set(other_words.split())
