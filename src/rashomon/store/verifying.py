"""Checks a whole ledger: the chain, every row against its leaf, every claim against the words that it rests on."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, text, union_all
from sqlalchemy.exc import DBAPIError

from rashomon.store import guards, tables
from rashomon.store._followed import not_followed
from rashomon.store._sealed_parts import PARTS, SealedPart
from rashomon.store.chain import GONE, Head, Leaf, leaf_hash, seal_hash
from rashomon.store.queries import is_read, present_reports

Columns = Sequence[Any]

_AT_ONCE = 500  # rows in memory
_SHOWN = 20  # findings of SQLite's own check
# what comes of bytes that are no longer those of a number or a text
_DAMAGE = (DBAPIError, ValueError, TypeError)


class Finding(Struct, frozen=True):
    """Something that is not as it was sealed: where, and what is wrong with it."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


Asked = Callable[[], Sequence[Finding] | None]


class Verification(Struct, frozen=True):
    """What a check came to: the end of the chain, how many seals and rows it bound, what was found."""

    head: Head
    seals: int
    rows: int
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Nothing was found."""
        return not self.findings


def verify(
    connection: Connection, anchor: Head | None = None, beside: Mapping[str, Asked] = MappingProxyType({})
) -> Verification:
    """Check everything.

    anchor: a head that was kept elsewhere. Without one nobody sees that the tail was cut, or all of it written anew.
    beside: parts that somebody else is checking meanwhile (`_beside`), and how to ask for the findings; None there
    means that the part is still to be checked.
    """
    end, findings = _chain(connection, anchor)
    findings += _readable("the database", _database(connection))
    found = {part.name: findings_of(connection, part.name) for part in PARTS if part.name not in beside}
    last = [*_readable("the claims", _evidence(connection))]
    followed = (Finding(place, problem) for place, problem in not_followed(connection))
    last += _readable("what follows from decisions", followed)
    count = connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0
    for part in PARTS:
        answer = beside[part.name]() if part.name in beside else found[part.name]
        findings += findings_of(connection, part.name) if answer is None else answer
    return Verification(end, end.number, count, (*findings, *last))


def findings_of(connection: Connection, name: str) -> list[Finding]:
    """What is wrong with the rows of a part and their leaves."""
    part = next(part for part in PARTS if part.name == name)
    return list(_readable(f"the table {part.table.name}", _part(connection, part)))


def _readable(place: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings, the last of them that the database could not go on."""
    try:
        yield from findings
    except _DAMAGE as error:
        yield Finding(place, f"cannot be read on ({getattr(error, 'orig', error)})")


def _database(connection: Connection) -> Iterator[Finding]:
    missing = sorted(set(guards.names(connection)) - guards.present(connection))
    yield from (Finding(name, "this guard against changes is gone") for name in missing)
    if connection.dialect.name == "sqlite":
        said = connection.scalars(text(f"PRAGMA integrity_check({_SHOWN})")).all()
        yield from (Finding("the file", words) for words in said if words != "ok")
        for table, row, to, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding(f"{table}, row {row}", f"refers to something in {to} that is not there")


def _chain(connection: Connection, anchor: Head | None) -> tuple[Head, list[Finding]]:
    """The end of the chain as it is computed anew, and what is wrong on the way there."""
    links = _Links(anchor)
    findings = list(_readable("the chain", links.findings(_seals(connection))))
    if not links.is_past_anchor:
        findings.append(Finding("the chain", f"does not come past the head {anchor}: it was cut, or written anew"))
    return links.end, findings


class _Links:
    """Walks along the chain, and knows how far it came."""

    def __init__(self, anchor: Head | None) -> None:
        self.end = Head()
        self.is_past_anchor = anchor is None or anchor == self.end
        self._anchor = anchor

    def findings(self, seals: Iterable[tuple[int, Columns | None, list[Leaf]]]) -> Iterator[Finding]:
        """What is wrong on the way."""
        for number, seal, leaves in seals:
            place = f"seal {number}"
            if seal is None:
                yield Finding(place, "is not there, and rows are said to be bound by it")
                continue
            _, kind, previous, hash_ = seal
            if (number, previous) != (self.end.number + 1, self.end.hash):
                yield Finding(place, "does not follow the seal before it")
            computed = seal_hash(number, kind, previous, leaves)
            if computed != hash_:
                yield Finding(place, "its hash is not that of what it binds")
            self.end = Head(number, computed)
            self.is_past_anchor = self.is_past_anchor or self._anchor == self.end


def _seals(connection: Connection) -> Iterator[tuple[int, Columns | None, list[Leaf]]]:
    """Number, seal (None where rows name one that is not there) and leaves, in the order of numbers."""
    seals, listed = tables.seals.c, tables.seal_rows.c
    rows = select(listed.seal, listed.part, listed.id, listed.leaf).order_by(listed.seal)
    made = select(seals.number, seals.kind, seals.previous, seals.hash).order_by(seals.number)
    for number, bound, seal in _side_by_side(_rows(connection, rows), _rows(connection, made)):
        yield number, seal, [Leaf(part, name, leaf) for _, part, name, leaf in bound]


