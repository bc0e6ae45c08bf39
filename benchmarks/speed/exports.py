"""How fast a ledger is exported: `python -m benchmarks.speed.exports --ledger FILE`.

Each format is written by `rashomon export` in a process of its own: its start and its memory are part of it, and those
of the process that it may start beside itself. The ledger is one that `benchmarks.speed.ledger` filled. What a million
claims would take is counted up from the CPU time: rows are read and written some at a time, so the time grows with them
and the memory does not.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import rashomon

from .ledger import _line

# what a user would write each to
_NAMES = {
    "acled": "acled-like.csv",
    "ucdp": "ucdp-ged-like.csv",
    "reports": "event-reports.csv",
    "parquet": "tables",
    "datapackage": "package",
    "gpkg": "x.gpkg",
    "geojson": "x.geojson",
    "xlsx": "x.xlsx",
    "jsonl": "ledger",
}

_LOOKS_S = 0.1  # how often the memory is looked at

Row = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each format; writes them to `--out`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.exports", description=__doc__)
    parser.add_argument("--ledger", type=Path, required=True, help="a filled ledger")
    parser.add_argument("--formats", default=" ".join(_NAMES), help="which, with a space between")
    parser.add_argument("--out", type=Path, help="write all figures to this file as JSON")
    options = parser.parse_args(arguments)
    rows = []
    for row in measured(options.ledger, options.formats.split()):
        rows.append(row)
        print(_line(row), flush=True)
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(ledger: Path, formats: Sequence[str]) -> Iterator[Row]:
    """Wall and CPU seconds, peak memory and size of each format; and CPU seconds for a million claims."""
    with rashomon.open(ledger, create=False) as book:
        claims = book.store.counts()["claims"]
    for name in formats:
        with tempfile.TemporaryDirectory(prefix="rashomon-export-") as folder:
            started, out = time.perf_counter(), Path(folder) / _NAMES[name]
            command = [sys.executable, "-m", "rashomon", "export", str(ledger), "--format", name, "-o", str(out)]
            cpu, peak_mb = _run(command)
            yield {
                "format": name,
                "claims": claims,
                "wall_s": time.perf_counter() - started,
                "cpu_s": cpu,
                "peak_mb": peak_mb,
                "written_mb": sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6,
                "cpu_s_a_million": cpu * 1_000_000 / max(claims, 1),
            }


def _run(command: Sequence[str]) -> tuple[float, float]:
    """CPU seconds of a command and of what it started; the most memory that all of them held at once, in MB."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    process, peak = os.posix_spawn(command[0], command, dict(os.environ), file_actions=quiet), 0.0
    while True:
        ended, status, used = os.wait4(process, os.WNOHANG)
        if ended:
            break
        peak = max(peak, sum(map(_resident_mb, _with_children(process))))
        time.sleep(_LOOKS_S)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    alone = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    return used.ru_utime + used.ru_stime, max(peak, alone)


def _with_children(process: int) -> Iterator[int]:
    """It and what it started; it alone on a machine that does not tell."""
    yield process
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield from _with_children(int(child))


def _resident_mb(process: int) -> float:
    """Its memory; of what it shares with others, such as code of libraries, its share."""
    with suppress(OSError):
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(told.partition("\nPss:")[2].split()[0]) * 1024 / 1e6
    return 0.0


if __name__ == "__main__":
    raise SystemExit(main())
