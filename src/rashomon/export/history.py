"""What came of reading reports again: which claims were added, removed, changed, and what became of decisions."""

from collections.abc import Iterable

import msgspec

from rashomon.export.grid import WIDTH, grid, wrapped
from rashomon.export.listing import Cell, Listing
from rashomon.export.words import safe
from rashomon.model.decision import Decision
from rashomon.model.ledger_format import Object, decision_object, rereading_object
from rashomon.model.rereading import Reread, Rereading, Unsettled

_HEADS = ("report", "kept", "added", "removed", "changed")


def reread_text(account: Reread, width: int = WIDTH) -> str:
    """The account of one run for people: a table of the reports that read otherwise, then the sums."""
    rows = [_cells(rereading) for rereading in account.rereadings]
    table = [grid(_HEADS, rows, width, fixed=(1, 2, 3, 4)), ""] if rows else []
    unread = [f"{row.outcome}[{row.code}] {safe(row.place)}: {safe(row.reason)}" for row in account.rejections]
    lines = [*_sums(account), *unread, *unsettled_lines(account.unsettled)]
    return "\n".join([*table, *(part for line in lines for part in wrapped(line, width, "    "))])


def reread_object(account: Reread) -> Object:
    """The same for programs, with the ids of the claims."""
    return {
        "reader": account.reader,
        "run": account.run,
        "reports": account.reports,
        "same": account.same,
        "rereadings": [rereading_object(rereading) for rereading in account.rereadings],
        "not_read": [msgspec.to_builtins(row) for row in account.rejections],
        "decisions": {
            "standing": account.decisions,
            "kept": account.kept,
            "carried": account.carried,
            "need_review": [{"why": one.why, "decision": decision_object(one.decision)} for one in account.unsettled],
        },
    }


def unsettled_lines(unsettled: Iterable[Unsettled]) -> list[str]:
    """Decisions that need another look, one a line."""
    return [f"needs review: {_decision_words(one.decision)}: {one.why}" for one in unsettled]


def unsettled_listing(unsettled: Iterable[Unsettled]) -> Listing:
    """The same as a list."""

    def shown(one: Unsettled) -> tuple[str, ...]:
        made = one.decision
        return (
            str(made.number),
            made.at[:10],
            safe(made.author),
            made.kind,
            safe(_about(made)),
            safe(made.reason),
            one.why,
        )

    def flat(one: Unsettled) -> tuple[Cell, ...]:
        made = one.decision
        return made.number, made.id, made.at, made.author, made.kind, _about(made), made.reason, one.why

    def whole(one: Unsettled) -> Object:
        return decision_object(one.decision) | {"why": one.why}

    heads = ("no.", "when", "who", "what", "about", "reason", "why look again")
    columns = ("number", "id", "at", "author", "kind", "about", "reason", "why")
    return Listing("decisions that need another look", tuple(unsettled), heads, (0, 1, 3), shown, columns, flat, whole)


def _about(decision: Decision) -> str:
    return decision.claim or decision.incident or ", ".join(decision.accounts)


def _cells(rereading: Rereading) -> tuple[str, ...]:
    kept = rereading.kept + len(rereading.restated)
    counts = (kept, len(rereading.added), len(rereading.removed), len(rereading.changed))
    return safe(rereading.report), *map(str, counts)


def _sums(account: Reread) -> list[str]:
    run = f"run {account.run}, " if account.run else ""
    read = f"{account.same} as before, {len(account.rereadings)} otherwise, {len(account.rejections)} not read"
    decided = f"{account.kept} kept, {account.carried} carried over, {len(account.unsettled)} need review"
    return [
        f"{run}read by {account.reader}",
        f"reports: {account.reports} ({read})",
        f"decisions: {account.decisions} ({decided})",
    ]


def _decision_words(decision: Decision) -> str:
    why = f" ({safe(decision.reason)})" if decision.reason else ""
    return f"{decision.number} {decision.kind} {safe(_about(decision))} by {safe(decision.author)}{why}"
