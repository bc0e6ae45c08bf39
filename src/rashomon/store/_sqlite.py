"""SQLite under a ledger: one file, written by one at a time, durable when a write is acknowledged."""

import ctypes
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool, StaticPool

from rashomon.store._kept import KEPT, keep_apart

MEMORY = ":memory:"
_BUSY_TIMEOUT_S = 30.0
_BUSY_TIMEOUT = f"PRAGMA busy_timeout={_BUSY_TIMEOUT_S * 1000:.0f}"
_AT_ONCE = "PRAGMA busy_timeout=0"
_ROOM_KB = 65_536
_PRAGMAS = ("PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL")
# what is noted of a connection: the file that it is open to, when it may be kept; its latest transaction wrote
_FILE, _WRITES = "file", "writes"


def sqlite_engine(place: str, create: bool) -> Engine:
    """The engine of a file or of `:memory:`.

    It runs with WAL and synchronous=FULL, so that what was acknowledged survives a power cut. Connections to a file are
    kept: to open and to close one takes as long as a decision.
    """
    if place == MEMORY:
        engine = create_engine("sqlite://", creator=lambda: connect(place, create), poolclass=StaticPool)
    else:
        engine = create_engine("sqlite://", creator=lambda e: _opened(place, create, e), poolclass=QueuePool, **KEPT)
        keep_apart(engine)
        event.listen(engine, "checkout", partial(_is_still_that_file, place))
        event.listen(engine, "checkin", _back)
        event.listen(engine, "handle_error", _let_go_after)
    event.listen(engine, "begin", _begin)
    return engine


def connect(place: str, create: bool) -> sqlite3.Connection:
    """A connection as every connection to a ledger must be. Raises sqlite3.Error."""
    try:
        return _shared(place, create)
    except sqlite3.OperationalError as error:
        return _alone(place, create, error)


def _shared(place: str, create: bool) -> sqlite3.Connection:
    if place == MEMORY:
        return _prepared(MEMORY)
    if create:
        return _prepared(f"{_uri(place)}?mode=rwc", "PRAGMA journal_mode=WAL")
    return _prepared(f"{_uri(place)}?mode=rw")


def _alone(place: str, create: bool, error: sqlite3.OperationalError) -> sqlite3.Connection:
    """What is possible where an ordinary connection is not; raises this error when nothing is."""
    if finds_no_room(error):
        # the disk is full to the last byte, and what connections share has no place: this one shares nothing
        return _prepared(f"{_uri(place)}?mode=rw", "PRAGMA locking_mode=EXCLUSIVE")
    if create or place == MEMORY or "locked" in str(error) or Path(f"{place}-wal").exists():
        raise error
    # a ledger on a read-only disk, cleanly closed: readable when SQLite is told that nobody can change it
    return _prepared(f"{_uri(place)}?mode=ro&immutable=1")


def _uri(place: str) -> str:
    return f"file:{quote(str(Path(place).absolute()))}"


def _opened(place: str, create: bool, entry: ConnectionPoolEntry) -> sqlite3.Connection:
    file = _file_at(place)  # as it is before: where another takes its place meanwhile, the connection is not kept
    try:
        connection = _shared(place, create)
    except sqlite3.OperationalError as error:
        return _alone(place, create, error)
    entry.info[_FILE] = file
    return connection


def _file_at(place: str) -> tuple[int, int] | None:
    try:
        found = Path(place).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_still_that_file(place: str, _connection: Any, entry: ConnectionPoolEntry, _proxy: Any) -> None:
    # where somebody put another file in its place, what is decided must go there
    if (file := entry.info.get(_FILE)) and file != _file_at(place):
        raise DisconnectionError


def _back(connection: Any, entry: ConnectionPoolEntry) -> None:
    if connection is None:  # an error, and it was let go
        return
    # one that shares nothing would keep others out, and one that believes that nobody writes would not see it
    is_kept = entry.info.get(_FILE) is not None
    if not is_kept or (entry.info.get(_WRITES) and not _folds(connection)):
        entry.invalidate()


def _folds(connection: Any) -> bool:
    """Bring the journal into the file, unless others are at work: who copies the file then has all that was decided."""
    try:
        connection.execute(_AT_ONCE)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        connection.execute(_BUSY_TIMEOUT)
    except sqlite3.Error:  # what was acknowledged is in the journal
        return False
    return True


def _let_go_after(context: ExceptionContext) -> None:
    # a disk that is full or fails may have left a connection in any state; who looks for damage goes on all the same
    error, asking = context.original_exception, context.connection
    if asking is not None and asking.get_execution_options().get("goes_on", False):
        return
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.IntegrityError):
        context.is_disconnect = True


class _Connection(sqlite3.Connection):
    """A connection that only the process closes that opened it: SQLite forbids that to its children."""

    def __init__(self, *words: Any, **options: Any) -> None:
        self._process = os.getpid()
        super().__init__(*words, **options)

    def __del__(self) -> None:
        if self._process != os.getpid():
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self))  # for ever


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """What looks at all of a file keeps more of its pages meanwhile: those that it comes back to are read once."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size=-{_ROOM_KB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={usual}")


def finds_no_room(error: object) -> bool:
    """SQLite calls it an I/O error when a full disk has no room for what connections share."""
    return getattr(error, "sqlite_errorname", None) == "SQLITE_IOERR_SHMSIZE"


def _prepared(uri: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri,
        uri=uri != MEMORY,
        isolation_level=None,
        timeout=_BUSY_TIMEOUT_S,
        check_same_thread=False,
        factory=_Connection,
    )
    try:
        for statement in (*pragmas, *_PRAGMAS, "SELECT 1 FROM sqlite_master"):
            connection.execute(statement).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    writes = connection.info[_WRITES] = connection.get_execution_options().get("writes", False)
    if writes:
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Begin with the lock for writing: what begins as a read fails under several writers instead of waiting its turn.

    SQLite lets nobody queue for it, and asks ever more seldom: others would take it again and again meanwhile. So it
    is asked without waiting, and who has waited long asks more often than who has just come.
    """
    started, raw = time.monotonic(), connection.connection.driver_connection
    assert raw is not None  # it was just opened
    raw.execute(_AT_ONCE)
    try:
        while (waited := time.monotonic() - started) < _BUSY_TIMEOUT_S:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    break
            time.sleep(_pause(waited))
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        with suppress(sqlite3.Error):  # after an error it may be closed
            raw.execute(_BUSY_TIMEOUT)


def _pause(waited: float) -> float:
    """Seconds until asking again after so many of waiting: 1 ms at first, up to 20 ms soon, then ever less."""
    return min(0.001 + waited, 0.02 / (1 + waited) ** 2)
