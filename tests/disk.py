"""A disk that remembers what was asked of it, and can fail or lose power: a VFS under SQLite.

What is written passes on to real files, so that several connections work. The log of what was asked lets the disk be
rebuilt as a power cut at any moment might have left it.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from msgspec import Struct

_SECTOR = 512  # bytes: what a disk writes whole
_JOURNALS = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL


class Asked(Struct, frozen=True):
    """Something asked of the disk.

    what: create, remove, write, truncate, sync, sync folder, or a mark of whoever reads the log.
    file: a number, because a name may be given to another file later. offset: of a write; of a truncation the new size.
    """

    what: str
    file: int = 0
    name: str = ""
    offset: int = 0
    data: bytes = b""


class Fault(Struct, frozen=True):
    """A request that fails: the `at`-th of this kind, from 0, with this error; and with `stays`, all after it."""

    what: str
    at: int
    error: type[apsw.Error]
    stays: bool = True


class Disk(apsw.VFS):
    """A VFS with this name. `log`: what was asked of it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self.name = name
        self.log: list[Asked] = []
        self._files: dict[str, int] = {}
        self._fault: Fault | None = None
        self._counted = 0

    @property
    def has_failed(self) -> bool:
        """The fault has come."""
        return self._fault is not None and self._counted > self._fault.at

    def mark(self, what: str) -> None:
        """Write a mark into the log."""
        self.log.append(Asked(what))

    @contextmanager
    def failing(self, fault: Fault) -> Iterator[None]:
        """Let requests fail inside this block."""
        self._fault, self._counted = fault, 0
        try:
            yield
        finally:
            self._fault = None

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None:
            return apsw.VFSFile("", name, flags)
        is_new = not Path(path).exists()
        if is_new:
            self.ask(Asked("create", len(self.log), path))
            self._files[path] = len(self.log) - 1
        return _File(self, self._files[path], is_new and bool(flags[0] & _JOURNALS), name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        self.ask(Asked("remove", name=name))
        super().xDelete(name, sync_folder)
        if sync_folder:
            self.ask(Asked("sync folder"))

    def ask(self, asked: Asked) -> None:
        """Note a request, or fail."""
        fault = self._fault
        if fault and fault.what == asked.what:
            self._counted += 1
            if self._counted - 1 == fault.at or (fault.stays and self._counted > fault.at):
                raise fault.error("database or disk is full" if fault.error is apsw.FullError else "disk I/O error")
        self.log.append(asked)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, number: int, is_new_journal: bool, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk, self._number, self._is_new_journal = disk, number, is_new_journal

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        try:
            self._disk.ask(Asked("write", self._number, offset=offset, data=bytes(data)))
        except apsw.Error:
            super().xWrite(bytes(data)[: len(data) // 2], offset)  # a disk that fails may have written a part
            raise
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.ask(Asked("truncate", self._number, offset=size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.ask(Asked("sync", self._number))  # which the disk below need not do: it is quick so
        if self._is_new_journal:  # as SQLite does on Unix: with the first sync of a journal its name is there to stay
            self._is_new_journal = False
            self._disk.ask(Asked("sync folder"))


class Platter:
    """What a log leaves on the disk: what is there to stay, and what still waits to be written."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._bytes: dict[int, bytearray] = defaultdict(bytearray)
        self._names_wait: list[Asked] = []
        self._bytes_wait: dict[int, list[Asked]] = defaultdict(list)

    def take(self, asked: Asked) -> None:
        """The next request of the log."""
        if asked.what in ("write", "truncate"):
            self._bytes_wait[asked.file].append(asked)
        elif asked.what in ("create", "remove"):
            self._names_wait.append(asked)
        elif asked.what == "sync":
            made = [place for place, one in enumerate(self._names_wait) if one.file == asked.file]
            self._name(1 + max(made, default=-1))
            for one in self._bytes_wait.pop(asked.file, ()):
                _change(self._bytes[asked.file], one)
        elif asked.what == "sync folder":
            self._name(len(self._names_wait))

    def _name(self, count: int) -> None:
        self._names = _renamed(self._names, self._names_wait[:count])
        del self._names_wait[:count]

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Files by name, as they may be found: of what waits, each request was done, lost or torn.

        Names are kept in the order in which they were given: file systems keep a journal of these.
        """
        kept = chance.randint(0, len(self._names_wait))
        how_many, how_torn = chance.random(), chance.random()
        return {
            name: bytes(self._found(file, chance, how_many, how_torn))
            for name, file in _renamed(self._names, self._names_wait[:kept]).items()
        }

    def _found(self, file: int, chance: random.Random, how_many: float, how_torn: float) -> bytearray:
        content = self._bytes[file].copy()
        for asked in self._bytes_wait.get(file, ()):
            if chance.random() < how_many:
                _change(content, asked)
            elif chance.random() < how_torn and asked.what == "write":
                for part in _sectors(asked):
                    if chance.random() < 0.5:
                        _change(content, part)
        return content


def _renamed(names: dict[str, int], changes: list[Asked]) -> dict[str, int]:
    after = dict(names)
    for asked in changes:
        if asked.what == "create":
            after[asked.name] = asked.file
        else:
            after.pop(asked.name, None)
    return after


def _change(content: bytearray, asked: Asked) -> None:
    content.extend(bytes(max(0, asked.offset - len(content))))
    if asked.what == "truncate":
        del content[asked.offset :]
    else:
        content[asked.offset : asked.offset + len(asked.data)] = asked.data


def _sectors(asked: Asked) -> Iterator[Asked]:
    start, end = asked.offset, asked.offset + len(asked.data)
    while start < end:
        stop = min(end, start - start % _SECTOR + _SECTOR)
        data = asked.data[start - asked.offset : stop - asked.offset]
        yield Asked("write", asked.file, offset=start, data=data)
        start = stop
