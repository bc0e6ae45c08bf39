"""Half of the work of an export in a process beside this one.

Both read the same state of the ledger: the other one does nothing unless it finds the head of the chain that this one
found. Where it cannot do its half, this one does both, so that the same bytes come of it in any case.
"""

import gc
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO, Literal, TextIO

import msgspec
from msgspec import Struct

from rashomon.store.engine import MEMORY
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

LARGE = 50_000  # claims: of fewer a process takes longer to start than it saves
_PROGRAM = "import sys; from rashomon.export.sharing import tell; tell(*sys.argv[1:])"

Unit = Literal["incidents", "claims"]  # what the halves are counted in
# writes what a stretch of the ledger comes to into a file: store, file, what else is given, limit, offset. It is found
# by its name in its module; what is given and what comes back goes as JSON
Make = Callable[..., Any]


class Beside(Struct, frozen=True):
    """What the process beside made: a file, at its beginning, and what it says of it."""

    file: BinaryIO
    said: Any


def in_halves(
    store: Store, file: BinaryIO, wanted: IncidentFilter, unit: Unit | None, make: Make, *given: Any
) -> list[Any]:
    """Write both halves of a ledger into a file, or all at once where it is not large, and give what `make` says."""
    half = half_of(store, wanted, unit) if unit else None
    if half is None:
        return [make(store, file, *given, None, 0)]
    with beside(store, Path(file.name).parent, make, *given, None, half) as rest:
        first = make(store, file, *given, half, 0)
        made = rest()
        if made is None:
            return [first, make(store, file, *given, None, half)]
        copyfileobj(made.file, file)
        return [first, made.said]


def half_of(store: Store, wanted: IncidentFilter, unit: Unit) -> int | None:
    """Half the number of these, None where sharing would save nothing, or another process cannot read the ledger."""
    if wanted != IncidentFilter() or store.place == MEMORY or "://" in store.place or (os.cpu_count() or 1) < 2:
        return None
    if os.name != "posix":  # an open file cannot be handed to a process elsewhere
        return None
    counts = store.counts()
    return counts[unit] // 2 if counts["claims"] >= LARGE else None


@contextmanager
def beside(store: Store, folder: Path, make: Make, *given: Any) -> Iterator[Callable[[], Beside | None]]:
    """Start `make` in a process beside this one; what is given waits for it, None where it could not.

    folder: where it has room. Its file has no name there, so that nothing is left of it however this ends.
    """
    with tempfile.TemporaryFile(dir=folder) as file:
        words = [f"{make.__module__}:{make.__qualname__}", str(store.head()), *map(_json, (gc.get_threshold(), given))]
        process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, store.place, str(file.fileno()), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=(file.fileno(),),
        )
        with process:
            try:
                yield lambda: _made(process, file)
            finally:
                process.kill()


def tell(place: str, descriptor: str, called: str, head: str, threshold: str, given: str) -> None:
    """Do one half and say what came of it on standard output: what the process beside does."""
    gc.set_threshold(*msgspec.json.decode(threshold))
    module, _, name = called.partition(":")
    with Store.open(place) as store, store.snapshot() as still, open(int(descriptor), "wb") as file:  # noqa: PTH123
        if str(still.head()) != head:
            raise SystemExit("the ledger has changed since")
        said = getattr(import_module(module), name)(still, file, *msgspec.json.decode(given))
    sys.stdout.buffer.write(msgspec.json.encode(said))


@contextmanager
def text_of(file: BinaryIO) -> Iterator[TextIO]:
    """The same file for text, UTF-8 with line ends as they are given; it stays open."""
    stream = io.TextIOWrapper(file, encoding="utf-8", newline="")
    yield stream
    stream.detach()


def _made(process: "subprocess.Popen[bytes]", file: BinaryIO) -> Beside | None:
    said, _ = process.communicate()
    if process.returncode != 0:
        return None
    file.seek(0)
    return Beside(file, msgspec.json.decode(said))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