def _part(connection: Connection, part: SealedPart) -> Iterator[Finding]:
    """Rows and their leaves, side by side in the order of ids."""
    erased = set(connection.scalars(select(tables.erasures.c.erased)))
    table = tables.seal_rows.c
    leaves = select(table.id, table.leaf, table.salt).where(table.part == part.name).order_by(table.id, table.seal)
    for name, bound, row in _side_by_side(_rows(connection, leaves), _rows(connection, part.query)):
        place = f"{part.name} {name}"
        if problem := _erased(row, bound) if place in erased else _problem(part, row, bound):
            yield Finding(place, problem)


def _erased(row: Any, leaves: Sequence[Any]) -> str | None:
    """What is wrong with what was erased: it is there, or its salt is, with which a guess could be proved right."""
    if row is not None:
        return "was erased and is there"
    if not leaves:
        return "was erased and was never sealed"
    return "was erased and its salt is still there" if any(salt for _, _, salt in leaves) else None


def _side_by_side(many: Iterator[Any], single: Iterator[Any]) -> Iterator[tuple[Any, Columns, Any]]:
    """Keys, with all rows of the first that have the key and the row of the second; both by their first column."""
    row: Any
    row, other = next(many, None), next(single, None)
    while row is not None or other is not None:
        key = row[0] if other is None or (row is not None and row[0] < other[0]) else other[0]
        found = []
        while row is not None and row[0] == key:
            found.append(row)
            row = next(many, None)
        if other is None or other[0] != key:
            yield key, found, None
        else:
            yield key, found, other
            other = next(single, None)


def _problem(part: SealedPart, row: Any, leaves: Sequence[Any]) -> str | None:
    """What is wrong with a row and its leaves, earliest first. What is derived may be sealed anew; evidence may not."""
    if not part.is_derived and len(leaves) > 1:
        return "was sealed more than once"
    _, leaf, salt = leaves[-1] if leaves else (None, None, None)
    if leaf is None or (leaf == GONE and part.is_derived):
        return "is there and was never sealed" if row is not None else None
    if row is None:
        return "was sealed and is not there"
    if salt is None:
        return "its seal cannot be checked: the salt is gone"
    if _is_plainly(part, row, salt, leaf):
        return None
    try:
        content = part.content(row._mapping)
    except _DAMAGE as error:
        return f"cannot be read ({error})"
    return None if leaf_hash(salt, content) == leaf else "is not as it was sealed"


def _is_plainly(part: SealedPart, row: Any, salt: str, leaf: str) -> bool:
    """The quick way says that the row is as it was sealed."""
    try:
        said = part.quick(row)
        return said is not None and hashlib.sha256(salt.encode() + said).hexdigest() == leaf
    except (*_DAMAGE, LookupError, AttributeError):
        return False


def _evidence(connection: Connection) -> Iterator[Finding]:
    """Every claim's words stand in its report where it says, and every report's bytes have its hash.

    What is read no more stands in one of its report's texts; every other claim in the one that is read now.
    """
    present = present_reports().subquery().c
    texts = select(present.id, present.text).order_by(present.id)
    yield from _standing(connection, is_read(tables.claims.c.id), _rows(connection, texts))
    if connection.scalar(select(func.count()).select_from(tables.former_claims)):
        yield from _standing(connection, ~is_read(tables.claims.c.id), _all_texts(connection))
    for row in _rows(connection, select(tables.raw_documents.c.sha256, tables.raw_documents.c.data), at_once=1):
        if hashlib.sha256(row[1]).hexdigest() != row[0]:
            yield Finding(f"raw {row[0]}", "these are not the bytes that came")


def _standing(connection: Connection, which: ColumnElement[bool], texts: Iterator[Sequence[Any]]) -> Iterator[Finding]:
    """The claims of which there are whose words stand in none of the texts of their reports."""
    claims = tables.claims.c
    spans = (claims.evidence, claims.evidence_start, claims.evidence_end)
    triggers = (claims.words, claims.trigger_start, claims.trigger_end)
    made = select(claims.report, claims.id, *spans, *triggers).where(which).order_by(claims.report, claims.id)
    for _, stated, said in _side_by_side(_rows(connection, made), texts):
        for _, name, *places in stated:
            yield from (Finding(f"claim {name}", words) for words in _misquoted(places, said))


def _all_texts(connection: Connection) -> Iterator[tuple[str, ...]]:
    """Each report with its texts, those of later readings among them."""
    first, later = tables.reports.c, tables.report_versions.c
    both = union_all(
        select(first.id.label("report"), literal(0).label("number"), first.text),
        select(later.report, later.number, later.text),
    ).subquery()
    listed = _rows(connection, select(both.c.report, both.c.text).order_by(both.c.report, both.c.number))
    for report, texts in groupby(listed, key=itemgetter(0)):
        yield report, *(text for _, text in texts)


def _misquoted(places: Sequence[Any], said: Any) -> Iterator[str]:
    if said is None:
        yield "its report is not there"
        return
    evidence, start, end, words, first, last = places
    texts = [text for text in said[1:] if text[start:end] == evidence]
    if not texts:
        yield "its evidence does not stand in its report"
    if all(text[first:last] != words for text in texts or said[1:]):
        yield "its trigger does not stand in its report"


def _rows(connection: Connection, query: Select[Any], at_once: int = _AT_ONCE) -> Iterator[Any]:
    return iter(connection.execute(query, execution_options={"yield_per": at_once}))
