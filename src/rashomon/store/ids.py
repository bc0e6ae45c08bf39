"""Ids as people type them: whole, the beginning of one, or one that an incident used to have."""

from collections.abc import Mapping
from difflib import get_close_matches

from sqlalchemy import Connection, Table, select

from rashomon.errors import NotFoundError

_SHOWN = 5


def full_id(connection: Connection, table: Table, given: str, place: str) -> str:
    """The id in a table that is this, or the only one that begins so.

    Raises NotFoundError: [N001] no such id, with near ones; [N002] several begin so.
    """
    kind, column = table.name.removesuffix("s"), table.c.id
    if connection.scalar(select(column).where(column == given)) is not None:
        return given
    matching = column.startswith(given, autoescape=True)
    query = select(column).where(matching).order_by(column).limit(_SHOWN + 1)
    begin_so = connection.scalars(query).all() if given else []
    if len(begin_so) != 1:
        near = begin_so or get_close_matches(given, connection.scalars(select(column).order_by(column)), _SHOWN)
        raise _not_found(kind, given, place, list(near), several=len(begin_so) > 1)
    return str(begin_so[0])


def incident_called(given: str, leads: Mapping[str, str | None], place: str) -> str:
    """The current id of the incident that this name, or the only name that begins so, leads to.

    leads: every name ever shown -> current id, None where nothing tells that incident any more.
    Raises NotFoundError: [N001] no such id, [N002] several begin so, [N003] no longer told.
    """
    begin_so = [given] if given in leads else sorted(name for name in leads if given and name.startswith(given))
    current = sorted({leads[name] or "" for name in begin_so})
    if current == [""]:
        raise NotFoundError("N003", place, f"no claim tells the incident {begin_so[0]} any more")
    if len(current) != 1:
        near = begin_so or get_close_matches(given, sorted(leads), _SHOWN)
        raise _not_found("incident", given, place, near, several=len(current) > 1)
    return current[0]


def _not_found(kind: str, given: str, place: str, near: list[str], several: bool) -> NotFoundError:
    listed = ", ".join(near[:_SHOWN]) + (", ..." if len(near) > _SHOWN else "")
    if several:
        return NotFoundError("N002", place, f"several {kind}s begin with {given!r}", f"Give more of one of: {listed}.")
    next_step = f"Did you mean {listed}?" if near else f"See: rashomon {kind}s {place}"
    return NotFoundError("N001", place, f"no {kind} {given!r}", next_step)
