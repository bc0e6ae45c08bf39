"""The list of incidents: facets, filters, downloads."""

import asyncio
import csv
import json
import re
import zipfile
from html import unescape
from io import BytesIO, StringIO
from tempfile import TemporaryFile
from typing import IO, Any

import pytest
from litestar.testing import TestClient
from litestar.types import HTTPDisconnectEvent

from rashomon.export.exporter import FORMATS
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.pages import downloads
from rashomon.web.settings import Settings


def listed(html: str) -> set[str]:
    return set(re.findall(r'href="/incidents/([^"?]+)"', html))


def test_every_facet_leads_to_as_many_as_it_counts(client: TestClient[Any], examples_ledger: Ledger) -> None:
    shown = client.get("/incidents").text
    links = re.findall(r'<li><a href="(/incidents\?[^"]+)"><bdi>[^<]*</bdi></a> <span class="number">(\d+)<', shown)
    assert len(links) == sum(len(facet.values) for facet in examples_ledger.facets().of.values())
    for address, count in links[:: len(links) // 12]:
        assert len(listed(client.get(unescape(address)).text)) == int(count)


def test_filters_in_force_can_be_taken_away_one_by_one(client: TestClient[Any]) -> None:
    shown = client.get("/incidents?country=SYR&status=contested&killed_min=1").text
    chips = shown[shown.index('class="chips"') : shown.index("Without filters")]
    assert 'href="/incidents?country=SYR&amp;status=contested"' in chips
    assert 'href="/incidents?killed_min=1&amp;status=contested"' in chips
    assert 'type="hidden" name="country" value="SYR"' in shown
    assert 'aria-current="true"' in shown


def test_nothing_found_is_said(client: TestClient[Any]) -> None:
    shown = client.get("/incidents?place=nowhere-at-all").text
    assert "No incident is as you ask" in shown
    assert not listed(shown)


def test_a_view_has_the_name_that_somebody_gave_it(client: TestClient[Any]) -> None:
    shown = client.get("/incidents?country=SYR&name=%3Cb%3EGhouta").text
    assert "<title>&lt;b&gt;Ghouta – rashomon</title>" in shown
    assert "name=%3Cb%3EGhouta" in shown


@pytest.mark.parametrize("name", ["csv", *sorted(set(FORMATS) - {"datasette"})])
def test_everything_can_be_taken_away(client: TestClient[Any], name: str) -> None:
    answer = client.get(f"/download/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="rashomon-')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    if answer.headers["content-disposition"].endswith('.zip"'):
        assert zipfile.ZipFile(BytesIO(answer.content)).testzip() is None
    if name != "xlsx":  # holds the time of its making
        assert client.get(f"/download/{name}").content == answer.content


def test_a_download_holds_what_the_filter_leaves(client: TestClient[Any], examples_ledger: Ledger) -> None:
    wanted = {one.id for one in examples_ledger.incidents(country="SYR")}
    rows = list(csv.DictReader(StringIO(client.get("/download/csv?country=SYR").text)))
    assert {row["id"] for row in rows} == wanted
    packed = zipfile.ZipFile(BytesIO(client.get("/download/acled?country=SYR").content))
    about = json.loads(packed.read(next(name for name in packed.namelist() if name.endswith("metadata.json"))))
    assert about["incidents"] == len(wanted)


def test_a_reader_who_goes_away_leaves_no_file_open(examples_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[IO[bytes]] = []

    def kept() -> IO[bytes]:
        opened.append(TemporaryFile())  # noqa: SIM115 - that it is closed is what is tested
        return opened[-1]

    monkeypatch.setattr(downloads, "TemporaryFile", kept)
    app = create_app(examples_ledger, Settings())
    asked = {"type": "http", "method": "GET", "path": "/download/csv", "query_string": b"", "app": app}
    told = {"headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80)}

    async def gone() -> HTTPDisconnectEvent:
        return {"type": "http.disconnect"}

    async def unheard(_: object) -> None:
        return None

    asyncio.run(app({**asked, **told, "scheme": "http"}, gone, unheard))
    assert [one.closed for one in opened] == [True]


def test_formats_that_do_not_go_with_a_filter(client: TestClient[Any]) -> None:
    assert 'href="/download/jsonl"' in client.get("/incidents").text
    assert "/download/jsonl" not in client.get("/incidents?country=SYR").text
    assert client.get("/download/jsonl?country=SYR").status_code == 400
    assert client.get("/download/nothing").status_code == 400
    assert client.get("/download/datasette").status_code == 400
