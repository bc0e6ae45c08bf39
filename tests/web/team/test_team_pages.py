"""A team comes in, decides under its own names, and goes."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from rashomon.errors import WebError
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.serving import Listening, checked
from rashomon.web.settings import Settings
from rashomon.web.team.members import Team

GOOD = "four words nobody guesses"


@pytest.fixture
def client(own_ledger: Ledger, trio: Team) -> Iterator[TestClient[Any]]:
    app = create_app(own_ledger, Settings(team=True), trio)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


def come_in(client: TestClient[Any], name: str, **more: str) -> Any:
    client.cookies.clear()
    form = {"name": name, "password": GOOD, **more}
    return client.post("/login", data=form, follow_redirects=False)


def test_without_a_login_there_is_nothing_to_see(client: TestClient[Any]) -> None:
    sent = client.get("/incidents?type=shelling", follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=/incidents")
    assert client.get("/api/incidents").status_code == 401
    assert client.post("/api/decisions", json={"kind": "accept", "claim": "x"}).status_code == 401
    assert client.post("/team", data={"name": "Eve"}).status_code == 401
    assert client.get("/login").status_code == 200 == client.get("/static/style.css").status_code


def test_who_comes_in_is_led_on_and_stays(client: TestClient[Any]) -> None:
    sent = come_in(client, "Rea", next="/incidents?type=shelling")
    assert (sent.status_code, sent.headers["location"]) == (303, "/incidents?type=shelling")
    assert "httponly" in sent.headers["set-cookie"].lower() and "samesite=strict" in sent.headers["set-cookie"].lower()
    assert "Log out Rea" in client.get("/incidents").text


@pytest.mark.parametrize(
    "onward", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:1", "/\n/x"]
)
def test_nobody_is_led_to_another_site(client: TestClient[Any], onward: str) -> None:
    assert come_in(client, "Rea", next=onward).headers["location"] == "/"


def test_a_wrong_password_is_told_and_nothing_more(client: TestClient[Any]) -> None:
    answers = [client.post("/login", data={"name": name, "password": "wrong"}) for name in ("Rea", "Nobody")]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert answers[0].text.replace("Rea", "Nobody") == answers[1].text


def test_decisions_carry_the_name_of_who_is_logged_in(client: TestClient[Any], own_ledger: Ledger) -> None:
    first, second = own_ledger.claims(limit=2)
    come_in(client, "Vera")
    assert client.post("/api/decisions", json={"kind": "accept", "claim": first.id}).status_code == 201
    come_in(client, "Ada")
    order = {"kind": "accept", "claim": second.id, "author": "Vera"}
    assert client.post("/api/decisions", json=order).status_code == 201
    assert [decision.author for decision in own_ledger.decisions()] == ["Vera", "Ada"]


def test_each_may_do_what_their_role_says(client: TestClient[Any], own_ledger: Ledger) -> None:
    order = {"kind": "accept", "claim": own_ledger.claims(limit=1)[0].id}
    for name, allowed in {"Rea": (200, 403, 403), "Vera": (200, 201, 403), "Ada": (200, 201, 200)}.items():
        come_in(client, name)
        seen = client.get("/incidents"), client.post("/api/decisions", json=order), client.get("/team")
        assert tuple(answer.status_code for answer in seen) == allowed, name
        assert ("/review" in seen[0].text, "/team" in seen[0].text) == (allowed[1] == 201, allowed[2] == 200)


def test_who_goes_is_out(client: TestClient[Any]) -> None:
    come_in(client, "Rea")
    kept = dict(client.cookies)
    assert client.post("/logout", follow_redirects=False).status_code == 303
    client.cookies.update(kept)
    assert client.get("/incidents", follow_redirects=False).status_code == 303


def test_an_admin_says_who_belongs_to_it(client: TestClient[Any], trio: Team) -> None:
    come_in(client, "Vera")
    kept = dict(client.cookies)
    come_in(client, "Ada")
    assert client.post("/team", data={"name": "New", "role": "reader", "password": GOOD}).status_code == 200
    assert client.post("/team/change", data={"name": "Vera", "state": "out"}).status_code == 200
    assert client.post("/team", data={"name": "Weak", "role": "reader", "password": "x"}).status_code == 400
    told = {member.name: member.disabled for member in trio.members()}
    assert told == {"Ada": False, "New": False, "Rea": False, "Vera": True}
    client.cookies.clear()
    client.cookies.update(kept)
    assert client.get("/incidents", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    ("listening", "with_team", "allowed"),
    [
        (Listening(), False, True),
        (Listening(host="::1"), False, True),
        (Listening(host="localhost"), True, True),
        (Listening(host="0.0.0.0"), False, False),
        (Listening(host="0.0.0.0"), True, False),
        (Listening(host="0.0.0.0", behind_proxy=True), False, False),
        (Listening(host="0.0.0.0", behind_proxy=True), True, True),
        (Listening(host="192.168.1.5", certificate="c.pem", key="k.pem"), True, True),
        (Listening(host="desk.example"), True, False),
    ],
)
def test_other_machines_reach_it_by_login_and_https_alone(listening: Listening, with_team: bool, allowed: bool) -> None:
    if allowed:
        assert checked(listening, with_team=with_team) == listening
        return
    with pytest.raises(WebError) as refused:
        checked(listening, with_team=with_team)
    assert refused.value.code == "B006"
