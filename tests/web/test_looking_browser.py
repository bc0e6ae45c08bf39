"""Looking at a ledger in a real browser: by clicks, by keys, without scripts, on a small screen, on paper."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from rashomon.pipeline.ledger import Ledger
from web_app import go, opened, press

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
        "search": "/search?words=killed",
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
    from playwright.sync_api import expect

    looking.get_by_role("link", name="contested", exact=True).click()
    expect(looking).to_have_url(re.compile("status=contested"))
    looking.locator("table.incidents a").first.click()
    figure = looking.locator("table.matrix a.told").first
    words = figure.inner_text()
    figure.click()
    card = looking.locator("li.claim:target")
    expect(card).to_contain_text(words)
    card.get_by_role("link").first.click()
    expect(looking.locator("mark:target, span:target + mark")).to_have_count(1)
    assert asked_for


def test_from_marked_words_to_the_claim_to_its_rule(looking: Any, addresses: Mapping[str, str]) -> None:
    from playwright.sync_api import expect

    go(looking, addresses["report"])
    looking.locator(".report-text mark a").first.click()
    card = looking.locator("li.claim:target")
    expect(card.locator("details")).to_have_attribute("open", "")  # the script opens what was asked for
    assert card.locator("code.rule").inner_text()
    looking.get_by_text("Cut from the page").wait_for()


def test_reports_are_chosen_and_compared(looking: Any, addresses: Mapping[str, str]) -> None:
    from playwright.sync_api import expect

    go(looking, addresses["incident"])
    looking.locator('input[name="report"]').last.uncheck()
    looking.get_by_role("button", name="Compare side by side").click()
    expect(looking.locator("ol.letters li")).to_have_count(3)
    assert looking.url.count("report=") == 3
    looking.locator("details.sentence summary").first.click()
    expect(looking.locator("details.sentence q").first).to_be_visible()


def test_by_keys_alone(looking: Any) -> None:
    from playwright.sync_api import expect

    looking.keyboard.press("Tab")
    expect(looking.get_by_role("link", name="To the content")).to_be_focused()
    looking.keyboard.press("Enter")
    for key in ("j", "j", "k"):
        looking.keyboard.press(key)
    links = looking.locator("table.incidents a")
    expect(links.first).to_be_focused()
    looking.keyboard.press("?")
    expect(looking.get_by_role("dialog", name="Keys")).to_be_visible()
    looking.keyboard.press("Escape")
    expect(looking.get_by_role("dialog", name="Keys")).to_be_hidden()
    links.first.focus()
    press(looking, "Enter")
    assert "/incidents/i-" in looking.url
    looking.keyboard.press("/")
    looking.keyboard.type("ghouta j")
    expect(looking.locator("input[type=search]")).to_have_value("ghouta j")  # letters that are written are no keys


def test_a_map_is_moved_and_a_mark_followed(looking: Any) -> None:
    from playwright.sync_api import expect

    drawing = looking.locator("[data-movable] svg.rashomon-drawing")
    whole = drawing.get_attribute("viewBox")
    looking.get_by_role("button", name="Nearer").click()
    expect(drawing).not_to_have_attribute("viewBox", whole)
    near = drawing.get_attribute("viewBox")
    looking.locator("[data-movable]").focus()
    looking.keyboard.press("ArrowRight")
    expect(drawing).not_to_have_attribute("viewBox", near)
    looking.keyboard.press("0")
    expect(drawing).to_have_attribute("viewBox", whole)
    looking.locator("svg a:has(.spot-number)").first.click()
    expect(looking).to_have_url(re.compile("box="))
    looking.get_by_role("link", name="The whole map").click()
    expect(looking).not_to_have_url(re.compile("box="))
    looking.locator("svg a:has(.period)").last.click()
    expect(looking).to_have_url(re.compile("since=.*until="))


def test_a_download(looking: Any) -> None:
    with looking.expect_download() as started:
        looking.locator(".formats a").first.click()
    assert started.value.suggested_filename == "rashomon-incidents.csv"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(
    chromium: Any, examples_address: str, addresses: Mapping[str, str], scheme: str
) -> None:
    from axe_core_python.sync_playwright import Axe
    from playwright.sync_api import expect

    with opened(chromium, examples_address, color_scheme=scheme) as shown:
        for name, path in addresses.items():
            go(shown, path)
            shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            expect(shown.locator("[hx-get]:not(:has(table, p))")).to_have_count(0)  # what is fetched has come
            found = [one for one in Axe().run(shown)["violations"] if one["impact"] in ("serious", "critical")]
            assert not found, (name, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found])


def test_a_small_screen_scrolls_down_and_not_aside(
    chromium: Any, examples_address: str, addresses: Mapping[str, str]
) -> None:
    with opened(chromium, examples_address, viewport={"width": 360, "height": 740}) as shown:
        for name, path in addresses.items():
            go(shown, path)
            assert shown.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_without_scripts(chromium: Any, examples_address: str, addresses: Mapping[str, str]) -> None:
    from playwright.sync_api import expect

    with opened(chromium, examples_address, java_script_enabled=False) as shown:
        shown.get_by_label("Place").fill("khasham")
        shown.get_by_role("button", name="Show").click()
        expect(shown).to_have_url(re.compile("place=khasham"))
        shown.locator("table.incidents a").first.click()
        shown.locator("table.matrix a.ref").first.click()
        expect(shown.locator("ol.sentences li:target")).to_have_count(1)
        go(shown, addresses["report"])
        shown.locator(".report-text mark a").first.click()
        expect(shown.locator("li.claim:target")).to_have_count(1)


def test_a_dossier_on_paper(looking: Any, addresses: Mapping[str, str]) -> None:
    go(looking, addresses["incident"])
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
