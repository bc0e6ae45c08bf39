"""Who comes in: every request of a team's app is somebody's, or goes to the page where one says who one is."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from litestar.types import ASGIApp, Receive, Scope, Send

from rashomon.web.guarding.asking import cookie_of
from rashomon.web.roles import MEMBER
from rashomon.web.settings import Settings
from rashomon.web.team.members import Team

LOGIN = "/login"
_OPEN = ("/static/", LOGIN)
_FOR_PROGRAMS = "/api/"


def with_members(app: ASGIApp, team: Team, settings: Settings) -> ASGIApp:
    """The app for those who belong to the team: others are sent to log in, and programs are refused (401)."""

    async def entry(scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope["type"]) != "http":
            await app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        member = await asyncio.to_thread(team.member_of, secret_in(headers, settings))
        path = scope["path"]
        if member is None and not path.startswith(_OPEN):
            await _send_away(send, path, for_program=path.startswith(_FOR_PROGRAMS) or scope.get("method") != "GET")
            return
        # the framework takes over what stands here as the state of a request
        scope.setdefault("state", {})[MEMBER] = member
        await app(scope, receive, send)

    return entry


def secret_in(headers: Mapping[str, str], settings: Settings) -> str:
    """The secret of a session: from the cookie, or as programs send it."""
    return cookie_of(headers, settings.cookie) or headers.get("authorization", "").removeprefix("Bearer ")


async def _send_away(send: Send, path: str, *, for_program: bool) -> None:
    status = HTTPStatus.UNAUTHORIZED if for_program else HTTPStatus.SEE_OTHER
    onward = [] if for_program else [(b"location", f"{LOGIN}?next={quote(path)}".encode())]
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"0"), *onward]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
