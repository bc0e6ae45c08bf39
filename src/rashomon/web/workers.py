"""Several processes that answer at one address: Python works in one at a time, and a page takes some work."""

import os
import signal
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress

_STOPS = (signal.SIGINT, signal.SIGTERM)


def shared(work: Callable[[], None], workers: int) -> None:
    """Do the work in so many processes until this one is told to stop.

    They are forked, so they share what listens already; kept connections to a ledger are not used across a fork. When
    one ends by itself, all end: who runs the server shall see it.
    """
    if workers == 1 or not hasattr(os, "fork"):
        work()
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)  # told to stop while it still forks, it would leave some behind
    children = [_forked(work) for _ in range(workers)]
    for stop in _STOPS:
        signal.signal(stop, lambda *_: _end(children))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    with suppress(ChildProcessError):
        os.wait()
    _end(children)
    for child in children:
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        try:
            work()
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)
    return child


def _end(children: Iterable[int]) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
