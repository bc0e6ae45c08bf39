"""What goes wrong, as pages: the thing and the next step, and nothing of the inside."""

import logging
from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException

from rashomon.errors import DecisionError, NotFoundError, RashomonError
from rashomon.web.rendering import page

_log = logging.getLogger(__name__)
_CONFLICT = "D001"
_FOR_PROGRAMS = "/api/"


def status_of(error: RashomonError) -> int:
    """404 for what is not there, 409 for what others decided meanwhile, 400 for the rest that was asked wrongly."""
    if isinstance(error, NotFoundError):
        return 404
    return 409 if isinstance(error, DecisionError) and error.code == _CONFLICT else 400


def told(_request: Request[Any, Any, Any], error: RashomonError) -> Response[str]:
    """An error of ours; its place is left out, because it may be a path."""
    return page("error.html", status_of(error), code=error.code, problem=error.problem, next_step=error.next_step)


def told_as_object(_request: Request[Any, Any, Any], error: RashomonError) -> Response[dict[str, str]]:
    """The same for programs."""
    return _object(status_of(error), error.code, error.problem, error.next_step)


def refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """What the framework refuses: no such page, no such method, no such parameter."""
    if request.url.path.startswith(_FOR_PROGRAMS):
        return _object(error.status_code, str(error.status_code), error.detail, "")
    problem = "there is no such page" if error.status_code == 404 else "this cannot be done here"
    return page("error.html", error.status_code, code=str(error.status_code), problem=problem, next_step="")


def _object(status: int, code: str, problem: str, next_step: str) -> Response[dict[str, str]]:
    content = {"code": code, "problem": problem, "next_step": next_step}
    return Response(content, status_code=status, media_type=MediaType.JSON)


def broken(_request: Request[Any, Any, Any], error: Exception) -> Response[str]:
    """A fault of the program: written to the log of whoever serves, and to nobody else."""
    _log.error("a page could not be made", exc_info=error)
    problem = "the program failed here, and nothing was changed"
    return page("error.html", 500, code="500", problem=problem, next_step="Whoever started it finds more in its log.")
