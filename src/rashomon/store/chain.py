"""The hash chain that binds the rows of a ledger: from rows to leaves, from leaves to seals.

A leaf hides its row behind a salt, so that nobody can guess a name from a published chain. Everything here
is plain SHA-256 over UTF-8, so that a verifier needs nothing but a standard library.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

_encode = msgspec.json.Encoder().encode  # of texts and whole numbers the same as `canonical`, and far quicker
GENESIS = "0" * 64
GONE = ""  # the leaf of a derived row that is no longer there


class Head(Struct, frozen=True):
    """The end of a chain: number and hash of its last seal. An empty chain ends with number 0."""

    number: int = 0
    hash: str = GENESIS

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def of(cls, words: str) -> "Head":
        """The head that `str` wrote down. Raises ValueError."""
        number, _, hash_ = words.strip().partition(":")
        if not number.isdecimal() or len(hash_) != len(GENESIS) or set(hash_) - set("0123456789abcdef"):
            raise ValueError(f"not a head: {words!r}")
        return cls(int(number), hash_)


class Seal(Struct, frozen=True):
    """One link of the chain: its number, why it was made, the hash of the seal before it, its own hash."""

    number: int
    kind: str
    previous: str
    hash: str


class Leaf(Struct, frozen=True, order=True):
    """What a seal says of one row: its part of the ledger, its id, its hash; salt None = the row is gone."""

    part: str
    id: str
    leaf: str
    salt: str | None = None


def leaf_hash(salt: str, row: Any) -> str:
    """The hash of a row's object in the interchange format, behind a salt (hex digits)."""
    return _sha256(salt + canonical(row))


def seal_hash(number: int, kind: str, previous: str, rows: Iterable[Leaf]) -> str:
    """The hash of a seal: what was added at which place in the chain; rows count in the order of part and id."""
    return listed_hash(number, kind, previous, sorted((row.part, row.id, row.leaf) for row in rows))


def listed_hash(number: int, kind: str, previous: str, lines: Sequence[tuple[str, str, str]]) -> str:
    """The same; lines: part, id and leaf of each row, in their order."""
    return hashlib.sha256(b"\n".join([_encode([number, kind, previous]), *map(_encode, lines)])).hexdigest()


def canonical(value: Any) -> str:
    """JSON in one way only: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
