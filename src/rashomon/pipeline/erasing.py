"""Erases a report, and derives again what it had a part in."""

from collections.abc import Callable
from datetime import UTC, datetime

from rashomon.errors import DecisionError
from rashomon.pipeline.linking import link_some, relink
from rashomon.store.erasing import Erasure
from rashomon.store.store import Store


def erase(store: Store, report: str, author: str, reason: str, now: Callable[[], datetime]) -> list[str]:
    """Erase a report with its bytes, its claims and the decisions on them; gives what was erased, as `part id`.

    That something was erased, by whom and why, stays, and the chain still verifies. Raises NotFoundError, and
    DecisionError[D004] without an author or a reason.
    """
    if not author.strip() or not reason.strip():
        raise DecisionError("D004", report, "erasing needs an author and a reason", "Give both: they stay.")
    name = store.report(report).id
    at = now().astimezone(UTC).isoformat(timespec="microseconds")
    with store.erasing() as (erasing, memory):
        repeating = erasing.repeating(name)
        beside = erasing.unlink([name, *repeating])
        erased = erasing.erase(name, Erasure(author.strip(), at, reason.strip()))
        link_some(memory, repeating)
        relink(memory, beside)
        memory.all_linked()
        erasing.forget_names()
    store.compact()
    return erased
