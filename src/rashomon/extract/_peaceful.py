"""Deeds that harm nobody: demonstrations, truces, towns that change hands without a fight.

Only what is told as done, and by whom: words of `resources/peaceful_words.yaml` that stand in one of a few orders.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from rashomon.extract._slots import filled
from rashomon.extract.roles import Roles
from rashomon.model.who import ActorMention

_WORDS = "peaceful_words"
_FEW = r"(?: [\w'’-]+){0,4}?"
_WHO = r"[^,;.]{3,60}?"
_TAKEN = rf"(?P<one>{_WHO}) <entered>\b[^;.]{{0,60}} <unopposed>\b"
# grammar, with the words of the resource in its slots; `one` did it, `two` is whom it was done with or to
_ORDERS = (
    rf"\b(?P<one>(?:the )?<guard>){_FEW} <dispersed>{_FEW} (?P<two><gathering>)\b",
    rf"\b(?P<one><crowd>){_FEW} <demonstrated>\b",
    rf"\b(?P<one>{_WHO}) and (?P<two>{_WHO}) (?:have |had )?<signed>{_FEW} <truce>\b",
    rf"\b(?P<one>{_WHO}) (?:have |had )?<signed>{_FEW} <truce> with (?P<two>{_WHO}[^,;. ]*)",
    rf"\b(?P<two>{_WHO}) <left>\b[^;.]{{0,80}}?(?:,|\band\b|\bbefore\b|\bas\b) {_TAKEN}",
    rf"\b{_TAKEN}",
)
_SAYS_SO = r"\b(?:<dispersed>|<demonstrated>|<truce>|<unopposed>)\b"  # none can do without
_NOT_DONE = re.compile(
    r"\b(?:will|would|may|might|could|should|plan\w*|urg\w+|call\w* (?:for|on)|if|not|deni\w+)\b", re.IGNORECASE
)


class PeacefulDeed(Struct, frozen=True):
    """Where in the sentence those stand who did it, and whom they did it with or to: offsets; two may be None."""

    one: tuple[int, int]
    two: tuple[int, int] | None


def peaceful_deed(words: str) -> PeacefulDeed | None:
    """The deed that a sentence, or a part of one, tells as done; None where it tells none, or says that it may be."""
    if filled(_SAYS_SO, _WORDS).search(words) is None:
        return None
    found = next((match for order in _ORDERS if (match := filled(order, _WORDS).search(words))), None)
    if found is None or _NOT_DONE.search(words[: found.end()]):
        return None
    return PeacefulDeed(found.span("one"), found.span("two") if "two" in found.re.groupindex else None)


def peaceful_roles(deed: PeacefulDeed, start: int, actors: Sequence[ActorMention]) -> Roles:
    """Who did it, and whom with or to; start: where the words stand that tell it."""
    one, two = (
        tuple(m for m in actors if part is not None and m.span.start < start + part[1] and start + part[0] < m.span.end)
        for part in (deed.one, deed.two)
    )
    return Roles(one, two)
