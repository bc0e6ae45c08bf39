"""Every route with every role, and every change from other sites: made out of the app's own routes."""

import re
from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app, routes
from rashomon.web.guarding.asking import SAFE_METHODS
from rashomon.web.roles import READER, REVIEWER, ROLE, ROLES, may
from rashomon.web.settings import Settings

CHANGES_NOTHING = {"/api/reconcile"}  # a question too long for an address
HOSTILE: tuple[dict[str, str], ...] = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
    {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:81"},
)


def app_of(ledger: Ledger) -> Litestar:
    return routes(ledger, Settings())


def every(app: Litestar) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """Path, method and handler of every route, those of files and of the schema left out."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if route.path.startswith(("/static", "/api/openapi")):
                continue
            yield from ((route.path, method, handler) for method in sorted(handler.http_methods) if method != "OPTIONS")


def filled(path: str, ledger: Ledger) -> str:
    """The path with names of things that are there, and `x` for what has no name here."""
    incident = ledger.incidents()[0]
    claim = ledger.claims(incident=incident.id)[0]
    known = {
        "incident_id": incident.id,
        "claim_id": claim.id,
        "report_id": claim.report,
        "number": "1",
        "format_name": "csv",
        "profile": "acled",
    }
    return re.sub(r"\{(\w+):\w+\}", lambda found: known.get(found[1], "x"), path)


def changing(ledger: Ledger) -> list[tuple[str, str]]:
    found = [(filled(path, ledger), method) for path, method, _ in every(app_of(ledger)) if method not in SAFE_METHODS]
    return sorted(one for one in found if one[0] not in CHANGES_NOTHING)


def test_every_route_that_changes_something_asks_for_more_than_a_reader(examples_ledger: Ledger) -> None:
    for path, method, handler in every(app_of(examples_ledger)):
        needed = handler.opt[ROLE]
        assert needed in ROLES
        if method not in SAFE_METHODS and path not in CHANGES_NOTHING:
            assert may(needed, REVIEWER), f"{method} {path} says {needed}"
    assert len(changing(examples_ledger)) >= 14


@pytest.mark.parametrize("edit", [False, True])
def test_every_route_lets_in_whom_it_says(own_ledger: Ledger, edit: bool) -> None:
    """In local mode there are two roles: a reader, and with --edit a reviewer."""
    held = REVIEWER if edit else READER
    app = create_app(own_ledger, Settings(edit=edit, author="Noor"))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as asking:
        for path, method, handler in every(app_of(own_ledger)):
            address = filled(path, own_ledger)
            status = asking.request(method, address, follow_redirects=False).status_code
            assert (status == 403) == (not may(held, handler.opt[ROLE])), f"{method} {address}: {status}"
            assert status < 500, f"{method} {address}"


def test_who_only_looks_changes_nothing(own_ledger: Ledger) -> None:
    before = own_ledger.head()
    with TestClient(create_app(own_ledger, Settings(author="Noor")), base_url="http://127.0.0.1") as asking:
        for address, method in changing(own_ledger):
            assert asking.request(method, address, data={"words": "x"}).status_code == 403, address
        assert "/review" not in asking.get("/incidents").text
    assert (own_ledger.head(), own_ledger.decisions()) == (before, ())


def test_no_other_site_changes_anything(own_ledger: Ledger) -> None:
    before = own_ledger.head()
    app = create_app(own_ledger, Settings(edit=True, author="Noor"))
    with TestClient(app, base_url="http://127.0.0.1") as asking:
        for address, method in changing(own_ledger):
            for headers in HOSTILE:
                answer = asking.request(method, address, data={"words": "x"}, headers=headers)
                assert answer.status_code == 403, (address, headers)
    assert (own_ledger.head(), own_ledger.decisions()) == (before, ())


def test_a_role_may_do_what_those_before_it_may() -> None:
    assert [[may(held, needed) for needed in ROLES] for held in ROLES] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
