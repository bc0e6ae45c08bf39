"""A ledger of any size, filled for `ledger`.

The first reports are stored as a reading stores them, which is what is timed; the others with the same rows, seals and
indexes, but many in one statement and one seal. Who tells what is known, so nothing is compared: what linking costs is
measured by `links`. Incidents get plain values straight from their claims: what reconciling costs is part of `links`
too. Each is told by two reports on average: half of them by one, some by forty.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from operator import itemgetter

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.identity import identity
from rashomon.model.incident import Harm, Incident, Reason, Toll
from rashomon.model.reading import Reading
from rashomon.store import rows, tables
from rashomon.store.links import Linked, LinkMemory
from rashomon.store.sealing import Chain, sealed_report, sealed_rows
from rashomon.store.store import Store
from rashomon.store.writing import insert_rows

from .stream import _event
from .told import reading

CLAIMS_A_REPORT = 6.6  # on average
_BATCH = 64  # reports a transaction, as `rashomon read` writes them
_MANY = 500  # reports or incidents a transaction, where nothing is timed
_OFTEN = 0.01  # share of the incidents that many tell

Told = dict[str, int]  # account -> number of the incident that it was made for


def readings(reports: int, seed: int = 0) -> Iterator[tuple[Reading, int]]:
    """So many readings, incident by incident, each with its incident's number."""
    chance = random.Random(seed)
    number = made = 0
    while made < reports:
        event = _event(number, chance)
        times = chance.randint(10, 40) if chance.random() < _OFTEN else 1 + int(chance.expovariate(0.8))
        for _ in range(min(times, reports - made)):
            day = event.day + timedelta(days=chance.choice((0, 1, 1, 2, 3)))
            yield reading(made, day, chance.randrange(10**6), [event]), number
            made += 1
        number += 1


def stored(store: Store, coming: Iterator[tuple[Reading, int]], told: Told) -> int:
    """Store readings as `rashomon read` does, note who tells what, and give the number of claims."""
    claims = 0
    while part := list(islice(coming, _BATCH)):
        store.add(one for one, _ in part)
        claims += _noted(part, told)
    return claims


def stored_at_once(store: Store, coming: Iterator[tuple[Reading, int]], told: Told) -> int:
    """The same, many readings in one statement."""
    claims = 0
    while part := list(islice(coming, _MANY)):
        made = [one for one, _ in part]
        reports = [rows.report_row(one.report) for one in made]
        accounts = [rows.account_row(account) for one in made for account in one.accounts]
        said = [rows.claim_row(claim) for one in made for claim in one.claims]
        with store._writing() as connection:
            insert_rows(connection, tables.reports, reports)
            insert_rows(connection, tables.accounts, accounts)
            insert_rows(connection, tables.claims, said)
            sealed = [sealed_report(rows.report_of(row)) for row in reports]
            Chain(connection).append("reading", [*sealed, *sealed_rows(accounts, said)])
        claims += _noted(part, told)
    return claims


def _noted(part: Sequence[tuple[Reading, int]], told: Told) -> int:
    for one, number in part:
        told |= {account.id: number for account in one.accounts}
    return sum(len(one.claims) for one, _ in part)


def derive(store: Store, told: Told) -> None:
    """Make incidents of the accounts that were made for them."""
    with store.linking() as memory:
        memory.start("as made")
    members: dict[int, list[str]] = {}
    for account, number in sorted(told.items(), key=itemgetter(1)):
        members.setdefault(number, []).append(account)
    groups = list(members.values())
    for some in range(0, len(groups), _MANY):
        with store.linking() as memory:
            _derive_some(memory, groups[some : some + _MANY])


def _derive_some(memory: LinkMemory, groups: list[list[str]]) -> None:
    listed = [account for group in groups for account in group]
    accounts, group_of = memory.accounts(listed), {a: k for k, group in enumerate(groups) for a in group}
    said: list[list[Claim]] = [[] for _ in groups]
    for claim in memory.claims_of(listed):
        said[group_of[claim.account]].append(claim)
    known = sorted({account.report for account in accounts.values()})
    incidents = [_incident([accounts[a] for a in sorted(group)], said[k]) for k, group in enumerate(groups)]
    nothing = {"marks": {}, "copies": {}, "profiles": (), "keys": {}, "former_keys": {}, "links": {}}
    memory.keep(Linked(reports=known, incidents=incidents, **nothing), listed)


def _incident(accounts: list[Account], claims: list[Claim]) -> Incident:
    """An incident with values as its claims tell them."""
    told = {claim.field: claim.value for claim in sorted(claims, key=lambda claim: claim.id)}
    harm = {field: Harm(_toll(field, claims)) for field in ("killed", "injured")}
    actors = {side: (told[side].actor,) for side in ("initiator", "target") if side in told}
    place = told["place"].place if "place" in told else None
    return Incident(
        id=identity("i", *(account.id for account in accounts)),
        type=told["type"].type,
        date=told["date"].date if "date" in told else None,
        place=place,
        harm=harm,
        status={field: one.total.status for field, one in harm.items()},
        reports=tuple(sorted({account.report for account in accounts})),
        accounts=tuple(account.id for account in accounts),
        grade="contested" if harm["killed"].total.status == "contested" else "weak",
        summary=f"{told['type'].type} in {place.name if place else 'an unknown place'}, told {len(accounts)} times.",
        reasons=tuple(
            Reason(field, "as_told", "From the least to the most.", harm[field].total.claims) for field in harm
        ),
        **actors,
    )


def _toll(field: str, claims: list[Claim]) -> Toll:
    counted = [claim for claim in claims if claim.field == field]
    figures = sorted(claim.value.quantity.low for claim in counted)
    status = "single" if len(counted) == 1 else "agreed" if figures[0] == figures[-1] else "contested"
    return Toll(figures[0], figures[len(figures) // 2], figures[-1], status, tuple(sorted(c.id for c in counted)))
