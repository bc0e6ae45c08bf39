"""One worker process, as the process that gives it work sees it."""

import gc
import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

_spawning = multiprocessing.get_context("spawn")  # no thread, lock or database of the parent is carried over

_UP = "up"
# for `gc.set_threshold` in a process that only reads: what it loads stays, and need not be looked through often
SELDOM = (5_000, 20, 50)


class Worker:
    """A process that applies one function to the items it is sent together and answers one by one.

    waiting: numbers of the items that it has and has not answered, in order. is_up: it has started and said so.
    """

    def __init__(self, function: Callable[[Any], Iterable[Any]]) -> None:
        self.connection, theirs = _spawning.Pipe()
        self.waiting: list[int] = []
        self.is_up = False
        self._since = time.monotonic()
        self._process = _spawning.Process(target=_work, args=(function, theirs), daemon=True)
        self._process.start()
        theirs.close()  # else the parent would never see that the worker's end is gone

    def send(self, items: Sequence[tuple[int, Any]]) -> None:
        """Give it work."""
        self.waiting.extend(number for number, _ in items)
        self._since = time.monotonic()
        with suppress(ConnectionError):  # it died; the next answer() says so
            self.connection.send([item for _, item in items])

    def answer(self) -> tuple[int, Any] | None:
        """The next answer with its item's number; None for the first sign, which only says that the process is up.

        Raises EOFError when the process is gone.
        """
        try:
            result = self.connection.recv()
        except ConnectionError as error:
            raise EOFError from error
        self._since = time.monotonic()
        if self.is_up:
            return self.waiting.pop(0), result
        self.is_up = True
        return None

    def busy_s(self) -> float:
        """How long it has been at its present item, in seconds."""
        return time.monotonic() - self._since if self.waiting else 0.0

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _work(function: Callable[[Any], Iterable[Any]], connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    gc.set_threshold(*SELDOM)
    connection.send(_UP)
    while True:
        try:
            items = connection.recv()
        except (EOFError, ConnectionError):
            return
        for result in function(items):
            connection.send(result)
