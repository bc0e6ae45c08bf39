"""Links the reports that a ledger got since it was linked last, and derives again the incidents that they touch."""

from collections.abc import Iterable, Mapping

from rashomon.link.block import lies_under, looked_for_under
from rashomon.link.copies import is_copy, likely_copies, near_sketch, originals, shingles_of, sketch
from rashomon.link.gather import profiles
from rashomon.link.incidents import LEAST, Pair, grouped, score, weights
from rashomon.link.profile import Profile
from rashomon.model.claim import Claim
from rashomon.model.identity import identity
from rashomon.model.incident import Incident
from rashomon.reconcile.incident import reconcile
from rashomon.store.links import Linked, LinkMemory
from rashomon.store.store import Store

_METHOD = "keys of days, cells, figures and names"  # another name makes every ledger link anew
_AT_ONCE = 256  # reports a transaction


def link(store: Store) -> None:
    """Link all reports that wait for it, some at a time. The cuts and the order make no difference to what comes out.

    A new report is compared with its candidates only. What it may change is the part of the ledger that hangs
    together with it: accounts that speak for one incident, by way of others too. Those are grouped anew.
    """
    with store.linking() as memory:
        memory.start(identity("links", _METHOD, sorted(weights().items())))
        waiting = memory.waiting()
    for some in range(0, len(waiting), _AT_ONCE):
        with store.linking() as memory:
            _link_some(memory, waiting[some : some + _AT_ONCE])


def _link_some(memory: LinkMemory, reports: list[str]) -> None:
    copies, marks = _copies(memory, reports)
    told = memory.accounts_in({*reports, *copies})
    rows = profiles(
        memory.reports({a.report for a in told}).values(), told, memory.claims_of(a.id for a in told), copies
    )
    scores, near = _scores(memory, rows)
    links = sorted(pair for pair, value in scores.items() if value > LEAST)
    touched = _hanging_together(memory, rows, links)
    known = memory.profiles(touched) | {account: near[account] for account in touched if account in near}
    incidents = _incidents(memory, grouped(list(known.values()), weights(), scores), copies)
    memory.keep(
        Linked(
            reports=reports,
            marks=marks,
            copies=copies,
            profiles=rows,
            keys={row.account: lies_under(row) for row in rows},
            links=links,
            incidents=incidents,
        ),
        touched,
    )


def _copies(memory: LinkMemory, new: list[str]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Report id -> original, of all whose original changed and of all new; and the sketches of the new reports."""
    reports = memory.reports(new)
    shingles = {key: shingles_of(report) for key, report in reports.items()}
    marks = {key: sketch(report, shingles[key]) for key, report in reports.items()}
    wanted = {key: near_sketch(report, shingles[key]) for key, report in reports.items()}
    under = memory.texts_under(mark for near in wanted.values() for mark in near)
    for key, sketched in marks.items():
        for mark in sketched:
            under.setdefault(mark, []).append(key)
    likely = {key: likely_copies(under.get(mark, ()) for mark in near) for key, near in wanted.items()}
    others = memory.reports({other for found in likely.values() for other in found} - set(new))
    shingles |= {key: shingles_of(report) for key, report in others.items()}
    pairs = [(a, b) for a, found in likely.items() for b in found if a != b and is_copy(shingles[a], shingles[b])]
    return _with_groups(memory, new, pairs), marks


def _with_groups(memory: LinkMemory, new: list[str], pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The originals of the groups that the pairs bring together."""
    known = memory.originals_of(two for pair in pairs for two in pair)
    roots = {known.get(key, key) for pair in pairs for key in pair}
    before = memory.copies_of(roots)
    members = {*new, *roots, *before, *(key for pair in pairs for key in pair)}
    after = originals(memory.reports(members).values(), [*pairs, *before.items()])
    was = {key: before.get(key, key) for key in members}
    return {key: after.get(key, key) for key in sorted(members) if key in new or after.get(key, key) != was[key]}


def _scores(memory: LinkMemory, rows: Iterable[Profile]) -> tuple[dict[Pair, float], dict[str, Profile]]:
    """The scores of these accounts and their candidates, those of one report left out; and all their profiles."""
    new = {row.account: row for row in rows}
    looked = {account: looked_for_under(row) for account, row in new.items()}
    under = memory.found_under(key for keys in looked.values() for key in keys)
    lying = {key: [a for a in accounts if a not in new] for key, accounts in under.items()}
    for account, row in new.items():
        for key in lies_under(row):
            lying.setdefault(key, []).append(account)
    pairs = {
        (min(account, other), max(account, other))
        for account, keys in looked.items()
        for key in keys
        for other in lying.get(key, ())
        if other != account
    }
    known = memory.profiles({a for pair in pairs for a in pair} - set(new)) | new
    two_reports = (pair for pair in pairs if known[pair[0]].report != known[pair[1]].report)
    return {(a, b): score(known[a], known[b], weights()) for a, b in two_reports}, known


def _hanging_together(memory: LinkMemory, rows: Iterable[Profile], links: list[tuple[str, str]]) -> set[str]:
    """The accounts that may be grouped otherwise now: all that links lead to, those before among them."""
    beside: dict[str, set[str]] = {row.account: set() for row in rows}
    for one, two in links:
        beside.setdefault(one, set()).add(two)
        beside.setdefault(two, set()).add(one)
    found: set[str] = set()
    ahead = set(beside)
    while ahead:
        found |= ahead
        before = memory.links_of(ahead)
        ahead = {other for account in ahead for other in (*before.get(account, ()), *beside.get(account, ()))} - found
    return found


def _incidents(
    memory: LinkMemory, groups: Iterable[tuple[str, ...]], changed: Mapping[str, str]
) -> tuple[Incident, ...]:
    members = {account: group for group in groups for account in group}
    accounts = memory.accounts(members)
    reports = memory.reports(account.report for account in accounts.values())
    copies = memory.originals_of(reports) | {key: root for key, root in changed.items() if key != root}
    said: dict[tuple[str, ...], list[Claim]] = {group: [] for group in members.values()}
    for claim in memory.claims_of(members):
        said[members[claim.account]].append(claim)
    return tuple(
        reconcile([accounts[a] for a in group], claims, reports, copies) for group, claims in sorted(said.items())
    )
