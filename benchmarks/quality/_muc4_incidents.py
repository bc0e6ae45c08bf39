"""Which events are incidents under the rules of MUC-4, and how certainly a document tells of one.

The rules: violence for a political end in nine countries of Latin America, within the last months, done to others than
armed men in battle; an event counts when the text says of whom, of what, where or when it tells, and what is only
mentioned ("all these murders") does not.
"""

import datetime
import re
from collections.abc import Container, Sequence

from rashomon.extract.events import event_type, event_words
from rashomon.resolve.registry import Registry

from ._muc4_roles import FIGHTERS, bare
from .scorer import Line

Told = dict[str, list[Line]]

HARMED = ("killed", "injured", "missing", "captured", "abducted")
ARMED = ("State forces", "Rebel group", "Political militia", "External/Other forces")
TOLD = ("asserted", "alleged")
BOMBS = ("explosive", "grenade")
_DAYS = 60
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
_ENOUGH = 1.4
_UNARMED_HARMED = 0.7  # people who bear no arms came to harm
_AGAIN = 0.5  # each further sentence, up to two, that tells of the deed
_CROWDS_AND_JETS = 1.5  # what jets and crowds do is seldom a deed of an armed group
_STATE_OR_CROWD = frozenset({"air_strike", "violent_demonstration", "protest", "arrest", "mixed"})
_DEEDS = ("type", "initiator", "target")
_APART = 0.5
_DOUBT = 0.5
_DIGIT = re.compile(r"\d")
_NINE = re.compile(r"argentin|bolivia|chile|colombia|ecuador|salvador|guatemal|hondura|peru")
_ALWAYS_ARMS = re.compile(r"\bhelicopters?$", re.IGNORECASE)
_GROUPS = ("Rebel group", "Political militia")
_TELLING = frozenset({"explosive", "suicide_bomb", "grenade", "abduction", "looting"})  # the kind alone tells enough
_ARMS = re.compile(
    r"\b(?:helicopter|aircraft|airplane|plane|post|checkpoint|base|vehicle|truck|jeep|bus|buses|convoy|installation|"
    r"equipment|headquarters|facility|facilities|station|tank|camp|road|highway|bridge)s?$",
    re.IGNORECASE,
)
_SOLDIERLY = re.compile(r"\b(?:army|military|soldiers?|policem[ae]n|battalion|brigade|general staff)\b", re.IGNORECASE)
_POLICE = re.compile(r"polic|guard|officer|agent|detective|patrol", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:former|retired|ex-\w+)\b", re.IGNORECASE)
# people of a movement who bear no arms, though the words are used of those who do
_UNARMED = re.compile(r"\b(?:leaders?|militants?|officials?|comrades?|cadres?|chief)\b", re.IGNORECASE)


def is_incident(told: Told, incident: Line, report: Line, score: float, things: Sequence[str]) -> bool:
    """The event is one that the task asks for, and the text tells enough of it.

    score: how much speaks for a report rather than a comment (`relevance.incident_score`). things: what was hit.
    """
    if _is_old(told, incident, report["published"]) or _is_elsewhere(told, report["text"].lower()):
        return False
    if is_military(told, things) or _is_accident(told) or _is_nobody_and_nothing(told, things):
        return False
    return certainty(told, score, things) > _ENOUGH


def certainty(told: Told, score: float, things: Sequence[str]) -> float:
    """People counted or named weigh most, then a day, a place and a thing; a commentary must tell more of them."""
    people = max((_weight(claim) for field in HARMED for claim in told[field]), default=0.0)
    deeds = {claim["evidence"]["start"] for field in (*HARMED, *_DEEDS) for claim in told[field]}
    placed = max((_near(c, deeds) for c in told["place"] if c["value"]["place"].get("precision") in _POINT), default=0)
    dated = max((_near(c, deeds) for c in told["date"] if c["value"]["date"].get("precision") != "year"), default=0)
    told_of = people + 1.5 * dated + placed + 1.5 * bool(things) + 0.5 * bool(told["weapon"])
    told_of += _UNARMED_HARMED * any(_class(claim) == "civilian" for field in HARMED for claim in told[field])
    told_of += _AGAIN * min(2, len(deeds) - 1)
    doubt = _CROWDS_AND_JETS * any(claim["value"]["type"] in _STATE_OR_CROWD for claim in told["type"])
    return told_of - doubt + _DOUBT * max(-5.0, min(2.0, score))


