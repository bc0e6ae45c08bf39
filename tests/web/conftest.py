"""A served ledger, and a real browser that looks at it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from litestar.testing import TestClient

import rashomon
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from web_app import PATIENCE, TOKEN, listening, opened

EXAMPLES = Path(__file__).parents[2] / "examples"
DEMANDED = "RASHOMON_BROWSER"  # set where a missing browser shall be a failure and no skip


@pytest.fixture(scope="session")
def examples_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the examples; for looking only."""
    place = tmp_path_factory.mktemp("web") / "examples.ledger"
    with rashomon.open(place) as ledger:
        ledger.read(EXAMPLES)
    return place


@pytest.fixture
def examples_ledger(examples_place: Path) -> Iterator[Ledger]:
    with rashomon.open(examples_place, create=False) as ledger:
        yield ledger


@pytest.fixture
def own_ledger(examples_place: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it that a test may change."""
    place = tmp_path / "own.ledger"
    shutil.copy(examples_place, place)
    with rashomon.open(place, create=False) as ledger:
        yield ledger


@pytest.fixture
def client(examples_ledger: Ledger) -> Iterator[TestClient[Any]]:
    """Asks the app for pages without a network."""
    with TestClient(create_app(examples_ledger, Settings()), base_url="http://127.0.0.1") as asking:
        yield asking


@pytest.fixture(scope="session")
def examples_address(examples_place: Path) -> Iterator[str]:
    """Where the examples are served, read-only, with a token that the first page asks for."""
    with rashomon.open(examples_place, create=False) as ledger, serving(ledger) as address:
        yield address


@contextmanager
def serving(ledger: Ledger, **known: Any) -> Iterator[str]:
    """Serve a ledger on a port of its own; gives the address that opens it."""
    with listening() as (bound, port):
        settings = Settings(token=TOKEN, port=port, **known)
        server = uvicorn.Server(uvicorn.Config(create_app(ledger, settings), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/?token={TOKEN}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, or any that is on the path."""
    from playwright.sync_api import expect, sync_playwright

    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get(DEMANDED):
            pytest.fail("no chromium on the path; install it with: apt-get install chromium")
        pytest.skip("no chromium on the path; `make test-web` says how to get it")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def looking(chromium: Any, examples_address: str) -> Iterator[Any]:
    """A fresh browser page that has opened the examples."""
    with opened(chromium, examples_address) as shown:
        yield shown
