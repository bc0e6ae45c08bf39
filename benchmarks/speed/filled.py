"""A ledger of any size, filled for `ledger`: made-up reports stored as a reading stores them.

Each incident is told by two reports on average: half of them by one, some by forty. Who tells what is known, so
nothing is compared: accounts go to the incident that they were made for, and its values are derived by the same rules
as ever (`reconcile`). What linking costs is measured by `links`.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from operator import itemgetter

from rashomon.model.reading import Reading
from rashomon.reconcile.incident import reconcile
from rashomon.store.links import Linked, LinkMemory
from rashomon.store.store import Store

from .stream import _event
from .told import reading

CLAIMS_A_REPORT = 6.1  # on average
_BATCH = 64  # reports a transaction, as `rashomon read` writes them
_EVENTS = 500  # incidents a transaction
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


def fill(store: Store, reports: int) -> tuple[Told, int]:
    """Store so many readings; gives who tells what, and the number of claims."""
    coming, told, claims = readings(reports), Told(), 0
    while part := list(islice(coming, _BATCH)):
        store.add(one for one, _ in part)
        for one, number in part:
            told |= {account.id: number for account in one.accounts}
            claims += len(one.claims)
    return told, claims


def derive(store: Store, told: Told) -> None:
    """Derive the incidents from the accounts that were made for them."""
    with store.linking() as memory:
        memory.start("as made")
    members: dict[int, list[str]] = {}
    for account, number in sorted(told.items(), key=itemgetter(1)):
        members.setdefault(number, []).append(account)
    groups = list(members.values())
    for some in range(0, len(groups), _EVENTS):
        with store.linking() as memory:
            _derive_some(memory, groups[some : some + _EVENTS])


def _derive_some(memory: LinkMemory, groups: list[list[str]]) -> None:
    listed = [account for group in groups for account in group]
    accounts, claims = memory.accounts(listed), memory.claims_of(listed)
    reports = memory.reports(account.report for account in accounts.values())
    of_account = {account: k for k, group in enumerate(groups) for account in group}
    said: list[list] = [[] for _ in groups]  # type: ignore[type-arg]
    for claim in claims:
        said[of_account[claim.account]].append(claim)
    incidents = [
        reconcile([accounts[a] for a in sorted(group)], said[k], reports, {}) for k, group in enumerate(groups)
    ]
    linked = Linked(
        reports=sorted(reports),
        marks={},
        copies={},
        profiles=(),
        keys={},
        former_keys={},
        links={},
        incidents=incidents,
    )
    memory.keep(linked, listed)
