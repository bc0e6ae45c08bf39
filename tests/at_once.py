"""Upgrades a ledger in several processes at once, while others read it: `python at_once.py LEDGER UPGRADERS READERS`.

Prints for each process what it came to: schema before and copy, or the ids of the reports that it read.
"""

import json
import os
import sys
from collections.abc import Iterator

from rashomon.errors import LedgerError
from rashomon.store.store import Store
from rashomon.store.upgrading import upgrade


def main(place: str, upgraders: int, readers: int) -> int:
    works = [upgraded] * upgraders + [read] * readers
    begin, begun = os.pipe()
    for work in works:
        if not os.fork():
            os.read(begin, 1)
            os.write(sys.stdout.fileno(), f"{json.dumps(work(place))}\n".encode())  # at once: others write too
            os._exit(0)
    os.write(begun, b"." * len(works))
    return max(os.wait()[1] for _ in works)


def upgraded(place: str) -> list[object]:
    done = upgrade(place)
    return [done.before, done.backup and done.backup.name]


def read(place: str) -> list[str]:
    """Try again and again until somebody has upgraded the ledger."""
    return next(found for found in tries(place) if found)


def tries(place: str) -> Iterator[list[str]]:
    while True:
        try:
            with Store.open(place) as store:
                yield [report.id for report in store.reports()]
        except LedgerError as error:
            if error.code != "L013":
                raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])) != 0)
