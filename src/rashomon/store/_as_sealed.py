"""Checks that every row is as its leaf says, part by part in the order of ids."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from rashomon.store import tables
from rashomon.store._finding import DAMAGE, Finding, readable
from rashomon.store._sealed_parts import PARTS, SealedPart
from rashomon.store._streams import Columns, side_by_side, streamed
from rashomon.store.chain import GONE, leaf_hash


def not_as_sealed(connection: Connection, name: str) -> Iterator[Finding]:
    """What is wrong with the rows of a part and their leaves."""
    part = next(part for part in PARTS if part.name == name)
    return readable(f"the table {part.table.name}", _part(connection, part))


def erased(connection: Connection) -> set[str]:
    """What was erased, as part and id."""
    return set(connection.scalars(select(tables.erasures.c.erased)))


def _part(connection: Connection, part: SealedPart) -> Iterator[Finding]:
    """Rows and their leaves, side by side."""
    gone, table = erased(connection), tables.seal_rows.c
    leaves = select(table.id, table.leaf, table.salt).where(table.part == part.name).order_by(table.id, table.seal)
    for name, bound, row in side_by_side(streamed(connection, leaves), streamed(connection, part.query)):
        place = f"{part.name} {name}"
        if problem := _erased(row, bound) if place in gone else problem_of(part, row, bound):
            yield Finding(place, problem)


def _erased(row: Any, leaves: Sequence[Any]) -> str | None:
    """What is wrong with what was erased: it is there, or its salt is, with which a guess could be proved right."""
    if row is not None:
        return "was erased and is there"
    if not leaves:
        return "was erased and was never sealed"
    return "was erased and its salt is still there" if any(salt for _, _, salt in leaves) else None


def problem_of(part: SealedPart, row: Columns | None, leaves: Sequence[Columns]) -> str | None:
    """What is wrong with a row and its leaves, earliest first. What is derived may be sealed anew; evidence may not.

    leaves: id, leaf and salt of each.
    """
    if not part.is_derived and len(leaves) > 1:
        return "was sealed more than once"
    _, leaf, salt = leaves[-1] if leaves else (None, None, None)
    if leaf is None or (leaf == GONE and part.is_derived):
        return "is there and was never sealed" if row is not None else None
    if row is None:
        return "was sealed and is not there"
    if salt is None:
        return "its seal cannot be checked: the salt is gone"
    if is_plainly(part, row, salt, leaf):
        return None
    try:
        content = part.content(dict(zip(part.names, row, strict=True)))
    except DAMAGE as error:
        return f"cannot be read ({error})"
    return None if leaf_hash(salt, content) == leaf else "is not as it was sealed"


def is_plainly(part: SealedPart, row: Columns, salt: str, leaf: str) -> bool:
    """The quick way says that the row is as it was sealed."""
    try:
        said = part.quick(row)
        return said is not None and hashlib.sha256(salt.encode() + said).hexdigest() == leaf
    except (*DAMAGE, LookupError, AttributeError):
        return False
