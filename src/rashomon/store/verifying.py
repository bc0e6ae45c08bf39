"""Checks a whole ledger: the chain, every row against its leaf, every claim against the words that it rests on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from sqlalchemy import Connection, func, select, text

from rashomon.store import guards, tables
from rashomon.store._as_sealed import not_as_sealed
from rashomon.store._claims_at_once import Bounds, are_all, bounds, confirmed
from rashomon.store._finding import Finding, readable
from rashomon.store._followed import not_followed
from rashomon.store._kept_beside import not_as_kept
from rashomon.store._linked import walked
from rashomon.store._sealed_parts import PARTS
from rashomon.store._words import misread, misread_before
from rashomon.store.chain import Head

_SHOWN = 20  # findings of SQLite's own check
_REPORTS = 4_000  # whose claims are one piece of work


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


class Work(Struct, frozen=True):
    """A piece of the work: which check; of which reports, where it is about their claims; against which head."""

    check: str
    of: Bounds | None = None
    anchor: Head | None = None


class Answer(Struct, frozen=True):
    """What came of it: findings; how many claims are well, None where not all are; the end of the chain."""

    findings: tuple[Finding, ...] = ()
    confirmed: int | None = None
    head: Head = Head()


Doing = Callable[[Connection, Sequence[Work]], Mapping[Work, Answer]]


def one_by_one(connection: Connection, works: Sequence[Work]) -> dict[Work, Answer]:
    """Do these pieces of work here."""
    return {work: done(connection, work) for work in works}


def verify(connection: Connection, anchor: Head | None = None, do: Doing = one_by_one) -> Verification:
    """Check everything.

    anchor: a head that was kept elsewhere. Without one nobody sees that the tail was cut, or all of it written anew.
    do: how pieces of work are done, those that take longest first.
    """
    chain, checks = Work(_CHAIN, anchor=anchor), {name: Work(name) for name in _CHECKS}
    claims = [Work(_CLAIMS, of) for of in bounds(connection, _REPORTS)]
    slow = [checks[name] for name in _CHECKS if name in _OF_CLAIMS]
    answers = do(connection, [*(work for work in checks.values() if work not in slow), chain, *claims])
    well = [answers[work].confirmed for work in claims]
    if None in well or not are_all(connection, sum(filter(None, well))):
        answers = {**answers, **do(connection, slow)}
    found = [answers[work].findings for work in (chain, *checks.values()) if work in answers]
    end = answers[chain].head
    count = connection.scalar(select(func.count()).select_from(tables.seal_rows)) or 0
    return Verification(end, end.number, count, tuple(finding for some in found for finding in some))


def done(connection: Connection, work: Work) -> Answer:
    """What comes of a piece of work."""
    if work.check == _CHAIN:
        head, findings = walked(connection, work.anchor)
        return Answer(tuple(findings), head=head)
    if work.check == _CLAIMS:
        return Answer(confirmed=confirmed(connection, work.of or (None, None)))
    return Answer(tuple(_CHECKS[work.check](connection)))


def _database(connection: Connection) -> Iterator[Finding]:
    missing = sorted(set(guards.names(connection)) - guards.present(connection))
    yield from (Finding(name, "this guard against changes is gone") for name in missing)
    if connection.dialect.name == "sqlite":
        said = connection.scalars(text(f"PRAGMA integrity_check({_SHOWN})")).all()
        yield from (Finding("the file", words) for words in said if words != "ok")
        for table, row, to, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Finding(f"{table}, row {row}", f"refers to something in {to} that is not there")


def _followed(connection: Connection) -> Iterator[Finding]:
    return (Finding(place, problem) for place, problem in not_followed(connection))


_CHAIN, _CLAIMS, _WORDS = "chain", "claims", "words"
_OF_CLAIMS = ("claim", _WORDS)  # only where the quick way does not confirm all claims
# in the order of their findings
_CHECKS: Mapping[str, Callable[[Connection], Iterator[Finding]]] = {
    "database": lambda connection: readable("the database", _database(connection)),
    **{part.name: partial(not_as_sealed, name=part.name) for part in PARTS},
    _WORDS: misread,
    "words before": misread_before,
    "kept": lambda connection: readable("what is kept of incidents", not_as_kept(connection)),
    "followed": lambda connection: readable("what follows from decisions", _followed(connection)),
}
