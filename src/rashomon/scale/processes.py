"""The same function over many items in several processes: order kept, and a crash costs one item."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

from rashomon.errors import WorkerError
from rashomon.scale.worker import Worker

T = TypeVar("T")
R = TypeVar("R")

Lost = Callable[[T, str], R]

_CHUNK = 16
_LIMIT_S = 120.0
_CHECK_S = 0.5
_GUARD = 'A script that starts workers needs its main part under `if __name__ == "__main__":`; or use workers=1.'


def ordered_map(
    function: Callable[[Iterable[T]], Iterable[R]],
    items: Iterable[T],
    lost: Lost[T, R],
    workers: int = 1,
    chunk: int = _CHUNK,
    limit_s: float = _LIMIT_S,
) -> Iterator[R]:
    """Apply the function to the items, some at a time, and give the results in the order of the items.

    function: gives a result for each item, in order; must not raise, and with several workers can be sent to another
    process.
    lost: gives the result for an item at which a worker died twice or took longer than `limit_s` seconds; its second
    argument says which. chunk: items sent at once. Items are taken from the iterable only as they are needed.
    With one worker everything runs in this process and nothing is lost or timed. Raises WorkerError when processes
    cannot be started at all.
    """
    if workers <= 1:
        return iter(function(items))
    return _in_processes(_Pool(function, lost, workers, chunk, limit_s), iter(items))


def _in_processes(pool: "_Pool", items: Iterator[Any]) -> Iterator[Any]:
    with closing(pool):
        following = 0
        while True:
            pool.feed(items)
            while following in pool.results:
                yield pool.results.pop(following)
                following += 1
                pool.feed(items)
            if pool.is_idle:
                return
            pool.collect()


class _Pool:
    """Workers, what they are at, and the results that wait for their turn."""

    def __init__(
        self, function: Callable[[Any], Iterable[Any]], lost: Lost[Any, Any], workers: int, chunk: int, limit_s: float
    ):
        self.results: dict[int, Any] = {}
        self._function = function
        self._lost = lost
        self._limit_s = limit_s
        self._chunk = chunk
        self._most_in_flight = 4 * workers * chunk
        self._room_for = workers
        self._workers: list[Worker] = []
        self._items: dict[int, Any] = {}  # taken and not answered
        self._again: list[int] = []  # left over by a worker that died
        self._suspects: set[int] = set()  # a worker died at these once
        self._taken = 0

    @property
    def is_idle(self) -> bool:
        """Nothing is being worked at, and nothing waits for its turn."""
        return not self._items and not self.results

    def feed(self, items: Iterator[Any]) -> None:
        """Give every idle worker something to do, as long as there is something."""
        while self._again or len(self._items) + len(self.results) < self._most_in_flight:
            idle = next((worker for worker in self._workers if not worker.waiting), None)
            if idle is None and len(self._workers) >= self._room_for:
                return
            work = self._next_work(items)
            if not work:
                return
            self._at_work(idle).send(work)

    def collect(self) -> None:
        """Wait for answers, deaths and time limits."""
        busy = [worker for worker in self._workers if worker.waiting]
        ready = wait([worker.connection for worker in busy], timeout=_CHECK_S)
        for worker in busy:
            if worker.connection in ready:
                self._receive(worker)
            elif worker.busy_s() > self._limit_s:
                # among several it is not certain which: it is tried again alone
                self._bury(worker, f"took longer than {self._limit_s:g} s", retry=len(worker.waiting) > 1)

    def close(self) -> None:
        """End all workers."""
        while self._workers:
            self._workers.pop().stop()

    def _at_work(self, idle: Worker | None) -> Worker:
        if idle is None:
            idle = Worker(self._function)
            self._workers.append(idle)
        return idle

    def _next_work(self, items: Iterator[Any]) -> list[tuple[int, Any]]:
        if self._again:
            first = self._again.pop(0)
            return [(first, self._items[first])]
        fresh = list(enumerate(islice(items, self._chunk), self._taken))
        self._taken += len(fresh)
        self._items.update(fresh)
        return fresh

    def _receive(self, worker: Worker) -> None:
        try:
            answer = worker.answer()
        except EOFError:
            if not worker.is_up:
                raise WorkerError("W001", "", "a worker process ended before it could begin", _GUARD) from None
            self._bury(worker, "ended its process", retry=True)
        else:
            if answer is not None:
                number, result = answer
                del self._items[number]
                self.results[number] = result

    def _bury(self, worker: Worker, why: str, retry: bool) -> None:
        self._workers.remove(worker)
        worker.stop()
        culprit, *others = worker.waiting
        if retry and culprit not in self._suspects:
            self._suspects.add(culprit)
            others.insert(0, culprit)
        else:
            self.results[culprit] = self._lost(self._items.pop(culprit), why)
        self._again = sorted([*self._again, *others])
