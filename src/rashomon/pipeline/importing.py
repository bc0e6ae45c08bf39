"""Takes an export of another ledger into this one: what was read there as it was read, what is derived derived anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from rashomon.export import verify
from rashomon.export.bundle import Bundle, checked
from rashomon.export.formats.datapackage import ledger_in
from rashomon.model.balance import Balance, Rejection
from rashomon.model.decision import Decision
from rashomon.model.reading import Reading
from rashomon.pipeline._summing import summed, summed_batch
from rashomon.pipeline.linking import link
from rashomon.pipeline.reviewing import follow
from rashomon.store.adding import Added
from rashomon.store.links import LinkMemory
from rashomon.store.store import Store

_BATCH = 64  # reports a transaction: what an interruption can cost
_BATCH_BYTES = 1_000_000

Progress = Callable[[int], None]


def checked_export(folder: Path) -> Bundle:
    """An export, or the one in a data package. Raises InputError when it is not whole, or not as it was sealed."""
    return checked(ledger_in(folder))


def import_ledger(store: Store, bundle: Bundle, progress: Progress | None = None) -> Balance:
    """Store what an export holds, and derive the incidents.

    progress: called now and then with the number of reports and decisions so far.
    """
    shown = store.names()
    for documents in _handfuls(bundle.raw()):
        erased = store.erased(sha256 for sha256, _ in documents)
        store.keep_raw((sha256, data) for sha256, data in documents if sha256 not in erased)
    balance = _readings(store, bundle, progress)
    if not store.is_derived:
        link(store)
    for outcome in _decisions(store, bundle):
        balance = summed(balance, 1, outcome)
        if progress:
            progress(balance.seen)
    store.recall(bundle.incidents(), shown)
    store.log(balance)
    return balance


def _readings(store: Store, bundle: Bundle, progress: Progress | None) -> Balance:
    balance = Balance()
    readings = bundle.readings()
    while some := list(islice(readings, _BATCH)):
        batch = list(_unless_erased(some, store))
        added = store.add(one for one in batch if isinstance(one, Reading))
        balance = summed_batch(balance, batch, added)
        if progress:
            progress(balance.seen)
    return balance


def _unless_erased(some: Sequence[Reading | Rejection], store: Store) -> Iterator[Reading | Rejection]:
    """What was erased from this ledger does not come back by way of another one."""
    erased = store.erased(one.report.sha256 for one in some if isinstance(one, Reading))
    for one in some:
        if isinstance(one, Reading) and one.report.sha256 in erased:
            by = erased[one.report.sha256]
            said = f"it was erased from this ledger on {by.at[:10]} by {by.author}. Take it into another ledger."
            yield Rejection(one.place, "rejected", "L017", said)
        else:
            yield one


def _decisions(store: Store, bundle: Bundle) -> Iterator[Added]:
    """What becomes of each decision; each is one transaction with all that follows from it."""
    for line, decision in enumerate(bundle.decisions(), 1):
        place = f"{verify.DECISIONS}:{line}"
        try:
            with store.linking() as memory:
                outcome = _decided(memory, decision, place)
        except ValueError as error:
            unfit = f"the decision does not fit what this ledger holds ({error})"
            outcome = Added(rejections=(Rejection(place, "failed", "I027", unfit),))
        yield outcome


def _decided(memory: LinkMemory, decision: Decision, place: str) -> Added:
    if memory.decisions.called(decision.id) is not None:
        return Added(stored=1, known=1)
    if missing := sorted(set(decision.accounts) - set(memory.accounts(decision.accounts))):
        unknown = f"the decision is about an account that this ledger does not hold ({missing[0]})"
        return Added(rejections=(Rejection(place, "rejected", "I026", unknown),))
    if decision.claim is not None and not memory.holds_claim(decision.claim):
        unread = f"the decision is about a claim that is read no more there ({decision.claim})"
        return Added(rejections=(Rejection(place, "rejected", "I026", unread),))
    # it keeps its number where no other decision has it or comes after it
    taken = replace(decision, number=max(decision.number, memory.decisions.next_number()))
    memory.decisions.add(taken)
    follow(memory, taken)
    return Added(stored=1)


def _handfuls(documents: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    handful: list[tuple[str, bytes]] = []
    size = 0
    for document in documents:
        handful.append(document)
        size += len(document[1])
        if size >= _BATCH_BYTES or len(handful) >= _BATCH:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful
