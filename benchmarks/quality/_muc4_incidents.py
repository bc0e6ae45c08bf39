"""Which events are incidents under the rules of MUC-4, and how certainly a document tells of one.

The rules: violence for a political end in nine countries of Latin America, within the last months, done to others than
armed men in battle; an event counts when the text says of whom, of what, where or when it tells, and what is only
mentioned ("all these murders") does not.
"""

import datetime
import re
from collections.abc import Sequence

from rashomon.extract.events import event_type, event_words
from rashomon.resolve.registry import Registry

from ._muc4_roles import FIGHTERS, bare
from .scorer import Line

Told = dict[str, list[Line]]

HARMED = ("killed", "injured", "missing", "captured", "abducted")
ARMED = ("State forces", "Rebel group", "Political militia", "External/Other forces")
_DAYS = 90
# neighbours of the nine countries: what happens there is told in these texts and is not the task's
_NEIGHBOURS = {
    "BRA": "brazil",
    "CRI": "costa rica",
    "CUB": "cuba",
    "DOM": "dominican",
    "HTI": "haiti",
    "MEX": "mexic",
    "NIC": "nicaragua",
    "PAN": "panama",
    "VEN": "venezuela",
}
_BATTLES = frozenset({"armed_clash", "territory_gained"})
_POINT = ("site", "sub_city", "settlement", "near", "adm2", "adm1")
_VAGUE = frozenset(
    "bodies body corpses deaths death murders murder assassinations killings kidnappings one ones others other two "
    "three dead victims casualties wounded injured".split()
)
_ENOUGH = 1.2
_ARMS = re.compile(r"\b(?:helicopter|aircraft|airplane|plane|post|checkpoint|base|vehicle|truck)s?$", re.IGNORECASE)
# people of a movement who bear no arms, though the words are used of those who do
_UNARMED = re.compile(r"\b(?:leaders?|militants?|officials?|comrades?|cadres?|chief)\b", re.IGNORECASE)


def is_incident(told: Told, incident: Line, report: Line, score: float, things: Sequence[str]) -> bool:
    """The event is one that the task asks for, and the text tells enough of it.

    score: how much speaks for a report rather than a comment (`relevance.incident_score`). things: what was hit.
    """
    if _is_old(told, incident, report["published"]) or _is_elsewhere(told, report["text"].lower()):
        return False
    if is_military(told, things) or _is_accident(told):
        return False
    return certainty(told, score, things) > _ENOUGH


def certainty(told: Told, score: float, things: Sequence[str]) -> float:
    """People counted or named weigh most, then a day, a place and a thing; a commentary must tell more of them."""
    people = max((_weight(claim) for field in HARMED for claim in told[field]), default=0.0)
    placed = any(claim["value"]["place"].get("precision") in _POINT for claim in told["place"])
    told_of = people + 1.5 * bool(told["date"]) + placed + 1.5 * bool(things) + 0.5 * bool(told["weapon"])
    return told_of + 0.4 * max(-4.0, min(2.0, score))


def _weight(claim: Line) -> float:
    low, high = claim["value"]["low"], claim["value"]["high"]
    words = bare(group_of(claim).get("text") or "").lower().split()
    if claim["stance"] not in ("asserted", "alleged", "hypothetical") or high == 0:
        return 0.0
    is_counted = low is not None and (low == high or low > 3)
    return 2.0 if is_counted and words and words[-1] not in _VAGUE and words[-1][0].isalpha() else 0.5


def _is_old(told: Told, incident: Line, published: str | None) -> bool:
    dates = [claim["value"]["date"] for claim in told["date"]] or [incident.get("date") or {}]
    if not published or not dates[0].get("end"):
        return False
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(dates[0]["end"])
    return age.days > _DAYS


def _is_elsewhere(told: Told, text: str) -> bool:
    """The place lies in a neighbouring country, and the text names it: many a village has namesakes there."""
    countries = [claim["value"]["place"].get("country") for claim in told["place"]]
    return bool(countries) and all(c in _NEIGHBOURS and _NEIGHBOURS[c] in text for c in countries)


def _is_accident(told: Told) -> bool:
    text = " ".join(dict.fromkeys(claim["evidence"]["text"] for claims in told.values() for claim in claims))
    is_plain = all(claim["value"]["type"] == "other" for claim in told["type"])
    return is_plain and event_type(event_words(text), text)[0] in ("accident", "natural_disaster")


def is_military(told: Told, things: Sequence[str]) -> bool:
    """All who came to harm, and all who were aimed at, are combatants; in a battle, nobody is said not to be one."""
    aimed = [claim["value"]["actor"] for claim in told["target"]]
    is_battle = any(claim["value"]["type"] in _BATTLES for claim in told["type"])
    if any(actor.get("kind") == "Civilians" for actor in aimed) or _unarmed(things, is_battle):
        return False
    classes = {_class(claim) for field in HARMED for claim in told[field] if claim["value"]["high"] != 0}
    classes |= {"combatant" for actor in aimed if actor.get("kind") in ARMED}
    if is_battle:
        return "civilian" not in classes
    return bool(classes) and classes == {"combatant"}


def _unarmed(things: Sequence[str], is_battle: bool) -> list[str]:
    return [thing for thing in things if not is_battle or not _ARMS.search(thing)]


def _class(claim: Line) -> str:
    group = group_of(claim)
    text = str(group.get("text") or "")
    is_armed = bool(FIGHTERS.search(text)) or Registry().lookup(text).kind in ARMED if text else False
    kind = str(group.get("class"))
    return "combatant" if is_armed else "unknown" if _UNARMED.search(text) else kind


def group_of(claim: Line) -> Line:
    """The people of a harm claim."""
    group: Line = claim["value"].get("group") or {}
    return group
