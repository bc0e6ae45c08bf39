"""What a new reading of a report makes of the old one: which claims and accounts it keeps, adds, removes and changes.

Nothing that was read is ever changed, so what says something else under the id of what is there gets an id of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, structs

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.identity import identity
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.rereading import Pair

_One = TypeVar("_One", Account, Claim)


class Held(Struct, frozen=True):
    """What a ledger holds of one report: as it is read now, and by id all that was ever read of it."""

    report: Report
    accounts: Mapping[str, Account]
    claims: Mapping[str, Claim]
    former: frozenset[str] = frozenset()

    @property
    def accounts_now(self) -> dict[str, Account]:
        """The accounts that are told now."""
        return {key: one for key, one in self.accounts.items() if key not in self.former}

    @property
    def claims_now(self) -> dict[str, Claim]:
        """The claims that are read now."""
        return {key: one for key, one in self.claims.items() if key not in self.former}


class Difference(Struct, frozen=True, kw_only=True):
    """What a new reading changes; the words are those of `model.rereading.Rereading`. heirs: of accounts."""

    kept: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Pair, ...]
    restated: tuple[Pair, ...]
    accounts_in: tuple[str, ...]
    accounts_out: tuple[str, ...]
    heirs: tuple[Pair, ...]


def told_apart(reading: Reading, held: Held) -> Reading:
    """The reading, with other ids for those accounts and claims whose ids are taken by something else."""
    called: dict[str, str] = {}
    accounts = tuple(_apart(account, held.accounts, called) for account in reading.accounts)
    claims: list[Claim] = []
    waiting = sorted(reading.claims, key=lambda c: c.id)
    while waiting:
        # a whole before its parts, whose content names it
        unnamed = {claim.id for claim in waiting}
        ready = [c for c in waiting if c.part_of not in unnamed] or waiting
        for claim in ready:
            owner = called.get(claim.part_of, claim.part_of) if claim.part_of else None
            renamed = structs.replace(claim, account=called.get(claim.account, claim.account), part_of=owner)
            claims.append(_apart(renamed, held.claims, called))
        named = {claim.id for claim in ready}
        waiting = [claim for claim in waiting if claim.id not in named]
    return structs.replace(reading, accounts=accounts, claims=tuple(sorted(claims, key=lambda c: c.id)))


def difference(held: Held, reading: Reading) -> Difference:
    """What a reading whose ids are told apart changes."""
    before, now = held.claims_now, {claim.id: claim for claim in reading.claims}
    gone = [claim for key, claim in sorted(before.items()) if key not in now]
    come = [claim for key, claim in sorted(now.items()) if key not in before]
    pairs = heirs_of_claims(gone, come, held.report.text == reading.report.text)
    paired = {claim.id for pair in pairs for claim in pair}
    told_before, told_now = held.accounts_now, {account.id: account for account in reading.accounts}
    out = sorted(set(told_before) - set(told_now))
    return Difference(
        kept=len(before) - len(gone),
        added=tuple(c.id for c in come if c.id not in paired),
        removed=tuple(c.id for c in gone if c.id not in paired),
        changed=tuple((old.id, new.id) for old, new in pairs if not says_the_same(old, new)),
        restated=tuple((old.id, new.id) for old, new in pairs if says_the_same(old, new)),
        accounts_in=tuple(sorted(set(told_now) - set(told_before))),
        accounts_out=tuple(out),
        heirs=_heirs_of_accounts([told_before[key] for key in out], reading, pairs, gone),
    )


def heirs_of_claims(
    gone: Sequence[Claim], come: Sequence[Claim], has_same_text: bool
) -> tuple[tuple[Claim, Claim], ...]:
    """Each claim that is read no more with the one that took its place, by id: of the same field and the same words.

    Those that say the same go first, then those that share the most words; each is in one pair at most.
    """
    shared = [
        (not says_the_same(old, new), -_shared(old, new, has_same_text), old.id, new.id)
        for old in gone
        for new in come
        if old.field == new.field and _shared(old, new, has_same_text)
    ]
    by_old, by_new = {claim.id: claim for claim in gone}, {claim.id: claim for claim in come}
    found: list[tuple[Claim, Claim]] = []
    for _, _, old, new in sorted(shared):
        if old in by_old and new in by_new:
            found.append((by_old.pop(old), by_new.pop(new)))
    return tuple(sorted(found, key=lambda pair: pair[0].id))


def says_the_same(one: Claim, two: Claim) -> bool:
    """Both say the same of the same field by the same source; by which rule it was read makes no difference."""
    is_part = one.part_of is not None, two.part_of is not None
    return is_part[0] == is_part[1] and _said(one) == _said(two)


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.field, claim.value, claim.source, claim.relayed_by, claim.stance, claim.scope


def _shared(one: Claim, two: Claim, has_same_text: bool) -> int:
    """How many characters the words of two claims share; in another text only within the same sentence."""
    if not has_same_text and one.evidence.text != two.evidence.text:
        return 0
    first, second = (0, 0) if has_same_text else (one.evidence.start, two.evidence.start)
    start = max(one.trigger.start - first, two.trigger.start - second)
    return max(0, min(one.trigger.end - first, two.trigger.end - second) - start)


def _heirs_of_accounts(
    gone: Iterable[Account], reading: Reading, pairs: Iterable[tuple[Claim, Claim]], claims: Iterable[Claim]
) -> tuple[Pair, ...]:
    """Each account that is told no more with the one that took its place, where one did."""
    votes: dict[str, list[str]] = {}
    for old, new in pairs:
        votes.setdefault(old.account, []).append(new.account)
    sentences: dict[str, set[str]] = {}
    for claim in reading.claims:
        sentences.setdefault(claim.evidence.text, set()).add(claim.account)
    beside: dict[str, list[str]] = {}
    for claim in claims:
        beside.setdefault(claim.account, []).extend(sorted(sentences.get(claim.evidence.text, ())))
    starts = {account.id: account.span_start for account in reading.accounts}
    found = []
    for account in gone:
        told = votes.get(account.id) or beside.get(account.id)
        if told:
            near = {key: abs(starts[key] - account.span_start) for key in told}
            found.append((account.id, min(near, key=lambda key: (-told.count(key), near[key], key))))
    return tuple(found)


def _apart(one: _One, held: Mapping[str, _One], called: dict[str, str]) -> _One:
    """It itself, or under another id that its content gives it; `called` learns of it."""
    if one.id not in held or held[one.id] == one:
        return one
    named = structs.replace(one, id=f"{one.id}-{identity('x', *structs.astuple(one))[2:8]}")
    called[one.id] = named.id
    return named
