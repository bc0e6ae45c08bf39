"""Checks a part of a large file in a process beside this one: the claims are half of the work."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Connection, func, select

from rashomon.store import tables
from rashomon.store._sqlite import MEMORY
from rashomon.store.verifying import Finding, findings_of

LARGE = 200_000  # sealed rows: for fewer a process takes longer to start than it saves
# not the start of this program over again, as `multiprocessing` would have it: it may be anybody's
_PROGRAM = "import sys; from rashomon.store._beside import tell; tell(*sys.argv[1:])"


def is_worth_it(connection: Connection, place: str) -> bool:
    """The ledger is a file that another process can read too, and large."""
    if connection.dialect.name != "sqlite" or place == MEMORY or (os.cpu_count() or 1) < 2:
        return False
    return (connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0) >= LARGE


@contextmanager
def checked_beside(place: str, part: str) -> Iterator[Callable[[], list[Finding] | None]]:
    """Starts the check of a part of this file; what is given waits for its findings, None when there are none to have.

    The other process reads the file as it is when it starts. A part and its leaves are written together, so the
    verdict does not depend on what others write meanwhile.
    """
    command = [sys.executable, "-c", _PROGRAM, place, part]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield lambda: _answer(process)
        finally:
            process.kill()


def tell(place: str, part: str) -> None:
    """Check a part and write the findings to standard output: what the process beside does."""
    from rashomon.store.store import Store

    with Store.open(place) as store, store._reading() as connection:
        sys.stdout.buffer.write(msgspec.json.encode(findings_of(connection, part)))


def _answer(process: "subprocess.Popen[bytes]") -> list[Finding] | None:
    told, _ = process.communicate()
    return msgspec.json.decode(told, type=list[Finding]) if process.returncode == 0 else None
