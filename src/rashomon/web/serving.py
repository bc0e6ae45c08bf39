"""Serve a ledger to this machine's browser."""

import secrets
import socket
from collections.abc import Callable

import uvicorn

from rashomon.errors import WebError
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

LOCAL = "127.0.0.1"


def serve(ledger: Ledger, port: int, tell: Callable[[str], None], *, edit: bool = False, author: str = "") -> None:
    """Serve until interrupted. tell: gets the address with its token, once it can be opened. port: 0 = any free one.

    Raises WebError[B002] when the port is taken.
    """
    listening = _listening(port)
    number = listening.getsockname()[1]
    settings = Settings(token=secrets.token_urlsafe(24), edit=edit, author=author, port=number)
    app = create_app(ledger, settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    tell(f"http://{LOCAL}:{number}/?token={settings.token}")
    server.run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOCAL, port))
    except OSError as error:
        listening.close()
        problem = f"it cannot listen on port {port} ({error.strerror or error})"
        raise WebError(
            "B002", LOCAL, problem, "Give another with --port, or leave the choice to it with --port 0."
        ) from error
    return listening
