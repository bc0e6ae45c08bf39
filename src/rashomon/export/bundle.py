"""Reads an export back: checked first, then report by report, never more than a few in memory."""

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from rashomon.errors import InputError
from rashomon.export import verify
from rashomon.model.balance import Rejection
from rashomon.model.decision import Decision
from rashomon.model.ledger_format import Object
from rashomon.model.ledger_records import account_record, claim_record, offer_record, report_record
from rashomon.model.reading import Reading
from rashomon.model.rereading import Rereading
from rashomon.reconcile.carrying import bindings, bound
from rashomon.store.recalling import Told

_Record = TypeVar("_Record")

_FRESH = "Get the export again from whoever made it."
# kind of finding -> code, problem, next step
_PROBLEMS = {
    "manifest": (
        "I020",
        "this is no export, or one that was broken off",
        "Give the folder that rashomon export wrote; one that was broken off must be exported again.",
    ),
    "newer": ("I021", "this export is of a newer rashomon", "Upgrade rashomon."),
    "missing": ("I022", "a file of the export is missing", _FRESH),
    "changed": ("I023", "a file of the export was changed", _FRESH),
    "unsound": ("I024", "the export is not as it was sealed", f"List all that is wrong with verify.py. {_FRESH}"),
}
# what comes of an object that lacks a key, or has something else under it
_NOT_OF_THE_FORMAT = (msgspec.MsgspecError, ValueError, KeyError, TypeError, AttributeError)


class _OfReport(msgspec.Struct):
    report: str
    review: str | None = None


class _Document(msgspec.Struct):
    sha256: str


class Bundle:
    """An export that was checked, and its files.

    What it raises, or puts in the place of a report, has the code I025: a line that is not of the format, though
    nobody changed it since it was exported.
    """

    def __init__(self, folder: Path, files: Collection[str]) -> None:
        self._folder = folder
        self._files = files

    def readings(self) -> Iterator[Reading | Rejection]:
        """Each report with what was read in it, by id; in place of one that is not of the format, why not."""
        # these files are sorted by ids of their own, and what is told of one report may lie anywhere
        with ExitStack() as opened:
            reports = opened.enter_context(self._open("reports.jsonl"))
            accounts = self._of_reports("accounts.jsonl", account_record, opened)
            claims = self._of_reports("claims.jsonl", claim_record, opened)
            as_read = self._of_reports(verify.AS_READ, claim_record, opened)
            offers = self._of_reports(verify.OFFERS, offer_record, opened)
            for number, line in enumerate(reports, 1):
                place = f"{self._folder / 'reports.jsonl'}:{number}"
                try:
                    report = report_record(msgspec.json.decode(line))
                    said = (*claims(report.id), *as_read(report.id))
                    told, offer = tuple(accounts(report.id)), next(offers(report.id), None)
                    yield Reading(report=report, accounts=told, claims=said, place=place, offer=offer)
                except _NOT_OF_THE_FORMAT as error:
                    yield Rejection(place, "failed", "I025", f"a line is not of the format ({error})")

    def decisions(self) -> Iterator[Decision]:
        """What people decided, in its order, about what is read now: carried over as it was there."""
        names = bindings(self._lines(verify.REREADINGS, Rereading))
        return (bound(one, names.get(one.number, {})) for one in self._lines(verify.DECISIONS, Decision))

    def raw(self) -> Iterator[tuple[str, bytes]]:
        """SHA-256 and bytes of each document as it came, when the export holds them."""
        if verify.RAW in self._files:
            for document in self._lines(verify.RAW, _Document):
                yield document.sha256, (self._folder / "raw" / document.sha256).read_bytes()

    def incidents(self) -> Iterator[Told]:
        """What each incident was called."""
        return self._lines("incidents.jsonl", Told)

    def _open(self, name: str) -> BinaryIO:
        return (self._folder / name).open("rb")

    def _lines(self, name: str, kind: type[_Record]) -> Iterator[_Record]:
        decode = msgspec.json.Decoder(kind).decode
        with self._open(name) as lines, _of_the_format(self._folder / name):
            yield from map(decode, lines)

    def _of_reports(
        self, name: str, record: Callable[[Object], _Record], opened: ExitStack
    ) -> Callable[[str], Iterator[_Record]]:
        """Gives the records of a file that belong to a report."""
        begins = self._begins(name)
        file = opened.enter_context(self._open(name))

        def records(report: str) -> Iterator[_Record]:
            for place in begins.get(report, ()):
                file.seek(place)
                yield record(msgspec.json.decode(file.readline()))

        return records

    def _begins(self, name: str) -> Mapping[str, "array[int]"]:
        """Report -> where the lines begin that belong to it; not those that hold what people made of a claim."""
        decode = msgspec.json.Decoder(_OfReport).decode
        found: dict[str, array[int]] = {}
        begins = 0
        with self._open(name) as lines, _of_the_format(self._folder / name):
            for line in lines:
                told = decode(line)
                if told.review is None:
                    found.setdefault(told.report, array("Q")).append(begins)
                begins += len(line)
        return found


def checked(folder: Path) -> Bundle:
    """The export in a folder, once everything in it was found to be as it was sealed.

    Raises InputError: [I020] no export, [I021] made by a newer rashomon, [I022] a file is missing, [I023] a file was
    changed, [I024] the files agree with the manifest, and not with the chain or with each other.
    """
    check = verify.Check(folder)
    check.run()
    if check.findings:
        first = min(check.findings, key=lambda finding: list(_PROBLEMS).index(finding.kind))
        code, problem, next_step = _PROBLEMS[first.kind]
        others = f"; and {check.found - 1} more" if check.found > 1 else ""
        raise InputError(code, str(folder), f"{problem} ({first}{others})", next_step)
    return Bundle(folder, check.there)


@contextmanager
def _of_the_format(path: Path) -> Iterator[None]:
    try:
        yield
    except _NOT_OF_THE_FORMAT as error:
        raise InputError("I025", str(path), f"a line is not of the format ({error})", _FRESH) from error
