"""What finds reports and claims by their words: FTS5 tables beside SQLite's, GIN indexes in PostgreSQL.

Derived: it can be dropped and built anew at any time. The database keeps it up to date by itself, so that nobody who
adds a report can forget to. In SQLite the names are such that Datasette finds them and offers a search.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, inspect, text

# index -> table, columns
SEARCHED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "reports_search": ("reports", ("title", "text")),
    "claims_search": ("claims", ("evidence",)),
}
# letters as they are: PostgreSQL without extensions does not take é for e either
_TOKENS = "unicode61 remove_diacritics 0"
# PostgreSQL sees words in what stands between letters (x-y, a/b, <p>), and letters in typographic signs
_NO_LETTERS = "-_/.,:;@&%+#~=<>\\'’‘`“”„«»‹›–—…!?()[]{}|*\"^$،؛؟。、"
_MOST = 100_000  # characters of a report that PostgreSQL indexes: a search vector has a largest size


def set_up(connection: Connection) -> None:
    """Build it anew."""
    is_postgres = connection.dialect.name == "postgresql"
    for name in SEARCHED:
        for statement in _postgres(name) if is_postgres else _sqlite(name):
            connection.execute(text(statement.replace(":", "\\:")))


def forget(connection: Connection) -> None:
    """Let no word of a deleted row remain: FTS5 only marks it as gone. A server cleans its indexes by its own rules."""
    if connection.dialect.name == "sqlite":
        for name in SEARCHED:
            connection.execute(text(f"INSERT INTO {name}({name}) VALUES('optimize')"))


def missing(connection: Connection) -> list[str]:
    """The names of its parts that are not there."""
    found = inspect(connection)
    if connection.dialect.name == "postgresql":
        there = {index["name"] for table, _ in SEARCHED.values() for index in found.get_indexes(table)}
        return sorted(set(SEARCHED) - there)
    there = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")))
    return sorted({*SEARCHED, *(f"{name}_{action}" for name in SEARCHED for action in _TRIGGERS)} - there)


def vector(name: str) -> str:
    """The expression that PostgreSQL indexes."""
    _, columns = SEARCHED[name]
    said = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    return f"to_tsvector('simple'::regconfig, {separated(f'left({said}, {_MOST})')})"


def separated(expression: str) -> str:
    """An expression of PostgreSQL: the text with nothing between its words but spaces."""
    signs = _NO_LETTERS.replace("'", "''")
    return f"translate({expression}, '{signs}', '{' ' * len(_NO_LETTERS)}')"


def _postgres(name: str) -> Iterator[str]:
    table, _ = SEARCHED[name]
    yield f"DROP INDEX IF EXISTS {name}"
    yield f"CREATE INDEX {name} ON {table} USING gin ({vector(name)})"


def _sqlite(name: str) -> Iterator[str]:
    table, columns = SEARCHED[name]
    for action in _TRIGGERS:
        yield f"DROP TRIGGER IF EXISTS {name}_{action}"
    yield f"DROP TABLE IF EXISTS {name}"
    about = f'content="{table}", content_rowid="rowid", tokenize="{_TOKENS}"'
    yield f"CREATE VIRTUAL TABLE {name} USING fts5({', '.join(columns)}, {about})"
    for action, statements in _TRIGGERS.items():
        done = " ".join(_filled(statement, name, columns) for statement in statements)
        yield f"CREATE TRIGGER {name}_{action} AFTER {action.upper()} ON {table} BEGIN {done} END"
    yield f"INSERT INTO {name}({name}) VALUES('rebuild')"


_ADD = "INSERT INTO {name}(rowid, {columns}) VALUES (new.rowid, {new});"
_TAKE = "INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', old.rowid, {old});"
_TRIGGERS = {"insert": (_ADD,), "delete": (_TAKE,), "update": (_TAKE, _ADD)}


def _filled(statement: str, name: str, columns: tuple[str, ...]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    return statement.format(name=name, columns=", ".join(columns), old=old, new=new)
