"""Who may do what: every route has the least role that it needs, and one guard asks for it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from litestar.connection import ASGIConnection
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from msgspec import structs

from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from rashomon.web.team.members import Member

Role = Literal["reader", "reviewer", "admin"]

READER: Role = "reader"
REVIEWER: Role = "reviewer"
ADMIN: Role = "admin"
ROLES: Sequence[Role] = get_args(Role)
"""Each may do what those before it may."""

ANYBODY = "anybody"  # what a route needs that leads in
MEMBER = "member"  # where the state of a request says who asks
ROLE = "role"  # the name of the option in which a route says what it needs


def may(held: Role, needed: Role) -> bool:
    """Whoever has one role may do what asks for the other."""
    return ROLES.index(held) >= ROLES.index(needed)


def role_of(settings: Settings) -> Role:
    """Of whom these settings are for: in local mode whoever has the token reviews where people may decide."""
    if settings.admin:
        return ADMIN
    return REVIEWER if settings.edit else READER


def settings_for(settings: Settings, member: "Member | None") -> Settings:
    """How a ledger is served to a member of the team; to everybody alike in local mode."""
    if not settings.team:
        return settings
    role = member.role if member else READER
    name = member.name if member else ""
    return structs.replace(settings, author=name, edit=may(role, REVIEWER), admin=may(role, ADMIN))


def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuses (403) whoever has not the role that a route needs; a route that names none is for nobody but admins."""
    needed = handler.opt.get(ROLE, ADMIN)
    if needed == ANYBODY:
        return
    asking = settings_for(connection.app.state.settings, connection.state.get(MEMBER))
    if not may(role_of(asking), needed):
        raise PermissionDeniedException
