"""Adds up the account of what was offered, batch by batch."""

from collections.abc import Collection, Sequence
from typing import Any

from rashomon.model.balance import Balance, Rejection
from rashomon.model.reading import Reading
from rashomon.store.adding import Added


def summed(balance: Balance, seen: int, *outcomes: Added) -> Balance:
    """The account after so many more were offered, and this became of them."""
    return Balance(
        seen=balance.seen + seen,
        stored=balance.stored + sum(added.stored for added in outcomes),
        known=balance.known + sum(added.known for added in outcomes),
        rejections=(*balance.rejections, *(row for added in outcomes for row in added.rejections)),
    )


def summed_batch(balance: Balance, batch: Sequence[Any], added: Added) -> Balance:
    """The account after a batch of readings, of which `added` came, of rejections, and of what is known."""
    unread = tuple(one for one in batch if isinstance(one, Rejection))
    known: Collection[Any] = [one for one in batch if not isinstance(one, Reading | Rejection)]
    return summed(balance, len(batch), Added(len(known), len(known), unread), added)
