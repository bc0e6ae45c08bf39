"""Actors, inter codes and interaction of an ACLED-like row (ACLED Codebook, actors and interaction codes)."""

from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec import Struct

from rashomon.export.profiles._acled_types import ARMED, Kind
from rashomon.export.profiles.cells import Case, Cell, Row
from rashomon.export.profiles.countries import country, home
from rashomon.model.incident import Incident, Toll
from rashomon.model.who import Actor, ActorKind
from rashomon.text.sides import side_of

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
_CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
_EXPLOSIONS = "Explosions/Remote violence"
_AS_TOLD, _MISSING, _CASUALTIES = "acled/actors@2", "acled/missing-actor@1", "acled/casualties@1"


class Party(Struct, frozen=True):
    """An actor as ACLED writes it."""

    name: str
    kind: str


Side = tuple[Party, ...]


class Parties(Struct, frozen=True, kw_only=True):
    """Both sides, the main actor first; the second may be empty. rule1, rule2: why they are these."""

    one: Side
    two: Side
    rule1: str
    rule2: str
    claims1: tuple[str, ...]
    claims2: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, str]:
        """The kinds of the main actors; an empty one: there is no second."""
        return self.one[0].kind, self.two[0].kind if self.two else ""

    def cells(self) -> Row:
        """The cells of both sides."""
        first, second = self.kinds
        return {
            "actor1": Cell(self.one[0].name, self.rule1, "initiator", self.claims1),
            "assoc_actor_1": Cell(_further(self.one), self.rule1, "further initiators", self.claims1),
            "inter1": Cell(first, "acled/inter@1", self.one[0].name, self.claims1),
            "actor2": Cell(self.two[0].name if self.two else "", self.rule2, "target", self.claims2),
            "assoc_actor_2": Cell(_further(self.two), self.rule2, "further targets", self.claims2),
            "inter2": Cell(second, "acled/inter@1", self.two[0].name if self.two else "no second side", self.claims2),
            "interaction": Cell(interaction(first, second), "acled/interaction@1", "from inter1 and inter2"),
        }


def parties(case: Case, kind: Kind) -> Parties:
    """Who did it and to whom, as such an event has them; where nobody is told, whom ACLED puts there."""
    incident = case.incident
    told = _named(incident.initiator, incident), _named(incident.target, incident)
    one, two = _shaped(kind.event_type, *told, incident)
    one = one or (_missing(incident),)
    return Parties(
        one=one,
        two=two,
        rule1=_rule(one, told),
        rule2=_rule(two, told) if kind.event_type != _EXPLOSIONS or two == told[1] else _CASUALTIES,
        claims1=case.behind("initiator"),
        claims2=case.behind("target"),
    )


def interaction(one: str, two: str) -> str:
    """The kinds of both sides, the lower code first; of one side alone, `KIND only`."""
    if not two:
        return f"{one} only"
    if {one, two} == set(_CIVILIANS_AND_OTHERS):
        return "-".join(_CIVILIANS_AND_OTHERS)
    return "-".join(sorted((one, two), key=KINDS.index))


def _shaped(event_type: str, one: Side, two: Side, incident: Incident) -> tuple[Side, Side]:
    """Both sides as such an event may have them."""
    if event_type == "Battles":  # of armed parties alone
        return _opposed(_armed(one), _armed(two), incident)
    if event_type in _CROWDS:
        return _with_crowd(_CROWDS[event_type], one, two, incident)
    if event_type == "Violence against civilians":  # whoever is held or hit is unarmed
        return _armed(one), _led_by("Civilians", two, incident)
    if event_type == _EXPLOSIONS:
        return one, _with_casualties(two, incident)
    return one, two


def _opposed(one: Side, two: Side, incident: Incident) -> tuple[Side, Side]:
    """Where nobody is told as a target, two initiators of different sides fight each other."""
    if two or not incident.initiator:
        return one, two or (_missing(incident),)
    first = side_of(incident.initiator[0])
    against = _armed(_named([a for a in incident.initiator if side_of(a) != first], incident))
    return tuple(p for p in one if p not in against), against or (_missing(incident),)


def _with_crowd(kind: str, one: Side, two: Side, incident: Incident) -> tuple[Side, Side]:
    """Unarmed people are the crowd, but not those whom rioters hit; where neither side has it, it stands in the empty
    one, or goes first.
    """
    crowd, others = Party(_of_country(kind, incident), kind), ("Civilians",) if kind == "Rioters" else ()
    one = _once(p if p.kind in ARMED else crowd for p in one)
    two = _once(p if p.kind in (*ARMED, *others) else crowd for p in two)
    two = tuple(p for p in two if p not in one)
    if one[:1] == (crowd,) or two[:1] == (crowd,):
        return one, two
    if crowd in two:
        return one, _once((crowd, *two))
    if one and not two and crowd not in one:
        return one, (crowd,)
    return (crowd,), _once(p for p in (*one, *two) if p != crowd)


def _with_casualties(two: Side, incident: Incident) -> Side:
    """Civilians who were hurt beside armed people are associated; they go first where they are most of the dead and
    the armed are told only in general.
    """
    civilians = Party(_of_country("Civilians", incident), "Civilians")
    if not two or any(p.kind == "Civilians" for p in two) or not _are_hurt(incident):
        return two
    if two[0].name.startswith(_UNIDENTIFIED) and _are_most(incident):
        return civilians, *two
    return *two, civilians


def _are_hurt(incident: Incident) -> bool:
    return any(_number(harm.by_class.get("civilian")) > 0 for harm in incident.harm.values())


def _are_most(incident: Incident) -> bool:
    killed = incident.harm.get("killed")
    return killed is not None and 2 * _number(killed.by_class.get("civilian")) > _number(killed.total)


def _number(toll: Toll | None) -> int:
    return (toll.best or toll.high or 0) if toll is not None else 0


def _led_by(kind: str, side: Side, incident: Incident) -> Side:
    """The side with the people of this kind in general at its head."""
    general = Party(_of_country(kind, incident), kind)
    return _once((general, *side))


def _armed(side: Side) -> Side:
    return tuple(party for party in side if party.kind in ARMED)


def _rule(side: Side, told: tuple[Side, Side]) -> str:
    """Nobody, or somebody who is told; or somebody whom ACLED puts there."""
    return _AS_TOLD if not side or any(side[0] in one for one in told) else _MISSING


def _missing(incident: Incident) -> Party:
    return Party(_of_country(_UNIDENTIFIED, incident), "Political militia")


def _further(side: Side) -> str:
    return "; ".join(party.name for party in side[1:])


def _named(actors: Sequence[Actor], incident: Incident) -> Side:
    here = incident.place.country if incident.place else None
    return _once(Party(_name(actor, incident), _kind(actor, here)) for actor in actors)


def _once(side: Iterable[Party]) -> Side:
    return tuple(dict.fromkeys(side))


def _name(actor: Actor, incident: Incident) -> str:
    generic = _GENERIC.get(actor.id or "")
    return _of_country(generic, incident) if generic else actor.name


def _of_country(name: str, incident: Incident) -> str:
    known = country(incident.place.country) if incident.place else None
    return f"{name} ({known.name})" if known else name


def _kind(actor: Actor, here: str | None) -> str:
    """State forces abroad are external ones; somebody of no known kind is an armed group that nobody identified."""
    own = home(actor)
    if actor.id == "militants":
        return "Political militia"
    if actor.kind == "State forces" and own is not None and here is not None and own.country != here:
        return "External/Other forces"
    return actor.kind or "Political militia"
