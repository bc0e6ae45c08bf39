"""A stand-in for the module `sqlite3` whose files lie on a disk of our own (an apsw VFS).

Only what SQLAlchemy and the store ask of `sqlite3` (PEP 249). Errors are those of `sqlite3`, with the words of SQLite.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, Self

import apsw

_FLAGS = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
_KINDS = {apsw.ConstraintError: sqlite3.IntegrityError, apsw.CorruptError: sqlite3.DatabaseError}


class OverApsw:
    """What stands for the module; all its connections use one VFS."""

    Error, DatabaseError, Connection = sqlite3.Error, sqlite3.DatabaseError, sqlite3.Connection
    OperationalError, IntegrityError = sqlite3.OperationalError, sqlite3.IntegrityError

    def __init__(self, vfs: str) -> None:
        self._vfs = vfs

    def connect(self, place: object, timeout: float = 5.0, **_: object) -> "_Connection":
        """Open a file by path or URI, in autocommit, as `isolation_level=None` asks."""
        with _translated():
            connection = apsw.Connection(str(place), flags=_FLAGS, vfs=self._vfs)
            connection.set_busy_timeout(int(timeout * 1000))
            return _Connection(connection)


class _Connection:
    def __init__(self, apsw_connection: apsw.Connection) -> None:
        self.apsw = apsw_connection

    def cursor(self) -> "_Cursor":
        return _Cursor(self.apsw)

    def execute(self, statement: str, values: Any = ()) -> "_Cursor":
        return self.cursor().execute(statement, values)

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        self._end("ROLLBACK")

    def close(self) -> None:
        with suppress(apsw.Error):  # `sqlite3` says nothing of a journal that could not be tidied up
            self.apsw.close()

    def create_function(self, name: str, count: int, function: Any, deterministic: bool = False) -> None:
        self.apsw.create_scalar_function(name, function, count, deterministic=deterministic)

    def backup(self, target: "_Connection") -> None:
        with _translated(), target.apsw.backup("main", self.apsw, "main") as copying:
            copying.step()

    def _end(self, how: str) -> None:
        if self.apsw.in_transaction:
            self.execute(how)


class _Cursor:
    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection, self._cursor = connection, connection.cursor()
        self._columns: list[str] = []
        # asked when a statement begins: once the last row was given, apsw no longer says which columns there were;
        # and not of `self`: a statement ends when its cursor is let go
        self._cursor.exec_trace = partial(_note_columns, self._columns)
        self.rowcount = -1

    @property
    def description(self) -> tuple[Any, ...] | None:
        return tuple((name, *[None] * 6) for name in self._columns) or None

    @property
    def lastrowid(self) -> int:
        return self._connection.last_insert_rowid()

    def execute(self, statement: str, values: Any = ()) -> Self:
        with _translated():
            self._cursor.execute(statement, values)
        return self

    def executemany(self, statement: str, rows: Iterable[Any]) -> Self:
        with _translated():
            self._cursor.executemany(statement, rows)
        return self

    def fetchone(self) -> Any:
        with _translated():
            return self._cursor.fetchone()

    def fetchmany(self, size: int = arraysize) -> list[Any]:
        with _translated():
            return [row for _, row in zip(range(size), self._cursor, strict=False)]

    def fetchall(self) -> list[Any]:
        with _translated():
            return list(self._cursor)

    def close(self) -> None:
        self._cursor.close(True)


def _note_columns(columns: list[str], cursor: apsw.Cursor, statement: str, values: Any) -> bool:
    columns[:] = [name for name, *_ in cursor.get_description()]
    return True


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        kind = next((ours for theirs, ours in _KINDS.items() if isinstance(error, theirs)), sqlite3.OperationalError)
        raise kind(str(error)) from error
