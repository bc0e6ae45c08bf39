"""ACLED sub-event type of a snippet: the event words' decision, extra types included, in the shared task's labels."""

import json
import pathlib

from rashomon.extract.events import event_type, event_words

SCORER = "score_case21types.py"
_LABELS = {
    "abduction": "ABDUCT_DISSAP",
    "accident": "MAN_MADE_DISASTER",
    "agreement": "AGREEMENT",
    "air_strike": "AIR_STRIKE",
    "armed_clash": "ARMED_CLASH",
    "arrest": "ARREST",
    "attack": "ATTACK",
    "attribution": "ATTRIB",
    "chemical_weapon": "CHEM_WEAP",
    "diplomacy": "DIPLO",
    "disrupted_weapons": "DISR_WEAP",
    "explosive": "REM_EXPLOS",
    "force_against_protesters": "FORCE_AGAINST_PROTEST",
    "grenade": "GRENADE",
    "group_change": "CHANGE_TO_GROUP_ACT",
    "headquarters": "HQ_ESTABLISHED",
    "looting": "PROPERTY_DISTRUCT",
    "damage": "PROPERTY_DISTRUCT",
    "mixed": "ARMED_CLASH",
    "mob_violence": "MOB_VIOL",
    "natural_disaster": "NATURAL_DISASTER",
    "organized_crime": "ORG_CRIME",
    "other": "OTHER",
    "protest": "PEACE_PROTEST",
    "protest_with_intervention": "PROTEST_WITH_INTER",
    "sexual_violence": "SEX_VIOL",
    "shelling": "ART_MISS_ATTACK",
    "strategic_other": "OTHER",
    "suicide_bomb": "SUIC_BOMB",
    "territory_overtaken": "NON_STATE_ACTOR_OVERTAKES_TER",
    "territory_regained": "GOV_REGAINS_TERIT",
    "territory_transfer": "NON_VIOL_TERRIT_TRANSFER",
    "violent_demonstration": "VIOL_DEMONSTR",
}


def predict(data: pathlib.Path) -> list[dict[str, str]]:
    """One line a snippet: {"doc", "type"}."""
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"doc": doc["id"], "type": _label(doc["text"])} for doc in map(json.loads, filter(None, lines))]


def _label(text: str) -> str:
    return _LABELS[event_type(event_words(text), text)[0]]
