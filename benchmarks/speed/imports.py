"""How fast an export is taken into another ledger: `python -m benchmarks.speed.imports --claims 60000`.

Fills a ledger with made-up reports (`filled`), exports it and imports that into a new one: every line is checked, every
report linked anew. Prints claims a second, by the clock and of CPU.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import rashomon
from rashomon.store.store import Store

from .filled import CLAIMS_A_REPORT, Told, derive, readings, stored_at_once


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.imports", description=__doc__)
    parser.add_argument("--claims", type=int, default=60_000, help="claims to import")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="rashomon-import-") as folder:
        claims = _exported(Path(folder), options.claims)
        started, cpu = time.perf_counter(), time.process_time()
        with rashomon.open(Path(folder) / "new.ledger") as book:
            balance = book.import_from(Path(folder) / "export")
        wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    print(f"import  claims {claims}  reports {balance.stored} of {balance.seen}", end="  ")
    print(f"claims_per_s {claims / wall:,.1f}  claims_per_cpu_s {claims / cpu:,.1f}")
    return 0


def _exported(folder: Path, claims: int) -> int:
    """Export a filled ledger to `export`; how many claims it has."""
    told = Told()
    with Store.open(folder / "old.ledger", create=True) as store:
        count = stored_at_once(store, readings(round(claims / CLAIMS_A_REPORT)), told)
        derive(store, told)
    with rashomon.open(folder / "old.ledger", create=False) as book:
        book.export("jsonl", folder / "export")
    return count


if __name__ == "__main__":
    raise SystemExit(main())
