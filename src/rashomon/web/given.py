"""What handlers are given: the open ledger, how it is served, and who decides."""

from litestar.datastructures import State
from litestar.di import NamedDependency, Provide

from rashomon.pipeline.ledger import Ledger
from rashomon.web.settings import Settings

OpenLedger = NamedDependency[Ledger]
Served = NamedDependency[Settings]
Author = NamedDependency[str]


def dependencies() -> dict[str, Provide]:
    """Handlers ask for them by these names."""
    return {
        "ledger": Provide(_ledger, sync_to_thread=False),
        "settings": Provide(_settings, sync_to_thread=False),
        "author": Provide(author, sync_to_thread=False),
    }


def state(ledger: Ledger, settings: Settings) -> State:
    """What the app holds as long as it runs."""
    return State({"ledger": ledger, "settings": settings})


def _ledger(state: State) -> Ledger:
    ledger: Ledger = state.ledger
    return ledger


def _settings(state: State) -> Settings:
    settings: Settings = state.settings
    return settings


def author(state: State) -> str:
    """Who decides: in local mode the name that `rashomon serve` was given."""
    return _settings(state).author
