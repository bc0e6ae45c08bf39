"""Opens the database under a ledger and says in the ledger's own words what is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from rashomon.errors import LedgerError
from rashomon.store._postgres import postgres_engine, shown
from rashomon.store._sqlite import MEMORY, finds_no_room, sqlite_engine

__all__ = ["MEMORY", "engine_of", "shown_place", "translated"]

_DAMAGED = ("the ledger is damaged", "Restore it from a backup, or read the reports again.")
# part of the database's message -> code, problem, next step
_PROBLEMS = (
    ("file is not a database", "L002", "not a rashomon ledger", "Give the path of a file that rashomon made."),
    ("readonly database", "L004", "the ledger cannot be written here", "Copy it to a place where you may write."),
    ("read-only transaction", "L004", "the ledger cannot be written here", "Ask for the right to write."),
    ("permission denied", "L004", "the database does not let you do this", "Ask for the right to write."),
    ("database is locked", "L005", "another program is writing to the ledger", "Try again when it is done."),
    ("disk is full", "L006", "the disk is full", "Free some space and read again: nothing that was stored is lost."),
    ("No space left", "L006", "the disk is full", "Free some space and read again: nothing that was stored is lost."),
    (
        "what is in a ledger is never changed",
        "L014",
        "evidence and decisions are never changed",
        "Decide anew instead.",
    ),
    ("malformed", "L007", *_DAMAGED),
    ("disk I/O error", "L007", "the disk gave an error", "Check the disk, then read again."),
    ("unable to open", "L008", "the ledger cannot be opened", "Check the folder and your rights to it."),
    ("no such table", "L002", "not a rashomon ledger", "Give the path of a file that rashomon made."),
    ("does not exist", "L001", "no ledger there", "Make one with: rashomon read PATH... --ledger URL"),
    ("connection failed", "L008", "the database cannot be reached", "Check the server, the name and the password."),
    ("connection refused", "L008", "the database cannot be reached", "Check the server, the name and the password."),
    ("failed to resolve", "L008", "the database cannot be reached", "Check the server, the name and the password."),
)


def engine_of(place: str, create: bool) -> Engine:
    """The engine for a path, `:memory:` or a database URL.

    Raises LedgerError when there is no such file and none shall be created (L001), or no such database (L008).
    """
    if "://" in place:
        return postgres_engine(place)
    if place != MEMORY and not create and not Path(place).is_file():
        raise LedgerError("L001", place, "no such ledger", f"Make one with: rashomon read PATH... --ledger {place}")
    return sqlite_engine(place, create)


def shown_place(place: str) -> str:
    """The place as messages show it: without a password."""
    return shown(place) if "://" in place else place


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database says inside this block into a LedgerError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _ledger_error(place, error) from error
    except UnicodeDecodeError as error:  # nothing is written that could not be read
        raise LedgerError("L007", place, *_DAMAGED) from error


def _ledger_error(place: str, error: Exception) -> LedgerError:
    cause = getattr(error, "orig", None) or error
    said = "disk is full" if finds_no_room(cause) else str(cause)
    for part, code, problem, next_step in _PROBLEMS:
        if part in said:
            return LedgerError(code, place, problem, next_step)
    return LedgerError("L009", place, f"the database says: {said}")
