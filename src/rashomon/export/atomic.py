"""Files that appear whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import ExportError


@contextmanager
def replacing(paths: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Give a temporary file for each path; when the block ends well, each takes its path's place.

    They lie in the same folder, because renaming is atomic only within one disk.
    """
    temporary = {path: path.with_name(f".{path.name}.{os.getpid()}.tmp") for path in paths}
    try:
        yield temporary
        for path, written in temporary.items():
            _synced(written).replace(path)
    finally:
        for written in temporary.values():
            written.unlink(missing_ok=True)


def write_text(destination: str | Path, text: str) -> Path:
    """Write a file whole and give its path. Raises ExportError: [E003] it cannot be written."""
    path = Path(destination)
    try:
        with replacing([path]) as temporary:
            temporary[path].write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise ExportError("E003", str(path), problem, "Give a file in a folder where you may write.") from error
    return path


def _synced(path: Path) -> Path:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    return path
