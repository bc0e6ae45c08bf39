"""Works on ledgers until it is killed, again and again: `python killed.py WHAT FOLDER KILLS SEED`.

Forks its workers, because starting Python anew would take longer than all the work. Prints a line for each kill: its
number, and how many transactions, exports or upgrades the worker had acknowledged.
"""

import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from itertools import chain, count, cycle
from pathlib import Path

from rashomon.export.exporter import export
from rashomon.pipeline.linking import link
from rashomon.store.store import Store
from rashomon.store.upgrading import upgrade
from writes import READS, round_of_writes

A_LEDGER = 25  # kills: a ledger that grows for ever would cost more to link than to kill
AT_MOST = {"writes": 5, "exports": 1, "upgrades": 0}  # acknowledged before the kill


def main(what: str, folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    prepare(what, folder)
    longest_s = 0.02 if what == "writes" else 1.5 * time_of(what, folder)
    for kill in range(kills):
        if what == "writes" and kill % A_LEDGER == 0:
            shutil.copy(folder / "prepared.ledger", ledger_of(folder, kill))
        if what == "upgrades":
            shutil.copy(folder / "old.ledger", folder / f"{kill}.ledger")
        hears, told = os.pipe()
        worker = os.fork()
        if not worker:
            for _ in globals()[what](folder, kill):
                os.write(told, b".")
            os._exit(0)
        os.close(told)
        heard = hear(hears, chance.randint(0, AT_MOST[what]))
        time.sleep(chance.random() * longest_s)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        heard += hear(hears, sys.maxsize)
        os.close(hears)
        if what == "exports" and (folder / "exported").exists():
            shutil.copytree(folder / "exported", folder / f"exported-{kill}")
        print(kill, heard, flush=True)


def hear(pipe: int, wanted: int) -> int:
    heard = 0
    while heard < wanted and select.select([pipe], [], [], 30)[0] and (part := os.read(pipe, 1)):
        heard += len(part)
    return heard


def ledger_of(folder: Path, kill: int) -> Path:
    return folder / f"{kill // A_LEDGER}.ledger"


def prepare(what: str, folder: Path) -> None:
    """Ledgers in which there is something to review or to export."""
    wanted = {"writes": {"prepared": A_LEDGER}, "exports": {"one": 2, "two": 4}, "upgrades": {}}[what]
    for name, rounds in wanted.items():
        with Store.open(folder / f"{name}.ledger", create=True) as store:
            for number in range(rounds):
                round_of_writes(store, f"p{number}", number)[READS.index("reports")]()
            link(store)


def time_of(what: str, folder: Path) -> float:
    """Seconds that one takes, once all is loaded that it needs."""
    for number in (-2, -1):
        if what == "upgrades":
            shutil.copy(folder / "old.ledger", folder / f"{number}.ledger")
        begun = time.monotonic()
        next(globals()[what](folder, number))
    return time.monotonic() - begun


def writes(folder: Path, kill: int) -> Iterator[None]:
    """Every other worker reads; the others review, each another incident."""
    with Store.open(ledger_of(folder, kill)) as store:
        if kill % 2:
            mine = kill % A_LEDGER
            reviews = round_of_writes(store, f"p{mine}", mine, reviewer=f"k{kill}")[len(READS) :]
            for review in chain(reviews, cycle(reviews[1:])):
                yield review()
        for part in count():
            number = A_LEDGER + kill % A_LEDGER * 10 + part
            for write in round_of_writes(store, f"k{kill}-{part}", number)[: len(READS)]:
                yield write()


def exports(folder: Path, kill: int) -> Iterator[None]:
    """The same folder, from one ledger and from another."""
    with Store.open(folder / "one.ledger") as one, Store.open(folder / "two.ledger") as two:
        while True:
            yield export(one, "jsonl", folder / "exported")
            yield export(two, "jsonl", folder / "exported")


def upgrades(folder: Path, kill: int) -> Iterator[None]:
    yield upgrade(str(folder / f"{kill}.ledger"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
