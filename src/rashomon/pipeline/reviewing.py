"""People decide about claims and incidents, and what is derived follows in the same transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import structs

from rashomon.errors import DecisionError, NotFoundError
from rashomon.model.claim import Claim
from rashomon.model.decision import ON_ACCOUNTS, ON_CLAIMS, Decision, DecisionKind, undone, version
from rashomon.model.identity import identity
from rashomon.pipeline.linking import relink
from rashomon.reconcile.decided import checked
from rashomon.store.links import LinkMemory
from rashomon.store.store import Store

Clock = Callable[[], datetime]
_MEANWHILE = "Look at it again, then decide with its new version."


class Reviewer:
    """Takes the decisions of one person; each is one transaction, and the decision comes back as it was written down.

    Ids may be shortened or former ones. seen: the version that the person saw (`Ledger.version`); where somebody else
    decided since, or the incident has other accounts by now, the decision is not taken. Without it the last word
    counts. changed: ids of the incidents that the latest of these decisions changed, those that are gone among them.
    All methods raise NotFoundError for what the ledger does not hold, and DecisionError: [D001] others decided
    meanwhile, [D002] nothing to decide, [D003] no such value, [D004] no author or no reason.
    """

    def __init__(self, store: Store, author: str, now: Clock) -> None:
        if not author.strip():
            raise DecisionError("D004", store.place, "a decision needs an author", "Give the name of who decides.")
        self._store, self._author, self._now = store, author.strip(), now
        self.changed: frozenset[str] = frozenset()

    def accept(self, subject: str, reason: str = "", seen: str | None = None) -> Decision:
        """The claim was read rightly; or an incident stands as it is, as long as no other accounts tell it."""
        try:
            claim = self._store.claim(subject).id
        except NotFoundError:
            return self._on_incident("accept", subject, None, reason, seen)
        return self._on_claim("accept", claim, None, reason, seen)

    def reject(self, claim: str, reason: str = "", seen: str | None = None) -> Decision:
        """The claim was read wrongly: it does not count any more."""
        return self._on_claim("reject", claim, None, reason, seen)

    def correct(self, claim: str, parts: dict[str, Any], reason: str = "", seen: str | None = None) -> Decision:
        """The report says something else (`reconcile.decided.corrected` lists the parts that can be corrected)."""
        return self._on_claim("correct", claim, parts, reason, seen)

    def merge(self, incidents: Sequence[str], reason: str = "", seen: Sequence[str] | None = None) -> Decision:
        """These incidents are one. seen: their versions, in the same order."""
        given = seen if seen is not None else [None] * len(incidents)
        called = [self._called(one) for one in incidents]
        with self._deciding(" ".join(incidents)) as memory:
            names = [self._incident(memory, one) for one in called]
            parts = tuple(self._seen(memory, name, one) for name, one in zip(names, given, strict=True))
            if len(set(names)) < 2:
                raise self._pointless(" ".join(incidents), "fewer than two incidents", "Give two that differ.")
            made = self._new(memory, kind="merge", incident=names[0], parts=parts, reason=reason)
            return self._taken(memory, made)

    def split(self, incident: str, leaving: Iterable[str], reason: str = "", seen: str | None = None) -> Decision:
        """Some accounts of an incident tell of another one. leaving: ids of accounts, or of reports: all theirs."""
        called = self._called(incident)
        with self._deciding(incident) as memory:
            name = self._incident(memory, called)
            held = self._seen(memory, name, seen)
            wanted, report_of = set(leaving), {a.id: a.report for a in memory.accounts(held).values()}
            if unknown := sorted(wanted - {*held, *report_of.values()}):
                raise self._pointless(name, f"{unknown[0]!r} is none of its accounts or reports", "See: rashomon show")
            left = tuple(a for a in held if a in wanted or report_of[a] in wanted)
            stay = tuple(a for a in held if a not in left)
            if not left or not stay:
                raise self._pointless(name, "nothing would leave, or nothing stay", "Name some of its accounts.")
            return self._taken(
                memory, self._new(memory, kind="split", incident=name, parts=(stay, left), reason=reason)
            )

    def set(self, incident: str, field: str, value: Any, reason: str, seen: str | None = None) -> Decision:
        """A derived value is this, whatever the accounts come to (`reconcile.decided.checked` lists the fields)."""
        if not reason.strip():
            raise DecisionError("D004", incident, "a value that somebody sets needs a reason", "Say why.")
        return self._on_incident("set", incident, value, reason, seen, field)

    def code(self, incident: str, values: dict[str, Any], reason: str = "", seen: str | None = None) -> Decision:
        """What somebody makes of an incident who did not see what was derived: field -> value as of `set`.

        Nothing follows from it: it is there to be compared.
        """
        if not isinstance(values, dict) or not values:
            raise self._pointless(incident, "nothing was coded", "Give one value at least.")
        return self._on_incident("code", incident, values, reason, seen)

    def comment(self, subject: str, words: str) -> Decision:
        """Say something about an incident or a claim."""
        if not words.strip():
            raise self._pointless(subject, "an empty comment", "Say something.")
        return self._beside("comment", subject, words)

    def assign(self, subject: str, person: str) -> Decision:
        """Somebody shall look at an incident or a claim; an empty name: nobody need."""
        return self._beside("assign", subject, person.strip())

    def undo(self, decision: str, reason: str = "") -> Decision:
        """Take back a decision, by its number or id; to undo an undoing is to decide again."""
        with self._deciding(decision) as memory:
            target = memory.decisions.called(decision)
            if target is None:
                next_step = "Decisions are listed by: rashomon review LEDGER history"
                raise NotFoundError("N001", self._store.place, f"no decision {decision!r}", next_step)
            around = memory.decisions.about(target.accounts)
            if target.id in undone(around):
                raise self._pointless(decision, "it is undone already", "Undo what undid it to have it back.")
            made = self._new(
                memory,
                kind="undo",
                incident=target.incident,
                claim=target.claim,
                parts=target.parts,
                undoes=target.id,
                reason=reason,
            )
            return self._taken(memory, made)

    # -- below --------------------------------------------------------------------------------------------------------

    def _on_claim(self, kind: DecisionKind, given: str, value: Any, reason: str, seen: str | None) -> Decision:
        claim = self._store.claim(given)
        with self._deciding(claim.id) as memory:
            if memory.rereadings.former_of([claim.id]):
                raise self._pointless(claim.id, "the claim is read no more", "See: rashomon explain, for what is now.")
            self._unchanged(memory.decisions.on(claim.id), seen, [claim.id], claim.id)
            return self._taken(memory, self._new_on(memory, claim, kind=kind, value=value, reason=reason))

    def _on_incident(
        self, kind: DecisionKind, given: str, value: Any, reason: str, seen: str | None, field: str | None = None
    ) -> Decision:
        called = self._called(given)
        with self._deciding(given) as memory:
            name = self._incident(memory, called)
            held = self._seen(memory, name, seen)
            for one, said in value.items() if kind == "code" else ((field, value),) if kind == "set" else ():
                checked(one, said)
            made = self._new(memory, kind=kind, incident=name, parts=(held,), field=field, value=value, reason=reason)
            return self._taken(memory, made)

    def _beside(self, kind: DecisionKind, subject: str, value: str) -> Decision:
        """A decision that no derived value follows."""
        try:
            claim = self._store.claim(subject)
        except NotFoundError:
            called = self._called(subject)
            with self._deciding(subject) as memory:
                name = self._incident(memory, called)
                held = memory.accounts_of(name)
                return self._taken(memory, self._new(memory, kind=kind, incident=name, parts=(held,), value=value))
        with self._deciding(claim.id) as memory:
            return self._taken(memory, self._new_on(memory, claim, kind=kind, value=value))

    @contextmanager
    def _deciding(self, subject: str) -> Iterator[LinkMemory]:
        try:
            with self._store.linking() as memory:
                yield memory
            self.changed = memory.changed
        except ValueError as error:
            next_step = "The ledger's interchange format says how values are written."
            raise DecisionError("D003", subject, f"it cannot be decided so ({error})", next_step) from error

    def _called(self, given: str) -> str:
        """The incident that an id, a former id or the beginning of one leads to."""
        return self._store.incident(given).id

    def _incident(self, memory: LinkMemory, called: str) -> str:
        """The incident that this id leads to in this transaction: others may have merged it meanwhile."""
        name = memory.incident_called(called)
        if name is None:
            raise NotFoundError("N001", self._store.place, f"no incident {called!r}", "See: rashomon incidents")
        return name

    def _seen(self, memory: LinkMemory, incident: str, seen: str | None) -> tuple[str, ...]:
        """The accounts of an incident, when it is still what was seen."""
        held = memory.accounts_of(incident)
        if seen is not None and seen != version(memory.decisions.latest_about(held), held):
            self._unchanged(memory.decisions.about(held), seen, held, incident)
        return held

    def _unchanged(self, about: Sequence[Decision], seen: str | None, subject: Sequence[str], name: str) -> None:
        latest = about[-1].number if about else 0
        if seen is None or seen == version(latest, subject):
            return
        number = seen.partition("-")[0]
        newer = [d for d in about if not number.isdecimal() or d.number > int(number)]
        words = "; ".join(f"{d.number} {d.kind} by {d.author}" for d in newer) or "it has other accounts now"
        raise DecisionError("D001", name, f"meanwhile: {words}; version now {version(latest, subject)}", _MEANWHILE)

    def _new(self, memory: LinkMemory, **parts: Any) -> Decision:
        at = self._now().astimezone(UTC).isoformat(timespec="microseconds")
        made = Decision(number=memory.decisions.next_number(), id="", author=self._author, at=at, **parts)
        content = msgspec.json.encode(structs.replace(made, number=0), order="sorted").decode()
        return structs.replace(made, id=identity("d", content))

    def _new_on(self, memory: LinkMemory, claim: Claim, **parts: Any) -> Decision:
        incident = memory.incidents_of([claim.account]).get(claim.account)
        return self._new(memory, claim=claim.id, incident=incident, parts=((claim.account,),), **parts)

    def _taken(self, memory: LinkMemory, decision: Decision) -> Decision:
        """Write a decision down and let everything follow that rests on it."""
        memory.decisions.add(decision)
        follow(memory, decision)
        return decision

    def _pointless(self, place: str, problem: str, next_step: str) -> DecisionError:
        return DecisionError("D002", place, problem, next_step)


def follow(memory: LinkMemory, decision: Decision) -> None:
    """Derive again whatever a decision that was just written down bears on. Raises ValueError when it does not fit."""
    kind = _first(memory, decision).kind
    if kind in ON_CLAIMS and decision.claim is not None:
        _follow_on_claim(memory, memory.claim(decision.claim))
    elif kind in ON_ACCOUNTS:
        relink(memory, memory.decisions.constrain(decision.accounts))
    elif kind == "set":
        relink(memory, filter(None, [decision.anchor]))
    if kind != "comment":  # nobody waits less or more for what is said of it; some incidents get thousands of words
        memory.wait_anew(decision.accounts)


def _first(memory: LinkMemory, decision: Decision) -> Decision:
    """The decision that a chain of undoings is about in the end."""
    while decision.undoes is not None:
        before = memory.decisions.called(decision.undoes)
        if before is None:
            raise ValueError(f"it undoes {decision.undoes}, which is not there")
        decision = before
    return decision


def _follow_on_claim(memory: LinkMemory, claim: Claim) -> None:
    before = {held.id: held for held in memory.claims_of([claim.account])}.get(claim.id)
    left = memory.decisions.review(claim, memory.rereadings.text_of(claim))
    is_read = not memory.rereadings.former_of([claim.id])
    after = left if is_read and left.review != "rejected" else None
    if _what_counts(before) != _what_counts(after):
        relink(memory, [claim.account])


def _what_counts(claim: Claim | None) -> Claim | None:
    return structs.replace(claim, review=None) if claim is not None else None
