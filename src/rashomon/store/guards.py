"""Triggers that keep what only grows from being changed by accident.

They say no to every UPDATE and DELETE, except of what a decision to erase has named. Against those who can drop a
trigger there is the chain.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from sqlalchemy import Connection, text

_SAID = "what is in a ledger is never changed"
_NEVER = "FALSE"


def _erased(part: str, column: str) -> str:
    return f"EXISTS (SELECT 1 FROM erasures WHERE part = {part} AND id = OLD.{column})"


class _Guard(Struct, frozen=True):
    """Of one table: on which condition (about the row OLD) a row may be changed, and on which it may go."""

    change: str = _NEVER
    go: str = _NEVER


_GUARDS: Mapping[str, _Guard] = {
    "raw_documents": _Guard(go=_erased("'raw'", "sha256")),
    "reports": _Guard(change=_erased("'report'", "id")),
    "accounts": _Guard(go=_erased("'account'", "id")),
    "claims": _Guard(go=_erased("'claim'", "id")),
    "decisions": _Guard(),
    "decided_accounts": _Guard(),
    "erasures": _Guard(),
    "seals": _Guard(),
    "seal_rows": _Guard(change=_erased("OLD.part", "id")),
}


def set_up(connection: Connection) -> None:
    """Make the guards that are missing."""
    missing = set(names()) - present(connection)
    make = _in_postgres if connection.dialect.name == "postgresql" else _in_sqlite
    for table, action, condition in _all():
        if _name(table, action) in missing:
            for statement in make(table, action, condition):
                connection.execute(text(statement))


def names() -> tuple[str, ...]:
    """The names of all guards, sorted."""
    return tuple(sorted(_name(table, action) for table, action, _ in _all()))


def present(connection: Connection) -> set[str]:
    """The names of the guards that stand."""
    catalogue = (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE tgenabled <> 'D' AND relnamespace = current_schema()::regnamespace"
        if connection.dialect.name == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    return set(connection.scalars(text(catalogue))) & set(names())


def _all() -> Iterator[tuple[str, str, str]]:
    for table, guard in _GUARDS.items():
        yield table, "UPDATE", guard.change
        yield table, "DELETE", guard.go


def _name(table: str, action: str) -> str:
    return f"keep_{table}_{action.lower()}"


def _in_sqlite(table: str, action: str, condition: str) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {_name(table, action)} BEFORE {action} ON {table} WHEN NOT ({condition}) "
        f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    )


def _in_postgres(table: str, action: str, condition: str) -> Iterator[str]:
    # the condition of a trigger in PostgreSQL may hold no query, so it is asked inside a function
    name = _name(table, action)
    kept = "NEW" if action == "UPDATE" else "OLD"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN "
        f"IF NOT ({condition}) THEN RAISE EXCEPTION '{_SAID}'; END IF; RETURN {kept}; END $$ LANGUAGE plpgsql"
    )
    yield f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
