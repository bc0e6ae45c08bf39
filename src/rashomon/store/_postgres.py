"""PostgreSQL under a ledger: the same tables on a server, for a team."""

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from rashomon.errors import LedgerError
from rashomon.store._kept import KEPT, keep_apart

_DRIVER = "postgresql+psycopg"
_SCHEMES = ("postgresql", "postgres", _DRIVER)
_TURN = 0x7A5408  # the number of the lock that makes writers take turns; any, as long as it stays


def postgres_engine(url: str) -> Engine:
    """The engine of a database URL. Raises LedgerError[L008] for another kind of database, or without a driver."""
    parsed = _parsed(url)
    if parsed.drivername not in _SCHEMES:
        raise LedgerError(
            "L008", shown(url), "no such kind of database", "Give the path of a file, or postgresql://..."
        )
    try:
        engine = create_engine(parsed.set(drivername=_DRIVER), pool_pre_ping=True, **KEPT)
    except ModuleNotFoundError as error:
        next_step = 'Install it with: pip install "rashomon[postgres]"'
        raise LedgerError("L008", shown(url), "the driver for PostgreSQL is not installed", next_step) from error
    keep_apart(engine)
    event.listen(engine, "begin", _begin)
    return engine


def shown(url: str) -> str:
    """The URL without its password, for messages."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return url.partition("://")[0] + "://..."
    secret = {key: "***" for key in parsed.query if "password" in key}
    return parsed.update_query_dict(secret).render_as_string(hide_password=True)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("L008", shown(url), "not a database URL", "Write postgresql://USER@HOST/DATABASE.") from error


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        # the chain is a line: who writes waits until the one before has finished, and then sees what that one wrote
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
    else:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
