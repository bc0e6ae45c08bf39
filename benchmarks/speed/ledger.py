"""How a large ledger answers: `python -m benchmarks.speed.ledger --claims 1000000 --ledger FILE`.

Fills a ledger with made-up reports (`filled`) and prints how many claims a second are stored, how long it takes to
open an incident with all that `rashomon show --json` prints, to list and filter incidents and claims by pages of 50,
to search, and to verify. A ledger that is there already is only looked at.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import rashomon
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

from .filled import CLAIMS_A_REPORT, Told, derive, readings, stored, stored_at_once

PAGE = 50
_TIMED = 3_000  # reports, that are stored one by one
_OPENED, _REPEATS = 200, 9
_FILTERS: dict[str, dict[str, Any]] = {
    "all": {},
    "type": {"type": "shelling"},
    "since": {"since": "2005-01-01"},
    "until": {"until": "2003-06-01"},
    "country": {"country": "yem"},
    "place": {"place": "daladin"},
    "actor": {"actor": "force 7"},
    "text": {"text": "gorouni"},
    "text that is nowhere": {"text": "zzz"},
    "grade": {"grade": "contested"},
    "grade that is nowhere": {"grade": "confirmed"},
    "report": {"report": "stream-000100"},
    "background": {"background": True},
    "four at once": {"type": "attack", "country": "SOM", "since": "2004-01-01", "text": "force 3"},
}
_WORDS = ("bakery diesel", '"burnt lorry" -blankets', "nowhere", "gor*", "people")

Row = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each thing measured; writes them to `--out`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.ledger", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000, help="claims to store")
    parser.add_argument("--ledger", type=Path, help="where the ledger is made, and left; else in a temporary folder")
    parser.add_argument("--out", type=Path, help="write all figures to this file as JSON")
    options = parser.parse_args(arguments)
    rows = []
    with tempfile.TemporaryDirectory(prefix="rashomon-ledger-") as folder:
        path = options.ledger or Path(folder) / "filled.ledger"
        for row in chain(() if path.exists() else _filled(path, options.claims), _looked_at(path)):
            rows.append(row)
            print(_line(row), flush=True)
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


def _filled(path: Path, claims: int) -> Iterator[Row]:
    coming, told = readings(round(claims / CLAIMS_A_REPORT)), Told()
    with Store.open(path, create=True) as store:
        started, cpu = time.perf_counter(), time.process_time()
        count = stored(store, islice(coming, _TIMED), told)
        wall, cpu = time.perf_counter() - started, time.process_time() - cpu
        yield {"what": "store", "claims": count, "claims_per_s": count / wall, "claims_per_cpu_s": count / cpu}
        started = time.perf_counter()
        count += stored_at_once(store, coming, told)
        yield {"what": "store the others at once", "claims": count, "wall_s": time.perf_counter() - started}
        started = time.perf_counter()
        derive(store, told)
        wall = time.perf_counter() - started
        yield {"what": "put incidents without linking", "incidents": len(set(told.values())), "wall_s": wall}


def _looked_at(path: Path) -> Iterator[Row]:
    yield {"what": "size", "mb": path.stat().st_size / 1e6}
    with rashomon.open(path, create=False) as book:
        ids = [incident.id for incident in book.incidents()]
        drawn = random.Random(0).sample(ids, min(_OPENED, len(ids)))
        yield _timed("open an incident", [lambda k=k: book.dossier_object(k) for k in drawn])
        most = _most_told(book)
        yield _timed("open the most told", [lambda: book.dossier_object(most)] * _REPEATS)
        for name, wanted in _FILTERS.items():
            yield _timed(f"incidents: {name}", [lambda w=wanted: book.incidents(limit=PAGE, **w)] * _REPEATS)
        yield _timed("incidents: page 100", [lambda: book.incidents(limit=PAGE, offset=100 * PAGE)] * _REPEATS)
        for name, asked in {
            "all": {},
            "report": {"report": "stream-000100"},
            "incident": {"incident": drawn[0]},
            "field": {"field": "killed"},
            "field that is nowhere": {"field": "abducted"},
        }.items():
            yield _timed(f"claims: {name}", [lambda a=asked: book.claims(limit=PAGE, **a)] * _REPEATS)
        for words in _WORDS:
            yield _timed(f"search: {words}", [lambda w=words: book.search(w, limit=PAGE)] * _REPEATS)
    yield _verified(path)


def _most_told(book: Ledger) -> str:
    return max(book.incidents(type="shelling", limit=5000), key=lambda i: (len(i.reports), i.id)).id


def _timed(what: str, calls: Sequence[Callable[[], Any]]) -> Row:
    times, cpu = [], time.process_time()
    for call in calls:
        started = time.perf_counter()
        found = call()
        times.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / len(calls)
    p95 = sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
    return {"what": what, "median_ms": statistics.median(times), "p95_ms": p95, "cpu_ms": cpu, "found": len(found)}


def _verified(path: Path) -> Row:
    """In a process of its own, for its memory and its start are part of it."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "rashomon", "verify", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "what": "verify",
        "wall_s": time.perf_counter() - started,
        "cpu_s": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
        "says": done.stdout.partition(";")[0].strip(),
    }


def _line(row: Row) -> str:
    figures = (f"{name} {value:,.1f}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items())
    return "  ".join(figures).removeprefix("what ")


if __name__ == "__main__":
    raise SystemExit(main())
