"""Whether the accounts of an incident dispute who did it, or who was hit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rashomon.model.claim import ActorFact, Claim, TypeFact
from rashomon.model.who import Actor
from rashomon.reconcile.origins import Voices
from rashomon.text.sides import VAGUE, is_armed_group, side_of

_CIVILIANS = "civilians"


Dispute = tuple[Claim, Claim]


def doer_dispute(told: Sequence[Claim], claims: Sequence[Claim], voices: Voices) -> Dispute | None:
    """Two claims of independent reports, or of two named sources of one, whose initiators have no side in common.

    told: the claims that name them; claims: all of the incident. None where nothing is disputed. In a clash both sides
    fight: whoever is named first there is no dispute.
    """
    if _is_clash(claims):
        return None
    within = (_first_of(one, two) for one, two in _within_texts(told, voices) if not _agree(one, two))
    return _difference(_by_text(told, voices), voices) or next(within, None)


def target_dispute(told: Sequence[Claim], claims: Sequence[Claim], voices: Voices) -> Dispute | None:
    """One report names civilians as those who were hit, an independent one armed men, or two name other armed men.

    A report that names both civilians and armed men says nothing that another could dispute. The arguments and what
    comes back are those of `doer_dispute`.
    """
    if _is_clash(claims):
        return None
    texts = _by_text(told, voices)
    whole = [rows for rows in texts if len({_is_civilian(a) for a in _actors(rows)}) == 1]
    return _difference(whole, voices)


def _is_clash(claims: Iterable[Claim]) -> bool:
    kinds = Counter(c.value.type for c in claims if isinstance(c.value, TypeFact))
    return kinds["armed_clash"] * 2 >= kinds.total() > 0


def _by_text(told: Iterable[Claim], voices: Voices) -> list[list[Claim]]:
    texts: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        texts[voices.text(claim)].append(claim)
    return list(texts.values())


def _within_texts(told: Iterable[Claim], voices: Voices) -> Iterable[tuple[list[Claim], list[Claim]]]:
    """What the sources that one text names say, where a party to the war is one of two; its own voice rests on them."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.source is not None:
            said[voices.text(claim), voices.origin[claim.id]].append(claim)
    for (one, rows), (two, others) in combinations(said.items(), 2):
        if one[0] == two[0] and (_is_party_to_it(rows[0]) or _is_party_to_it(others[0])):
            yield rows, others


def _is_party_to_it(claim: Claim) -> bool:
    return claim.source is not None and claim.source.kind in ("government", "military", "armed_group")


def _difference(tellings: Iterable[list[Claim]], voices: Voices) -> Dispute | None:
    """The first claims of the first two tellings that do not agree, and of which no claim rests on the other."""
    pairs = ((one, two) for one, two in combinations(tellings, 2) if not _agree(one, two))
    apart = (pair for pair in pairs if all(voices.are_apart(a, b) for a in pair[0] for b in pair[1]))
    return next((_first_of(one, two) for one, two in apart), None)


def _first_of(one: Sequence[Claim], two: Sequence[Claim]) -> Dispute:
    return one[0], two[0]


def _agree(one: Iterable[Claim], two: Iterable[Claim]) -> bool:
    return any(_may_be_one(a, b) for a in _actors(one) for b in _actors(two))


def _may_be_one(one: Actor, two: Actor) -> bool:
    sides = {side_of(one), side_of(two)}
    return len(sides) == 1 or (VAGUE in sides and is_armed_group(one) and is_armed_group(two))


def _actors(claims: Iterable[Claim]) -> list[Actor]:
    return [claim.value.actor for claim in claims if isinstance(claim.value, ActorFact)]


def _is_civilian(actor: Actor) -> bool:
    return (actor.id or "") == _CIVILIANS
