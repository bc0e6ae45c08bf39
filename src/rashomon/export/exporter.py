"""What a format is, and which there are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from rashomon.errors import ExportError
from rashomon.export import jsonl
from rashomon.store.store import Store


class Exporter(Protocol):
    """Writes a ledger to a destination and gives the files that it wrote; the same ledger gives the same bytes.

    with_raw: also the documents as they came.
    """

    def __call__(self, store: Store, destination: Path, with_raw: bool) -> tuple[Path, ...]: ...


FORMATS: Mapping[str, Exporter] = {"jsonl": jsonl.export}


def export(store: Store, name: str, destination: str | Path, with_raw: bool = False) -> tuple[Path, ...]:
    """Write a ledger in this format; the files appear whole or not at all.

    with_raw: also the documents as they came.
    Raises ExportError: [E001] no such format, [E002] the destination cannot be written.
    """
    if name not in FORMATS:
        raise ExportError("E001", "", f"no format {name!r}", f"There are: {', '.join(sorted(FORMATS))}.")
    place = Path(destination)
    try:
        return FORMATS[name](store, place, with_raw)
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise ExportError("E002", str(place), problem, "Give a folder where you may write.") from error
