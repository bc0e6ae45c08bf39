"""Triggers that keep what only grows from being changed by accident.

They say no to every UPDATE and DELETE, and to TRUNCATE, which PostgreSQL has besides. Against those who can drop a
trigger there is the chain.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

_SAID = "what is in a ledger is never changed"
_GUARDED = (
    "raw_documents",
    "offers",
    "reports",
    "report_versions",
    "accounts",
    "claims",
    "rereadings",
    "decisions",
    "decision_accounts",
    "erasures",
    "seals",
    "seal_rows",
)
_ACTIONS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}
_REFUSAL = f" BEGIN RAISE EXCEPTION '{_SAID}'; END "
_FUNCTION = "keep_ledger"


def set_up(connection: Connection) -> None:
    """Make the guards that are missing."""
    missing = set(names(connection)) - present(connection)
    if missing and connection.dialect.name == "postgresql":
        function = f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger AS $${_REFUSAL}$$ LANGUAGE plpgsql"
        connection.execute(text(function))
    for table, action in _all(connection):
        if _name(table, action) in missing:
            connection.execute(text(_statement(connection, table, action)))


@contextmanager
def lifted(connection: Connection) -> Iterator[None]:
    """No guards inside this block of a transaction, so that something can be erased; nobody else sees it so."""
    for table, action in _all(connection):
        on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {_name(table, action)}{on}"))
    yield
    set_up(connection)


def names(connection: Connection) -> tuple[str, ...]:
    """The names of all guards that such a database has, sorted."""
    return tuple(sorted(_name(table, action) for table, action in _all(connection)))


def present(connection: Connection) -> set[str]:
    """The names of the guards that stand and say what they should."""
    if connection.dialect.name == "postgresql":
        catalogue = (
            "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgenabled <> 'D' AND tgqual IS NULL AND relnamespace = current_schema()::regnamespace"
        )
        expected = {_name(table, action): _REFUSAL for table, action in _all(connection)}
    else:
        catalogue = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        expected = {_name(table, action): _statement(connection, table, action) for table, action in _all(connection)}
    return {name for name, said in connection.execute(text(catalogue)) if expected.get(name) == said}


def _all(connection: Connection) -> Iterator[tuple[str, str]]:
    return ((table, action) for table in _GUARDED for action in _ACTIONS[connection.dialect.name])


def _name(table: str, action: str) -> str:
    return f"keep_{table}_{action.lower()}"


def _statement(connection: Connection, table: str, action: str) -> str:
    begin = f"CREATE TRIGGER {_name(table, action)} BEFORE {action} ON {table}"
    if connection.dialect.name == "postgresql":
        each = "STATEMENT" if action == "TRUNCATE" else "ROW"
        return f"{begin} FOR EACH {each} EXECUTE FUNCTION {_FUNCTION}()"
    return f"{begin} BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
