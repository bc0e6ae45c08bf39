"""Every route with everybody: nobody, and each role."""

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app, routes
from rashomon.web.roles import ANYBODY, ROLE, may
from rashomon.web.settings import Settings
from rashomon.web.team.members import Team
from web.team.conftest import ROLES
from web.test_roles import every, filled

GOOD = "four words nobody guesses"


def test_every_route_lets_in_whom_it_says_and_nobody_else(own_ledger: Ledger, trio: Team) -> None:
    settings = Settings(team=True)
    known = list(every(routes(own_ledger, settings, trio)))
    asked = 0
    with TestClient(
        create_app(own_ledger, settings, trio), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        for name in (None, *ROLES):
            client.cookies.clear()
            secret = trio.login(name, GOOD) if name else ""
            for path, method, handler in known:
                if path in ("/login", "/logout") or handler.opt[ROLE] == ANYBODY:
                    continue
                headers = {"authorization": f"Bearer {secret}"}
                address = filled(path, own_ledger)
                status = client.request(method, address, headers=headers, follow_redirects=False).status_code
                said = f"{name}: {method} {address}: {status}"
                if name is None:
                    assert status in (401, 303), said
                else:
                    assert (status == 403) == (not may(ROLES[name], handler.opt[ROLE])), said  # type: ignore[arg-type]
                assert status < 500, said
                asked += 1
    assert asked > 150
