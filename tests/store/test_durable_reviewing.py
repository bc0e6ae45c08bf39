"""A reviewer is killed at random moments: every decision that was acknowledged is there, with all that follows."""

import subprocess
import sys
from pathlib import Path

import pytest

from factories import make_reading
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

KILLS, OFTEN = 20, 1_000
REPORTS = 3

# every round splits what is one and merges it again, rejects a claim and undoes that
KILLER = """
import os, random, signal, sys, time
from datetime import UTC, datetime
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

def decide(path, kill, told):
    with Store.open(path) as store:
        ledger = Ledger(store, now=lambda: datetime.now(UTC))
        reviewer = ledger.review(f"k{kill}")
        def say(decision):
            os.write(told, f"{decision.number}\\n".encode())
        while True:
            claim = next(iter(store.claims(rejected=True))).id
            rejected = reviewer.reject(claim)
            say(rejected)
            incidents = ledger.incidents()
            if len(incidents) > 1:
                say(reviewer.merge([i.id for i in incidents]))
            say(reviewer.set(ledger.incidents()[0].id, "injured", kill, "counted"))
            say(reviewer.split(ledger.incidents()[0].id, ["r1"]))
            say(reviewer.undo(rejected.id))

chance = random.Random(int(sys.argv[3]))
for kill in range(int(sys.argv[2])):
    hears, told = os.pipe()
    writer = os.fork()
    if not writer:
        decide(sys.argv[1], kill, told)
    os.close(told)
    heard, enough = b"", chance.randint(1, 8)
    while heard.count(b"\\n") < enough and (part := os.read(hears, 65536)):
        heard += part
    time.sleep(chance.random() * 0.03)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    while part := os.read(hears, 65536):
        heard += part
    os.close(hears)
    print(kill, *(int(number) for number in heard.split()), flush=True)
"""


@pytest.mark.parametrize("kills", [KILLS, pytest.param(OFTEN, marks=pytest.mark.soak)])
def test_kills_lose_no_decision(tmp_path: Path, kills: int) -> None:
    path = str(tmp_path / "x.ledger")
    with Store.open(path, create=True) as store:
        store.add(make_reading(f"r{number}") for number in range(REPORTS))
        assert len(Ledger(store).incidents()) == 1
    words = [sys.executable, "-c", KILLER, path, str(kills), "20180207"]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    heard = [list(map(int, line.split())) for line in done.stdout.splitlines()]
    acknowledged = {number: f"k{kill}" for kill, *numbers in heard for number in numbers}
    assert len(heard) == kills and len(acknowledged) >= kills
    with Store.open(path) as store:
        kept = {d.number: d.author for d in store.decisions()}
        ledger = Ledger(store)
        told = sorted(account for incident in ledger.incidents() for account in incident.accounts)
        found = store.verify()
    print(f"{kills} kills: {len(acknowledged)} decisions acknowledged, {len(kept)} kept")
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert acknowledged.items() <= kept.items()
    assert len(kept) - len(acknowledged) <= kills, "at most one was written and not acknowledged before each kill"
    assert told == [f"a-r{number}" for number in range(REPORTS)]
    assert found.findings == ()
