"""Checks that the seals are one chain, each the hash of what it binds."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from sqlalchemy import Connection, select

from rashomon.store import tables
from rashomon.store._finding import Finding, readable
from rashomon.store._streams import Columns, side_by_side, streamed
from rashomon.store.chain import Head, listed_hash

_bound = itemgetter(1, 2, 3)  # of a sealed row: part, id, leaf


def walked(connection: Connection, anchor: Head | None) -> tuple[Head, list[Finding]]:
    """The end of the chain as it is computed anew, and what is wrong on the way there."""
    links = _Links(anchor)
    findings = list(readable("the chain", links.findings(_seals(connection))))
    if not links.is_past_anchor:
        findings.append(Finding("the chain", f"does not come past the head {anchor}: it was cut, or written anew"))
    return links.end, findings


class _Links:
    """Walks along the chain, and knows how far it came."""

    def __init__(self, anchor: Head | None) -> None:
        self.end = Head()
        self.is_past_anchor = anchor is None or anchor == self.end
        self._anchor = anchor

    def findings(self, seals: Iterable[tuple[int, list[Columns], Columns | None]]) -> Iterator[Finding]:
        """What is wrong on the way."""
        for number, rows, seal in seals:
            place = f"seal {number}"
            if seal is None:
                yield Finding(place, "is not there, and rows are said to be bound by it")
                continue
            _, kind, previous, hash_ = seal
            if (number, previous) != (self.end.number + 1, self.end.hash):
                yield Finding(place, "does not follow the seal before it")
            computed = listed_hash(number, kind, previous, sorted(map(_bound, rows)))
            if computed != hash_:
                yield Finding(place, "its hash is not that of what it binds")
            self.end = Head(number, computed)
            self.is_past_anchor = self.is_past_anchor or self._anchor == self.end


def _seals(connection: Connection) -> Iterator[tuple[int, list[Columns], Columns | None]]:
    """Number, what is bound, and the seal (None where rows name one that is not there), in the order of numbers."""
    seals, listed = tables.seals.c, tables.seal_rows.c
    rows = select(listed.seal, listed.part, listed.id, listed.leaf).order_by(listed.seal)
    made = select(seals.number, seals.kind, seals.previous, seals.hash).order_by(seals.number)
    return side_by_side(streamed(connection, rows), streamed(connection, made))
