"""What was acknowledged is there after a kill, whole: a writer is killed at different moments."""

import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.store.store import Store

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from factories import make_reading
from rashomon.store.store import Store
with Store.open(sys.argv[1], create=True) as store:
    for number in range(100_000):
        store.add([make_reading(f"r{number:05}-{part}") for part in range(3)])
        print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 23])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "x.ledger"
    words = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[1])]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledged):
            writer.stdout.readline()
        writer.kill()
        last = acknowledged - 1 + len(writer.stdout.read().split())
    with Store.open(path) as store:
        reports = [report.id for report in store.reports()]
        batches = {report.partition("-")[0] for report in reports}
        assert len(batches) in (last + 1, last + 2)
        assert len(reports) == 3 * len(batches)
        assert store.counts()["claims"] == 5 * len(reports)
