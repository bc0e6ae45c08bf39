"""Checks parts of a large file in a process beside this one: half of the work."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial

import msgspec
from sqlalchemy import Connection, func, select

from rashomon.store import tables
from rashomon.store._sqlite import MEMORY
from rashomon.store.verifying import Asked, Finding, findings_of

LARGE = 200_000  # sealed rows: for fewer a process takes longer to start than it saves
PARTS = ("claim", "incident", "link")  # as much work as all others and the chain
# not the start of this program over again, as `multiprocessing` would have it: it may be anybody's
_PROGRAM = "import sys; from rashomon.store._beside import tell; tell(*sys.argv[1:])"


def is_worth_it(connection: Connection, place: str) -> bool:
    """The ledger is a file that another process can read too, and large."""
    if connection.dialect.name != "sqlite" or place == MEMORY or (os.cpu_count() or 1) < 2:
        return False
    return (connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0) >= LARGE


@contextmanager
def checked_beside(place: str) -> Iterator[Mapping[str, Asked]]:
    """Starts the check of `PARTS` of this file; what is given waits for findings, None when there are none to have.

    The other process reads the file as it is when it starts. A part and its leaves are written together, so the
    verdict does not depend on what others write meanwhile.
    """
    command = [sys.executable, "-c", _PROGRAM, place, *PARTS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        answers = cache(partial(_answers, process))
        try:
            yield {part: partial(_of_part, answers, part) for part in PARTS}
        finally:
            process.kill()


def tell(place: str, *parts: str) -> None:
    """Check parts and write the findings to standard output: what the process beside does."""
    from rashomon.store.store import Store

    with Store.open(place) as store, store._reading() as connection:
        connection.execution_options(goes_on=True)
        sys.stdout.buffer.write(msgspec.json.encode({part: findings_of(connection, part) for part in parts}))


def _answers(process: "subprocess.Popen[bytes]") -> dict[str, list[Finding]]:
    told, _ = process.communicate()
    return msgspec.json.decode(told, type=dict[str, list[Finding]]) if process.returncode == 0 else {}


def _of_part(answers: Callable[[], dict[str, list[Finding]]], part: str) -> list[Finding] | None:
    return answers().get(part)
