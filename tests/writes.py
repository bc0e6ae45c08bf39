"""What programs and people ask a ledger to write, one transaction at a time."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec import structs

from factories import TUESDAY, make_reading
from rashomon.model.balance import Balance, Rejection
from rashomon.model.claim import DateFact
from rashomon.model.reading import Reading
from rashomon.pipeline.linking import link
from rashomon.pipeline.reviewing import Reviewer
from rashomon.store.store import Store

_APART_DAYS = 400  # what names the same people within some months is compared
READS = ("bytes", "reports", "log", "links")
REVIEWS = ("rejects", "splits", "undoes")
WRITES = (*READS, *REVIEWS)


def round_of_writes(store: Store, name: str, number: int, reviewer: str = "Noor") -> tuple[Callable[[], Any], ...]:
    """Two reports of one incident are read and reviewed; the names in `WRITES` say what each transaction does.

    name: goes into every id. number: with rounds of other numbers nothing is linked.
    """
    told, data = [_reading(f"{name}-{part}", number) for part in "ab"], raw_bytes(name)
    balance = Balance(seen=3, stored=2, rejections=(Rejection(f"{name}.html", "rejected", "I003", "no text"),))
    noor = Reviewer(store, reviewer, lambda: datetime.now(UTC))
    account = told[0].accounts[0].id
    return (
        lambda: store.keep_raw([(hashlib.sha256(data).hexdigest(), data)]),
        lambda: store.add(told),
        lambda: store.log(balance),
        lambda: link(store),
        lambda: noor.reject(told[1].claims[-1].id),
        lambda: noor.split(store.incident_of_accounts()[account], [told[1].report.id]),
        lambda: noor.undo(list(store.decisions())[-1].id),
    )


def raw_bytes(name: str) -> bytes:
    """The bytes of the document that a round of this name keeps."""
    return f"as it came {name} ".encode() * 300


def _reading(report: str, number: int) -> Reading:
    """A report of one day, whose claims say so."""
    day = date(2015, 1, 1) + number * timedelta(days=_APART_DAYS)
    reading = make_reading(report, published=str(day + timedelta(days=1)))
    when = DateFact(structs.replace(TUESDAY, start=str(day), end=str(day)))
    claims = (structs.replace(c, value=when) if c.field == "date" else c for c in reading.claims)
    return structs.replace(reading, claims=tuple(claims))
