"""Opens the database under a ledger and says in the ledger's own words what is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from rashomon.errors import LedgerError

MEMORY = ":memory:"
_BUSY_TIMEOUT_S = 30.0
# part of SQLite's message -> code, problem, next step
_PROBLEMS = (
    ("file is not a database", "L002", "not a rashomon ledger", "Give the path of a file that rashomon made."),
    ("readonly database", "L004", "the ledger cannot be written here", "Copy it to a place where you may write."),
    ("database is locked", "L005", "another program is writing to the ledger", "Try again when it is done."),
    ("disk is full", "L006", "the disk is full", "Free some space and read again: nothing that was stored is lost."),
    ("malformed", "L007", "the ledger is damaged", "Restore it from a backup, or read the reports again."),
    ("disk I/O error", "L007", "the disk gave an error", "Check the disk, then read again."),
    ("unable to open", "L008", "the ledger cannot be opened", "Check the folder and your rights to it."),
    ("no such table", "L002", "not a rashomon ledger", "Give the path of a file that rashomon made."),
)


def engine_of(place: str, create: bool) -> Engine:
    """The engine for a path, `:memory:` or a database URL.

    SQLite runs with WAL and synchronous=FULL, so that what was acknowledged survives a power cut.
    Raises LedgerError[L001] when there is no such file and none shall be created.
    """
    if "://" in place:
        return _elsewhere(place)
    if place == MEMORY:
        return _sqlite(MEMORY, create=True)
    if not create and not Path(place).is_file():
        raise LedgerError("L001", place, "no such ledger", f"Make one with: rashomon read PATH... --ledger {place}")
    return _sqlite(place, create)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database says inside this block into a LedgerError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _ledger_error(place, error) from error


def _ledger_error(place: str, error: Exception) -> LedgerError:
    said = str(getattr(error, "orig", None) or error)
    for part, code, problem, next_step in _PROBLEMS:
        if part in said:
            return LedgerError(code, place, problem, next_step)
    return LedgerError("L009", place, f"the database says: {said}")


def _elsewhere(url: str) -> Engine:
    try:
        return create_engine(url)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise LedgerError("L008", url, f"no such kind of database ({error})", "Give the path of a file.") from error


def _sqlite(place: str, create: bool) -> Engine:
    pool = StaticPool if place == MEMORY else NullPool
    engine = create_engine("sqlite://", creator=lambda: _connect(place, create), poolclass=pool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(place: str, create: bool) -> sqlite3.Connection:
    if place == MEMORY:
        return _prepared(MEMORY)
    uri = f"file:{quote(str(Path(place).absolute()))}"
    if create:
        return _prepared(f"{uri}?mode=rwc", "PRAGMA journal_mode=WAL")
    try:
        return _prepared(f"{uri}?mode=rw")
    except sqlite3.OperationalError as error:
        # a ledger on a read-only disk, cleanly closed: readable when SQLite is told that nobody can change it
        if "locked" in str(error) or Path(f"{place}-wal").exists():
            raise
        return _prepared(f"{uri}?mode=ro&immutable=1")


def _prepared(uri: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=uri != MEMORY, isolation_level=None, timeout=_BUSY_TIMEOUT_S, check_same_thread=False
    )
    try:
        for statement in (*pragmas, "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL", "SELECT 1 FROM sqlite_master"):
            connection.execute(statement).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # a write that begins as a read fails under several writers instead of waiting its turn
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
