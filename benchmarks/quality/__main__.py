"""Measures how well reports are read: `python -m benchmarks.quality --help`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from . import floors as floor_book
from .runner import Outcome, available, has_adapter, run
from .scorer import Figures
from .sets import SETS, EvalSet
from .table import markdown, table

_ROOT = Path(__file__).resolve().parents[2]
_DATA = _ROOT.parent / "shared" / "bench" / "dev"
_FLOORS = Path(__file__).with_name("floors.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the sets, prints the table; 1 when a set failed or a figure fell below its floor, 2 on wrong usage."""
    options = _parser().parse_args(arguments)
    scorers = options.scorers or options.data.parent / "score"
    sets = _wanted(options.sets, options.data, options.package)
    outcomes = list(run(sets, options.data, scorers, options.package))
    results = {o.name: o.figures for o in outcomes if not o.error}
    book = floor_book.load(options.floors)
    bound = floor_book.binding(book, options.data)
    print(table(outcomes, sets, bound, whole=options.all))
    _write(options, results, sets)
    if options.raise_floor or options.lower_floor:
        new = floor_book.raised(book, results, sets, options.data, lower=options.lower_floor)
        floor_book.save(options.floors, new)
        bound = floor_book.binding(new, options.data)
    return _verdict(outcomes, results, bound)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="folder with a folder for each gold set")
    parser.add_argument("--scorers", type=Path, help="folder with the scorers (default: `score` beside the data)")
    parser.add_argument("--sets", default="", help="names of sets, separated by blanks (default: all that are there)")
    parser.add_argument("--out", type=Path, help="write {set: {figure: value}} to this file")
    parser.add_argument("--markdown", type=Path, help="write the headline figures as a Markdown table to this file")
    parser.add_argument("--all", action="store_true", help="print every figure, not the headline figures alone")
    parser.add_argument("--raise-floor", action="store_true", help="keep better figures as the new floors")
    parser.add_argument("--lower-floor", action="store_true", help="keep these figures as the floors, better or worse")
    parser.add_argument("--floors", type=Path, default=_FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--package", default=__package__, help=argparse.SUPPRESS)
    return parser


def _wanted(names: str, data: Path, package: str) -> list[EvalSet]:
    if not data.is_dir():
        _refuse(f"no folder {data}; say where the gold sets are: make eval DATA=FOLDER")
    by_name = {each.name: each for each in SETS}
    if not names.split():
        return available(SETS, data, package)
    for name in names.split():
        if name not in by_name or not has_adapter(name, package):
            _refuse(f"unknown set {name!r}; there are: {' '.join(by_name)}")
    return [by_name[name] for name in names.split()]


def _refuse(problem: str) -> None:
    print(problem, file=sys.stderr)
    raise SystemExit(2)


def _write(options: argparse.Namespace, results: dict[str, Figures], sets: list[EvalSet]) -> None:
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(markdown(results, sets) + "\n", encoding="utf-8")


def _verdict(outcomes: list[Outcome], results: dict[str, Figures], bound: dict[str, Figures]) -> int:
    fallen = floor_book.falls(results, bound)
    for fall in fallen:
        print(fall, file=sys.stderr)
    return int(bool(fallen) or any(o.error for o in outcomes))


if __name__ == "__main__":
    sys.exit(main())
