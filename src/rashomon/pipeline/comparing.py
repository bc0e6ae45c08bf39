"""Two files side by side, without a ledger of one's own."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.errors import InputError
from rashomon.export.comparison import comparison
from rashomon.export.grid import WIDTH
from rashomon.model.report import Report
from rashomon.pipeline.ledger import Ledger
from rashomon.store.engine import MEMORY
from rashomon.store.store import Store


def compare(first: str | Path, second: str | Path, width: int = WIDTH) -> str:
    """Two files with a report each, side by side; nothing is kept.

    Raises InputError when one of them cannot be read [its own code], or holds no or several reports [I010].
    """
    with Ledger(Store.open(MEMORY)) as ledger:
        pair = _only_report(ledger, first), _only_report(ledger, second, ledger.reports())
        incidents = ledger.incidents()
        claims = {incident.id: ledger.claims(incident=incident.id) for incident in incidents}
        return comparison(pair, incidents, claims, ledger.store.copies(), width)


def _only_report(ledger: Ledger, path: str | Path, before: Sequence[Report] = ()) -> Report:
    balance = ledger.read(path)
    for row in balance.rejections:
        raise InputError(row.code, row.place, row.reason.rstrip("."))
    new = [report for report in ledger.reports() if report not in before]
    if balance.seen != 1 or len(new) > 1:
        raise InputError("I010", str(path), f"{balance.seen} reports, not one", "Give two files with one report each.")
    if not new:
        raise InputError("I011", str(path), "the same report as the first file", "Give two different reports.")
    return new[0]
