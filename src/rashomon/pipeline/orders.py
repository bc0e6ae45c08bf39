"""What somebody wants decided, as a command or a line of a script says it, and the taking of it."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from rashomon.errors import DecisionError, NotFoundError
from rashomon.model.decision import Decision, DecisionKind, undone
from rashomon.model.incident import Incident
from rashomon.pipeline.reviewing import Reviewer
from rashomon.pipeline.wording import claim_value, incident_value
from rashomon.store.store import Store


class Order(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision that is wanted; a line of `rashomon review apply` has the same keys.

    claim, incident: ids, what it is about; of an acceptance, a comment or an assignment either. incidents: of a merge.
    leaving: of a split, ids of accounts or of reports.
    field, value: of `set`; value alone: of a coding the values by field, of a correction the parts that are other
    (`reconcile.decided.corrected`), of a comment the words, of an assignment the name. Values may be in plain words
    (`pipeline.wording`).
    undoes: number or id of a decision. seen: the version that its author saw, of a merge one for each incident.
    """

    kind: DecisionKind
    claim: str | None = None
    incident: str | None = None
    incidents: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    undoes: int | str | None = None
    author: str | None = None
    reason: str = ""
    seen: str | tuple[str, ...] | None = None


_TAKES: dict[DecisionKind, frozenset[str]] = {
    "accept": frozenset({"subject"}),
    "reject": frozenset({"claim"}),
    "correct": frozenset({"claim", "value"}),
    "merge": frozenset({"incidents"}),
    "split": frozenset({"incident", "leaving"}),
    "set": frozenset({"incident", "field", "value"}),
    "code": frozenset({"incident", "value"}),
    "comment": frozenset({"subject", "value"}),
    "assign": frozenset({"subject", "value"}),
    "undo": frozenset({"undoes"}),
}
_NEXT = "See: rashomon review --help"


def checked_order(order: Order) -> Order:
    """The same. Raises DecisionError[D005] when it lacks what its kind needs, or says what its kind does not take."""
    said = {name for name in ("claim", "incident", "incidents", "leaving", "field", "undoes") if getattr(order, name)}
    said |= {"value"} if order.value is not None else set()
    takes = _TAKES[order.kind]
    if "subject" in takes:
        said = said - {"claim", "incident"} | ({"subject"} if len(said & {"claim", "incident"}) == 1 else set())
    if lacking := sorted(takes - said):
        words = "one claim or one incident" if lacking[0] == "subject" else f"`{lacking[0]}`"
        raise DecisionError("D005", order.kind, f"it needs {words}", _NEXT)
    if beside := sorted(said - takes):
        raise DecisionError("D005", order.kind, f"it takes no `{beside[0]}`", _NEXT)
    if isinstance(order.seen, tuple) and order.kind != "merge":
        raise DecisionError("D005", order.kind, "it is about one thing: give one version", _NEXT)
    return order


def in_values(order: Order, store: Store) -> Order:
    """The order with records in place of plain words, and whole ids of reports.

    Raises DecisionError[D003], NotFoundError.
    """
    if order.kind == "set" and order.incident and order.field:
        value = _in_value(order.field, order.value, store.incident(order.incident))
        return msgspec.structs.replace(order, value=value)
    if order.kind == "code" and isinstance(order.value, dict) and order.incident:
        incident = store.incident(order.incident)
        told = {field: _in_value(field, value, incident) for field, value in order.value.items()}
        return msgspec.structs.replace(order, value=told)
    if order.kind == "correct" and isinstance(order.value, dict) and isinstance(order.value.get("value"), str):
        claim = store.claim(order.claim or "")
        field = str(order.value.get("field", claim.field))
        given = order.value | {"value": claim_value(field, order.value["value"], claim)}
        return msgspec.structs.replace(order, value=given)
    return msgspec.structs.replace(order, leaving=tuple(_whole_id(store, one) for one in order.leaving))


def _in_value(field: str, value: Any, incident: Incident) -> Any:
    return incident_value(field, value, incident) if isinstance(value, str) else value


def _whole_id(store: Store, leaving: str) -> str:
    """Of a report that was called by the beginning of its id; an account is called by the whole."""
    try:
        return store.report(leaving).id
    except NotFoundError:
        return leaving


def take(reviewer: Reviewer, order: Order) -> Decision:
    """Let the reviewer decide so. Raises what `Reviewer` raises."""
    seen = order.seen if isinstance(order.seen, str) else None
    subject, value = order.claim or order.incident or "", order.value
    match order.kind:
        case "accept":
            return reviewer.accept(subject, order.reason, seen)
        case "reject":
            return reviewer.reject(subject, order.reason, seen)
        case "correct":
            return reviewer.correct(subject, value, order.reason, seen)
        case "merge":
            return reviewer.merge(order.incidents, order.reason, _versions(order))
        case "split":
            return reviewer.split(subject, order.leaving, order.reason, seen)
        case "set":
            return reviewer.set(subject, order.field or "", value, order.reason, seen)
        case "code":
            return reviewer.code(subject, value, order.reason, seen)
        case "comment":
            return reviewer.comment(subject, str(value))
        case "assign":
            return reviewer.assign(subject, str(value))
        case "undo":
            return reviewer.undo(str(order.undoes), order.reason)


def is_known(store: Store, order: Order, author: str) -> bool:
    """The same author decided the same, in the same words, before; even where it was undone since.

    order: with values in place of words. What is undone already need not be undone, whoever did it.
    """
    if order.kind == "undo":
        return _is_undone(list(store.decisions()), str(order.undoes), author.strip())
    about = (d for d in _about(store, order) if (d.claim is None) == (order.claim is None))
    by_them = [d for d in about if (d.kind, d.author) == (order.kind, author.strip())]
    if order.kind in ("comment", "assign"):
        claim = store.claim(order.claim).id if order.claim else None
        return any((d.claim, d.value) == (claim, str(order.value)) for d in by_them)
    return any(d.reason == order.reason and _says(store, order, d) for d in by_them)


def _says(store: Store, order: Order, decision: Decision) -> bool:
    match order.kind:
        case "merge":
            named = {incident.id: incident.accounts for incident in _incidents(store, order)}
            return len(named) < 2 or sorted(named.values()) == sorted(decision.parts)
        case "split":
            reports = (account.id for one in order.leaving for account in store.accounts(report=one))
            return {*order.leaving, *reports} & set(decision.accounts) == set(decision.parts[1])
        case _:
            return (decision.field, decision.value) == (order.field, order.value)


def _about(store: Store, order: Order) -> list[Decision]:
    """Those that could say the same."""
    if order.claim is not None:
        return list(store.decisions(claim=store.claim(order.claim).id))
    return [d for incident in _incidents(store, order) for d in store.decisions(incident=incident.id)]


def _is_undone(every: Sequence[Decision], called: str, author: str) -> bool:
    target = next((d.id for d in every if called in (d.id, str(d.number))), None)
    by_them = {d.undoes for d in every if d.author == author}
    return target is not None and target in undone(every) | by_them


def _incidents(store: Store, order: Order) -> list[Incident]:
    names = order.incidents or ((order.incident,) if order.incident else ())
    return [store.incident(name) for name in names]


def _versions(order: Order) -> tuple[str, ...] | None:
    """Raises DecisionError[D005] unless there is one for each incident."""
    given = (order.seen,) if isinstance(order.seen, str) else order.seen
    if given is not None and len(given) != len(order.incidents):
        problem = f"{len(given)} versions for {len(order.incidents)} incidents"
        raise DecisionError("D005", "merge", problem, "Give one for each, in the same order.")
    return given
