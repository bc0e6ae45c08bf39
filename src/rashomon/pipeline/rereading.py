"""Reads reports again, with the reader as it is now: what it reads otherwise goes beside what was read before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import Struct, structs

from rashomon.errors import InputError
from rashomon.ingest.again import document_again
from rashomon.ingest.problems import rejection
from rashomon.ingest.sniff import file_kind
from rashomon.model.balance import Rejection
from rashomon.model.decision import standing
from rashomon.model.identity import identity
from rashomon.model.offer import Offer
from rashomon.model.reading import Reading
from rashomon.model.report import Report
from rashomon.model.rereading import Reread, Rereading
from rashomon.pipeline.linking import link_again
from rashomon.pipeline.stages import Offered, Outcome, reader_version
from rashomon.reconcile.carrying import carried, is_misplaced
from rashomon.reconcile.rereading import Difference, Held, difference, told_apart
from rashomon.store.links import LinkMemory
from rashomon.store.store import Store

_NO_BYTES = "its bytes are not there: it was read by an older rashomon. Read the document into another ledger."
_AT_ONCE = 64  # reports a transaction: what an interruption can cost

Read = Callable[[Iterable[Offered]], Iterator[Outcome]]


class _Run(Struct):
    """One run, as far as it came. at: the time, ISO 8601, when somebody gave it."""

    reader: str
    at: str | None
    number: int | None = None
    same: int = 0
    made: list[Rereading] = []
    rejections: list[Rejection] = []


def reread(
    store: Store, reports: Sequence[str], read: Read, at: str | None, progress: Callable[[int], None] | None = None
) -> Reread:
    """Read these reports again, by their ids, some in each transaction; who breaks it off can begin it again.

    read: the stages. Nothing is written down about a report that reads as before with the same version of the reader.
    """
    run = _Run(reader_version(), at)
    outcomes = zip(reports, read(_offered_again(store, reports)), strict=True)
    done = 0
    while some := list(islice(outcomes, _AT_ONCE)):
        run.rejections += [one for _, one in some if isinstance(one, Rejection)]
        with store.linking() as memory:
            _take(memory, run, [one for _, one in some if isinstance(one, Reading)])
        done += len(some)
        if progress:
            progress(done)
    return _account(store, run, len(reports))


def _account(store: Store, run: _Run, reports: int) -> Reread:
    unsettled = store.unsettled()
    open_ones = {one.decision.number for one in unsettled}
    decisions = {decision.number for decision in standing(store.decisions())}
    moved = {one.decision for rereading in run.made for one in rereading.rebound}
    return Reread(
        reader=run.reader,
        run=run.number,
        reports=reports,
        same=run.same,
        rereadings=tuple(run.made),
        rejections=tuple(run.rejections),
        decisions=len(decisions),
        carried=len(moved & decisions - open_ones),
        unsettled=unsettled,
    )


def _offered_again(store: Store, reports: Sequence[str]) -> Iterator[Offered]:
    """Each document as it was offered, in order; in place of one that is not known any more, why not."""
    for k in range(0, len(reports), _AT_ONCE):
        some = reports[k : k + _AT_ONCE]
        held = store.offered(some)
        for report in some:
            yield _document(report, *held[report])


def _document(report: str, offer: Offer | None, data: bytes | None) -> Offered:
    if data is None:
        return Rejection(report, "failed", "R001", _NO_BYTES)
    if offer is None and file_kind("", data) == "jsonl":
        offer = Offer(kind="jsonl-item")  # such a line says all that was said of it
    if offer is None:
        return Rejection(report, "failed", "R002", "it is not known as what it was offered. Read the document anew.")
    try:
        return document_again(offer, data, report)
    except InputError as error:
        return rejection(error)


def _take(memory: LinkMemory, run: _Run, readings: Iterable[Reading]) -> None:
    """Write down what these readings changed, and let everything follow."""
    by_place = {reading.place: reading for reading in readings}
    held = memory.rereadings.held(by_place)
    readers = memory.rereadings.readers(by_place)
    before: dict[str, Report] = {}
    heirs: dict[str, str | None] = {}
    beside: set[str] = set()
    for report, reading in by_place.items():
        if report not in held:
            continue  # it was erased meanwhile
        if (reading.report.id, reading.report.sha256) != (report, held[report].report.sha256):
            run.rejections.append(Rejection(report, "failed", "R003", "it would have another id. Read it anew."))
            continue
        if _is_held_fast(memory, held[report], reading.report.text):
            reason = "a correction names a place where the text reads otherwise now. Undo it, read again, correct anew."
            run.rejections.append(Rejection(report, "failed", "R004", reason))
            continue
        made = _taken(memory, run, held[report], told_apart(reading, held[report]), readers.get(report))
        if made is None or not _reads_otherwise(made, held[report], reading):
            run.same += 1
            continue
        run.made.append(made)
        before[report] = held[report].report
        heirs |= dict.fromkeys(made.accounts_out, None) | dict(made.heirs)
        beside |= _follow(memory, made)
    if before:
        link_again(memory, before, heirs, beside)


def _is_held_fast(memory: LinkMemory, held: Held, text: str) -> bool:
    """People corrected places in a text that would not stand there any more."""
    if text == held.report.text:
        return False
    corrections = (d for d in standing(memory.decisions.on_any(held.claims_now)) if d.kind == "correct")
    return any(is_misplaced(decision, (held.report.text, text)) for decision in corrections)


def _reads_otherwise(made: Rereading, held: Held, reading: Reading) -> bool:
    return made.differs or held.report != reading.report


def _taken(memory: LinkMemory, run: _Run, held: Held, reading: Reading, reader: str | None) -> Rereading | None:
    """What is written down of one report; None where there is nothing to."""
    found, is_new_text = difference(held, reading), held.report != reading.report
    made = Rereading(
        number=memory.rereadings.next_number(),
        id="",
        run=run.number or memory.rereadings.next_run(),
        report=held.report.id,
        reader=run.reader,
        at=run.at,
        version=memory.rereadings.latest_version(held.report.id) + is_new_text,
        **structs.asdict(found),
    )
    if not made.differs and not is_new_text and reader == run.reader:
        return None
    made = _with_decisions(memory, made, found, held, reading)
    content = msgspec.json.encode(made, order="sorted").decode()
    made = structs.replace(made, id=identity("g", content))
    memory.rereadings.add(made, reading, held)
    run.number = made.run
    return made


def _with_decisions(memory: LinkMemory, made: Rereading, found: Difference, held: Held, reading: Reading) -> Rereading:
    """The rereading with the decisions that it carries over."""
    about = [*memory.decisions.on_any(made.claims_out), *memory.decisions.about(made.accounts_out)]
    numbers = {decision.number for decision in about}
    if not numbers:
        return made
    new = {claim.id: claim for claim in reading.claims}
    rebound = carried(
        memory.decisions.as_written(numbers),
        memory.decisions.bindings_of(numbers),
        [(held.claims[old], new[heir]) for old, heir in made.pairs],
        dict(found.heirs),
        (held.report.text, reading.report.text),
    )
    return structs.replace(made, rebound=rebound)


def _follow(memory: LinkMemory, made: Rereading) -> set[str]:
    """Work out anew what decisions make of the claims and accounts; gives the accounts for which it was."""
    if not made.rebound:
        return set()
    for name in sorted({name for pair in made.pairs for name in pair}):
        claim = memory.claim(name)
        memory.decisions.review(claim, memory.rereadings.text_of(claim))
    return memory.decisions.constrain({*made.accounts_out, *(heir for _, heir in made.heirs)})
