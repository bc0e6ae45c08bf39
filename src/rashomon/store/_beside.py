"""Checks a large file in two processes, each of which takes the next piece of work when it is done with one."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from threading import Thread

import msgspec
from sqlalchemy import Connection, func, select

from rashomon.store import tables
from rashomon.store._sqlite import MEMORY, roomy
from rashomon.store.verifying import Answer, Doing, Work, done

LARGE = 200_000  # sealed rows: for fewer a process takes longer to start than it saves
# of the file that the other process sees as its memory, which is quicker; the most that SQLite does. A disk that fails
# ends it then at once: what it was at is done here, and here an error has words.
_SEEN = "PRAGMA mmap_size=2147418112"
# not the start of this program over again, as `multiprocessing` would have it: it may be anybody's
_PROGRAM = "import sys; from rashomon.store._beside import answer; answer(sys.argv[1])"

_decode_work = msgspec.json.Decoder(Work).decode
_decode_answer = msgspec.json.Decoder(Answer).decode


def is_worth_it(connection: Connection, place: str) -> bool:
    """The ledger is a file that another process can read too, and large."""
    if connection.dialect.name != "sqlite" or place == MEMORY or (os.cpu_count() or 1) < 2:
        return False
    return (connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0) >= LARGE


def by_two(place: str) -> Doing:
    """A way to do pieces of work on this file here and in a process beside this one.

    Each process reads the file as it is when it starts. A row and its leaf are written together, so the verdict does
    not depend on what others write meanwhile; where the number of claims does, they are looked at once more.
    """

    def do(connection: Connection, works: Sequence[Work]) -> dict[Work, Answer]:
        left, answers = deque(works), dict[Work, Answer]()
        command = [sys.executable, "-c", _PROGRAM, place]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                other = Thread(target=_ask, args=(process, left, answers), daemon=True)
                other.start()
                _do(connection, left, answers)
                other.join()
            finally:
                process.kill()
        _do(connection, left, answers)  # what the other process left undone
        return answers

    return do


def answer(place: str) -> None:
    """Do the pieces of work that standard input names, and write to standard output what came of each."""
    from rashomon.store.store import Store

    with Store.open(place) as store, store._reading() as connection, roomy(connection):
        connection.execution_options(goes_on=True)
        connection.exec_driver_sql(_SEEN)
        for line in sys.stdin.buffer:
            sys.stdout.buffer.write(msgspec.json.encode(done(connection, _decode_work(line))) + b"\n")
            sys.stdout.buffer.flush()


def _do(connection: Connection, left: deque[Work], answers: dict[Work, Answer]) -> None:
    while left:
        try:
            work = left.popleft()
        except IndexError:  # the other one took the last
            return
        answers[work] = done(connection, work)


def _ask(process: "subprocess.Popen[bytes]", left: deque[Work], answers: dict[Work, Answer]) -> None:
    """Let the process do one piece after the other; one that it broke off with is left for others."""
    assert process.stdin is not None and process.stdout is not None  # they were asked for
    while left:
        try:
            work = left.popleft()
        except IndexError:
            return
        try:
            process.stdin.write(msgspec.json.encode(work) + b"\n")
            process.stdin.flush()
            answers[work] = _decode_answer(process.stdout.readline())
        except (OSError, msgspec.DecodeError):
            left.append(work)
            return
