"""Files that appear whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


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


def _synced(path: Path) -> Path:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    return path
