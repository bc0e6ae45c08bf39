"""What the ledger knows around the accounts that are new or changed."""

from collections.abc import Collection, Iterable, Mapping

from rashomon.link.grouping import Groups, Pair
from rashomon.link.profile import Profile
from rashomon.store.links import LinkMemory


class Around:
    """What the ledger knows around the accounts that are new or changed (`link.grouping.Neighbours`)."""

    def __init__(self, memory: LinkMemory, rows: Iterable[Profile]) -> None:
        self._memory = memory
        self._new = frozenset(row.account for row in rows)
        self.profiles = {row.account: row for row in rows}
        self._links: dict[str, dict[Pair, int]] = {account: {} for account in self._new}
        self._added: dict[str, dict[Pair, int]] = {}
        self._groups: dict[str, tuple[str, ...] | None] = {}
        self.decided = self._memory.decisions.constraints_of(self._new).scores()

    def meet(self, accounts: Iterable[str]) -> None:
        """Get to know the profiles of these, and what people decided about them."""
        unknown = {a for a in accounts if a not in self.profiles}
        self.profiles |= self._memory.profiles(unknown)
        self.decided |= self._memory.decisions.constraints_of(unknown).scores()

    def join(self, links: Mapping[Pair, int]) -> None:
        """The links of the new accounts: the ledger does not know them yet."""
        for pair, value in links.items():
            for account in pair:
                self._added.setdefault(account, {})[pair] = value

    def links_of(self, accounts: Collection[str]) -> dict[Pair, int]:
        """As the ledger knows them, those of changed accounts left out, and the new ones."""
        unknown = {account for account in accounts if account not in self._links}
        self._links |= {account: {} for account in unknown}
        for one, two, value in self._memory.links_of(unknown):
            if two not in self._new:
                self._links[one][min(one, two), max(one, two)] = value
        known = (links for a in accounts for links in (self._links[a], self._added.get(a, {})))
        return {pair: value for links in known for pair, value in links.items()}

    def groups_of(self, accounts: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The accounts of the incident that each account belonged to."""
        unknown = {account for account in accounts if account not in self._groups}
        found = self._memory.groups_of(unknown)
        self._groups |= dict.fromkeys(unknown, None) | {a: group for group in found for a in group}
        self.meet(account for group in found for account in group)
        return {account: group for account in accounts if (group := self._groups[account]) is not None}

    def changed(self, groups: Groups) -> Groups:
        """Those of these groups that are not as they were."""
        return tuple(g for g in groups if not self._new.isdisjoint(g) or self._groups.get(g[0]) != g)
