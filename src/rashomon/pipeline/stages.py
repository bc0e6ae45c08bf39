"""The order of the stages: found -> cleaned -> read -> kept; then `linking`: linked -> reconciled -> kept."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import TypeVar

from msgspec import Struct

from rashomon.errors import InputError, RashomonError
from rashomon.extract.claims import Opened, opened, parse_ahead, read_opened
from rashomon.extract.finders import Finders
from rashomon.extract.parse import model_version
from rashomon.extract.times import find_times
from rashomon.ingest.again import offer_of
from rashomon.ingest.clean import clean
from rashomon.ingest.problems import rejection
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection
from rashomon.model.offer import Offer
from rashomon.model.reading import Reading
from rashomon.model.when import TimeExpression
from rashomon.resolve.calendar import resolve_times
from rashomon.resolve.gazetteer import gazetteer
from rashomon.resolve.registry import Registry
from rashomon.store.erasing import Erasure
from rashomon.store.store import Store

_HANDFUL = 32
_HANDFUL_BYTES = 500_000
A = TypeVar("A")
B = TypeVar("B")


class Known(Struct, frozen=True):
    """A document that the ledger holds already, so that an interrupted reading goes on where it stopped."""

    place: str


Offered = RawDocument | Rejection | Known
Outcome = Reading | Rejection | Known


class Begun(Struct, frozen=True):
    """A document whose own words are known, and not yet what they claim."""

    place: str
    opened: Opened
    offer: Offer | None = None


def begin(raw: RawDocument) -> Begun:
    """The own words of one document. Raises InputError when there is nothing to read."""
    return Begun(raw.place, opened(clean(raw), finders()), offer_of(raw, reader_version()))


def finish(begun: Begun) -> Reading:
    """What the words claim."""
    accounts, claims = read_opened(begun.opened)
    return Reading(report=begun.opened.report, accounts=accounts, claims=claims, place=begun.place, offer=begun.offer)


def read_document(raw: RawDocument) -> Reading:
    """Read one document: its own words, then what they claim. Raises InputError when there is nothing to read."""
    return finish(begin(raw))


def unless_known(offered: Iterable[Offered], store: Store) -> Iterator[Offered]:
    """The documents in order; in place of each of which the ledger holds the report, that it does."""
    for handful in _handfuls(offered):
        digests = [hashlib.sha256(one.data).hexdigest() if isinstance(one, RawDocument) else "" for one in handful]
        held = store.read_from(digests)
        for one, digest in zip(handful, digests, strict=True):
            is_held = isinstance(one, RawDocument) and _is_held(one, digest, held.get(digest, ()))
            yield Known(one.place) if is_held else one


def _is_held(document: RawDocument, digest: str, held: Sequence[str]) -> bool:
    """One of the reports that were read from the same bytes is the one that this document would give."""
    # an id that was not given comes from the digest
    return document.id in held if document.id else any(digest[:12] in report_id for report_id in held)


def unless_erased(offered: Iterable[Offered], store: Store) -> Iterator[Offered]:
    """The documents in order; in place of each that was erased from the ledger, its rejection."""
    for some in _handfuls(offered):
        digests = [hashlib.sha256(one.data).hexdigest() if isinstance(one, RawDocument) else "" for one in some]
        erased = store.erased(digest for digest in digests if digest)
        for one, digest in zip(some, digests, strict=True):
            yield _was_erased(one.place, erased[digest]) if digest in erased else one


def _was_erased(place: str, erasure: Erasure) -> Rejection:
    said = f"it was erased from this ledger on {erasure.at[:10]} by {erasure.author}. Read it into another ledger."
    return Rejection(place, "rejected", "L017", said)


def kept_raw(offered: Iterable[Offered], store: Store) -> Iterator[Offered]:
    """The same documents, their bytes kept in the ledger before anything looks into them."""
    for some in _handfuls(offered):
        raw = (one.data for one in some if isinstance(one, RawDocument))
        store.keep_raw((hashlib.sha256(data).hexdigest(), data) for data in raw)
        yield from some


def read_offered(offered: Iterable[Offered]) -> Iterator[Outcome]:
    """Read documents, each in isolation: whatever goes wrong in one becomes its rejection, in its place."""
    for handful in _handfuls(offered):
        begun = [_isolated(begin, one, one.place) if isinstance(one, RawDocument) else one for one in handful]
        with suppress(Exception):  # then each is parsed when it is read, where what is wrong costs the others nothing
            parse_ahead(one.opened for one in begun if isinstance(one, Begun))
        for one in begun:
            yield _isolated(finish, one, one.place) if isinstance(one, Begun) else one


def _handfuls(offered: Iterable[Offered]) -> Iterator[list[Offered]]:
    """So many documents as are read at once: enough for the parser to be quick, not too much to hold."""
    handful: list[Offered] = []
    size = 0
    for one in offered:
        handful.append(one)
        size += len(one.data) if isinstance(one, RawDocument) else 0
        if len(handful) >= _HANDFUL or size >= _HANDFUL_BYTES:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful


def _isolated(step: Callable[[A], B], argument: A, place: str) -> B | Rejection:
    try:
        return step(argument)
    except InputError as error:
        return rejection(error)
    except RashomonError as error:
        return Rejection(place, "failed", error.code, f"{error.problem}. {error.next_step}".strip())
    except Exception as error:  # one report must never cost the others
        said = f"rashomon failed on it ({type(error).__name__}: {error}). Please report this as a bug."
        return Rejection(place, "failed", "P002", said)


def lost_document(offered: Offered, why: str) -> Outcome:
    """The rejection of a document at which a worker process broke off."""
    return Rejection(offered.place, "failed", "P003", f"reading it {why}. Leave it out, or send it with a bug report.")


class _Times:
    """Time words by the grammar of `extract`, read against the calendar of `resolve`, which do not know each other."""

    def find(self, text: str, start: int, end: int, published: str | None) -> tuple[TimeExpression, ...]:
        return resolve_times(find_times(text, start, end), published)


@cache
def reader_version() -> str:
    """Who reads: the version of the program and of the model that parses for it."""
    return f"rashomon {version('rashomon')} with {model_version()}"


@cache
def finders() -> Finders:
    return Finders(places=gazetteer(), actors=Registry(), times=_Times())