def _near(claim: Line, deeds: Container[int]) -> float:
    """A day or a place counts whole where its own sentence tells of the deed."""
    return 1.0 if claim["evidence"]["start"] in deeds else _APART


def _weight(claim: Line) -> float:
    value = claim["value"]
    words = bare(group_of(claim).get("text") or "").lower().split()
    if claim["stance"] not in ("asserted", "alleged", "hypothetical") or value["high"] == 0:
        return 0.0
    is_counted = value["low"] is not None and (value["low"] == value["high"] or _DIGIT.search(value["text"]))
    return 2.0 if is_counted and words and words[-1] not in _VAGUE and words[-1][0].isalpha() else 0.5


def _is_old(told: Told, incident: Line, published: str | None) -> bool:
    dates = [claim["value"]["date"] for claim in told["date"]] or [incident.get("date") or {}]
    if not published or not dates[0].get("end"):
        return False
    age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(dates[0]["end"])
    return age.days > _DAYS


def _is_elsewhere(told: Told, text: str) -> bool:
    """The place lies in a neighbouring country, of which the text speaks most: many a village has namesakes there."""
    countries = [claim["value"]["place"].get("country") for claim in told["place"]]
    named = sum(1 for _ in _NINE.finditer(text))
    return bool(countries) and all(c in _NEIGHBOURS and text.count(_NEIGHBOURS[c]) > named for c in countries)


def _is_accident(told: Told) -> bool:
    text = " ".join(dict.fromkeys(claim["evidence"]["text"] for claims in told.values() for claim in claims))
    is_plain = all(claim["value"]["type"] == "other" for claim in told["type"])
    return is_plain and event_type(event_words(text), text)[0] in ("accident", "natural_disaster")


def is_military(told: Told, things: Sequence[str]) -> bool:
    """All who came to harm, and all who were aimed at, are combatants; "others" hurt beside them are taken for such.

    A bomb that hit a thing is an incident whoever was hurt or arrested.
    """
    aimed = [claim["value"]["actor"] for claim in told["target"]]
    harmed = [claim for field in HARMED for claim in told[field] if claim["value"]["high"] != 0]
    classes = {_class(claim) for claim in harmed}
    armed = "combatant" in classes or any(actor.get("kind") in ARMED for actor in aimed)
    is_battle = any(claim["value"]["type"] in _BATTLES for claim in told["type"])
    if _civilian(aimed) or "civilian" in classes or _unarmed(things, armed or is_battle):
        return False
    if things and any(claim["value"]["type"] in BOMBS for claim in told["type"]):
        return False
    if is_battle and not armed:
        return all(_weight(claim) < 1 for claim in harmed)
    return armed


def _civilian(aimed: Sequence[Line]) -> bool:
    return any(a.get("kind") == "Civilians" and not _SOLDIERLY.search(a.get("text") or "") for a in aimed)


def _unarmed(things: Sequence[str], is_battle: bool) -> list[str]:
    """The things that are no arms; where armed men are hit, the vehicles and posts are theirs."""
    return [thing for thing in things if not (_ARMS if is_battle else _ALWAYS_ARMS).search(thing)]


def _class(claim: Line) -> str:
    group = group_of(claim)
    text = str(group.get("text") or "")
    kind = str(group.get("class"))
    if _NO_LONGER.search(text):
        return "civilian"
    if FIGHTERS.search(text) or (text and Registry().lookup(text).kind in _GROUPS and not _UNARMED.search(text)):
        return "combatant"
    return "unknown" if _UNARMED.search(text) else kind


def is_soldiers(claim: Line) -> bool:
    """Those harmed bear arms for somebody."""
    return _class(claim) == "combatant"


def is_soldierly(claim: Line) -> bool:
    """Those harmed are soldiers or fighters, who are nobody's victims under the rules of the task; policemen may be."""
    return is_soldiers(claim) and _POLICE.search(str(group_of(claim).get("text") or "")) is None


def _is_nobody_and_nothing(told: Told, things: Sequence[str]) -> bool:
    """An attack of which nobody says whom or what it hit."""
    is_attack = all(claim["value"]["type"] not in _TELLING for claim in told["type"])
    return is_attack and not (things or told["target"] or any(told[field] for field in HARMED))


def group_of(claim: Line) -> Line:
    """The people of a harm claim."""
    group: Line = claim["value"].get("group") or {}
    return group
