"""Every id that an incident was ever shown under, and where it leads now."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.model.incident import Incident

Names = dict[str, str | None]


def renamed(names: Mapping[str, str | None], members: Mapping[str, str], incidents: Iterable[Incident]) -> Names:
    """Where each name leads after the incidents were derived again.

    names: name -> incident id before. members: account id -> incident id before.
    A name that is an incident's id leads there. Any other follows the accounts of the incident that it stood for, to
    where most of them are now (of equals, the smallest id); None when none of them is told any more.
    """
    now = {account: incident.id for incident in incidents for account in incident.accounts}
    current = set(now.values()) | {incident.id for incident in incidents}
    heirs = _heirs(members, now)
    after: Names = {
        name: name if name in current else _follow(before, current, heirs) for name, before in names.items()
    }
    return after | {name: name for name in current}


def former_names(names: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """Incident id -> the other ids that lead to it, sorted."""
    former: dict[str, list[str]] = {}
    for name, incident in sorted(names.items()):
        if incident is not None and incident != name:
            former.setdefault(incident, []).append(name)
    return {incident: tuple(listed) for incident, listed in former.items()}


def heir(now: Iterable[str]) -> str | None:
    """Where most of an incident's accounts are now, of equals the smallest id; None when they are nowhere."""
    count = Counter(now)
    return _most(count) if count else None


def _follow(before: str | None, current: set[str], heirs: Mapping[str, str]) -> str | None:
    if before is None or before in current:
        return before
    return heirs.get(before)


def _heirs(members: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = {}
    for account, before in members.items():
        if account in now:
            votes.setdefault(before, Counter())[now[account]] += 1
    return {before: _most(count) for before, count in votes.items()}


def _most(count: Counter[str]) -> str:
    return min(count, key=lambda heir: (-count[heir], heir))
