"""The dossier that `export --format html` writes, as a browser shows and prints it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from export.formats.dossiers import HOSTILE, hostile
from rashomon.export.exporter import export
from rashomon.pipeline.ledger import Ledger

pytestmark = pytest.mark.browser
A4_PIXELS = 680  # between the margins


@pytest.fixture
def dossier(chromium: Any, examples_ledger: Ledger, tmp_path: Path) -> Iterator[Any]:
    """The examples as a file, opened without a network; `asked`: what the page loaded, `said`: its complaints."""
    (path,) = examples_ledger.export("html", tmp_path / "dossier.html")
    yield from opened(chromium, path)


def opened(chromium: Any, path: Path) -> Iterator[Any]:
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(path.as_uri())
    yield page
    context.close()


def test_it_opens_without_a_network_and_asks_for_nothing(dossier: Any) -> None:
    assert len(dossier.asked) == 1
    assert dossier.said == []
    assert dossier.locator("article").count() == dossier.locator("nav a").count() > 10
    assert dossier.locator("article svg").first.bounding_box()["height"] > 50


def test_the_contents_lead_to_an_incident(dossier: Any) -> None:
    from playwright.sync_api import expect

    link = dossier.locator("nav a").last
    link.click()
    expect(dossier.locator(":target h2")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_light_and_dark(dossier: Any, scheme: str) -> None:
    dossier.emulate_media(color_scheme=scheme)
    seen = dossier.evaluate(
        "['body', 'svg .paper'].map(s => { const look = getComputedStyle("
        "document.querySelector(s)); return s == 'body' ? look.backgroundColor : look.fill })"
    )
    assert set(seen) == {"rgb(255, 255, 255)" if scheme == "light" else "rgb(21, 24, 28)"}


def test_it_prints_dark_on_white_and_fits_the_paper(dossier: Any) -> None:
    dossier.emulate_media(media="print", color_scheme="dark")
    dossier.set_viewport_size({"width": A4_PIXELS, "height": 1000})
    assert dossier.evaluate("document.documentElement.scrollWidth") <= A4_PIXELS
    assert dossier.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"
    assert dossier.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_what_others_write_does_nothing(chromium: Any, tmp_path: Path) -> None:
    for number, words in enumerate(HOSTILE):
        (path,) = export(hostile(words), "html", tmp_path / f"{number}.html")
        for page in opened(chromium, path):
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            assert len(page.asked) == 1
            assert page.locator("script, img, iframe, style ~ style").count() == 0
