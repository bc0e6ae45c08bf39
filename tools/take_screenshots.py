"""Takes the pictures of the web app that docs/web.md shows: the examples, in Debian's chromium.

Run: PYTHONPATH=src python tools/take_screenshots.py docs/images. Needs the extra `web`, playwright, chromium. A picture
holds no day and no token, so that it changes when a page does.
"""

import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

import rashomon
from rashomon.pipeline.ledger import Ledger
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
MOST_BYTES = 150_000
SCREEN = {"width": 1040, "height": 720}


def main(folder: Path) -> None:
    """Write one picture for each kind of page."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, rashomon.open(Path(place) / "examples.ledger") as ledger:
        ledger.read(EXAMPLES)
        with served(ledger) as address, browser() as chromium:
            for name, (path, scheme) in pages(ledger).items():
                take(chromium, address + path, scheme, folder / f"{name}.png")


def pages(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """Picture -> address, with what of the page shall be seen, and light or dark."""
    incident = max(ledger.incidents(), key=lambda one: len(one.reports))
    (copy, original), *_ = ledger.store.copies().items()
    several = "&".join(f"report={report}" for report in incident.reports[:3])
    return {
        "incidents": ("/incidents", "light"),
        "incident": (f"/incidents/{incident.id}", "light"),
        "tolls": (f"/incidents/{incident.id}#tolls", "light"),
        "report": (f"/reports/{original}", "light"),
        "beside": (f"/reports/{copy}/beside?other={original}", "light"),
        "compare": (f"/compare?{several}", "dark"),
    }


def take(chromium: Any, address: str, scheme: str, place: Path) -> None:
    """One picture."""
    context = chromium.new_context(viewport=SCREEN, color_scheme=scheme, reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(address)
    shown.screenshot(path=place)
    context.close()
    if place.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{place} has {place.stat().st_size} bytes, more than {MOST_BYTES}")


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address at which the ledger can be looked at, without a token."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(ledger, Settings(port=port)), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium as it is installed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
