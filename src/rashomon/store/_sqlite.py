"""SQLite under a ledger: one file, written by one at a time, durable when a write is acknowledged."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, StaticPool

MEMORY = ":memory:"
_BUSY_TIMEOUT_S = 30.0
_PRAGMAS = ("PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL")


def sqlite_engine(place: str, create: bool) -> Engine:
    """The engine of a file or of `:memory:`.

    It runs with WAL and synchronous=FULL, so that what was acknowledged survives a power cut.
    """
    pool = StaticPool if place == MEMORY else NullPool
    engine = create_engine("sqlite://", creator=lambda: connect(place, create), poolclass=pool)
    event.listen(engine, "begin", _begin)
    return engine


def connect(place: str, create: bool) -> sqlite3.Connection:
    """A connection as every connection to a ledger must be. Raises sqlite3.Error."""
    if place == MEMORY:
        return _prepared(MEMORY)
    uri = f"file:{quote(str(Path(place).absolute()))}"
    try:
        return _prepared(f"{uri}?mode=rwc", "PRAGMA journal_mode=WAL") if create else _prepared(f"{uri}?mode=rw")
    except sqlite3.OperationalError as error:
        if finds_no_room(error):
            # the disk is full to the last byte, and what connections share has no place: this one shares nothing
            return _prepared(f"{uri}?mode=rw", "PRAGMA locking_mode=EXCLUSIVE")
        if create or "locked" in str(error) or Path(f"{place}-wal").exists():
            raise
        # a ledger on a read-only disk, cleanly closed: readable when SQLite is told that nobody can change it
        return _prepared(f"{uri}?mode=ro&immutable=1")


def finds_no_room(error: object) -> bool:
    """SQLite calls it an I/O error when a full disk has no room for what connections share."""
    return getattr(error, "sqlite_errorname", None) == "SQLITE_IOERR_SHMSIZE"


def _prepared(uri: str, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=uri != MEMORY, isolation_level=None, timeout=_BUSY_TIMEOUT_S, check_same_thread=False
    )
    try:
        for statement in (*pragmas, *_PRAGMAS, "SELECT 1 FROM sqlite_master"):
            connection.execute(statement).fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # a write that begins as a read fails under several writers instead of waiting its turn
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
