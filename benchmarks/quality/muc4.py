"""Templates of Latin American incidents: type, day, place, who, whom, with what, how many.

One template for each incident that a document tells of. Attacks in which soldiers alone are the victims, and battles,
are no incidents under the rules of that task, so they give no template.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import convert, to_builtins

from rashomon.extract.events import event_words, incident_type
from rashomon.extract.parse import in_small_letters
from rashomon.extract.relevance import incident_score
from rashomon.extract.weapons import weapons
from rashomon.model.where import Place, PlaceMention
from rashomon.resolve.gazetteer import gazetteer
from rashomon.text.case import shouts
from rashomon.text.sentences import sentences

from ._muc4_days import day
from ._muc4_incidents import HARMED, TOLD, group_of, is_incident
from ._muc4_numbers import number_injured, number_killed
from ._muc4_roles import apart, bare, is_person, is_victim, organisation
from ._muc4_words import doers, is_thing, targets
from .ledger import Export, build, load
from .scorer import Line, Scoring, read_lines

SCORER = ("score_muc4_roles.py", "score_muc4_slots.py")

_TYPES = {
    "air_strike": "bombing",
    "explosive": "bombing",
    "suicide_bomb": "bombing",
    "grenade": "bombing",
    "abduction": "kidnapping",
    "looting": "robbery",
    "shelling": "attack",
    "armed_clash": "attack",
    "chemical_weapon": "attack",
    "attack": "attack",
    "sexual_violence": "attack",
    "mob_violence": "attack",
    "violent_demonstration": "attack",
    "force_against_protesters": "attack",
    "mixed": "attack",
    "other": "attack",
}
_COUNTRIES = {
    "ARG": "Argentina",
    "BOL": "Bolivia",
    "BRA": "Brazil",
    "CHL": "Chile",
    "COL": "Colombia",
    "CRI": "Costa Rica",
    "CUB": "Cuba",
    "DOM": "Dominican Republic",
    "ECU": "Ecuador",
    "ESP": "Spain",
    "GTM": "Guatemala",
    "HND": "Honduras",
    "HTI": "Haiti",
    "MEX": "Mexico",
    "NIC": "Nicaragua",
    "PAN": "Panama",
    "PER": "Peru",
    "PRY": "Paraguay",
    "SLV": "El Salvador",
    "URY": "Uruguay",
    "USA": "United States",
    "VEN": "Venezuela",
}
_VIOLENT = frozenset(_TYPES) - {"mixed", "other", "looting"}
_NEWS = 0.5  # above it a text reports one incident
_REACH = 8
_DATE_LINE = 60

Told = dict[str, list[Line]]


def scorings(folder: Path, scratch: Path) -> Iterator[Scoring]:
    """Two scorings of the same templates: who did what, and the normalised slots."""
    documents = folder / "docs.jsonl"
    export = load(build(documents, scratch))
    lines = [{"doc": d["id"], "templates": templates(export, d["id"])} for d in read_lines(documents)]
    yield from (Scoring(scorer, lines) for scorer in SCORER)


def templates(export: Export, report: str) -> list[Line]:
    """The templates of one document, in the order in which it tells them."""
    told = export.told.get(report, {})
    order = sorted(told, key=lambda i: (min(int(c["evidence"]["start"]) for c in told[i]), i))
    read = {"text": "", "published": None, **export.reports.get(report, {})}
    found = [_template(export.incidents.get(i, {}), _by_field(told[i]), read) for i in order]
    return [template for template in found if template is not None] or list(_unclaimed(read, told))


def _unclaimed(report: Line, told: dict[str, list[Line]]) -> Iterator[Line]:
    """A report of one incident of which no claim could be read still has a kind, a day and things that were hit."""
    text = report["text"]
    if told or incident_score(text) <= _NEWS:
        return
    telling = next((s for s in sentences(text) if (kind := _kind_of(s.text)) in _VIOLENT), None)
    if telling is None:
        return
    evidence = {"evidence": {"start": telling.start, "end": telling.end, "text": telling.text}, "stance": "asserted"}
    kind = {**evidence, "value": {"type": _kind_of(telling.text)}}
    means = [{**evidence, "value": {"text": span.text}} for span in weapons(telling.text)]
    template = _template({}, _by_field([{"field": "type", **kind}, *({"field": "weapon", **w} for w in means)]), report)
    if template is not None:
        yield template


def _kind_of(text: str) -> str:
    return incident_type(event_words(text), text)[0]


def _by_field(claims: list[Line]) -> Told:
    told: Told = defaultdict(list)
    for claim in claims:
        told[claim["field"]].append(claim)
    return told


def _template(incident: Line, told: Told, report: Line) -> Line | None:
    kind = _kind(incident, told)
    score = incident_score(report["text"])
    if kind is None or not is_incident(told, incident, report, score, _things(told)):
        return None
    return {
        "incident_type": kind,
        "stage": "attempted" if _type(incident, told) == "disrupted_weapons" else "accomplished",
        "date": day(incident, told, report),
        "location": _location(incident, told, report),
        "killed": number_killed(told),
        "injured": number_injured(told),
        **_roles(told, report),
    }


_FIRE = re.compile(r"\b(?:set (?:fire|on fire|ablaze)|burn(?:ed|t|ing)?|torched|arson|fire)\b", re.IGNORECASE)
_PLANTED = re.compile(r"\b(?:defused?|deactivat(?:ed|ion)|disarmed|planted|placed|dismantled)\b", re.IGNORECASE)
_BLAST = re.compile(
    r"\b(?:explo(?:ded|sions?)|went off|detonated|blasts?|(?:destroyed|damaged) by (?:a |an )?(?:\w+ )?"
    r"(?:bomb|explosion|dynamite))\b",
    re.IGNORECASE,
)
_THEFT = re.compile(r"\b(?:rob(?:bed|bery|bing)|stole|stolen|loot(?:ed|ing)|theft|holdup)\b", re.IGNORECASE)


def _type(incident: Line, told: Told) -> str:
    types = told["type"]
    return str(types[0]["value"].get("type")) if types else str(incident.get("type") or "other")


def _kind(incident: Line, told: Told) -> str | None:
    types, slug = told["type"], _type(incident, told)
    if slug == "disrupted_weapons" and types and _PLANTED.search(types[0]["evidence"]["text"]):
        return "bombing"
    if slug != "looting" or not types:
        return _TYPES.get(slug) or _kind_of_harm(told)
    words = types[0]["evidence"]["text"]
    return "arson" if _FIRE.search(words) else "robbery" if _THEFT.search(words) else "attack"


def _kind_of_harm(told: Told) -> str | None:
    """Whatever is told with them: people were killed, wounded or taken, or something was hit."""
    if told.get("abducted"):
        return "kidnapping"
    if told.get("killed") or told.get("injured"):
        return "attack"
    words = " ".join(claim["evidence"]["text"] for claim in told.get("type", ()))
    return "bombing" if _BLAST.search(words) else None


def _location(incident: Line, told: Told, report: Line) -> list[str]:
    """All that the claims and the sentences behind them say of the place, the larger areas with it."""
    places = [claim["value"]["place"] for claim in told["place"]] or [incident.get("place") or {}]
    places += [to_builtins(mention.place) for mention in _named(told, report)]
    if all(place.get("precision") in (None, "country") or _is_part(place) for place in places):
        places += [to_builtins(mention.place) for mention in _sent_from(report)]
    names: list[str] = []
    for place in places:
        country = _COUNTRIES.get(place.get("country") or "", "")
        keys = () if _is_part(place) else ("admin1", "settlement", "name", "text")
        names += [country, *(_plain(place.get(key) or "") for key in keys)]
    return list(dict.fromkeys(name for name in names if name))


def _is_part(place: Line) -> bool:
    """A part of a country, which says no more than the country does: its name is a description."""
    return bool(place) and convert(place, Place).is_country_part


def _plain(name: str) -> str:
    """Without accents, which telexes do not have."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _readable(text: str) -> str:
    return in_small_letters(text) if shouts(text) else text


