"""Looking at a ledger in a real browser: by clicks, by keys, without scripts, on a small screen, on paper."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from rashomon.pipeline.ledger import Ledger

pytestmark = pytest.mark.browser


@pytest.fixture
def addresses(examples_ledger: Ledger) -> Mapping[str, str]:
    """A page of each kind."""
    incident = max(examples_ledger.incidents(), key=lambda one: len(one.reports))
    (copy, original), *_ = examples_ledger.store.copies().items()
    cut = next(report for report in examples_ledger.reports() if report.removed)
    source = next(c.source.name for c in examples_ledger.claims(incident=incident.id) if c.source is not None)
    several = "&".join(f"report={report}" for report in incident.reports)
    return {
        "incidents": "/incidents",
        "filtered": "/incidents?country=SYR&status=contested",
        "incident": f"/incidents/{incident.id}",
        "report": f"/reports/{cut.id}",
        "beside": f"/reports/{copy}/beside?other={original}",
        "compare": f"/compare?{several}",
        "sources": "/sources",
        "source": f"/source?name={quote(source)}",
        "error": "/incidents/nobody",
    }


@pytest.fixture
def asked_for(looking: Any) -> Iterator[list[str]]:
    """The hosts that the page asks for anything."""
    hosts: list[str] = []
    looking.on("request", lambda request: hosts.append(urlsplit(request.url).netloc))
    yield hosts
    assert set(hosts) <= {urlsplit(looking.url).netloc}


def test_from_a_facet_to_the_figure_to_the_sentence(looking: Any, asked_for: list[str]) -> None:
    looking.get_by_role("link", name="contested", exact=True).click()
    assert "status=contested" in looking.url
    looking.locator("table.incidents a").first.click()
    figure = looking.locator("table.matrix a.told").first
    words = figure.inner_text()
    figure.click()
    card = looking.locator("li.claim:target")
    assert words in card.inner_text()
    card.get_by_role("link").first.click()
    assert looking.locator("mark:target, span:target + mark").count() == 1
    assert asked_for


def test_from_marked_words_to_the_claim_to_its_rule(looking: Any, addresses: Mapping[str, str]) -> None:
    looking.goto(address(looking, addresses["report"]))
    looking.locator(".report-text mark a").first.click()
    card = looking.locator("li.claim:target")
    assert card.locator("details").get_attribute("open") is not None  # the script opens what was asked for
    assert card.locator("code.rule").inner_text()
    looking.get_by_text("Cut from the page").wait_for()


def test_reports_are_chosen_and_compared(looking: Any, addresses: Mapping[str, str]) -> None:
    looking.goto(address(looking, addresses["incident"]))
    looking.locator('input[name="report"]').last.uncheck()
    looking.get_by_role("button", name="Compare side by side").click()
    assert looking.url.count("report=") == looking.locator("ol.letters li").count() == 3
    looking.locator("details.sentence summary").first.click()
    assert looking.locator("details.sentence q").first.is_visible()


def test_by_keys_alone(looking: Any) -> None:
    looking.keyboard.press("Tab")
    assert looking.evaluate("document.activeElement.textContent") == "To the content"
    looking.keyboard.press("Enter")
    for key in ("j", "j", "k"):
        looking.keyboard.press(key)
    links = looking.locator("table.incidents a")
    assert looking.evaluate("document.activeElement.href") == links.first.evaluate("a => a.href")
    looking.keyboard.press("?")
    assert looking.get_by_role("dialog", name="Keys").is_visible()
    looking.keyboard.press("Escape")
    assert not looking.get_by_role("dialog", name="Keys").is_visible()
    links.first.focus()
    looking.keyboard.press("Enter")
    looking.wait_for_url("**/incidents/i-*")
    looking.keyboard.press("/")
    looking.keyboard.type("ghouta j")
    assert looking.locator("input[type=search]").input_value() == "ghouta j"  # letters that are written are no keys


def test_a_map_is_moved_and_a_mark_followed(looking: Any) -> None:
    drawing = looking.locator("[data-movable] svg.rashomon-drawing")
    whole = drawing.get_attribute("viewBox")
    looking.get_by_role("button", name="Nearer").click()
    near = drawing.get_attribute("viewBox")
    looking.locator("[data-movable]").focus()
    looking.keyboard.press("ArrowRight")
    moved = drawing.get_attribute("viewBox")
    assert len({whole, near, moved}) == 3
    looking.keyboard.press("0")
    assert drawing.get_attribute("viewBox") == whole
    looking.locator("svg a:has(.spot-number)").first.click()
    assert "box=" in looking.url
    looking.get_by_role("link", name="The whole map").click()
    looking.locator("svg a:has(.period)").last.click()
    assert "since=" in looking.url and "until=" in looking.url


def test_a_download(looking: Any) -> None:
    with looking.expect_download() as started:
        looking.locator(".formats a").first.click()
    assert started.value.suggested_filename == "rashomon-incidents.csv"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(
    chromium: Any, examples_address: str, addresses: Mapping[str, str], scheme: str
) -> None:
    from axe_core_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme)
    shown = context.new_page()
    shown.goto(examples_address)
    for name, path in addresses.items():
        shown.goto(address(shown, path))
        for summary in shown.locator("details:not([open]) > summary").all():
            if summary.is_visible():
                summary.click()
        found = [one for one in Axe().run(shown)["violations"] if one["impact"] in ("serious", "critical")]
        assert not found, (name, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found])
    context.close()


def test_a_small_screen_scrolls_down_and_not_aside(
    chromium: Any, examples_address: str, addresses: Mapping[str, str]
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    shown = context.new_page()
    shown.goto(examples_address)
    for name, path in addresses.items():
        shown.goto(address(shown, path))
        assert shown.evaluate("document.documentElement.scrollWidth") <= 360, name
    context.close()


def test_without_scripts(chromium: Any, examples_address: str, addresses: Mapping[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(examples_address)
    shown.get_by_label("Place").fill("khasham")
    shown.get_by_role("button", name="Show").click()
    shown.locator("table.incidents a").first.click()
    shown.locator("table.matrix a.ref").first.click()
    assert shown.locator("ol.sentences li:target").count() == 1
    shown.goto(address(shown, addresses["report"]))
    shown.locator(".report-text mark a").first.click()
    assert shown.locator("li.claim:target").count() == 1
    context.close()


def test_a_dossier_on_paper(looking: Any, addresses: Mapping[str, str]) -> None:
    looking.goto(address(looking, addresses["incident"]))
    paper = looking.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    pages = paper.count(b"/Type /Page\n") or paper.count(b"/Type /Page ")
    assert 2 <= pages <= 12
    looking.emulate_media(media="print")
    looking.set_viewport_size({"width": 680, "height": 960})  # A4 without its margins
    assert not looking.locator("body > header").is_visible()
    assert looking.evaluate("document.documentElement.scrollWidth") <= 680
    for drawing in looking.locator("svg.rashomon-drawing").all():
        box = drawing.bounding_box()
        assert box is not None and box["x"] + box["width"] <= 680


def address(shown: Any, path: str) -> str:
    parts = urlsplit(shown.url)
    return f"{parts.scheme}://{parts.netloc}{path}"
