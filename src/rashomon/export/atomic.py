"""Files that appear whole or not at all."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rashomon.errors import ExportError


@contextmanager
def replacing(paths: Iterable[Path], last: Path | None = None) -> Iterator[dict[Path, Path]]:
    """Give a temporary file for each path; when the block ends well, each takes its path's place.

    They lie in the same folder, because renaming is atomic only within one disk. last: the one of these paths that is
    there only when all the others are of one make: it goes first and comes last.
    """
    temporary = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in paths}
    try:
        yield temporary
        for written in temporary.values():
            _sync(written)
        if last:
            last.unlink(missing_ok=True)
            _sync_folder(last.parent)
        for path in sorted(temporary, key=lambda path: path == last):
            if path == last:
                _sync_folder(path.parent)
            temporary[path].replace(path)
        for folder in {path.parent for path in temporary}:
            _sync_folder(folder)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def write_text(destination: str | Path, text: str) -> Path:
    """Write a file whole and give its path. Raises ExportError: [E003] it cannot be written."""
    path = Path(destination)
    try:
        with replacing([path]) as temporary:
            temporary[path].write_text(text, encoding="utf-8", newline="\n")
        clear([path])
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise ExportError("E003", str(path), problem, "Give a file in a folder where you may write.") from error
    return path


def clear(paths: Iterable[Path]) -> None:
    """Away with what a writing of these files left that was killed: it may hold what should not lie about."""
    names: dict[Path, set[str]] = defaultdict(set)
    for path in paths:
        names[path.parent].add(path.name)
    for folder, own in names.items():
        clear_folder(folder, own.__contains__)


def clear_folder(folder: Path, is_ours: Callable[[str], bool] = bool) -> None:
    """The same of a folder in which there is nothing else; is_ours: not of all files there, but of those so named."""
    for left in folder.glob(".*.tmp"):
        name, _, process = left.name.removeprefix(".").removesuffix(".tmp").rpartition(".")
        if process.isdecimal() and is_ours(name) and not _runs(int(process)):
            left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Let the names in a folder outlive a power cut; not every system lets a program ask for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
