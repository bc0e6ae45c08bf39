"""Many people decide at once: each decision is taken once, on what its author saw, and the chain stays a line."""

import subprocess
import sys
from collections import Counter

import pytest

from factories import make_reading
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

WRITERS, DECISIONS, MANY = 8, 100, 1_000
USERS, ROUNDS, MANY_ROUNDS = 25, 30, 200

# forks, because starting Python anew would take longer than all the deciding
WRITER = """
import os, sys, traceback
from datetime import UTC, datetime
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

def decide(writer):
    with Store.open(sys.argv[1]) as store:
        ledger = Ledger(store, now=lambda: datetime.now(UTC))
        claims, reviewer = [c.id for c in store.claims()], ledger.review(f"w{writer}")
        for number in range(int(sys.argv[3])):
            if number % 10:
                reviewer.comment(claims[-1], str(number))
            else:
                reviewer.accept(claims[writer])

started = []
for number in range(int(sys.argv[2])):
    if not (child := os.fork()):
        try:
            decide(number)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    started.append(child)
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in started))
"""

# every user waits for the word, then decides on what all of them saw
USER = """
import os, sys, traceback
from datetime import UTC, datetime
from rashomon.errors import DecisionError
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store

def decide(place, name, hears, tells):
    with Store.open(place) as store:
        reviewer = Ledger(store, now=lambda: datetime.now(UTC)).review(name)
        while word := os.read(hears, 64):
            incident, seen = word.decode().split()
            try:
                reviewer.set(incident, "injured", 3, "the register", seen=seen)
                os.write(tells, b"won ")
            except DecisionError as error:
                os.write(tells, error.code.encode() + b" ")

place, users, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
to, results, tells = [], *os.pipe()
for number in range(users):
    hears, says = os.pipe()
    if not os.fork():
        for other in (says, *to):
            os.close(other)
        try:
            decide(place, f"u{number}", hears, tells)
        except BaseException:
            traceback.print_exc()
            os.write(tells, b"failed ")
        os._exit(0)
    os.close(hears)
    to.append(says)
with Store.open(place) as store:
    ledger = Ledger(store)
    for number in range(rounds):
        incident = ledger.incidents()[0].id
        word = f"{incident} {ledger.version(incident)}".encode()
        for one in to:
            os.write(one, word)
        heard = []
        while len(heard) < users:
            heard += os.read(results, 4096).decode().split()
        print(*sorted(heard), flush=True)
for one in to:
    os.close(one)
for _ in to:
    os.wait()
"""


def fill(place: str, reports: int) -> None:
    """A ledger in which one incident is told by some reports."""
    with Store.open(place, create=True) as store:
        store.add(make_reading(f"r{number}") for number in range(reports))
        assert len(Ledger(store).incidents()) == 1


def said_by(program: str, *words: object) -> list[list[str]]:
    command = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


def writers_decide(place: str, decisions: int) -> None:
    fill(place, 2)
    assert said_by(WRITER, place, WRITERS, decisions) == [["0"] * WRITERS]
    with Store.open(place) as store:
        taken = list(store.decisions())
        found = store.verify()
    assert [d.number for d in taken] == list(range(1, WRITERS * decisions + 1))
    assert Counter(d.author for d in taken) == {f"w{number}": decisions for number in range(WRITERS)}
    assert found.findings == ()
    print(f"{WRITERS} writers x {decisions} decisions: 0 errors, {found.seals} seals in one line")


def users_decide(place: str, rounds: int) -> None:
    fill(place, 1)
    said = said_by(USER, place, USERS, rounds)
    assert said == [["D001"] * (USERS - 1) + ["won"]] * rounds
    with Store.open(place) as store:
        assert sum(1 for _ in store.decisions()) == rounds
        assert store.verify().findings == ()
    print(f"{rounds} rounds of {USERS} users: one wins each, {USERS - 1} are told what changed")


@pytest.mark.parametrize("many", [DECISIONS, pytest.param(MANY, marks=pytest.mark.soak)])
def test_writers_take_turns(place: str, many: int) -> None:
    writers_decide(place, many)


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(MANY_ROUNDS, marks=pytest.mark.soak)])
def test_of_those_who_decide_at_once_one_wins(place: str, rounds: int) -> None:
    users_decide(place, rounds)
