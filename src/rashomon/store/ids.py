"""Ids as people type them: whole, the beginning of one, or one that an incident used to have."""

from difflib import get_close_matches

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, false, select

from rashomon.errors import NotFoundError
from rashomon.store.tables import incident_names
from rashomon.store.written import among, selecting

_SHOWN = 5
_BESIDE = 200  # ids on either side of one that is not there, among which near ones are sought
_LAST = chr(0x10FFFF)  # no text that begins so comes after this


def full_id(connection: Connection, table: Table, given: str, place: str) -> str:
    """The id in a table that is this, or the only one that begins so.

    Raises NotFoundError: [N001] no such id, with near ones; [N002] several begin so.
    """
    kind, column = table.name.removesuffix("s"), table.c.id
    if connection.scalar(among(selecting(column), column), {"values": [given]}) is not None:
        return given
    begin_so = connection.scalars(select(column).where(begins(column, given)).order_by(column).limit(_SHOWN + 1)).all()
    if len(begin_so) != 1:
        near = list(begin_so) or _near(connection, column, given)
        raise _not_found(kind, given, place, near, several=len(begin_so) > 1)
    return str(begin_so[0])


def incident_called(connection: Connection, given: str, place: str) -> str:
    """The current id of the incident that this name, or the only name that begins so, leads to.

    Raises NotFoundError: [N001] no such id, [N002] several begin so, [N003] no longer told.
    """
    table = incident_names.c
    if called := connection.scalar(among(selecting(table.incident), table.name), {"values": [given]}):
        return str(called)
    is_meant = table.name == given
    if not connection.execute(select(table.name).where(is_meant)).all():
        is_meant = begins(table.name, given)
    begin_so = connection.scalars(select(table.name).where(is_meant).order_by(table.name).limit(_SHOWN + 1)).all()
    current = connection.scalars(select(table.incident).where(is_meant).distinct().limit(2)).all()
    if list(current) == [None]:
        raise NotFoundError("N003", place, f"no claim tells the incident {begin_so[0]} any more")
    if len(current) != 1:
        near = list(begin_so) or _near(connection, table.name, given)
        raise _not_found("incident", given, place, near, several=len(current) > 1)
    return str(current[0])


def _near(connection: Connection, column: Column[str], given: str) -> list[str]:
    """Ids like this one, of those beside it: to look at a million of them takes a minute."""
    before = select(column).where(column < given).order_by(column.desc()).limit(_BESIDE)
    after = select(column).where(column > given).order_by(column).limit(_BESIDE)
    return get_close_matches(given, [*connection.scalars(before), *connection.scalars(after)], _SHOWN)


def begins(column: Column[str], given: str) -> ColumnElement[bool]:
    """The column's text begins so; nothing begins with nothing. A range, because an index helps with that."""
    return and_(column >= given, column < given + _LAST) if given else false()


def _not_found(kind: str, given: str, place: str, near: list[str], several: bool) -> NotFoundError:
    listed = ", ".join(near[:_SHOWN]) + (", ..." if len(near) > _SHOWN else "")
    if several:
        return NotFoundError("N002", place, f"several {kind}s begin with {given!r}", f"Give more of one of: {listed}.")
    next_step = f"Did you mean {listed}?" if near else f"See: rashomon {kind}s {place}"
    return NotFoundError("N001", place, f"no {kind} {given!r}", next_step)
