"""Pages of a team: coming in, going, and, for admins, who belongs to it."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler
from msgspec import Struct

from rashomon.errors import WebError
from rashomon.web.given import OurTeam, Served
from rashomon.web.rendering import page
from rashomon.web.roles import ADMIN, ANYBODY, READER, ROLE, ROLES
from rashomon.web.team.entry import LOGIN, secret_in
from rashomon.web.team.members import LONGEST_S

_MEMBERS = "/team"


class _Login(Struct):
    name: str = ""
    password: str = ""
    next: str = "/"


class _Change(Struct):
    name: str = ""
    role: str = ""
    password: str = ""
    state: str = ""


@get(LOGIN, opt={ROLE: ANYBODY}, sync_to_thread=False)
def login_page(settings: Served, next: FromQuery[str] = "/") -> Response[str]:
    """Where one says who one is."""
    return page("team/login.html", settings=settings, problem="", next_step="", next=_inside(next), name="")


@post(LOGIN, opt={ROLE: ANYBODY}, sync_to_thread=True)
def login(data: URLEncodedBody[_Login], team: OurTeam, settings: Served) -> Response[Any]:
    """Come in, or be told that it is not so."""
    try:
        secret = team.login(data.name, data.password)
    except WebError as error:
        known = {"problem": error.problem, "next_step": error.next_step, "next": _inside(data.next), "name": data.name}
        return page("team/login.html", 403, settings=settings, **known)
    answer = Redirect(_inside(data.next), status_code=303)
    answer.set_cookie(
        key=settings.cookie,
        value=secret,
        path="/",
        httponly=True,
        samesite="strict",
        secure=settings.secure,
        max_age=LONGEST_S,
    )
    return answer


@post("/logout", opt={ROLE: READER}, sync_to_thread=True)
def logout(request: Request[Any, Any, Any], team: OurTeam, settings: Served) -> Redirect:
    """Go: the session ends."""
    team.logout(secret_in(request.headers, settings))
    answer = Redirect(LOGIN, status_code=303)
    answer.delete_cookie(settings.cookie)
    return answer


@get(_MEMBERS, opt={ROLE: ADMIN}, sync_to_thread=True)
def members_page(team: OurTeam, settings: Served) -> Response[str]:
    """Who belongs to the team."""
    return page("team/members.html", settings=settings, members=team.members(), roles=ROLES)


@post(_MEMBERS, opt={ROLE: ADMIN}, sync_to_thread=True)
def take_in(data: URLEncodedBody[_Change], team: OurTeam) -> Redirect:
    """Take somebody in."""
    team.add(data.name, data.role, data.password)  # type: ignore[arg-type]
    return Redirect(_MEMBERS, status_code=303)


@post(f"{_MEMBERS}/change", opt={ROLE: ADMIN}, sync_to_thread=True)
def change(data: URLEncodedBody[_Change], team: OurTeam) -> Redirect:
    """Change somebody's role or password, keep them out or let them in again."""
    team.change(
        data.name,
        role=data.role or None,  # type: ignore[arg-type]
        password=data.password or None,
        disabled={"out": True, "in": False}.get(data.state),
    )
    return Redirect(_MEMBERS, status_code=303)


def _inside(path: str) -> str:
    """An address of this app, and of no other site: browsers take `//x` and `/\\x` for another one's."""
    is_inside = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_inside else "/"


TEAM: tuple[ControllerRouterHandler, ...] = (login_page, login, logout, members_page, take_in, change)
