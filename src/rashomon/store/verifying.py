"""Checks a whole ledger: the chain, every row against its leaf, every claim against the words that it rests on."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, RowMapping, Select, func, select, text
from sqlalchemy.exc import DBAPIError

from rashomon.model.claim import Claim
from rashomon.store import guards, tables
from rashomon.store._followed import not_followed
from rashomon.store._sealed_parts import PARTS, SealedPart, claim_of
from rashomon.store.chain import GONE, Head, Leaf, leaf_hash, seal_hash

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


def verify(connection: Connection, anchor: Head | None = None) -> Verification:
    """Check everything.

    anchor: a head that was kept elsewhere. Without one nobody sees that the tail was cut, or all of it written anew.
    """
    end, findings = _chain(connection, anchor)
    findings += _readable("the database", _database(connection))
    for part in PARTS:
        findings += _readable(f"the table {part.table.name}", _part(connection, part))
    findings += _readable("the claims", _evidence(connection))
    followed = (Finding(place, problem) for place, problem in not_followed(connection))
    findings += _readable("what follows from decisions", followed)
    count = connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0
    return Verification(end, end.number, count, tuple(findings))


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

    def findings(self, seals: Iterable[tuple[int, list[RowMapping], list[Leaf]]]) -> Iterator[Finding]:
        """What is wrong on the way."""
        for number, found, leaves in seals:
            place = f"seal {number}"
            if not found:
                yield Finding(place, "is not there, and rows are said to be bound by it")
                continue
            seal = found[0]
            if (seal["number"], seal["previous"]) != (self.end.number + 1, self.end.hash):
                yield Finding(place, "does not follow the seal before it")
            computed = seal_hash(seal["number"], seal["kind"], seal["previous"], leaves)
            if computed != seal["hash"]:
                yield Finding(place, "its hash is not that of what it binds")
            self.end = Head(seal["number"], computed)
            self.is_past_anchor = self.is_past_anchor or self._anchor == self.end


def _seals(connection: Connection) -> Iterator[tuple[int, list[RowMapping], list[Leaf]]]:
    """Number, seal (none, where rows name one that is not there) and rows, in the order of numbers."""
    table = tables.seal_rows.c
    seals = ((seal["number"], seal) for seal in _rows(connection, select(tables.seals).order_by(tables.seals.c.number)))
    listed = ((row["seal"], row) for row in _rows(connection, select(tables.seal_rows).order_by(table.seal)))
    for number, group in groupby(merge(seals, listed, key=itemgetter(0)), key=itemgetter(0)):
        members = [row for _, row in group]
        yield number, [row for row in members if "hash" in row], [_leaf(row) for row in members if "leaf" in row]


def _part(connection: Connection, part: SealedPart) -> Iterator[Finding]:
    """Rows and their leaves, side by side in the order of ids."""
    leaves = ((leaf.id, leaf) for leaf in _leaves(connection, part.name))
    stored = ((row[part.key], row) for row in _rows(connection, part.query))
    for name, group in groupby(merge(leaves, stored, key=itemgetter(0)), key=itemgetter(0)):
        found: list[Any] = [one for _, one in group]
        bound = [one for one in found if isinstance(one, Leaf)]
        row = next((one for one in found if not isinstance(one, Leaf)), None)
        if problem := _problem(part, row, bound):
            yield Finding(f"{part.name} {name}", problem)


def _problem(part: SealedPart, row: RowMapping | None, leaves: Sequence[Leaf]) -> str | None:
    """What is wrong with a row and its leaves, earliest first. What is derived may be sealed anew; evidence may not."""
    if not part.is_derived and len(leaves) > 1:
        return "was sealed more than once"
    last = leaves[-1] if leaves else None
    if last is None or (last.leaf == GONE and part.is_derived):
        return "is there and was never sealed" if row is not None else None
    if row is None:
        return "was sealed and is not there"
    if last.salt is None:
        return "its seal cannot be checked: the salt is gone"
    try:
        content = part.content(row)
    except _DAMAGE as error:
        return f"cannot be read ({error})"
    return None if leaf_hash(last.salt, content) == last.leaf else "is not as it was sealed"


def _leaves(connection: Connection, part: str) -> Iterator[Leaf]:
    table = tables.seal_rows
    query = select(table).where(table.c.part == part).order_by(table.c.id, table.c.seal)
    return map(_leaf, _rows(connection, query))


def _evidence(connection: Connection) -> Iterator[Finding]:
    """Every claim's words stand in its report where it says, and every report's bytes have its hash."""
    reports, claims = tables.reports.c, tables.claims.c
    texts = (
        (row["id"], row["text"]) for row in _rows(connection, select(reports.id, reports.text).order_by(reports.id))
    )
    made = _rows(connection, select(tables.claims).order_by(claims.report, claims.id))
    told = ((row["report"], row) for row in made)
    for _, group in groupby(merge(texts, told, key=itemgetter(0)), key=itemgetter(0)):
        said, *stated = sorted((one for _, one in group), key=lambda one: not isinstance(one, str))
        for claim in filter(None, map(_claim, stated)):
            yield from (Finding(f"claim {claim.id}", words) for words in _misquoted(claim, said))
    for row in _rows(connection, select(tables.raw_documents), at_once=1):
        if hashlib.sha256(row["data"]).hexdigest() != row["sha256"]:
            yield Finding(f"raw {row['sha256']}", "these are not the bytes that came")


def _claim(row: Any) -> Claim | None:
    try:
        return claim_of(row)
    except _DAMAGE:
        return None  # found above


def _misquoted(claim: Claim, said: Any) -> Iterable[str]:
    if not isinstance(said, str):
        return ["its report is not there"]
    spans = {"evidence": claim.evidence, "trigger": claim.trigger}
    return [f"its {name} does not stand in its report" for name, s in spans.items() if said[s.start : s.end] != s.text]


def _rows(connection: Connection, query: Select[Any], at_once: int = _AT_ONCE) -> Iterator[RowMapping]:
    return iter(connection.execute(query, execution_options={"yield_per": at_once}).mappings())


def _leaf(row: RowMapping) -> Leaf:
    return Leaf(row["part"], row["id"], row["leaf"], row["salt"])
