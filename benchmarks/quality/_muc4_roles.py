"""Which words of a claim fill which role of a MUC-4 template."""

import re

from .scorer import Line

_ARTICLES = re.compile(
    r"^(?:the|a|an|some|several|various|other|another|about|at least|more than|its|their|his|her|these|those)\s+", re.I
)
_NUMBER = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|dozens of)\s+", re.I
)
# words for unnamed people; everything else that acts is taken for an organisation
_PEOPLE = re.compile(
    r"\b(?:terrorists?|guerrillas?|gun(?:man|men)|men|man|individuals?|subjects?|assailants?|attackers?|rebels?|"
    r"insurgents?|subversives?|extremists?|soldiers?|troops|members?|elements|persons?|people|bombers?|killers?|"
    r"hitmen|assassins?|criminals?|delinquents?|traffickers?|militants?|fighters?|youths?|students?|commandos?|"
    r"groups?|units?|officers?|squads?|columns?|leaders?|mafias?)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:alleged|suspected|presumed|so-called|armed|heavily|heavily-armed|unidentified|unknown|masked|hooded|hundreds|group|"
    r"leftist|rightist|maoist|pro-\w+|communist)\b\s*(?:of\s+)?",
    re.IGNORECASE,
)
# who came to harm, without saying who they are
_NOBODY = frozenset(
    "one two three four five six seven eight nine ten others other more them him her he she they it all both some many "
    "bodies body victims victim dead casualties deaths number wounded injured corpses corpse remains those least total "
    "rest most and up or half hundreds dozens thousands scores everyone anyone someone".split()
)
FIGHTERS = re.compile(
    r"\b(?:guerrillas?|terrorists?|rebels?|subversives?|extremists?|insurgents?|assailants?|attackers?|gunm[ae]n|criminals?|"
    r"delinquents?|combatants?|traffickers?)\b",
    re.IGNORECASE,
)
_GENERIC = ("unidentified_armed_group", "opposition_rebels", "civilians", "police_forces", "protesters", "rioters")


def bare(text: str) -> str:
    """The words without article and number at their head."""
    text = re.sub(r"\s*\[[^\]]*\]?\s*", " ", text.strip())
    for _ in range(3):
        text = _ARTICLES.sub("", _NUMBER.sub("", text))
    return text.strip(" ,.;:\"'[]()")


_TOGETHER = re.compile(r"\s*(?:,\s*and|,|\band)\s+(?=(?:his|her|their)\b)", re.IGNORECASE)


def apart(text: str) -> list[str]:
    """Persons told in one breath, one by one: "the mayor, his wife and his son"."""
    return _TOGETHER.split(text or "")


def is_person(actor: Line) -> bool:
    """Unnamed people rather than an organisation: the last word is one for people ("FMLN guerrillas")."""
    words = bare(actor.get("text") or "").split()
    return bool(words) and bool(_PEOPLE.fullmatch(words[-1].strip(" .,;:\"'")))


def organisation(actor: Line) -> str:
    """The words that name the organisation: all of them, or those before the people who belong to it; none for people
    of whom nobody says where they belong."""
    if actor.get("id") is None or actor["id"] in _GENERIC:
        return ""
    text = bare(actor.get("text") or "")
    named = " ".join(text.split()[:-1]) if is_person(actor) else text
    return bare(_DOUBT.sub("", named))


def is_victim(text: str) -> bool:
    """Somebody is named or described who is no fighter of an armed group."""
    words = bare(text).split()
    return bool(words) and words[-1].lower() not in _NOBODY and not FIGHTERS.search(text)
