"""The metadata file, given to a real Datasette with the ledger that it describes."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from export.formats.dossiers import filled
from rashomon.errors import ExportError
from rashomon.export.exporter import export
from rashomon.export.formats._datasette_words import QUERIES, TABLES, VIEWS
from rashomon.export.options import Options
from rashomon.store import tables, views
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

ABOUT = {**TABLES, **VIEWS}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "north.ledger"
    filled(str(path)).close()
    return path


@pytest.fixture
def metadata(ledger: Path, tmp_path: Path) -> dict[str, Any]:
    with Store.open(ledger) as store:
        (path,) = export(store, "datasette", tmp_path / "metadata.json")
    told: dict[str, Any] = json.loads(path.read_bytes())
    return told


def asked(ledger: Path, metadata: dict[str, Any], *addresses: str) -> list[str]:
    """What Datasette answers; every answer is a success."""
    from datasette.app import Datasette

    async def ask() -> list[str]:
        served = Datasette([str(ledger)], metadata=metadata)
        answers = [await served.client.get(address, follow_redirects=True) for address in addresses]
        assert [answer.status_code for answer in answers] == [200] * len(addresses)
        return [unescape(answer.text) for answer in answers]

    return asyncio.run(ask())


@contextmanager
def served(ledger: Path, metadata: Path) -> Iterator[str]:
    """`datasette serve` as somebody starts it who was given both files; gives its address."""
    command = [sys.executable, "-m", "datasette", "serve", str(ledger), "--metadata", str(metadata), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stderr
            told = next(found for line in server.stderr if (found := re.search(r"http://\S+", line)))
            yield told[0]
        finally:
            server.terminate()


def test_a_server_that_is_started_with_both_files_answers_over_the_network(ledger: Path, tmp_path: Path) -> None:
    with Store.open(ledger) as store:
        (path,) = export(store, "datasette", tmp_path / "metadata.json")
        known = {incident.id: incident.type for incident in store.incidents()}
    with served(ledger, path) as address:
        with urlopen(f"{address}/north/incidents.json?_shape=array") as answer:
            assert {row["id"]: row["type"] for row in json.load(answer)} == known
        with urlopen(f"{address}/-/metadata.json") as answer:
            assert json.load(answer)["description"] == json.loads(path.read_bytes())["description"]
        for query in QUERIES:
            with urlopen(f"{address}/north/{query}.json") as answer:
                assert json.load(answer)["ok"]


def test_tables_show_their_titles_columns_and_facets(ledger: Path, metadata: dict[str, Any]) -> None:
    pages = asked(ledger, metadata, *(f"/north/{name}" for name in ABOUT))
    for page, about in zip(pages, ABOUT.values(), strict=True):
        assert about.title in page
        assert about.description in page
        for facet in about.facets:
            assert f'data-column="{facet}"' in page
    assert "who did it" in pages[0]


def test_queries_answer(ledger: Path, metadata: dict[str, Any]) -> None:
    filled_in = {"incident": "i-a-r0", "source": "medics"}
    words = "&".join(f"{name}={value}" for name, value in filled_in.items())
    answers = asked(ledger, metadata, *(f"/north/{name}.json?{words}&_shape=array" for name in QUERIES))
    rows = dict(zip(QUERIES, map(json.loads, answers), strict=True))
    assert {row["source"] for row in rows["who_says_what"]} == {"medics", "the army", None}
    assert rows["contested_tolls"][0]["high"] == 12
    assert rows["killed_by_month"] == [{"month": "2019-03", "incidents": 1, "low": 0, "best": 12, "high": 12}]
    assert {row["source"] for row in rows["figures_of_a_source"]} == {"medics"}
    assert len(rows["resting_on_one_origin"]) == 2


def test_the_first_page_hides_what_is_for_machines(ledger: Path, metadata: dict[str, Any]) -> None:
    (page, about) = asked(ledger, metadata, "/north", "/-/databases.json")
    assert json.loads(about)[0]["name"] == "north"
    assert "Who says what of an incident" in page
    assert "seal_rows" not in page.partition("hidden")[0]


def test_every_table_and_column_is_described_or_hidden_and_nothing_else(ledger: Path) -> None:
    from sqlalchemy import create_engine, inspect

    inside = inspect(create_engine(f"sqlite:///{ledger}"))
    assert set(VIEWS) == set(views.VIEWS)
    assert set(TABLES) <= {table.name for table in tables.metadata.sorted_tables}
    for name, about in ABOUT.items():
        columns = {column["name"] for column in inside.get_columns(name)}
        assert set(about.columns) == columns, name
        named = {*about.facets, *about.units, *filter(None, (about.sort_desc, about.label))}
        assert named <= columns, name


def test_the_file_says_what_it_was_made_from(ledger: Path, metadata: dict[str, Any]) -> None:
    with Store.open(ledger) as store:
        assert f"head {store.head()}" in metadata["description"]
    assert "format datasette/1" in metadata["description"]
    assert "days first 2019-03-05, last 2019-03-05" in metadata["description"]
    assert metadata["source"].startswith("rashomon ")


def test_a_part_of_a_ledger_cannot_be_described(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="E008"):
        export(filled(), "datasette", tmp_path / "m.json", Options(wanted=IncidentFilter(type="attack")))


def test_a_ledger_on_a_server_cannot_be_described(postgres: str, tmp_path: Path) -> None:
    with Store.open(postgres, create=True) as store, pytest.raises(ExportError, match="E012"):
        export(store, "datasette", tmp_path / "m.json")
