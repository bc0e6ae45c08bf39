"""Who did it and to whom, out of what the accounts say; parties in dispute are kept side by side."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.claim import ActorFact, Claim, HarmValue
from rashomon.model.incident import Reason, Status
from rashomon.model.who import Actor
from rashomon.reconcile.disputes import Dispute, doer_dispute, target_dispute
from rashomon.reconcile.facts import against, agreement
from rashomon.reconcile.figures import is_told
from rashomon.reconcile.origins import Voices

_FEW = 3  # with fewer accounts than this nobody is outvoted
_CIVILIANS = "civilians"

Party = tuple[tuple[Actor, ...], Status | None, Reason | None]
_Named = dict[str, list[tuple[Actor, Claim]]]


def parties(claims: Sequence[Claim], field: str, voices: Voices) -> Party:
    """The parties named as `initiator` or `target`, the one named by most accounts first.

    Left out: a party that under a third of three or more accounts name, a target that most accounts name as the
    initiator, and one that under a third of the three or more accounts that count the harmed name. Civilians come first
    among the targets when victims are civilians. Contested: see `disputes`.
    """
    named = _named(claims, field)
    if not named:
        return (), None, None
    kept = _kept(claims, field, named)
    order = sorted(kept, key=lambda key: (not _comes_first(key, field, claims), -_accounts(named[key]), key))
    actors = tuple(min((a for a, _ in named[key]), key=_spelling) for key in order)
    told = [claim for key in order for _, claim in named[key]]
    dispute = (doer_dispute if field == "initiator" else target_dispute)(told, claims, voices)
    status = agreement(len({voices.origin[claim.id] for claim in told}), dispute is not None) if order else None
    return actors, status, _reason(field, named, order, dispute, status)


def _named(claims: Sequence[Claim], field: str) -> _Named:
    named: _Named = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.field == field and isinstance(claim.value, ActorFact) and is_told(claim):
            named[claim.value.actor.id or claim.value.actor.name].append((claim.value.actor, claim))
    return named


def _kept(claims: Sequence[Claim], field: str, named: _Named) -> list[str]:
    rivals = _named(claims, "initiator") if field == "target" else {}
    kept = [key for key in named if not _is_outvoted(key, named) and not _is_the_doer(key, named, rivals)]
    return [key for key in kept if field != "target" or not _is_told_by_few(named[key], claims)]


def _is_told_by_few(rows: Sequence[tuple[Actor, Claim]], claims: Sequence[Claim]) -> bool:
    """Most of those who count the harmed do not say who they were, and what one report lent itself says no more."""
    counting = {c.account for c in claims if isinstance(c.value, HarmValue) and is_told(c)}
    telling = {claim.account for _, claim in rows if not claim.rule.endswith("/lent")}
    return len(counting) >= _FEW and len(telling) * 3 < len(counting)


def _is_outvoted(key: str, named: _Named) -> bool:
    voting = len({claim.account for rows in named.values() for _, claim in rows})
    return voting >= _FEW and _accounts(named[key]) * 3 < voting and _accounts(named[key]) < _most(named)


def _is_the_doer(key: str, targets: _Named, initiators: _Named) -> bool:
    voting = len({claim.account for rows in initiators.values() for _, claim in rows})
    done = _accounts(initiators.get(key, []))
    return done * 2 > voting and done > _accounts(targets[key])


def _comes_first(key: str, field: str, claims: Sequence[Claim]) -> bool:
    if field != "target" or key != _CIVILIANS:
        return False
    counted = [c.value for c in claims if isinstance(c.value, HarmValue) and is_told(c)]
    return any(v.group.class_ == "civilian" and v.quantity.high != 0 for v in counted)


def _most(named: _Named) -> int:
    return max(_accounts(rows) for rows in named.values())


def _accounts(rows: Sequence[tuple[Actor, Claim]]) -> int:
    return len({claim.account for _, claim in rows})


def _spelling(actor: Actor) -> tuple[str, str]:
    return actor.name, actor.text


def _reason(field: str, named: _Named, order: Sequence[str], dispute: Dispute | None, status: Status | None) -> Reason:
    parts = [", ".join(named[key][0][0].name for key in order) or "nobody"]
    left_out = sorted(named[key][0][0].name for key in named if key not in order)
    parts += [f"left out: {', '.join(left_out)}"] if left_out else []
    ids = tuple(sorted(claim.id for rows in named.values() for _, claim in rows))
    return Reason(field, f"{field}/named-by-most@2", "; ".join(parts) + against(dispute, status), ids)
