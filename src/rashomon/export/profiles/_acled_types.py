"""Event type and sub-event type of an ACLED-like row (ACLED Codebook, event types and sub-event types)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from rashomon.export.profiles.cells import Case, Cell, Row
from rashomon.export.profiles.countries import home
from rashomon.model.claim import TypeFact
from rashomon.model.incident import Incident
from rashomon.model.who import Actor
from rashomon.reconcile.decided import SET_RULE
from rashomon.reconcile.figures import is_told
from rashomon.text.vocabulary import Entry, entries

ARMED = ("State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces")
_CROWDS = ("Rioters", "Protesters")


class Kind(Struct, frozen=True):
    """What an incident is coded as: its slug among the types, the rule that says so, and why."""

    slug: str
    rule: str
    why: str

    @property
    def entry(self) -> Entry:
        return _types()[self.slug]

    @property
    def event_type(self) -> str:
        return str(self.entry["event_type"])

    def cells(self, case: Case) -> Row:
        """The cells of the types."""
        columns = ("disorder_type", "event_type", "sub_event_type")
        return {name: Cell(str(self.entry[name]), self.rule, self.why, case.behind("type")) for name in columns}


def kind_of(case: Case) -> Kind:
    """The type that is told, as the parties let it stand."""
    slug = _slug_told(case)
    return _by_parties(slug, case.incident) or Kind(slug, "acled/event-type@1", f"incident type {case.incident.type}")


def _slug_told(case: Case) -> str:
    """The type of the incident; where as many accounts tell several, the one that goes before in ACLED's order.

    Of several kinds that one account tells the first in ACLED's order: they happened together.
    """
    own = case.incident.type
    is_set = any(reason.field == "type" and reason.rule == SET_RULE for reason in case.incident.reasons)
    by_account: dict[str, set[str]] = defaultdict(set)
    for claim in case.claims:
        if isinstance(claim.value, TypeFact) and is_told(claim) and claim.value.type in _types():
            by_account[claim.account].add(claim.value.type)
    told = Counter(min(slugs, key=_rank) for slugs in by_account.values())
    most = max(told.values(), default=0)
    tied = sorted((slug for slug in told if told[slug] == most), key=_rank)
    is_lesser = own not in told and any(own in slugs for slugs in by_account.values())
    if own in _types() and (is_set or own not in tied) and not is_lesser:
        return own
    return tied[0] if tied else "other"


class _Told(Struct, frozen=True):
    """A type as it is told, and the kinds of both sides; an empty one: nobody is told."""

    slug: str
    incident: Incident
    one: str
    two: str


def _by_parties(slug: str, incident: Incident) -> Kind | None:
    """What follows from who did it and to whom; None where the type stands as it is told."""
    told = _Told(slug, incident, _main(incident.initiator), _main(incident.target))
    turns = (_of_territory, _of_battles, _of_attacks, _of_captives, _of_crowds)
    return next((found for turn in turns if (found := turn(told))), None)


def _of_territory(told: _Told) -> Kind | None:
    if told.slug != "territory_gained" or told.one != "State forces":
        return None
    own = home(told.incident.initiator[0])
    here = told.incident.place.country if told.incident.place else None
    if own is not None and own.country != here:
        return None
    return Kind("territory_regained", "acled/regained@1", "a state takes ground in its own country")


def _of_battles(told: _Told) -> Kind | None:
    if told.slug != "armed_clash":
        return None
    if told.two in _CROWDS or told.one in _CROWDS:
        return _against_crowd(told)
    if told.two == "Civilians" or (told.one == "Civilians" and not told.two):
        return Kind("attack", "acled/unarmed@1", "no second armed party: the people who were hit are unarmed")
    return None


def _of_attacks(told: _Told) -> Kind | None:
    if told.slug != "attack":
        return None
    if told.one in ("Civilians", *_CROWDS):
        return Kind("mob_violence", "acled/mob@1", "who did it is no armed group")
    if told.two in ARMED:
        return Kind("armed_clash", "acled/two-armed@1", "an armed party hit an armed party")
    return _against_crowd(told) if told.two in _CROWDS else None


def _of_captives(told: _Told) -> Kind | None:
    if told.slug in ("abduction", "sexual_violence") and told.one in ("Civilians", *_CROWDS):
        return Kind("mob_violence", "acled/mob@1", "who did it is no armed group")
    if told.slug == "abduction" and _killed(told.incident):
        return Kind("attack", "acled/captives-killed@1", "those who were taken were killed")
    if told.slug == "arrest" and told.one in ARMED and told.one not in ("State forces", "External/Other forces"):
        return Kind("abduction", "acled/unlawful-arrest@1", "who held them is no state")
    return None


def _of_crowds(told: _Told) -> Kind | None:
    if told.slug == "protest" and told.one in ARMED and told.two == "Protesters" and _killed(told.incident):
        return _against_crowd(told)
    if told.slug == "protest" and (told.one in ARMED or told.two in ARMED):
        return Kind("protest_intervened", "acled/intervened@1", "an armed party stepped in")
    return None


def _killed(incident: Incident) -> bool:
    return "killed" in incident.harm and (incident.harm["killed"].total.best or 0) > 0


def _against_crowd(told: _Told) -> Kind:
    if told.two == "Protesters":
        return Kind("force_against_protesters", "acled/against-crowd@1", "an armed party hit protesters")
    return Kind("violent_demonstration", "acled/against-crowd@1", f"a crowd took part: {told.one or told.two}")


def _main(actors: tuple[Actor, ...]) -> str:
    """The kind of the side: that of its first armed actor, else of its first one; empty where nobody is told."""
    kinds = [actor.kind or "Political militia" for actor in actors]
    return next((kind for kind in kinds if kind in ARMED), kinds[0] if kinds else "")


def _rank(slug: str) -> int:
    return _ranks()[slug]


@cache
def _ranks() -> Mapping[str, int]:
    return {slug: rank for rank, slug in enumerate(_types())}


@cache
def _types() -> Mapping[str, Entry]:
    return {entry["type"]: entry for entry in entries("acled_types")}
