"""How linking grows: `python -m benchmarks.speed.links --reports 20000,200000 --ledger FILE`.

A made-up stream (`stream`) goes into a ledger in parts; after each part the reports that came are linked and their
incidents derived. Prints for each part the CPU seconds that linking 1,000 reports took and the largest memory so far;
at each count how many pairs of accounts are joined rightly; and the cost at the last count beside that at the others.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from rashomon.pipeline.linking import link
from rashomon.store.store import Store

from .side import _peak_mb
from .stream import stream

_PART = 1000
_HEAD = "| reports | CPU s per 1,000 | peak MB | incidents | pairs: precision | recall |\n|---|---|---|---|---|---|"
_TAIL = 5  # parts that are averaged: single ones differ

Row = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a row for each tenth of the stream and the growth; writes them to `--out`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.links", description=__doc__)
    parser.add_argument("--reports", default="2000,20000", help="counts of reports to compare, rising")
    parser.add_argument("--part", type=int, default=_PART, help="reports that come in between two times of linking")
    parser.add_argument("--ledger", type=Path, help="where the ledger is made; else in a temporary folder")
    parser.add_argument("--out", type=Path, help="write all figures to this file as JSON")
    options = parser.parse_args(arguments)
    counts = [int(part) for part in options.reports.split(",")]
    with tempfile.TemporaryDirectory(prefix="rashomon-links-") as folder:
        print(_HEAD)
        rows = []
        for row in measured(counts, options.ledger or Path(folder) / "stream.ledger", options.part):
            rows.append(row)
            print(_line(row), flush=True)
    for first in counts[:-1]:
        print(
            f"| cost of a report, at {counts[-1]} / at {first} | {_cost(rows, counts[-1]) / _cost(rows, first):.2f} |"
        )
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(counts: Sequence[int], ledger: Path, at_once: int = _PART) -> Iterator[Row]:
    """Grow a ledger to the last of these counts of reports; a row for each part, with what is joined at each count."""
    coming, told, done = stream(counts[-1]), dict[str, int](), 0
    with Store.open(ledger, create=True) as store:
        while part := list(islice(coming, at_once)):
            store.add(reading for reading, _ in part)
            for reading, events in part:
                told |= {account.id: event for account, event in zip(reading.accounts, events, strict=True)}
            started = time.process_time()
            link(store)
            done += len(part)
            cost = (time.process_time() - started) * 1000 / len(part)
            judged = _judged(store, told) if any(done - len(part) < count <= done for count in counts) else {}
            yield {"reports": done, "cpu_s": cost, "peak_mb": _peak_mb(), **judged}


def _line(row: Row) -> str:
    judged = "{incidents} | {precision:.3f} | {recall:.3f}".format(**row) if "incidents" in row else " | | "
    return "| {reports} | {cpu_s:.2f} | {peak_mb:.0f} | ".format(**row) + f"{judged} |"


def _judged(store: Store, told: dict[str, int]) -> Row:
    """How many pairs of accounts that are joined tell one event, and how many of those that do are joined."""
    held = store.incident_of_accounts()
    both = _pairs(Counter((held[account], event) for account, event in told.items()))
    joined, same = _pairs(Counter(held.values())), _pairs(Counter(told.values()))
    return {"incidents": len(set(held.values())), "precision": both / max(1, joined), "recall": both / max(1, same)}


def _pairs(counts: Counter) -> int:  # type: ignore[type-arg]
    return sum(number * (number - 1) // 2 for number in counts.values())


def _cost(rows: Sequence[Row], reports: int) -> float:
    """What the last parts up to a count took, on average."""
    upto = [row["cpu_s"] for row in rows if row["reports"] <= reports] or [rows[0]["cpu_s"]]
    return sum(upto[-_TAIL:]) / len(upto[-_TAIL:])


if __name__ == "__main__":
    raise SystemExit(main())
