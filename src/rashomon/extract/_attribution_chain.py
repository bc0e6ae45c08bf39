"""The attributions that reach one place of a sentence, from the innermost outwards."""

from collections.abc import Iterable

from msgspec.structs import replace

from rashomon.model.attribution import Attribution
from rashomon.model.claim import Stance
from rashomon.model.span import Span

_HEARSAY = frozenset({"reports", "rumours", "rumors", "accounts", "estimates"})


def chain(found: Iterable[Attribution], at: Span) -> tuple[Attribution, ...]:
    """The attributions whose content holds a place, the one with the shortest content first."""
    held = (with_hearsay(one) for one in found if any(piece.overlaps(at) for piece in one.content))
    return tuple(sorted(held, key=extent))


def with_hearsay(found: Attribution) -> Attribution:
    """For "concerned by reports that ...": the reports are the source, and they are hearsay."""
    if found.source is None and found.cue.text.lower() in _HEARSAY:
        return replace(found, source=found.cue, alleged=True)
    return found


def extent(found: Attribution) -> int:
    """How many characters are attributed."""
    return sum(piece.end - piece.start for piece in found.content)


def effect(reaching: tuple[Attribution, ...]) -> Stance:
    """What the innermost named speaker, and every hidden one inside, do to what is said; "asserted" for none."""
    named = next((i for i, one in enumerate(reaching) if one.source is not None), len(reaching))
    inner = reaching[: named + 1]
    if any(one.withholds for one in inner):
        return "withheld"
    if any(one.denies for one in inner):
        return "denied"
    return "alleged" if any(one.alleged for one in inner) else "asserted"
