"""The table that `make eval` prints."""

from collections.abc import Iterable, Sequence

from .runner import Outcome
from .scorer import Figures
from .sets import EvalSet

_HEAD = ("set", "figure", "value", "floor")


def table(outcomes: Sequence[Outcome], sets: Sequence[EvalSet], floors: dict[str, Figures], *, whole: bool) -> str:
    """Headline figures of all sets first, a line each; then, when `whole`, all other figures; then what failed."""
    headline = {each.name: each.headline for each in sets}
    first = [row for o in outcomes for row in _rows(o, _first(o, headline[o.name]), floors.get(o.name, {}))]
    other = [row for o in outcomes for row in _rows(o, _others(o, headline[o.name]), {})] if whole else []
    failed = [f"{o.name}: failed: {o.error}" for o in outcomes if o.error]
    return "\n".join([*_aligned([_HEAD, *first, *other]), *failed])


def _first(outcome: Outcome, headline: Iterable[str]) -> list[str]:
    return [name for name in headline if name in outcome.figures]


def _others(outcome: Outcome, headline: Sequence[str]) -> list[str]:
    return [name for name in outcome.figures if name not in headline]


def _rows(outcome: Outcome, names: Iterable[str], floors: Figures) -> list[tuple[str, str, str, str]]:
    return [(outcome.name, n, _shown(outcome.figures[n]), _shown(floors.get(n, ""))) for n in names]


def _shown(value: float | int | str) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def markdown(results: dict[str, Figures], sets: Sequence[EvalSet]) -> str:
    """The headline figures as a Markdown table, for docs/quality.md."""
    rows = [
        f"| {each.name} | {name.removeprefix('HEADLINE ')} | {_shown(results[each.name][name])} |"
        for each in sets
        for name in each.headline
        if name in results.get(each.name, {})
    ]
    return "\n".join(["| set | figure | value |", "|---|---|---|", *rows])
