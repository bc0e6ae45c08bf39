"""Whether a killer died besides those whom he killed.

The coders of gun violence count everybody who died, and reports count a killer's victims: "he killed three people and
then himself" is four. Where the dead are objects of his killing, he is not among them; where they are told to be dead
("four were dead"), he may be.
"""

import re

from .scorer import Line

_BY_HIS_OWN_HAND = re.compile(
    r"\b(?:(?:kill(?:ed|ing)|shot|shoot(?:ing)?|hang(?:ed|ing)|hung) (?:him|her)self|"
    r"(?:then|and|before) (?:him|her)self\b|(?:gun|weapon|rifle|shotgun|pistol) on (?:him|her)self|"
    r"(?:took|taking|take) (?:his|her) own life|self[- ]inflicted|committ?(?:ed|ing) suicide|murder[- ]suicide)",
    re.IGNORECASE,
)
_ONLY_TRIED = re.compile(
    r"\b(?:tried|tries|try|trying|attempt\w*|threat\w*|want(?:ed|ing|s)?|failed)\b[^.]{0,25}$", re.IGNORECASE
)
_BY_OTHERS = re.compile(
    r"\b(?:gunm[ae]n|shooter|suspect|attacker|assailant|he|she)\b[^.]{0,40}\b(?:was|were|been|being)\b[^.]{0,25}"
    r"\b(?:killed|shot dead|fatally shot|shot to death|found dead|pronounced dead)\b|"
    r"before (?:he was|she was|being)[^.]{0,30}(?:killed|fatally|shot dead)",
    re.IGNORECASE,
)
_LIVES_TO_BE_TRIED = re.compile(
    r"\b(?:charged with|pleaded|pleads|sentenced|arraigned|in custody|bail|on bond|behind bars|on trial|convicted|"
    r"face[sd]? charges)\b",
    re.IGNORECASE,
)
_KILLING = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|gunn(?:ed|ing) down|fatally (?:shot|shooting|shoots|wounded|stabbed)|"
    r"shot dead|shot|shooting|shoots|slay(?:ing|s)?|slew|massacr(?:ed|ing)|executed|stabbed)\s+(?:down\s|to death\s)?"
    r"(?:at least\s|about\s|another\s|as many as\s|the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
_KILLED_BY_HIM = re.compile(
    r"[^.]{0,25}\b(?:killed|murdered|shot|slain|gunned down)\b[^.]{0,15} by (?:an?|the|his|her)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|who)\s+(?:\w+\s)?\w+\s+$")
_THE_LAW = re.compile(r"\b(?:police|officers?|deput(?:y|ies)|troopers?|SWAT)\b[^.,]{0,40}$", re.IGNORECASE)
_ACCIDENT = re.compile(r"\baccident|unintention|playing with", re.IGNORECASE)
_HIMSELF = re.compile(r"(?:him|her)self", re.IGNORECASE)
_BEFORE = 40  # characters in which a verb of killing stands before those killed


def killer_died(text: str) -> bool:
    """The report tells that the killer died, and of no court that he came before."""
    if _LIVES_TO_BE_TRIED.search(text):
        return False
    own = (match.start() for match in _BY_HIS_OWN_HAND.finditer(text))
    return any(not _ONLY_TRIED.search(text[max(0, at - _BEFORE) : at]) for at in own) or bool(_BY_OTHERS.search(text))


def are_his_victims(claim: Line) -> bool:
    """Those whom the claim counts are the object of somebody's killing who is not the police."""
    text, trigger = claim["evidence"]["text"], claim["trigger"]
    if _HIMSELF.search(trigger["text"]) or _ACCIDENT.search(text):
        return False
    start = trigger["start"] - claim["evidence"]["start"]
    before = text[max(0, start - _BEFORE) : start]
    killing = _KILLING.search(before)
    if _PASSIVE.search(before) or (killing and _THE_LAW.search(before[: killing.start()])):
        return False
    return bool(killing or _KILLED_BY_HIM.match(text, start + len(trigger["text"])))
