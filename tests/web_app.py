"""What tests of the web app share."""

import socket

TOKEN = "a-token-that-only-tests-know"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
