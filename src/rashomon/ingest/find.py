"""Finds what there is to read under files, folders, globs and standard input. Nothing is fetched, nothing parsed."""

import glob
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.errors import InputError
from rashomon.ingest import feed, jsonl, limits, problems
from rashomon.ingest.raw import RawDocument
from rashomon.ingest.sniff import binary_kind, file_kind
from rashomon.model.balance import Rejection

_HEAD_BYTES = 4096
# what stands beside the texts of a folder of data and tells about them
_ABOUT_THE_FOLDER = re.compile(r"(?:readme|licen[cs]e|changelog|citation)(?![a-z])", re.IGNORECASE)
_BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"


def find(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[RawDocument | Rejection]:
    """Every document under the paths, in the order given; folders recursively, by name, without hidden files.

    In a folder, files named README, LICENSE, CHANGELOG or CITATION (with any ending, in any case) are about the folder
    and no reports: they are left out like hidden files. A path or glob that names one still reads it.
    `-` reads `stdin` (default: the program's own standard input). What cannot be read, or is nothing to read, comes
    as a `Rejection` in its place: nothing that was seen is left out.
    """
    for path in paths:
        if path == "-":
            yield from _stream("-", stdin or sys.stdin.buffer)
        else:
            yield from _under(path)


def _under(path: str) -> Iterator[RawDocument | Rejection]:
    is_glob = not os.path.lexists(path) and glob.has_magic(path)
    # pathlib's glob knows no absolute patterns
    matches = sorted(glob.glob(path, recursive=True)) if is_glob else [path]  # noqa: PTH207
    if not matches:
        yield problems.rejection(problems.missing(path))
    for match in matches:
        for file in _files(Path(match)):
            yield from _file(file)


def _files(path: Path) -> Iterator[Path]:
    """The path itself, or the files of the folder; each folder once, whatever links lead to it."""
    if not path.is_dir():
        yield path
        return
    seen: set[str] = set()
    for folder, subfolders, names in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            subfolders.clear()
            continue
        seen.add(real)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if _is_report(name))


def _is_report(name: str) -> bool:
    return not name.startswith(".") and _ABOUT_THE_FOLDER.match(name) is None


def _file(path: Path) -> Iterator[RawDocument | Rejection]:
    place = os.fsencode(path).decode("utf-8", "replace")
    try:
        if not path.exists():
            raise problems.missing(place)
        if not path.is_file():
            raise problems.not_text(place, "a device, a pipe or a socket")
        with path.open("rb") as stream:
            yield from _stream(place, stream)
    except InputError as error:
        yield problems.rejection(error)
    except OSError as error:
        yield problems.rejection(problems.unreadable(place, error.strerror or type(error).__name__))


def _stream(place: str, stream: BinaryIO) -> Iterator[RawDocument | Rejection]:
    head = stream.read(_HEAD_BYTES)
    what = binary_kind(head)
    if what is not None:
        yield problems.rejection(problems.not_text(place, what))
    elif head.strip(_BLANK) and file_kind(place, head) == "jsonl":
        yield from jsonl.read_lines(place, _rejoined(head, stream))
    else:
        yield from _whole(place, head + stream.read(limits.RAW_BYTES + 1 - len(head)))


def _whole(place: str, data: bytes) -> Iterator[RawDocument | Rejection]:
    """A file that is one document, or a feed."""
    if not data.strip(_BLANK):
        yield problems.rejection(problems.empty(place))
    elif len(data) > limits.RAW_BYTES:
        much = f"more than {limits.RAW_BYTES // limits.MEGABYTE} MB"
        yield problems.rejection(problems.over_limit(place, much))
    elif file_kind(place, data) == "feed":
        yield from feed.read_items(place, data)
    else:
        kind = "html" if file_kind(place, data) == "html" else "plain"
        yield RawDocument(place=place, data=data, kind=kind)  # type: ignore[arg-type]


def _rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream as if its head had not been read."""
    if stream.seekable():
        stream.seek(-len(head), os.SEEK_CUR)
        return stream
    return io.BufferedReader(cast(io.RawIOBase, _Chained(head, stream)))


class _Chained(io.RawIOBase):
    """Bytes already read, then the rest of a stream that cannot go back."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
