"""Carries what people decided over to what a newer reading made of the claims and accounts that they decided about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import structs

from rashomon.model.claim import Claim
from rashomon.model.decision import ON_CLAIMS, Decision, standing
from rashomon.model.rereading import Rebinding, Rereading, Unsettled
from rashomon.reconcile.decided import corrected
from rashomon.reconcile.rereading import says_the_same

Bindings = Mapping[int, Mapping[str, str]]  # number of a decision -> an id that it names -> the id that it holds of now

_READ_NO_MORE = "the claim is read no more"
_TOLD_NO_MORE = "the accounts are told no more"


def bindings(rereadings: Iterable[Rereading]) -> dict[int, dict[str, str]]:
    """What the rereadings say together; what came back holds of itself again."""
    found: dict[int, dict[str, str]] = {}
    for rereading in sorted(rereadings, key=lambda r: r.number):
        for one in rereading.rebound:
            names = found.setdefault(one.decision, {})
            names.pop(one.was, None)
            if one.now != one.was:
                names[one.was] = one.now
    return {number: names for number, names in found.items() if names}


def bound(decision: Decision, names: Mapping[str, str]) -> Decision:
    """The decision as it counts now: about the heirs of what it was made about."""
    if not names:
        return decision
    parts = tuple(tuple(dict.fromkeys(names.get(key, key) for key in part)) for part in decision.parts)
    claim = names.get(decision.claim, decision.claim) if decision.claim is not None else None
    return structs.replace(decision, claim=claim, parts=parts)


def carried(
    decisions: Sequence[Decision],
    held: Bindings,
    claims: Iterable[tuple[Claim, Claim]],
    accounts: Mapping[str, str],
    texts: tuple[str, str],
) -> tuple[Rebinding, ...]:
    """What is carried of these decisions, as they were written down.

    held: what they hold of now. claims: each claim that is read no more with its heir. accounts: the same of accounts.
    texts: of the report, before and now.
    """
    now = [bound(decision, held.get(decision.number, {})) for decision in decisions]
    heirs = {old.id: new for old, new in claims if _holds(_on(now, old.id), old, new, texts)}
    made: list[Rebinding] = []
    for decision, as_held in zip(decisions, now, strict=True):
        names = _names(as_held, heirs, accounts)
        before = held.get(decision.number, {})
        for was in dict.fromkeys(filter(None, (decision.claim, *decision.accounts))):
            if before.get(was, was) in names:
                made.append(Rebinding(decision.number, was, names[before.get(was, was)]))
    return tuple(sorted(made))


def unsettled(decisions: Iterable[Decision], former: Collection[str]) -> Iterator[Unsettled]:
    """Those that need to be looked at again.

    decisions: all, as they count now. former: ids of claims and accounts that are read no more.
    """
    for decision in standing(decisions):
        if decision.claim is not None:
            if decision.claim in former:
                yield Unsettled(decision, _READ_NO_MORE)
        elif not _is_about_something(decision, former):
            yield Unsettled(decision, _TOLD_NO_MORE)


def is_misplaced(decision: Decision, texts: tuple[str, str]) -> bool:
    """A correction names a place where other words stand in the second text than in the first."""
    places = [decision.value[name] for name in ("evidence", "trigger") if name in decision.value]
    return any(texts[0][p["start"] : p["end"]] != texts[1][p["start"] : p["end"]] for p in places)


def _is_about_something(decision: Decision, former: Collection[str]) -> bool:
    """Of a value that was set the account that it is bound to is told, of other decisions some account of each part."""
    if decision.kind == "set":
        return decision.anchor not in former
    return all(any(key not in former for key in part) for part in decision.parts)


def _names(decision: Decision, heirs: Mapping[str, Claim], accounts: Mapping[str, str]) -> dict[str, str]:
    """What this decision is carried over to, as it holds now."""
    heir = heirs.get(decision.claim) if decision.claim is not None else None
    if heir is not None and decision.claim is not None:
        return {decision.claim: heir.id, **dict.fromkeys(decision.accounts, heir.account)}
    names = {key: accounts[key] for key in decision.accounts if key in accounts}
    parts = bound(decision, names).parts
    # a split whose two sides are told as one cannot hold of it
    return {} if decision.kind == "split" and set(parts[0]) & set(parts[1]) else names


def _on(decisions: Iterable[Decision], claim: str) -> tuple[Decision, ...]:
    return tuple(d for d in standing(decisions) if d.claim == claim)


def _holds(decisions: Iterable[Decision], old: Claim, new: Claim, texts: tuple[str, str]) -> bool:
    """The decisions on a claim can be said of its heir: corrections always, a yes or no where it says the same."""
    for decision in decisions:
        if decision.kind == "correct":
            if is_misplaced(decision, texts):
                return False
            try:
                old, new = corrected(old, decision.value, texts[0]), corrected(new, decision.value, texts[1])
            except ValueError:
                return False
        elif decision.kind in ON_CLAIMS and not says_the_same(old, new):
            return False
    return True
