"""What a ledger was asked lately, for as long as nobody writes to it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from rashomon.store.chain import Head

_KEPT = 200
_Answer = TypeVar("_Answer")


class Lately:
    """Answers about a whole ledger, by the end of its chain, which moves with every row that is written.

    Whoever asks brings the end as it is where the answer comes from: so what anybody decided is seen at once, in every
    process. For any number of threads.
    """

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[Head, Hashable], Any] = OrderedDict()
        self._lock = Lock()

    def answer(self, end: Head, asked: Hashable, question: Callable[[], _Answer]) -> _Answer:
        """What the question comes to; it is not asked again where it was asked lately."""
        key = end, asked
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                known: _Answer = self._answers[key]
                return known
        found = question()
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found
