"""The app: its routes, and what they share."""

from importlib.metadata import version
from pathlib import Path

from litestar import Litestar, Router
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp

from rashomon.errors import RashomonError
from rashomon.pipeline.ledger import Ledger
from rashomon.web.api import API
from rashomon.web.faults import broken, refused, told
from rashomon.web.given import dependencies, state
from rashomon.web.guarding.gate import gated
from rashomon.web.pages import PAGES
from rashomon.web.pages.team import TEAM
from rashomon.web.roles import READER, ROLE, guard
from rashomon.web.settings import Settings
from rashomon.web.team.entry import with_members
from rashomon.web.team.members import Team

STATIC = Path(__file__).with_name("static")


def create_app(ledger: Ledger, settings: Settings, team: Team | None = None) -> ASGIApp:
    """The app over an open ledger, behind its gate; with a team it is for its members alone."""
    app = routes(ledger, settings, team)
    return gated(with_members(app, team, settings) if team else app, settings)


def routes(ledger: Ledger, settings: Settings, team: Team | None = None) -> Litestar:
    """The app without its gate."""
    return Litestar(
        route_handlers=[
            API,
            Router("/", route_handlers=[*PAGES, *(TEAM if team else ())], include_in_schema=False),
            create_static_files_router(path="/static", directories=[STATIC], include_in_schema=False),
        ],
        dependencies=dependencies(),
        guards=[guard],
        opt={ROLE: READER},
        exception_handlers={RashomonError: told, HTTPException: refused, Exception: broken},
        state=state(ledger, settings, team),
        openapi_config=OpenAPIConfig(
            "rashomon", version("rashomon"), path="/api/openapi", render_plugins=[JsonRenderPlugin()]
        ),
        logging_config=None,
    )
