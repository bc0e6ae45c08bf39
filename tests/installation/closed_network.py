"""Closes the network for a whole Python process: put it on PYTHONPATH under the name `sitecustomize.py`.

Every way out ends in an error that names the address, so that a test that passes has not gone out. Sockets between
processes of the same machine (AF_UNIX, pairs) stay open: worker processes need them.
"""

import socket

_LOCAL = {getattr(socket, "AF_UNIX", None)}


def _closed(what: str) -> OSError:
    return OSError(f"the network is closed: {what}")


class ClosedSocket(socket.socket):
    """A socket that goes nowhere else."""

    def connect(self, address: object) -> None:
        if self.family not in _LOCAL:
            raise _closed(f"connect to {address!r}")
        super().connect(address)

    def connect_ex(self, address: object) -> int:
        if self.family not in _LOCAL:
            raise _closed(f"connect to {address!r}")
        return super().connect_ex(address)

    def sendto(self, *arguments: object) -> int:
        if self.family not in _LOCAL:
            raise _closed(f"send to {arguments[-1]!r}")
        return super().sendto(*arguments)


def _no_names(host: object, *_more: object, **_options: object) -> list[object]:
    raise _closed(f"look-up of {host!r}")


def close() -> None:
    """Closes the network of this process."""
    socket.socket = ClosedSocket  # type: ignore[misc]
    socket.getaddrinfo = _no_names  # type: ignore[assignment]
    socket.gethostbyname = _no_names  # type: ignore[assignment]
    socket.create_connection = _no_names  # type: ignore[assignment]


if __name__ == "sitecustomize":
    close()
