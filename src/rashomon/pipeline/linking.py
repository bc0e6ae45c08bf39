"""Links the reports that a ledger got since it was linked last, and derives again the incidents that they touch."""

from collections.abc import Iterable, Mapping, Sequence

from rashomon.link.block import lies_under, looked_for_under
from rashomon.link.copies import Sketch, shingles_of, sketch
from rashomon.link.gather import profiles
from rashomon.link.grouping import Pair, in_millionths, regrouped
from rashomon.link.incidents import LEAST, Weighing, score, weights
from rashomon.link.profile import Profile
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.decision import standing
from rashomon.model.identity import identity
from rashomon.model.incident import Incident
from rashomon.model.report import Report
from rashomon.pipeline._around import Around
from rashomon.pipeline._repeats import repeats
from rashomon.reconcile.incident import reconcile
from rashomon.reconcile.versions import first_versions
from rashomon.store.links import Linked, LinkMemory
from rashomon.store.store import Store

# another name makes every ledger link anew
_METHOD = "keys of days, cells, figures, names, copied texts; scores kept; sides; two of a report; pairs; years"
_AT_ONCE = 1000  # reports a transaction: incidents of a few days are derived once


def link(store: Store) -> None:
    """Link all reports that wait for it, some at a time. The cuts and the order make no difference to what comes out.

    A new report is compared with its candidates only, and only the incidents that this may change are derived again.
    """
    with store.linking() as memory:
        memory.start(identity("links", _METHOD, sorted(weights().items())))
        waiting = memory.waiting()
    for some in range(0, len(waiting), _AT_ONCE):
        with store.linking() as memory:
            link_some(memory, waiting[some : some + _AT_ONCE])


def relink(memory: LinkMemory, accounts: Iterable[str]) -> None:
    """Compare these accounts anew, as if they had just come in, and derive again the incidents that this changes."""
    told = sorted(memory.accounts(accounts).values(), key=lambda account: account.id)
    _relink(memory, told, memory.originals_of({account.report for account in told}))


def link_again(
    memory: LinkMemory, before: Mapping[str, Report], heirs: Mapping[str, str | None], beside: Iterable[str]
) -> None:
    """Link again what was read again, and derive again the incidents that this changes.

    before: all these reports, as they were read before. heirs: accounts that are told no more, each with the one that
    took its place. beside: accounts of other reports that have to be compared anew.
    """
    left = {account for group in memory.groups_of(heirs) for account in group}
    texts = _texts_again(memory, before)
    lost = {key: lies_under(row) for key, row in memory.profiles(heirs).items()}
    memory.forget(dict.fromkeys(heirs, frozenset[str]()) | lost, texts)
    copies, marks = repeats(memory, sorted(texts))
    told = {account.id: account for account in memory.accounts_in({*before, *copies})}
    told |= memory.accounts({*left, *beside})
    known = memory.originals_of({account.report for account in told.values()})
    _relink(memory, [told[key] for key in sorted(told)], known | copies, sorted(texts), marks, heirs)


def _texts_again(memory: LinkMemory, before: Mapping[str, Report]) -> dict[str, Sketch]:
    """The reports whose text may be a copy of another one now, or another one of theirs, as they were found before."""
    now = memory.reports(before)
    changed = {report for report, held in before.items() if now[report] != held}
    roots = {*changed, *memory.originals_of(changed).values()}
    around = {*roots, *memory.copies_of(roots)} if changed else set()
    were = memory.reports(around - set(before)) | {key: before[key] for key in around & set(before)}
    return {key: sketch(report, shingles_of(report)) for key, report in sorted(were.items())}


def link_some(memory: LinkMemory, reports: list[str]) -> None:
    """Link these reports, which wait for it."""
    copies, marks = repeats(memory, reports)
    _relink(memory, memory.accounts_in({*reports, *copies}), copies, reports, marks)


def _relink(
    memory: LinkMemory,
    told: Sequence[Account],
    copies: Mapping[str, str],
    new: Sequence[str] = (),
    marks: Mapping[str, Sketch] | None = None,
    heirs: Mapping[str, str | None] | None = None,
) -> None:
    """copies: of all these accounts' reports that repeat another. new: reports that were not linked yet."""
    rows = profiles(
        memory.reports({a.report for a in told}).values(), told, memory.claims_of(a.id for a in told), copies
    )
    around = Around(memory, rows)
    scores = _scores(memory, rows, around)
    links = {pair: value for pair, value in scores.items() if value > LEAST}
    around.join(links)
    groups = regrouped((row.account for row in rows), around, Weighing(around.profiles, scores, decided=around.decided))
    others = around.changed(groups)
    memory.keep(
        Linked(
            reports=new,
            marks=marks or {},
            copies=copies,
            profiles=rows,
            keys={row.account: lies_under(row) for row in rows},
            former_keys={key: lies_under(row) for key, row in memory.profiles(row.account for row in rows).items()},
            links=links,
            incidents=_incidents(memory, others, copies),
        ),
        {account for group in others for account in group},
        heirs,
    )


def _scores(memory: LinkMemory, rows: Iterable[Profile], around: Around) -> dict[Pair, int]:
    """The scores of these accounts and their candidates, those of one report left out."""
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
    around.meet(account for pair in (*pairs, *around.decided) for account in pair)
    known = around.profiles
    two_reports = (pair for pair in pairs if known[pair[0]].report != known[pair[1]].report)
    weighed = {(a, b): in_millionths(score(known[a], known[b], weights())) for a, b in two_reports}
    # what people put together need not be alike, nor come from two reports; some of it may not have come in yet
    decided = {pair: value for pair, value in around.decided.items() if not new.keys().isdisjoint(pair)}
    return weighed | {(a, b): value for (a, b), value in decided.items() if a in known and b in known}


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
    decided, pages = standing(memory.decisions.about(members)), first_versions(reports.values())
    return tuple(
        reconcile([accounts[a] for a in group], claims, reports, copies, decided, pages)
        for group, claims in sorted(said.items())
    )
