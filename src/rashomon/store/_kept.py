"""Connections that stay open from one transaction to the next, since opening one can take longer than using it."""

import os
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

# five are kept; threads open as many more as they need, and each thread has the one it needs to itself
KEPT: dict[str, Any] = {"pool_size": 5, "max_overflow": -1, "pool_use_lifo": True}
_PROCESS = "process"


def keep_apart(engine: Engine) -> None:
    """Let no child process use what its parent opened: they would speak at once over one connection."""
    event.listen(engine, "checkout", _checked)


def _checked(_connection: Any, entry: Any, proxy: Any) -> None:
    if entry.info.setdefault(_PROCESS, os.getpid()) != os.getpid():
        entry.dbapi_connection = proxy.dbapi_connection = None  # not closed: it is the parent's
        raise DisconnectionError
