"""What handlers are given: the open ledger, how it is served to who asks, who decides, the team."""

from collections.abc import Callable
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from msgspec import structs

from rashomon.errors import WebError
from rashomon.pipeline.ledger import Ledger
from rashomon.web.deciding.blind import is_blind
from rashomon.web.roles import MEMBER, settings_for
from rashomon.web.settings import Settings
from rashomon.web.team.members import Team

OpenLedger = NamedDependency[Ledger]
Served = NamedDependency[Settings]
Author = NamedDependency[str]
OurTeam = NamedDependency[Team]


def dependencies() -> dict[str, Provide]:
    """Handlers ask for them by these names.

    No part of what is sent as JSON has one of them: Litestar would take what is wrong there for a fault of the program.
    """
    given: dict[str, Callable[..., Any]] = {"ledger": _ledger, "settings": _settings, "who": _author, "team": _team}
    return {name: Provide(giving, sync_to_thread=False) for name, giving in given.items()}


def state(ledger: Ledger, settings: Settings, team: Team | None) -> State:
    """What the app holds as long as it runs."""
    return State({"ledger": ledger, "settings": settings, "team": team})


def _ledger(state: State) -> Ledger:
    ledger: Ledger = state.ledger
    return ledger


def _settings(state: State, request: Request[Any, Any, Any]) -> Settings:
    served = settings_for(state.settings, request.state.get(MEMBER))
    return structs.replace(served, blind=True) if served.edit and is_blind(request) else served


def _author(settings: NamedDependency[Settings]) -> str:
    """Who decides: who is logged in, in local mode the name that `rashomon serve` was given."""
    return settings.author


def _team(state: State) -> Team:
    """Raises WebError[B005] in local mode."""
    team: Team | None = state.team
    if team is None:
        raise WebError("B005", "", "this ledger is served to no team", "Start it with: rashomon serve --team TEAM")
    return team
