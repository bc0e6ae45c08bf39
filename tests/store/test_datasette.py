"""A ledger opens in Datasette as it is: its tables, its views, its search."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factories import TEXT, make_incident, make_reading, put_derived
from rashomon.store import tables, views
from rashomon.store.store import Store

# in a process of its own: its warnings are not ours
_PAGES = """
import asyncio, json, sys
from datasette.app import Datasette

async def main(path, pages):
    client = Datasette([path]).client
    answers = [await client.get(page) for page in pages]
    print(json.dumps([[answer.status_code, answer.text] for answer in answers]))

asyncio.run(main(sys.argv[1], sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("datasette", reason="datasette is not installed: pip install -r requirements-test.lock")
    path = tmp_path_factory.mktemp("datasette") / "north.db"
    first, second = make_reading("r1"), make_reading("r2", f"{TEXT} Nothing was heard of the bakers.")
    with Store.open(path, create=True) as store:
        store.add([first, second])
        put_derived(store, [make_incident(first)], {"r2": "r1"})
    return path


def pages(ledger: Path, asked: list[str]) -> list[tuple[int, str]]:
    """Status and text of the pages."""
    command = [sys.executable, "-c", _PAGES, str(ledger), *(f"/north/{page}".rstrip("/") for page in asked)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return [(status, text) for status, text in json.loads(done.stdout.splitlines()[-1])]


def test_every_table_and_view_has_its_page(ledger: Path) -> None:
    names = ["", *tables.metadata.tables, *views.VIEWS]
    assert {page: status for page, (status, _) in zip(names, pages(ledger, names), strict=True) if status != 200} == {}


def test_its_search_box_finds_reports_and_claims(ledger: Path) -> None:
    asked = ["reports.json?_search=bakers", "claims.json?_search=agence", "incident_claims.json?source=medics"]
    reports, claims, view = (json.loads(text) for _, text in pages(ledger, [f"{page}&_shape=array" for page in asked]))
    assert [row["id"] for row in reports] == ["r2"]
    assert [(row["field"], row["low"]) for row in claims] == [("killed", 12)] * 2
    assert [(row["incident"], row["publisher"]) for row in view] == [("i-a-r1", "The Courier")]
    (shown,) = pages(ledger, ["reports?_search=bakers"])
    assert (shown[0], 'name="_search"' in shown[1]) == (200, True)
