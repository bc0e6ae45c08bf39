"""What the order of words tells of a name where the parse does not: "rebel mortar fire", "shelled by the army"."""

import re
from collections.abc import Sequence

from rashomon.extract._role_grammar import has_role, is_deed
from rashomon.extract.grammar import Token

AREAS = {
    f"{noun}{ending}"
    for noun in ("area", "town", "village", "district", "neighborhood", "neighbourhood", "suburb", "region", "enclave")
    for ending in ("", "s")
} | {"city", "cities", "territory", "territories", "province", "countryside"}
_SOURCE_AT = re.compile(
    r"\b(?:sources?|officials?|spokes\w+|reporters?|correspondents?|statement) "
    r"(?:at|in|from|of|for|by)(?: the)?(?: \w+){0,2} $",
    re.IGNORECASE,
)
_RESPONSIBLE = re.compile(r"(?:was|were|is|are) (?:behind|responsible)|(?:has |have )?claimed responsibility")
_CLAIMING = re.compile(
    r"[^.;]{0,90}?\b(?:(?:has |have |later )?claim(?:ed|s|ing) (?:the )?(?:responsibility|attack|bombing|blast)|"
    r"sa(?:id|ys|ying) (?:it|its \w+|one of its \w+) (?:had |has |was |were |is )?"
    r"(?:carried|behind|responsible|blew|detonated|struck|targeted))\b",
    re.IGNORECASE,
)
_HOLDS = {"held", "controlled", "occupied", "besieged", "run", "ruled", "dominated", "backed", "led", "supported"}
_LINKS = frozenset("air rocket mortar artillery missile suicide drone car truck bomb gas chemical".split())


def stands_as_doer(after: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether the words around a name make it the doer: its next words, and those before it, in text order."""
    return owns_deed(after) or _acts(after) or _is_agent(before)


def claims_it(after: str) -> bool:
    """ "The group said it was behind the blast": the words after a name."""
    return _CLAIMING.match(after) is not None


def owns_deed(after: Sequence[Token]) -> bool:
    """A name, then a deed or its means: "rebel mortar fire", "regime airstrikes on"."""
    while after and after[0].lower_ in _LINKS:
        after = after[1:]
    if not after or not has_role(after[0], "deed", "deed_on", "means"):
        return False
    # "rebels attack the town" is a verb, "rebel attacks on the town" is not, whatever the model says
    return after[0].pos_ != "VERB" or len(after) == 1 or after[1].pos_ in ("ADP", "VERB", "AUX", "PUNCT", "SCONJ")


def _acts(after: Sequence[Token]) -> bool:
    text = " ".join(t.lower_ for t in after)
    if _RESPONSIBLE.match(text):
        return True
    verb = next((t for t in after[:2] if t.lower_ not in ("have", "has", "had", "also")), None)
    if verb is None or verb.pos_ != "VERB" or verb.tag_ == "VBN":
        return False
    return has_role(verb, "harm", "attack", "launch") and not has_role(verb, "custody")


def _is_agent(before: Sequence[Token]) -> bool:
    """ "By" before the name, and a deed before that which is not "held by"."""
    near = [n for n, t in enumerate(before) if t.lower_ == "by" and n >= len(before) - 3]
    if not near or near[-1] == 0:
        return False
    deed = before[near[-1] - 1]
    return deed.lower_ not in _HOLDS and any(is_deed(t) for t in before[: near[-1]])


def is_asked(text: str, at: int) -> bool:
    """ "A source at the police command": whoever it is, he is asked and not a party."""
    return _SOURCE_AT.search(text[max(0, at - 60) : at]) is not None


def names_place(text: str, end: int) -> bool:
    """ "The Kurdish city", "opposition areas": the name belongs to a place."""
    after = re.match(r"\s+([a-z]+)", text[end:])
    return after is not None and after[1] in AREAS
