"""Where people decided otherwise than each other: both decisions stand, and the later one counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from rashomon.model.decision import Decision, standing
from rashomon.reconcile.decided import checked, on_claims

_Stance = tuple[bool, Mapping[str, Any]]  # whether the claim counts, and what is said in place of what was read


class Conflict(Struct, frozen=True):
    """Two people's latest words on one thing, the earlier first. about: id of a claim, or field of an incident."""

    about: str
    earlier: Decision
    later: Decision


def conflicts(decisions: Iterable[Decision]) -> tuple[Conflict, ...]:
    """The conflicts among decisions about one incident; it is over when one agrees or takes theirs back.

    Codings that differ are settled by a value that somebody sets after them.
    """
    stand = standing(decisions)
    claims = (_on_claim(claim, on_it) for claim, on_it in sorted(on_claims(stand).items()))
    fields = (_on_field(field, stand) for field in sorted({field for d in stand for field in _values(d)}))
    return tuple(conflict for found in (*claims, *fields) for conflict in found)


def _on_claim(claim: str, decisions: Sequence[Decision]) -> list[Conflict]:
    latest: dict[str, tuple[Decision, _Stance]] = {}
    said: Mapping[str, Any] = {}
    for decision in decisions:
        if decision.kind == "correct":
            said = {**said, **decision.value}
        latest[decision.author] = decision, (decision.kind != "reject", said)
    return _pairs(claim, latest, _differ)


def _differ(earlier: tuple[Decision, _Stance], later: tuple[Decision, _Stance]) -> bool:
    """Who corrects another part of a claim builds on what the other said; who accepts it takes it as it was then."""
    (decision, (counted, said)), (_, (counts, says)) = earlier, later
    if counted != counts or not counted:
        return counted != counts
    return says != said if decision.kind == "accept" else any(says.get(part) != said[part] for part in decision.value)


def _on_field(field: str, decisions: Iterable[Decision]) -> list[Conflict]:
    latest: dict[str, tuple[Decision, Any]] = {}
    for decision in decisions:
        values = _values(decision)
        if field not in values:
            continue
        if decision.kind == "set":
            latest = {author: one for author, one in latest.items() if one[0].kind != "code"}
        latest[decision.author] = decision, checked(field, values[field])
    return _pairs(field, latest, lambda one, two: bool(one[1] != two[1]))


def _values(decision: Decision) -> Mapping[str, Any]:
    if decision.kind == "set" and decision.field:
        return {decision.field: decision.value}
    return decision.value if decision.kind == "code" else {}


def _pairs(about: str, latest: Mapping[str, tuple[Decision, Any]], differ: Any) -> list[Conflict]:
    in_order = sorted(latest.values(), key=lambda one: one[0].number)
    return [
        Conflict(about, one[0], two[0])
        for number, one in enumerate(in_order)
        for two in in_order[number + 1 :]
        if differ(one, two)
    ]
