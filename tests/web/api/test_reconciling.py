"""OpenRefine matches names of actors and places."""

import json
from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from web_app import TOKEN


def test_the_manifest_says_what_can_be_matched(client: TestClient[Any]) -> None:
    manifest = client.get("/api/reconcile").json()
    assert {"versions", "name", "identifierSpace", "schemaSpace", "defaultTypes"} <= set(manifest)
    assert [kind["id"] for kind in manifest["defaultTypes"]] == ["actor", "place"]


def test_questions_are_answered_under_their_names(client: TestClient[Any]) -> None:
    queries = {
        "q0": {"query": "YPG", "type": "actor", "limit": 3},
        "q1": {"query": "Damascus", "type": "place", "type_strict": "should", "properties": []},
        "q2": {"query": "nobody of that name"},
    }
    for answer in (
        client.post("/api/reconcile", data={"queries": json.dumps(queries)}),
        client.get("/api/reconcile", params={"queries": json.dumps(queries)}),
    ):
        told = answer.json()
        actor, place, none = (told[name]["result"] for name in queries)
        assert (actor[0]["id"], actor[0]["match"], len(actor) <= 3) == ("ypg", True, True)
        assert place[0]["name"] == "Damascus" and not place[0]["match"]  # the city or its governorate
        assert none == []


def test_what_cannot_be_read_is_refused(client: TestClient[Any]) -> None:
    for queries in ("{", "[]", '{"q0": {}}', '{"q0": {"query": 5}}'):
        assert client.get("/api/reconcile", params={"queries": queries}).status_code == 400


def test_it_is_reached_with_the_token_in_the_address(examples_ledger: Ledger) -> None:
    app = create_app(examples_ledger, Settings(token=TOKEN))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        queries = {"queries": json.dumps({"q0": {"query": "YPG"}})}
        assert client.post(f"/api/reconcile?token={TOKEN}", data=queries).json()["q0"]["result"]
        assert client.post("/api/reconcile?token=wrong", data=queries).status_code == 401
