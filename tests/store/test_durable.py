"""What was acknowledged is there after a kill, whole: a writer is killed at random moments, again and again."""

import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.store.store import Store

KILLS, OFTEN = 300, 5_000

# forks writers, because starting Python anew would take longer than all the writing
KILLER = """
import os, random, select, signal, sys, time
sys.path.insert(0, sys.argv[2])
from factories import make_incident, make_reading, put_derived
from rashomon.store.store import Store

def write(path, kill, told):
    with Store.open(path, create=True) as store:
        for number in range(100_000):
            new = [make_reading(f"k{kill:04}-{number:04}-{part}") for part in range(3)]
            store.keep_raw([(r.report.sha256, r.report.text.encode()) for r in new])
            store.add(new)
            put_derived(store, [make_incident(*new)], {})
            os.write(told, f"{number}\\n".encode())

chance = random.Random(int(sys.argv[4]))
for kill in range(int(sys.argv[3])):
    hears, told = os.pipe()
    writer = os.fork()
    if not writer:
        write(sys.argv[1], kill, told)
    os.close(told)
    select.select([hears], [], [], 10)
    time.sleep(chance.random() * 0.03)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    heard = b""
    while part := os.read(hears, 65536):
        heard += part
    os.close(hears)
    print(kill, len(heard.split()), flush=True)
"""


def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "x.ledger", KILLS)


@pytest.mark.soak
def test_very_many_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path / "x.ledger", OFTEN)


def kill_again_and_again(path: Path, kills: int) -> None:
    words = [sys.executable, "-c", KILLER, str(path), str(Path(__file__).parents[1]), str(kills), "20180207"]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    acknowledged = {int(kill): int(count) for kill, count in (line.split() for line in done.stdout.splitlines())}
    assert len(acknowledged) == kills
    with Store.open(path) as store:
        batches: dict[int, dict[int, int]] = {}
        for report in store.reports():
            kill, number, _ = report.id.removeprefix("k").split("-")
            of_kill = batches.setdefault(int(kill), {})
            of_kill[int(number)] = of_kill.get(int(number), 0) + 1
        found = store.verify()
        assert store.counts()["claims"] == 5 * store.counts()["reports"]
    kept = {kill: len(of_kill) for kill, of_kill in batches.items()}
    print(f"{kills} kills: {sum(acknowledged.values())} batches acknowledged, {sum(kept.values())} kept")
    assert all(kept.get(kill, 0) in (count, count + 1) for kill, count in acknowledged.items())
    assert all(parts == 3 for of_kill in batches.values() for parts in of_kill.values())
    assert found.findings == ()
