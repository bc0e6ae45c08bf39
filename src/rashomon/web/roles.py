"""Who may do what: every route has the least role that it needs, and one guard asks for it."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from rashomon.web.settings import Settings

Role = Literal["reader", "reviewer", "admin"]

READER: Role = "reader"
REVIEWER: Role = "reviewer"
ADMIN: Role = "admin"
ROLES: Sequence[Role] = get_args(Role)
"""Each may do what those before it may."""

ROLE = "role"  # the name of the option in which a route says what it needs


def may(held: Role, needed: Role) -> bool:
    """Whoever has one role may do what asks for the other."""
    return ROLES.index(held) >= ROLES.index(needed)


def role_of(settings: Settings) -> Role:
    """In local mode whoever has the token is a reader, or a reviewer where people may decide."""
    return REVIEWER if settings.edit else READER


def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuses (403) whoever has not the role that a route needs; a route that names none is for nobody but admins."""
    if not may(role_of(connection.app.state.settings), handler.opt.get(ROLE, ADMIN)):
        raise PermissionDeniedException
