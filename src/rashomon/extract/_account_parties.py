"""Who did it and to whom, over all the tellings of an account: those that count the harmed are asked first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from rashomon.extract._account_kind import FEW, ON_CIVILIANS
from rashomon.extract.harm import HarmMention
from rashomon.extract.telling import Telling
from rashomon.extract.victims import CIVILIANS, victim_class
from rashomon.model.span import Span
from rashomon.model.who import Actor, ActorMention

_MANY = 3  # from a third on, a part of those hit says who was hit
_LESS = 0.34  # an actor named in a third of the tellings, against the one named most, is taken along
_HARM = ("killed", "injured", "abducted", "captured")
_FULL, _HALF = 2, 1
_VAGUE = {"militants", "unidentified_armed_group"}
_ARMED = ("Rebel group", "Political militia")
_PEOPLE = "Civilians"


class Party(Struct, frozen=True):
    """An actor in a role, and where it is told."""

    mention: ActorMention
    telling: Telling


def initiators(told: Sequence[Telling], chief: Sequence[Telling] = ()) -> tuple[Party, ...]:
    """Who did it; sentences without harm count half, and a vague word gives way to a name.

    chief: the tellings of the account that the report is chiefly about, where it tells of the same kind of event.
    """
    harmful = _harmful(told)
    named = [(Party(m, t), _FULL if t in harmful else _HALF) for t in told for m in t.initiators]
    named = [(p, w) for p, w in named if p.mention.actor.id] or named  # strangers only where nobody is known
    names = [p for p, _ in named if _is_armed(p) and not _is_vague(p)]
    # "terrorists" said five times are still the group that is named once
    found = _named(_voted([(p, w) for p, w in named if not names or not _is_vague(p)]))
    if not chief or not found or not all(_is_vague(p) for p in found):
        return found
    lent = initiators(chief)
    return lent if lent and all(_is_armed(p) and not _is_vague(p) for p in lent) else found


def targets(told: Sequence[Telling], kind: str = "other") -> tuple[Party, ...]:
    """Whom it was done to: the harmed, where they are told apart; else those whom the deeds name.

    kind: the incident's type; single persons hit by an `attack` are civilians unless something else is said.
    """
    doing = {_key(p.mention.actor) for p in initiators(told)}
    harmed = [p for p in _voted(list(_harmed(told))) if _key(p.mention.actor) not in doing]
    if harmed and not all(_is_vague(p) for p in harmed):
        return _named(harmed)
    if harmed:
        hit = [(Party(m, t), _FULL) for t in told for m in _hit(t) if _key(m.actor) not in doing]
        return _named([*harmed, *(p for p in _voted(hit) if _is_armed(p) and not _is_vague(p))])
    named = _named(_voted([(Party(m, t), _FULL) for t in _harmful(told) or told for m in _hit(t)]))
    return named or (_singled_out(told) if kind in ON_CIVILIANS else ())


def _named(parties: Sequence[Party]) -> tuple[Party, ...]:
    """ "Militants" and "gunmen" give way to an armed group that is called by its name."""
    names = [p for p in parties if _is_armed(p) and not _is_vague(p)]
    return tuple(p for p in parties if not names or not _is_vague(p))


def _is_vague(party: Party) -> bool:
    return party.mention.actor.id in _VAGUE


def _is_armed(party: Party) -> bool:
    return party.mention.actor.kind in _ARMED


def _harmful(told: Sequence[Telling]) -> list[Telling]:
    return [t for t in told if any(h.field in _HARM for h in t.harms)]


def _hit(telling: Telling) -> Iterator[ActorMention]:
    """Whom the deeds of a telling name, without those who are a few of the "people" that were harmed."""
    few = [h.group for h in telling.harms if h.group is not None and _are_few_of_people(h, telling)]
    return (m for m in telling.targets if not any(m.span.overlaps(group) for group in few))


def _harmed(told: Sequence[Telling]) -> Iterator[tuple[Party, int]]:
    """The harmed whose words say what they were, as actors; a part of a toll counts half, a few of "people" nothing."""
    for telling in told:
        for harm in telling.harms:
            if _are_few_of_people(harm, telling):
                continue
            actor = _whose(harm, telling) if harm.field in _HARM else None
            if actor is not None:
                yield Party(actor, telling), _FULL if harm.part_of is None else _HALF


def _are_few_of_people(harm: HarmMention, telling: Telling) -> bool:
    """ "30 people, among them two nurses": who the 30 were nobody says."""
    whole = telling.harms[harm.part_of] if harm.part_of is not None else None
    if whole is None or whole.group is None or victim_class(whole.group.text) != "unknown":
        return False
    return (harm.quantity.low or 0) * _MANY < (whole.quantity.low or 0) or not harm.quantity.is_exact


def _singled_out(told: Sequence[Telling]) -> tuple[Party, ...]:
    """A few persons hit by an attack are civilians, unless their own words say that they fight."""
    for telling in told:
        for harm in telling.harms:
            group, number = harm.group, harm.quantity
            if group is None or victim_class(group.text) == "combatant":
                continue
            if harm.field in _HARM and number.is_exact and (number.low or 0) <= FEW:
                return (Party(_civilians(group), telling),)
    return ()


def _civilians(group: Span) -> ActorMention:
    return ActorMention(group, Actor(CIVILIANS, _PEOPLE, group.text, "Civilians"))


def _whose(harm: HarmMention, telling: Telling) -> ActorMention | None:
    group = harm.group
    if group is None:
        return None
    kind = victim_class(group.text)
    if kind == "civilian":
        return _civilians(group)
    if kind != "combatant":
        return None
    return next((m for m in (*telling.targets, *telling.initiators) if m.span.overlaps(group)), None)


def _voted(named: Sequence[tuple[Party, int]]) -> tuple[Party, ...]:
    """Each actor once, where it is told first; those told far less often than another are left out."""
    votes: Counter[str] = Counter()
    for party, weight in named:
        votes[_key(party.mention.actor)] += weight
    least = max(votes.values(), default=0) * _LESS
    found: dict[str, Party] = {}
    for party, _ in named:
        if votes[_key(party.mention.actor)] >= least:
            found.setdefault(_key(party.mention.actor), party)
    return tuple(found.values())


def _key(actor: Actor) -> str:
    return actor.id or actor.name
