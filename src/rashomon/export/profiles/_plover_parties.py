"""Actors and recipients of a PLOVER record (PLOVER manual, draft 2.0, actors and recipients, sectors)."""

import re
from collections.abc import Sequence

from rashomon.export.profiles._acled_types import ARMED
from rashomon.export.profiles._plover_events import Event
from rashomon.export.profiles.cells import Case, Cell, Nested, Row
from rashomon.export.profiles.countries import home
from rashomon.model.who import Actor

_SECTORS = {
    "State forces": "MIL",
    "External/Other forces": "MIL",
    "Rebel group": "REB",
    "Political militia": "PRM",
    "Identity militia": "PRM",
    "Rioters": "CVL",
    "Protesters": "CVL",
    "Civilians": "CVL",
}
_AT_HOME = ("State forces", "Rioters", "Protesters", "Civilians")  # of the country in which it happened
_UNNAMED = ("unidentified_armed_group", "militants")
_POLICE = re.compile(r"\bpolice\b", re.IGNORECASE)
_UNKNOWN: Nested = {"code": "", "sector": "UNK", "entity_text": ""}


def party_cells(case: Case, event: Event) -> Row:
    """Who did it and to whom."""
    did, hit = case.incident.initiator, case.incident.target
    armed = [actor for actor in hit if actor.kind in ARMED]
    is_two_sided = case.incident.type == "armed_clash" and bool(armed or len(did) > 1)
    if is_two_sided:
        did, hit = (*did, *armed), tuple(actor for actor in hit if actor not in armed)
    rule = "two-sided@1" if is_two_sided else "one-sided@1"
    needs_recipient = event.entry["recipient"] or (event.name == "ASSAULT" and not is_two_sided)
    claims = case.behind("initiator"), case.behind("target")
    return {
        "actor": _cell(did, rule, case, claims[0] + claims[1] if is_two_sided else claims[0], is_needed=True),
        "recipient": _cell(hit, rule, case, claims[1], is_needed=needs_recipient),
    }


def _cell(actors: Sequence[Actor], rule: str, case: Case, claims: tuple[str, ...], *, is_needed: bool) -> Cell:
    if not actors and is_needed:
        return Cell((_UNKNOWN,), "plover/unknown-party@1", "nobody is told")
    entities = tuple(_entity(actor, case) for actor in actors)
    if rule == "two-sided@1" and is_needed and len(entities) == 1:  # whoever fights, fights somebody
        entities = (*entities, _UNKNOWN)
    return Cell(entities or None, f"plover/{rule}", "; ".join(actor.name for actor in actors), claims)


def _entity(actor: Actor, case: Case) -> Nested:
    own, place = home(actor), case.incident.place
    here = place.country if place and actor.kind in _AT_HOME else None
    return {"code": (own.country if own else here) or "", "sector": _sector(actor), "entity_text": actor.name}


def _sector(actor: Actor) -> str:
    if actor.id in _UNNAMED:
        return "UAF"
    if actor.kind == "State forces" and _POLICE.search(actor.name):
        return "COP"
    return _SECTORS.get(actor.kind or "", "UNK")
