"""Who may ask, and what every answer carries."""

from typing import Any

import pytest
from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.guarding.asking import is_known_host, is_own_request
from rashomon.web.guarding.headers import HEADERS, POLICY
from rashomon.web.settings import LOOPBACK, Settings
from web_app import TOKEN

ADDRESSES = ("/", "/incidents", "/incidents/none", "/reports/none", "/static/style.css", "/static/none", "/nowhere")
HOSTILE = (
    *("evil.example", "127.0.0.1.evil.example", "evil.example:8000", "localhost.evil.example", "", "127.0.0.2"),
    *("0.0.0.0", "[::]", "[::2]", "localhost:", "127.0.0.1:80:80", "127.0.0.1@evil.example", "localhost:80x", " "),
    *("2130706433", "0x7f000001", "127.1", "LOCALHOST.", "[::1].evil.example", "[::ffff:127.0.0.1]", "local host"),
)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LocalHost:1", "[::1]", "[::1]:9"])
def test_it_answers_under_its_own_names(host: str) -> None:
    assert is_known_host(host, LOOPBACK)


@pytest.mark.parametrize("host", [host for host in HOSTILE if host != "localhost:"])
def test_other_names_that_lead_here_are_refused(client: TestClient[Any], host: str) -> None:
    for address in ADDRESSES:
        answer = client.get(address, headers={"host": host}, follow_redirects=False)
        assert (answer.status_code, "incident" in answer.text) == (400, False), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(client: TestClient[Any], address: str) -> None:
    answer = client.get(address, follow_redirects=False)
    assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)


def test_nothing_inline_and_nothing_from_elsewhere_may_run() -> None:
    assert "default-src 'none'" in POLICY and "unsafe" not in POLICY and "http" not in POLICY


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
    ],
)
def test_other_sites_cannot_change_anything(headers: dict[str, str]) -> None:
    asked = {"host": "127.0.0.1", **headers}
    assert not any(is_own_request(method, asked) for method in ("POST", "PUT", "PATCH", "DELETE"))
    assert is_own_request("GET", asked)


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1"}, {"origin": "http://127.0.0.1"}]
)
def test_own_pages_and_programs_can(headers: dict[str, str]) -> None:
    assert is_own_request("POST", {"host": "127.0.0.1", **headers})


class TestToken:
    @pytest.fixture
    def asking(self, examples_ledger: Ledger) -> Any:
        app = create_app(examples_ledger, Settings(token=TOKEN, port=80))
        with TestClient(app, base_url="http://127.0.0.1") as asking:
            yield asking

    def test_without_it_there_is_nothing_to_see(self, asking: TestClient[Any]) -> None:
        for address in (*ADDRESSES, "/?token=wrong", "/incidents?token="):
            if not address.startswith("/static"):
                assert asking.get(address, follow_redirects=False).status_code == 401, address

    def test_it_is_taken_out_of_the_address_and_kept(self, asking: TestClient[Any]) -> None:
        first = asking.get(f"/incidents?type=shelling&token={TOKEN}", follow_redirects=False)
        assert (first.status_code, first.headers["location"]) == (303, "/incidents?type=shelling")
        assert all(part in first.headers["set-cookie"] for part in ("HttpOnly", "SameSite=Strict", "Path=/"))
        assert asking.get("/incidents").status_code == 200

    def test_it_leads_to_no_other_site(self, asking: TestClient[Any]) -> None:
        for path in ("//evil.example/x", "/%0d%0aset-cookie:a=b", "///evil.example"):
            asking.cookies.clear()
            sent_on = asking.get(f"http://127.0.0.1{path}?token={TOKEN}", follow_redirects=False)
            assert not sent_on.headers["location"].startswith("//") and "a" not in sent_on.cookies

    def test_programs_may_bring_it_in_a_header(self, asking: TestClient[Any]) -> None:
        assert asking.get("/incidents", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert asking.get("/incidents", headers={"authorization": "Bearer no"}).status_code == 401
