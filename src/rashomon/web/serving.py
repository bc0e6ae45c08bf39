"""Serve a ledger: to this machine's browser, or to a team."""

import secrets
import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn
from msgspec import Struct

from rashomon.errors import WebError
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.rendering import prepare
from rashomon.web.settings import LOOPBACK, Settings
from rashomon.web.team.members import Team
from rashomon.web.workers import shared

LOCAL = "127.0.0.1"


class Listening(Struct, frozen=True, kw_only=True):
    """Where a server listens, and how it is reached.

    host: the address of this machine to listen at. port: 0 = any free one. names: by which browsers call it, besides
    this machine's own. certificate, key: files for https. behind_proxy: another server in front speaks https.
    workers: processes that answer; where the system cannot fork it is one.
    """

    host: str = LOCAL
    port: int = 0
    names: tuple[str, ...] = ()
    certificate: str | None = None
    key: str | None = None
    behind_proxy: bool = False
    workers: int = 1

    @property
    def secure(self) -> bool:
        """Browsers reach it by https."""
        return self.certificate is not None or self.behind_proxy

    @property
    def for_this_machine_alone(self) -> bool:
        """No other machine can reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def checked(listening: Listening, *, with_team: bool) -> Listening:
    """The same. Raises WebError[B006] when others could reach it without a login, or read along."""
    if listening.for_this_machine_alone or (with_team and listening.secure):
        return listening
    problem = "it would be open to other machines" if not with_team else "others could read passwords on their way"
    next_step = (
        "Give --team, and --tls-certificate with --tls-key, or --behind-proxy where another server speaks https."
    )
    raise WebError("B006", listening.host, problem, next_step)


def serve(
    ledger: Ledger,
    tell: Callable[[str], None],
    listening: Listening,
    *,
    edit: bool = False,
    author: str = "",
    team: Team | None = None,
) -> None:
    """Serve until interrupted.

    tell: gets the address, with its token in local mode, once it can be opened. author: who decides in local mode.
    Raises WebError: [B002] the port is taken, [B006] it would be open to others.
    """
    checked(listening, with_team=team is not None)
    prepare()
    bound = _bound(listening)
    port = bound.getsockname()[1]
    settings = Settings(
        token=None if team else secrets.token_urlsafe(24),
        hosts=LOOPBACK | {name.lower() for name in (listening.host, *listening.names)},
        edit=edit,
        team=team is not None,
        author=author,
        secure=listening.secure,
        port=port,
    )
    config = uvicorn.Config(
        create_app(ledger, settings, team),
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="none",
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
        h11_max_incomplete_event_size=16_384,
        timeout_keep_alive=5,
        limit_concurrency=400,
    )
    scheme = "https" if listening.certificate else "http"
    tell(f"{scheme}://{listening.host}:{port}/" + (f"?token={settings.token}" if settings.token else ""))
    shared(lambda: uvicorn.Server(config).run(sockets=[bound]), listening.workers)


def _bound(listening: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((listening.host, listening.port))
        bound.listen()  # from now on who asks waits, and is not refused
    except OSError as error:
        bound.close()
        problem = f"it cannot listen on port {listening.port} ({error.strerror or error})"
        raise WebError("B002", listening.host, problem, "Give another with --port.") from error
    return bound