def _sent_from(report: Line) -> list[PlaceMention]:
    """The place of the date line, for want of any other: reporters sit in the capital, as most targets do."""
    return [mention for mention in gazetteer().find(report["text"][:_DATE_LINE]) if mention.span.start <= 1][:1]


def _named(told: Told, report: Line) -> list[PlaceMention]:
    """The places named between the first and the last sentence that tells of the incident."""
    evidence = [claim["evidence"] for claims in told.values() for claim in claims]
    start, end = min(e["start"] for e in evidence), max(e["end"] for e in evidence)
    return [
        mention
        for mention in gazetteer().find(_readable(report["text"]))
        if start <= mention.span.start < end and mention.place.country in _COUNTRIES
    ]


def _roles(told: Told, report: Line) -> dict[str, Any]:
    initiators = [claim["value"]["actor"] for claim in told["initiator"]]
    harmed = [group_of(claim)["text"] for field in HARMED for claim in told[field] if claim["stance"] in TOLD]
    aimed = [claim["value"]["actor"]["text"] for claim in told["target"]]
    things = [text for text in aimed if is_thing(text)]
    people = [actor["text"] for actor in initiators if is_person(actor)]
    return {
        "PerpInd": _texts([*people, *(doer for text in _between(told, report) for doer in doers(text))]),
        "PerpOrg": _texts(organisation(actor) for actor in initiators),
        "Target": _texts([*things, *(thing for text in _between(told, report) for thing in targets(text))]),
        "Victim": _texts(
            one for text in [*harmed, *aimed] for one in apart(text) if is_victim(one) and not is_thing(one)
        ),
        "Weapon": _texts(claim["value"]["text"] for claim in told["weapon"]),
    }


def _things(told: Told) -> list[str]:
    return [thing for text in _sentences(told) for thing in targets(text)]


def _sentences(told: Told) -> list[str]:
    """The sentences that the claims rest on, in the order of the text."""
    found = {claim["evidence"]["start"]: claim["evidence"]["text"] for claims in told.values() for claim in claims}
    return [found[start] for start in sorted(found)]


def _between(told: Told, report: Line) -> list[str]:
    """All sentences from the first to the one behind the last that a claim rests on."""
    starts = [claim["evidence"]["start"] for claims in told.values() for claim in claims]
    lines = sentences(report["text"])
    first = next((k for k, s in enumerate(lines) if s.end > min(starts)), 0)
    last = next((k for k, s in enumerate(lines) if s.start > max(starts)), len(lines))
    return [s.text for s in lines[first : min(last + 1, first + _REACH)]]


def _texts(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(shorter for text in texts if (shorter := bare(text or ""))))
