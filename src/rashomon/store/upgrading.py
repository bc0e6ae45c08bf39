"""Brings a ledger of an older rashomon up to the tables of this one: a copy first, then all steps or none."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, Engine, delete, inspect, select

from rashomon.errors import LedgerError
from rashomon.store import facet_index, guards, search_index, tables, views, waiting, writing
from rashomon.store._sealed_parts import PARTS
from rashomon.store._sqlite import MEMORY, connect
from rashomon.store.engine import engine_of, shown_place, translated
from rashomon.store.links import remember_anew
from rashomon.store.sealing import Chain

SCHEMA_SETTING = "schema"
_AT_ONCE = 1_000  # rows in one seal
_STEPS = "rashomon:store/migrations"


class Upgrade(Struct, frozen=True):
    """What became of a ledger: the number of its tables' form before and after, and where the copy of it lies.

    made_anew: what its incidents are found by was made anew, as it is with every step to another form.
    """

    before: int
    after: int
    backup: Path | None = None
    made_anew: bool = False


def upgrade(place: str, anew: bool = False) -> Upgrade:
    """Upgrade a ledger; one that is up to date stays as it is.

    anew: also make anew, in one that is up to date, what incidents are found by and what they wait for, which say
    nothing that reports, claims, incidents and decisions do not.
    A file is copied first, beside it; a database on a server is not: whoever runs it has better means. All steps are
    one transaction. Raises LedgerError, and then nothing was changed.
    """
    engine = engine_of(place, create=False)
    shown = shown_place(place)
    try:
        with translated(shown), engine.connect() as connection:
            before = schema_of(connection, shown)
        if before < tables.SCHEMA:
            return _run(engine, place)
        if anew:
            with translated(shown), engine.execution_options(writes=True).begin() as connection:
                _keep_anew(connection)
        return Upgrade(before, before, made_anew=anew)
    finally:
        engine.dispose()


def schema_of(connection: Connection, place: str) -> int:
    """The number of the form of a ledger's tables.

    Raises LedgerError: [L002] not a ledger, [L003] made by a newer rashomon.
    """
    schema = writing.setting(connection, SCHEMA_SETTING)
    if schema is None or not schema.isdigit():
        raise LedgerError("L002", place, "not a rashomon ledger", "Give the path of a file that rashomon made.")
    if int(schema) > tables.SCHEMA:
        raise LedgerError("L003", place, f"made by a newer rashomon (schema {schema})", "Upgrade rashomon.")
    return int(schema)


def back_up(path: Path, schema: int) -> Path:
    """Copy a ledger beside itself while others may be writing, and give the copy's path. Raises LedgerError[L016]."""
    copy = next(name for name in _names(path, schema) if not name.exists())
    partial = copy.with_name(f".{copy.name}.tmp")
    try:
        partial.unlink(missing_ok=True)  # of an upgrade that was broken off
        partial.touch(mode=0o600)  # nobody may read the copy who may not read the ledger
        with closing(connect(str(path), create=False)) as source, closing(sqlite3.connect(partial)) as target:
            source.backup(target)
        shutil.copymode(path, partial)
        partial.replace(copy)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        next_step = "Make room beside it. Nothing was changed."
        raise LedgerError("L016", str(path), f"no copy could be made ({error})", next_step) from error
    return copy


def _names(path: Path, schema: int) -> Iterator[Path]:
    first = path.with_name(f"{path.name}.schema-{schema}")
    yield first
    yield from (first.with_name(f"{first.name}-{number}") for number in range(2, 1_000))


def _run(engine: Engine, place: str) -> Upgrade:
    shown = shown_place(place)
    with translated(shown), engine.execution_options(writes=True).begin() as connection:
        before = schema_of(connection, shown)
        if before == tables.SCHEMA:  # another process was quicker
            return Upgrade(before, before)
        # from here on nobody else writes: the copy holds what is upgraded, and no two processes make one
        backup = None if "://" in place or place == MEMORY else back_up(Path(place), before)
        views.drop(connection)
        _step(connection, before)
        remember_anew(connection)
        guards.set_up(connection)
        views.set_up(connection)
        search_index.set_up(connection)
        _keep_anew(connection)
        _seal(connection, shown)
        writing.set_setting(connection, SCHEMA_SETTING, str(tables.SCHEMA))
        _check(connection, shown)
    return Upgrade(before, tables.SCHEMA, backup, made_anew=True)


def _keep_anew(connection: Connection) -> None:
    facet_index.make_anew(connection)
    connection.execute(delete(tables.incident_needs))
    waiting.renew(connection, connection.scalars(select(tables.incidents.c.id)))


def _step(connection: Connection, before: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _STEPS)
    config.attributes["connection"] = connection
    command.stamp(config, str(before))
    command.upgrade(config, "head")


def _seal(connection: Connection, place: str) -> None:
    """Seal what the ledger held before it had a chain. Raises LedgerError[L007] when a row cannot be read."""
    chain = Chain(connection)
    for part in PARTS:
        rows = connection.execute(part.query, execution_options={"yield_per": _AT_ONCE}).mappings()
        for some in rows.partitions():
            try:
                chain.append("upgrade", map(part.sealed, some))
            except (ValueError, TypeError) as error:
                problem = f"a row of {part.table.name} cannot be read ({error})"
                next_step = "Restore the ledger from a backup. Nothing was changed."
                raise LedgerError("L007", place, problem, next_step) from error


def _check(connection: Connection, place: str) -> None:
    """Tables, columns, indexes, guards, views and search are those of a fresh ledger. Raises LedgerError[L015]."""
    found, missing = inspect(connection), []
    for table in tables.metadata.sorted_tables:
        there = {column["name"] for column in found.get_columns(table.name)} if found.has_table(table.name) else set()
        missing += [f"{table.name}.{column.name}" for column in table.columns if column.name not in there]
        indexes = {index["name"] for index in found.get_indexes(table.name)} if there else set()
        missing += [str(index.name) for index in table.indexes if index.name not in indexes]
    missing += sorted(set(guards.names(connection)) - guards.present(connection))
    missing += views.missing(connection) + search_index.missing(connection)
    if missing:
        next_step = "Please report this as a bug. Nothing was changed."
        raise LedgerError("L015", place, f"the upgrade would leave out {', '.join(missing[:5])}", next_step)
