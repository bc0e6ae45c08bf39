"""Measures speed, memory and growth: `python -m benchmarks.speed --help`.

Each run has a process of its own on one core, the sides take turns. Wall time depends on what else the machine does;
CPU seconds for 1,000 reports are the figure to compare.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .texts import documents, made_up, write

Run = dict[str, float]

_ROOT = Path(__file__).resolve().parents[2]
_DATA = _ROOT.parent / "shared" / "bench" / "dev"
_CORPORA = {"claims": "reports of war", "newscluster": "news of all kinds"}
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the comparison, then the growth; writes all runs to `--out`."""
    options = _parser().parse_args(arguments)
    results: dict[str, Any] = {"compare": {}, "growth": {}}
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        for name, path in _corpora(options, Path(folder)):
            results["compare"][name] = {side: [] for side in ("rashomon", "spacy")}
            _compare(results["compare"][name], path, options.repeats)
        print(_comparison_table(results["compare"]), flush=True)
        for count in options.growth:
            path = Path(folder) / f"made-up-{count}.jsonl"
            write(path, made_up(count, options.examples))
            results["growth"][count] = _side("rashomon", path)
        print(_growth_table(results["growth"]), end="")
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA, help="gold sets whose texts are read; else made-up reports")
    parser.add_argument("--examples", type=Path, default=_ROOT / "examples", help="where made-up reports are made from")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each side on each corpus")
    parser.add_argument("--growth", type=_counts, default=[1000, 10000], help="reports to read, separated by commas")
    parser.add_argument("--made-up", type=int, default=200, help="made-up reports where there are no gold sets")
    parser.add_argument("--out", type=Path, help="write every run to this file as JSON")
    return parser


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part.strip()]


def _corpora(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Path]]:
    found = {name: options.data / name / "docs.jsonl" for name in _CORPORA}
    there = {name: path for name, path in found.items() if path.is_file()}
    for name, path in there.items():
        yield f"{name} ({_CORPORA[name]})", path
    if not there:
        path = folder / "made-up.jsonl"
        write(path, made_up(options.made_up, options.examples))
        yield "made up from examples", path


def _compare(runs: dict[str, list[Run]], path: Path, repeats: int) -> None:
    """The sides take turns, so that a busy minute of the machine hits both."""
    for _ in range(repeats):
        for side, done in runs.items():
            done.append(_side(side, path))


def _side(side: str, path: Path) -> Run:
    print(f"{side} on {path.parent.name}/{path.name} ({len(documents(path))} reports)", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", f"{__package__}.side", side, str(path.resolve())]
    done = subprocess.run(command, cwd=_ROOT, env=_environment(), stdout=subprocess.PIPE, text=True, check=True)
    run: Run = json.loads(done.stdout.splitlines()[-1])
    return run


def _environment() -> dict[str, str]:
    return {**os.environ, **dict.fromkeys(_THREADS, "1")}


def _comparison_table(compare: dict[str, dict[str, list[Run]]]) -> str:
    rows = [
        "| texts | program | reports | reports/s (min, median, max) | CPU s per 1,000 (min, median, max) | peak MB |"
    ]
    rows.append("|---|---|---|---|---|---|")
    for name, sides in compare.items():
        for side, runs in sides.items():
            speed, cost = _spread(map(_speed, runs), 1), _spread(map(_cost, runs), 1)
            peak = max(run["peak_mb"] for run in runs)
            rows.append(f"| {name} | {side} | {runs[0]['reports']:.0f} | {speed} | {cost} | {peak:.0f} |")
        ratio = _median_cost(sides["rashomon"]) / _median_cost(sides["spacy"])
        rows.append(f"| {name} | rashomon / spacy | | | {ratio:.2f} | |")
    return "\n".join(rows) + "\n"


def _growth_table(growth: dict[int, Run]) -> str:
    if not growth:
        return ""
    rows = ["| made-up reports | reports/s | CPU s per 1,000 | peak MB |", "|---|---|---|---|"]
    rows += [
        f"| {count:,} | {_speed(run):.1f} | {_cost(run):.1f} | {run['peak_mb']:.0f} |" for count, run in growth.items()
    ]
    first, last = growth[min(growth)], growth[max(growth)]
    rows.append(f"| cost of a report, last / first | | {_cost(last) / _cost(first):.2f} | |")
    return "\n".join(rows) + "\n"


def _speed(run: Run) -> float:
    return run["reports"] / run["wall_s"]


def _cost(run: Run) -> float:
    return run["cpu_s"] * 1000 / run["reports"]


def _median_cost(runs: list[Run]) -> float:
    return statistics.median(map(_cost, runs))


def _spread(values: Any, digits: int) -> str:
    ordered = sorted(values)
    return ", ".join(f"{v:.{digits}f}" for v in (ordered[0], statistics.median(ordered), ordered[-1]))


if __name__ == "__main__":
    sys.exit(main())
