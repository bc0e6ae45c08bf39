"""Programs get the records of the ledger's interchange format."""

import json
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from factories import TEXT, make_reading
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings


@pytest.fixture
def exported(examples_ledger: Ledger, tmp_path: Path) -> Path:
    examples_ledger.export("jsonl", tmp_path / "export")
    return tmp_path / "export"


@pytest.mark.parametrize("name", ["incidents", "claims", "reports"])
def test_lists_are_the_lines_of_the_export_part_by_part(client: TestClient[Any], exported: Path, name: str) -> None:
    lines = [json.loads(line) for line in (exported / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    told: list[Any] = []
    address: str | None = f"/api/{name}?limit=7"
    while address:
        answer = client.get(address).json()
        assert len(answer[name]) <= 7
        told, address = told + answer[name], answer["next"]
    assert sorted(told, key=lambda r: r["id"]) == sorted(lines, key=lambda r: r["id"])


def test_one_record_is_the_same_as_in_the_list(client: TestClient[Any]) -> None:
    for name, key in (("claims", "claim"), ("reports", None)):
        for record in client.get(f"/api/{name}?limit=5").json()[name]:
            one = client.get(f"/api/{name}/{record['id']}").json()
            assert (one[key] if key else one) == record


def test_a_report_says_of_which_it_is_the_next_version(own_ledger: Ledger) -> None:
    def told(client: TestClient[Any]) -> dict[str, str | None]:
        listed = client.get("/api/reports?limit=1000").json()["reports"]
        assert client.get("/api/reports/v2").json() == next(line for line in listed if line["id"] == "v2")
        return {line["id"]: line["version_of"] for line in listed if line["id"].startswith("v")}

    def read(number: int) -> None:
        own_ledger.store.add([make_reading(f"v{number}", TEXT + str(number), url="https://a.example/north")])

    with TestClient(create_app(own_ledger, Settings()), base_url="http://127.0.0.1") as client:
        read(2)
        assert told(client) == {"v2": None}
        read(3)
        assert told(client) == {"v2": None, "v3": "v2"}
        read(1)
        assert told(client) == {"v1": None, "v2": "v1", "v3": "v2"}


def test_an_incident_comes_with_what_stands_behind_it(client: TestClient[Any], examples_ledger: Ledger) -> None:
    for incident in examples_ledger.incidents(limit=3):
        told = client.get(f"/api/incidents/{incident.id}").json()
        assert told["incident"]["id"] == incident.id
        assert {claim["report"] for claim in told["claims"]} <= {report["id"] for report in told["reports"]}
        assert told["version"] == examples_ledger.version(incident.id)


def test_filters_are_those_of_lists(client: TestClient[Any], examples_ledger: Ledger) -> None:
    wanted = [incident.id for incident in examples_ledger.incidents(type="shelling")]
    assert [one["id"] for one in client.get("/api/incidents?type=shelling").json()["incidents"]] == wanted


def test_the_rest_answers(client: TestClient[Any], examples_ledger: Ledger) -> None:
    assert client.get("/api/ledger").json()["head"] == str(examples_ledger.head())
    assert client.get("/api/decisions").json() == {"decisions": []}
    assert client.get("/api/search?words=killed").json()["hits"]
    name = examples_ledger.incidents(limit=1)[0].id
    assert name in client.get(f"/api/explain/{name}").json()["explanation"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/incidents/none", 404),
        ("/api/nowhere", 404),
        ("/api/incidents?limit=0", 400),
        ("/api/incidents?limit=x", 400),
        ("/api/incidents?background=x", 400),
        ("/api/search", 400),
        ("/api/search?words=%22", 400),
    ],
)
def test_errors_are_objects(client: TestClient[Any], address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, set(answer.json())) == (status, {"code", "problem", "next_step"})
