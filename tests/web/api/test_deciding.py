"""Programs decide when the ledger is served to be edited."""

from typing import Any

from litestar.testing import TestClient

from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.orders import Order
from rashomon.web.app import create_app
from rashomon.web.settings import Settings


def asking(ledger: Ledger, **known: Any) -> TestClient[Any]:
    return TestClient(create_app(ledger, Settings(**known)), base_url="http://127.0.0.1")


def test_a_decision_is_taken_by_who_serves(own_ledger: Ledger) -> None:
    claim = own_ledger.claims(limit=1)[0]
    with asking(own_ledger, edit=True, author="Ada") as client:
        version = client.get(f"/api/claims/{claim.id}").json()["version"]
        order = {"kind": "accept", "claim": claim.id, "seen": version, "author": "somebody else"}
        answer = client.post("/api/decisions", json=order)
        assert (answer.status_code, answer.json()["author"]) == (201, "Ada")
        again = client.post("/api/decisions", json=order)
        assert (again.status_code, again.json()["code"]) == (409, "D001")
    assert [d.kind for d in own_ledger.decisions()] == ["accept"]
    assert own_ledger.verify().findings == ()


def test_nobody_decides_where_it_is_served_to_be_read(own_ledger: Ledger) -> None:
    claim = own_ledger.claims(limit=1)[0]
    with asking(own_ledger) as client:
        assert client.post("/api/decisions", json={"kind": "accept", "claim": claim.id}).status_code == 403
    assert own_ledger.decisions() == ()


def test_what_is_no_decision_is_refused(own_ledger: Ledger) -> None:
    with asking(own_ledger, edit=True, author="Ada") as client:
        wrong = [{}, {"kind": "sing"}, {"kind": "accept"}, {"kind": "accept", "claim": "x", "field": "y"}, []]
        wrong += [{"kind": "accept", part: False} for part in Order.__struct_fields__]
        for order in wrong:
            assert client.post("/api/decisions", json=order).status_code == 400
        assert client.post("/api/decisions", json={"kind": "accept", "claim": "none"}).status_code == 404
    assert own_ledger.decisions() == ()
