"""Many accounts, one ledger.

::

    import rashomon

    with rashomon.open("north.ledger") as ledger:
        ledger.read(["reports/"])
        for incident in ledger.incidents(type="air_strike", since="2018-02-01"):
            print(incident.summary)
            print(ledger.explain(incident.id))
"""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.errors import DecisionError as DecisionError
    from rashomon.errors import ExportError as ExportError
    from rashomon.errors import InputError as InputError
    from rashomon.errors import LedgerError as LedgerError
    from rashomon.errors import NotFoundError as NotFoundError
    from rashomon.errors import RashomonError as RashomonError
    from rashomon.errors import VocabularyError as VocabularyError
    from rashomon.errors import WorkerError as WorkerError
    from rashomon.export.explanation import Explanation as Explanation
    from rashomon.model.account import Account as Account
    from rashomon.model.balance import Balance as Balance
    from rashomon.model.balance import Rejection as Rejection
    from rashomon.model.claim import Claim as Claim
    from rashomon.model.decision import Decision as Decision
    from rashomon.model.incident import Incident as Incident
    from rashomon.model.incident import Toll as Toll
    from rashomon.model.quantity import Quantity as Quantity
    from rashomon.model.report import Report as Report
    from rashomon.model.span import Span as Span
    from rashomon.model.when import Date as Date
    from rashomon.model.where import Place as Place
    from rashomon.model.who import Actor as Actor
    from rashomon.model.who import Group as Group
    from rashomon.model.who import Source as Source
    from rashomon.pipeline.comparing import compare as compare
    from rashomon.pipeline.ledger import Ledger as Ledger

# loaded when asked for, so that `import rashomon` costs nothing
_HOMES = {
    "DecisionError": "errors",
    "ExportError": "errors",
    "InputError": "errors",
    "LedgerError": "errors",
    "NotFoundError": "errors",
    "RashomonError": "errors",
    "VocabularyError": "errors",
    "WorkerError": "errors",
    "Explanation": "export.explanation",
    "Account": "model.account",
    "Balance": "model.balance",
    "Rejection": "model.balance",
    "Claim": "model.claim",
    "Decision": "model.decision",
    "Incident": "model.incident",
    "Toll": "model.incident",
    "Quantity": "model.quantity",
    "Report": "model.report",
    "Span": "model.span",
    "Date": "model.when",
    "Place": "model.where",
    "Actor": "model.who",
    "Group": "model.who",
    "Source": "model.who",
    "Ledger": "pipeline.ledger",
    "compare": "pipeline.comparing",
}

__all__ = [*_HOMES, "open"]  # noqa: PLE0604 - the names of `_HOMES` are texts


def open(place: str | Path = ":memory:", *, create: bool = True) -> "Ledger":
    """Open a ledger: the path of a file, or `:memory:` for one that is not kept.

    create: make the file when it is not there. Several threads may use one ledger at once, unless it is in memory.
    Raises LedgerError.
    """
    from rashomon.pipeline.ledger import Ledger
    from rashomon.scale.processes import ordered_map
    from rashomon.store.store import Store

    return Ledger(Store.open(place, create=create), ordered_map, lambda: datetime.now(UTC))


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("rashomon")
    if name in _HOMES:
        return getattr(import_module(f"rashomon.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
