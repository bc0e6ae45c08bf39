"""Words of a sentence that say whether it goes on about an event that was told before."""

import re

_GOES_ON = re.compile(
    r"\b(?:the|these|those|this|that) (?:\w+ ){0,2}(?:attacks?|strikes?|raids?|bombings?|blasts?|explosions?|assault|"
    r"massacre|shelling|clashes|fighting|battle|incident|killings?|dead|victims|wounded|injured|toll|bodies|offensive)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:the|this|that) (?:\w+ )?(?:attack|(?:air ?)?strikes?|raids?|bombing|blast|explosion|assault|massacre|"
    r"shelling|killings?)\b",
    re.IGNORECASE,
)
_EVENTS = (
    r"(?:attacks?|air ?strikes?|strikes?|raids?|bombs?|bombings?|blasts?|explosions?|shells?|shelling|rockets?|"
    r"mortars?|missiles?|assaults?|ambush(?:es)?|bombers?|explosives?|devices?|mines?|clash(?:es)?|"
    r"executions?|massacres?)\b"
)
# "a rocket", "two air raids", "a similar car bomb": an event that was not told of before
_INDEFINITE = re.compile(
    r"\b(?:an?|another|one|two|three|four|several|other|more|separate|similar|earlier) (?:[\w-]+ ){0,3}?" + _EVENTS,
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"\b(?:toll|put the|bodies|figures?|counted|estimat\w+|casualties|so far|rose|risen|confirmed)\b", re.IGNORECASE
)
_PARTS = re.compile(r"\b(?:among (?:them|the)|including|of (?:them|those|whom|the)|most of|the rest)\b", re.IGNORECASE)


def word_signs(text: str) -> dict[str, float]:
    """Signs of the words alone: the attack, an attack, "the toll rose", "among them", by name of the sign; 0 or 1."""
    return {
        "goes_on": float(_GOES_ON.search(text) is not None),
        "opens_definite": float(_OPENS.match(text) is not None),
        "indefinite": float(_INDEFINITE.search(text) is not None),
        "counts_dead": float(_COUNTING.search(text) is not None),
        "parts": float(_PARTS.search(text) is not None),
    }
