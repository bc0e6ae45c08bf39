"""Which words of a claim fill which role of a MUC-4 template."""

import re

from .scorer import Line

_ARTICLES = re.compile(r"^(?:the|a|an|some|several|about|at least|more than)\s+", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of)\s+", re.I
)
# words for unnamed people; everything else that acts is taken for an organisation
_PEOPLE = re.compile(
    r"\b(?:terrorists?|guerrillas?|gun(?:man|men)|men|man|individuals?|subjects?|assailants?|attackers?|rebels?|"
    r"insurgents?|subversives?|extremists?|soldiers?|troops|members?|elements|persons?|people|bombers?|killers?|"
    r"hitmen|assassins?|criminals?|delinquents?|traffickers?|militants?|fighters?|youths?|students?|commandos?)\b",
    re.IGNORECASE,
)
# words for things: targets that are no people
_THINGS = re.compile(
    r"\b(?:bridges?|buildings?|houses?|homes?|offices?|embass(?:y|ies)|consulates?|banks?|vehicles?|cars?|trucks?|buses|"
    r"bus|towers?|pylons?|stations?|plants?|facilit(?:y|ies)|installations?|pipelines?|headquarters|barracks|bases?|"
    r"school|schools|university|church|churches|hospitals?|clinics?|shops?|stores?|restaurants?|hotels?|mosques?|"
    r"markets?|airports?|helicopters?|aircraft|planes?|residences?|farms?|factor(?:y|ies)|warehouses?|villages?|"
    r"substations?|lines?|posts?|ambulances?|jeeps?|motorcycles?|properties|property)\b",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """The words without article and number at their head."""
    shorter = _NUMBER.sub("", _ARTICLES.sub("", text.strip()))
    return _ARTICLES.sub("", shorter).strip(" ,.;:\"'")


def is_person(actor: Line) -> bool:
    """Unnamed people rather than an organisation: the last word is one for people ("FMLN guerrillas")."""
    words = (actor.get("text") or "").split()
    return bool(words) and bool(_PEOPLE.fullmatch(words[-1].strip(" .,;:\"'")))


def organisation(actor: Line) -> str:
    """The words that name the organisation: all of them, or those before the people who belong to it."""
    text = bare(actor.get("text") or "")
    return " ".join(text.split()[:-1]) if is_person(actor) else text


def is_thing(actor: Line) -> bool:
    """A building, a vehicle, a line: no people."""
    return bool(_THINGS.search(actor.get("text") or ""))
