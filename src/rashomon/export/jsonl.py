"""The ledger interchange format: a folder of JSON Lines with the chain that binds them, a manifest and a verifier."""

import hashlib
from collections.abc import Iterable, Iterator
from heapq import merge
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from rashomon.errors import ExportError
from rashomon.export import verify
from rashomon.export.atomic import replacing
from rashomon.export.options import Options
from rashomon.export.parts import PARTS, RAW, Days, Part
from rashomon.model.ledger_format import Object
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

_VERIFIER = "verify.py"


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write the files into a folder, the manifest last: a folder that holds one is whole.

    Raises OSError when the folder cannot be written, ExportError[E008] when only some incidents are wanted.
    """
    if options.wanted != IncidentFilter():
        problem = "jsonl is a whole ledger: its chain and its manifest bind every line"
        raise ExportError("E008", str(destination), problem, "Leave the filters out, or choose another format.")
    destination.mkdir(parents=True, exist_ok=True)
    parts = (*PARTS, RAW) if options.with_raw else PARTS
    names = [*(part.file for part in parts), verify.CHAIN, _VERIFIER, verify.MANIFEST]
    paths = {name: destination / name for name in names}
    manifest = paths[verify.MANIFEST]
    with store.snapshot() as still, replacing(paths.values(), last=manifest) as temporary:
        files = {name: _File(name, temporary[path]) for name, path in paths.items() if path != manifest}
        for part in parts:
            files[part.file].write_lines(part.lines(still, destination), part)
        files[verify.CHAIN].write_lines(_chain(still, parts))
        files[_VERIFIER].write([Path(verify.__file__).read_bytes()])
        temporary[manifest].write_bytes(verify.manifest_bytes(_manifest(still, files.values())))
    return tuple(paths.values())


class _File:
    """A file, measured while it is written."""

    def __init__(self, name: str, place: Path) -> None:
        self.days: dict[str, Days | None] = {}
        self._name = name
        self._place = place
        self._size = self._lines = 0
        self._hash = hashlib.sha256()

    def write_lines(self, lines: Iterable[Object], part: Part | None = None) -> None:
        encode = msgspec.json.Encoder().encode
        self.write(encode(line) + b"\n" for line in self._looked_at(lines, part))

    def write(self, pieces: Iterable[bytes]) -> None:
        with self._place.open("wb") as stream:
            for piece in pieces:
                self._write(stream, piece)

    def measures(self) -> Object:
        return {"name": self._name, "size": self._size, "lines": self._lines, "sha256": self._hash.hexdigest()}

    def _write(self, stream: BinaryIO, piece: bytes) -> None:
        stream.write(piece)
        self._size += len(piece)
        self._lines += piece.count(b"\n")
        self._hash.update(piece)

    def _looked_at(self, lines: Iterable[Object], part: Part | None) -> Iterator[Object]:
        """The same lines; on the way the first and the last day that they are about are found."""
        name, days_of = (part.days_of if part else None) or ("", None)
        first = last = None
        for line in lines:
            if days_of and (days := days_of(line)):
                first, last = min(first or days[0], days[0]), max(last or days[1], days[1])
            yield line
        if name:
            self.days[name] = (first, last) if first and last else None


def _chain(store: Store, parts: Iterable[Part]) -> Iterator[Object]:
    """Each seal, and after it what it binds."""
    shown = {name for part in parts for name in part.bound}
    seals: Iterator[tuple[int, int, Any]] = ((seal.number, 0, seal) for seal in store.seals())
    leaves: Iterator[tuple[int, int, Any]] = ((number, 1, leaf) for number, leaf in store.leaves(shown))
    return (msgspec.structs.asdict(one) for _, _, one in merge(seals, leaves, key=itemgetter(0, 1)))


def _manifest(store: Store, files: Iterable[_File]) -> Object:
    listed = list(files)
    days = {name: days for file in listed for name, days in file.days.items()}
    said = {
        "format": verify.FORMAT,
        "version": verify.VERSION,
        "program": f"rashomon {version('rashomon')}",
        "head": str(store.head()),
        **{name: {"first": pair[0], "last": pair[1]} if pair else None for name, pair in sorted(days.items())},
        "files": [file.measures() for file in listed],
    }
    return {**said, "digest": verify.digest(said)}
