"""Actors, inter codes and interaction of an ACLED-like row (ACLED Codebook, actors and interaction codes)."""

from collections.abc import Sequence
from typing import get_args

from msgspec import Struct

from rashomon.export.profiles.cells import Cell, Row
from rashomon.export.profiles.countries import country, home
from rashomon.model.incident import Incident
from rashomon.model.who import Actor, ActorKind

KINDS: tuple[str, ...] = get_args(ActorKind)  # in the order of ACLED's codes, 1 to 8
_CIVILIANS_AND_OTHERS = ("External/Other forces", "Civilians")  # the one pair that begins with the higher code
_UNIDENTIFIED = "Unidentified Armed Group"
# actors of whom only the kind is known: ACLED adds the country
_GENERIC = {
    "civilians": "Civilians",
    "unidentified_armed_group": _UNIDENTIFIED,
    "militants": _UNIDENTIFIED,
    "rioters": "Rioters",
    "civilian_protesters": "Protesters",
}
_MISSING_FIRST = {"Protests": ("Protesters", "Protesters"), "Riots": ("Rioters", "Rioters")}
_MISSING_SECOND = {
    "Violence against civilians": ("Civilians", "Civilians"),
    "Battles": (_UNIDENTIFIED, "Political militia"),
}


class Parties(Struct, frozen=True, kw_only=True):
    """Both sides as ACLED writes them; an empty name: there is none. claims: behind each side."""

    name1: str
    kind1: str
    with1: str
    name2: str
    kind2: str
    with2: str
    claims1: tuple[str, ...]
    claims2: tuple[str, ...]

    def cells(self) -> Row:
        """The cells of both sides."""
        rule = "acled/actors@1"
        return {
            "actor1": Cell(self.name1, rule, "initiator", self.claims1),
            "assoc_actor_1": Cell(self.with1, rule, "further initiators", self.claims1),
            "inter1": Cell(self.kind1, "acled/inter@1", self.name1, self.claims1),
            "actor2": Cell(self.name2, rule, "target", self.claims2),
            "assoc_actor_2": Cell(self.with2, rule, "further targets", self.claims2),
            "inter2": Cell(self.kind2, "acled/inter@1", self.name2, self.claims2),
            "interaction": Cell(interaction(self.kind1, self.kind2), "acled/interaction@1", "from inter1 and inter2"),
        }


def parties(incident: Incident, event_type: str) -> Parties:
    """Who did it and to whom; where nobody is told, whom ACLED puts there for such an event."""
    here = incident.place.country if incident.place else None
    first = _side(incident.initiator, here) or _instead(_MISSING_FIRST.get(event_type), here)
    targets = [a for a in incident.target if event_type != "Battles" or a.kind != "Civilians"]
    second = _side(targets, here) or _instead(_MISSING_SECOND.get(event_type, ("", "")), here)
    why = {reason.field: reason.claims for reason in incident.reasons}
    return Parties(
        name1=first[0][0],
        kind1=first[0][1],
        with1="; ".join(name for name, _ in first[1:]),
        name2=second[0][0],
        kind2=second[0][1],
        with2="; ".join(name for name, _ in second[1:]),
        claims1=why.get("initiator", ()),
        claims2=why.get("target", ()),
    )


def interaction(one: str, two: str) -> str:
    """The kinds of both sides, the lower code first; of one side alone, `KIND only`."""
    if not two:
        return f"{one} only"
    if {one, two} == set(_CIVILIANS_AND_OTHERS):
        return "-".join(_CIVILIANS_AND_OTHERS)
    return "-".join(sorted((one, two), key=KINDS.index))


def _side(actors: Sequence[Actor], here: str | None) -> list[tuple[str, str]]:
    named = [(_name(actor, here), _kind(actor, here)) for actor in actors]
    return list(dict.fromkeys(named))


def _instead(missing: tuple[str, str] | None, here: str | None) -> list[tuple[str, str]]:
    name, kind = missing if missing is not None else (_UNIDENTIFIED, "Political militia")
    return [(_of_country(name, here) if name else "", kind)]


def _name(actor: Actor, here: str | None) -> str:
    generic = _GENERIC.get(actor.id or "")
    return _of_country(generic, here) if generic else actor.name


def _of_country(name: str, here: str | None) -> str:
    known = country(here)
    return f"{name} ({known.name})" if known else name


def _kind(actor: Actor, here: str | None) -> str:
    """State forces abroad are external ones; somebody of no known kind is an armed group that nobody identified."""
    own = home(actor)
    if actor.id == "militants":
        return "Political militia"
    if actor.kind == "State forces" and own is not None and here is not None and own.country != here:
        return "External/Other forces"
    return actor.kind or "Political militia"
