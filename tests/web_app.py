"""What tests of the web app share: a server in a process of its own, and a browser that has patience."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rashomon.store.store import Store
from speed.filled import CLAIMS_A_REPORT, Told, derive, readings, stored_at_once

GIVEN = "RASHOMON_LARGE_LEDGER"  # one of `MANY` claims that is there, so that long tests need not fill their own
MANY = 1_400_000  # claims, 14 to an incident: a ledger of 100,000 incidents
TOKEN = "a-token-that-only-tests-know"
PATIENCE = 60_000
"""Milliseconds that a browser waits for what must come: tests run on slow machines, beside others."""


@contextmanager
def listening() -> Iterator[tuple[socket.socket, int]]:
    """What listens at a free port of this machine, from now on: who asks waits until a server answers."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        yield bound, int(bound.getsockname()[1])


def large_ledger(place: Path, claims: int) -> Path:
    """A ledger of so many made-up claims that tests may write to; `MANY` come from the one that is given, if any is."""
    given = os.environ.get(GIVEN)
    if claims == MANY and given:
        return Path(shutil.copy(given, place))
    told = Told()
    with Store.open(place, create=True) as store:
        stored_at_once(store, readings(round(claims / CLAIMS_A_REPORT)), told)
        derive(store, told)
    return place


@contextmanager
def served(place: Path, *words: str) -> Iterator[str]:
    """`rashomon serve` in a process of its own; gives the address that it prints."""
    command = [sys.executable, "-m", "rashomon", "serve", str(place), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            told = re.search(r"http://\S+", server.stdout.readline())
            assert told
            yield told[0]
        finally:
            server.terminate()


@contextmanager
def opened(chromium: Any, address: str, **kind: Any) -> Iterator[Any]:
    """A browser page of its own that has opened an address. kind: what else a context of the browser takes."""
    context = chromium.new_context(**kind)
    context.set_default_timeout(PATIENCE)
    shown = context.new_page()
    shown.goto(address)
    yield shown
    context.close()


def go(shown: Any, path: str) -> None:
    """Open another page of the same server."""
    scheme, _, host, *_ = shown.url.split("/")
    shown.goto(f"{scheme}//{host}{path}")


def press(shown: Any, key: str) -> None:
    """A key that leads to another page."""
    with shown.expect_navigation():
        shown.keyboard.press(key)
