"""The gate: every request passes it, every answer leaves through it."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.guarding.asking import cookie_of, is_known_host, is_own_request, is_token, token_in
from rashomon.web.guarding.headers import with_headers
from rashomon.web.settings import Settings

_WORDS: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "This app is not called by this name. Use the address that rashomon serve printed.",
    HTTPStatus.UNAUTHORIZED: "Use the whole address that rashomon serve printed, with its token.",
    HTTPStatus.FORBIDDEN: "This request came from another site, and nothing was changed.",
}
_OPEN = "/static/"  # holds nothing of a ledger
_FOR_PROGRAMS = "/api/"  # they keep no cookies, and no history


def gated(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The app behind its gate.

    Refuses hosts that are not its own (400), changes that other sites ask for (403), and, where there is a token,
    whoever does not have it (401). Who brings the token in the address gets it as a cookie and is sent on to the
    address without it, so that it stands in no history, bookmark or screenshot.
    """

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        kind = str(scope["type"])
        if kind != "http":
            if kind == "lifespan":  # the server tells that it starts and stops; of web sockets there are none
                await app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = with_headers(list(message["headers"]))
            await send(message)

        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        status, extra = _judged(str(scope.get("method")), scope["path"], query, headers, settings)
        if status is HTTPStatus.OK:
            await app(scope, receive, sent)
        else:
            await _answer(sent, status, extra)

    return gate


def _judged(
    method: str, path: str, query: str, headers: Mapping[str, str], settings: Settings
) -> tuple[HTTPStatus, dict[str, str]]:
    """OK, or the status of the refusal with headers of its own."""
    if not is_known_host(headers.get("host", ""), settings.hosts):
        return HTTPStatus.BAD_REQUEST, {}
    if not is_own_request(method, headers):
        return HTTPStatus.FORBIDDEN, {}
    if settings.token is None or path.startswith(_OPEN):
        return HTTPStatus.OK, {}
    if is_token(cookie_of(headers, settings.cookie), settings.token):
        return HTTPStatus.OK, {}
    if is_token(headers.get("authorization", "").removeprefix("Bearer "), settings.token):
        return HTTPStatus.OK, {}
    given, rest = token_in(query)
    if path.startswith(_FOR_PROGRAMS) and is_token(given, settings.token):
        return HTTPStatus.OK, {}
    if method == "GET" and is_token(given, settings.token):
        onward = quote("/" + path.lstrip("/")) + (f"?{rest}" if rest else "")
        return HTTPStatus.SEE_OTHER, {"location": onward, "set-cookie": _cookie(settings)}
    return HTTPStatus.UNAUTHORIZED, {}


def _cookie(settings: Settings) -> str:
    secure = "; Secure" if settings.secure else ""
    return f"{settings.cookie}={settings.token}; Path=/; HttpOnly; SameSite=Strict{secure}"


async def _answer(send: Send, status: HTTPStatus, extra: Mapping[str, str]) -> None:
    body = _WORDS.get(status, "").encode()
    headers = {"content-type": "text/plain; charset=utf-8", "content-length": str(len(body)), **extra}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body, "more_body": False})
