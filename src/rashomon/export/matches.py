"""What came of setting a ledger beside a reference, as a list and as an account."""

from collections.abc import Iterable, Sequence

import msgspec

from rashomon.export.grid import grid
from rashomon.export.listing import Cell, Listing
from rashomon.export.words import safe, short_id
from rashomon.model.ledger_format import Object
from rashomon.model.match import Match, Matching, MatchStatus
from rashomon.model.reference import Row

STATUSES: tuple[MatchStatus, ...] = ("linked", "missing", "extra", "left out")
_COLUMNS = (
    *("status", "incident", "row", "line", "score", "why", "differs"),
    *("day", "place", "killed", "row_day", "row_place", "row_killed"),
)


def matches_listing(matches: Iterable[Match], closing: Sequence[str]) -> Listing:
    """Rows of the ledger and of the reference, one match a line. closing: what stands below the table."""
    heads = ("status\nscore", "day", "incident\nrow", "place", "killed", "why")
    return Listing("matches", matches, heads, (0, 1, 2, 4), _shown, _COLUMNS, _flat, match_object, tuple(closing))


def match_object(match: Match) -> Object:
    """A match for programs: with each reason of its score and each field that was compared."""
    return {
        "status": match.status,
        "incident": match.incident,
        "row": match.theirs.key if match.theirs else None,
        "line": match.theirs.line if match.theirs else None,
        "score": match.score,
        "reasons": [msgspec.to_builtins(reason) for reason in match.reasons],
        "fields": [msgspec.to_builtins(one) for one in match.comparisons],
        "why": match.why or None,
        "ours": dict(match.ours.cells) if match.ours else None,
        "theirs": dict(match.theirs.cells) if match.theirs else None,
    }


def account_lines(found: Matching, width: int) -> list[str]:
    """How far both agree, for people: what became of every row, and of every field of the linked ones."""
    counts = found.counts
    linked, missing, extra, left_out = (counts.get(status, 0) for status in STATUSES)
    days = f"{found.first} to {found.last}" if found.first else "no day, because the ledger tells none"
    return [
        "",
        f"ledger, coded by {found.profile}: {_counted(linked + extra, 'row')}: {linked} linked, {extra} extra; "
        f"{_counted(left_out, 'incident')} left out",
        f"reference, {days}: {_counted(linked + missing, 'row')}: {linked} linked, {missing} missing; "
        f"{found.outside} of other days or countries, {len(found.rejections)} not readable",
        f"the ledger has {_share(linked, missing)} of the reference's rows, "
        f"the reference {_share(linked, extra)} of the ledger's",
        *_agreement(found, width),
    ]


def _agreement(found: Matching, width: int) -> list[str]:
    rows = [
        (name, *(str(counts.get(verdict, 0)) for verdict in ("same", "differs", "not told")))
        for name, counts in found.agreement.items()
    ]
    return ["", *grid(("linked rows", "same", "differs", "not told"), rows, width).splitlines()] if rows else []


def _share(linked: int, others: int) -> str:
    return f"{100 * linked / (linked + others):.0f} %" if linked + others else "none"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _shown(match: Match) -> tuple[str, ...]:
    row = match.theirs
    names = [short_id(match.incident) if match.incident else "", safe(row.key) if row else ""]
    return (
        f"{match.status}\n{match.score}" if match.score is not None else match.status,
        _both(_day(match.ours), _day(row)),
        "\n".join(filter(None, names)),
        _both(_place(match.ours), _place(row)),
        _both(_killed(match.ours), _killed(row)),
        _why(match),
    )


def _why(match: Match) -> str:
    if match.status != "linked":
        return safe(match.why)
    less = [f"{safe(r.words)} ({r.points} of {r.most})" for r in match.reasons if r.points < r.most]
    told = [f"{one.field} {safe(one.ours)} / {safe(one.theirs)}" for one in match.differing]
    return "\n".join([*less, *told]) or "agree"


def _both(ours: str, theirs: str) -> str:
    """One line where both say the same, else the ledger's above the reference's."""
    return ours if ours == theirs else "\n".join(filter(None, (ours, theirs)))


def _day(row: Row | None) -> str:
    if row is None:
        return ""
    return row.date.start if row.date.start == row.date.end else f"{row.date.start}\nto {row.date.end}"


def _place(row: Row | None) -> str:
    return safe(row.place.name or row.place.admin1 or row.place.country or "?") if row else ""


def _killed(row: Row | None) -> str:
    numbers = [str(n) for n in (row.low, row.best, row.high) if n is not None] if row else []
    return "-".join(numbers) if len(set(numbers)) > 1 else "".join(numbers[:1])


def _flat(match: Match) -> tuple[Cell, ...]:
    row = match.theirs
    return (
        *(match.status, match.incident, row.key if row else None, row.line if row else None, match.score),
        match.why or "; ".join(f"{reason.words} {reason.points}" for reason in match.reasons),
        "; ".join(one.field for one in match.differing),
        *(_day(match.ours), _place(match.ours), _killed(match.ours), _day(row), _place(row), _killed(row)),
    )
