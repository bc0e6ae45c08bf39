"""What handlers are given: the open ledger, and how it is served."""

from litestar.datastructures import State
from litestar.di import NamedDependency, Provide

from rashomon.pipeline.ledger import Ledger
from rashomon.web.settings import Settings

OpenLedger = NamedDependency[Ledger]
Served = NamedDependency[Settings]


def dependencies() -> dict[str, Provide]:
    """Handlers ask for them by these names."""
    return {"ledger": Provide(_ledger, sync_to_thread=False), "settings": Provide(_settings, sync_to_thread=False)}


def state(ledger: Ledger, settings: Settings) -> State:
    """What the app holds as long as it runs."""
    return State({"ledger": ledger, "settings": settings})


def _ledger(state: State) -> Ledger:
    ledger: Ledger = state.ledger
    return ledger


def _settings(state: State) -> Settings:
    settings: Settings = state.settings
    return settings
