"""Reports in Arabic, with Latin words and a sign beyond the first plane: directions, marks and selected words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rashomon
from factories import make_claim, make_incident, make_report, people, put_derived
from rashomon.model.account import Account
from rashomon.model.claim import PlaceFact, TypeFact
from rashomon.model.reading import Reading
from rashomon.model.where import Place
from rashomon.model.who import Source
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store
from web.conftest import serving
from web_app import go, opened

pytestmark = pytest.mark.browser

TEXT = "🕊 سقطت قذائف على سوق البلدة القديمة. قالت طبيبة لوكالة Mistral إن 12 شخصا قتلوا.\n\nThe agency wrote from afar."
TITLE = "قذائف على سوق البلدة"
TOWN = Place("البلدة القديمة", "البلدة القديمة", "Oldtown", "North", "SYR", 35.5, 36.25, "settlement", 4711)
MARKED = ("سقطت قذائف", "البلدة القديمة", "12 شخصا")

# where the first letter of a part of the page stands, and from where to where the part reaches
FIRST_LETTER = """element => {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), range = document.createRange();
    const edge = element.getBoundingClientRect(), isWord = /\\p{L}/u;
    let text = walk.nextNode();
    while (!isWord.test(text.data)) text = walk.nextNode();
    const at = text.data.search(isWord);
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const letter = range.getBoundingClientRect();
    return [letter.left - edge.left, edge.right - letter.right];
}"""
SELECT = """words => {
    const walk = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return;
    }
}"""


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[Ledger]:
    place = tmp_path / "arabic.ledger"
    report = make_report("r1", TEXT, title=TITLE, publisher="وكالة", language="ar")
    account = Account(id="a-r1", report="r1", main=True)
    source = Source("طبيبة", "طبيبة", "medic")
    values = (TypeFact("shelling"), PlaceFact(TOWN), people(12, 12, MARKED[2], "شخصا"))
    fields = ("type", "place", "killed")
    claims = tuple(
        make_claim(report, account.id, field, value, words, source=source)
        for field, value, words in zip(fields, values, MARKED, strict=True)
    )
    reading = Reading(report=report, accounts=(account,), claims=claims, place="r1.txt")
    with Store.open(place, create=True) as store:
        store.add([reading])
        put_derived(store, [make_incident(reading, place=TOWN, summary="قصف على البلدة القديمة قتل 12 شخصا.")], {})
    with rashomon.open(place, create=False) as ledger:
        yield ledger


@pytest.fixture
def shown(chromium: Any, arabic: Ledger) -> Iterator[Any]:
    with serving(arabic, edit=True, author="Noor") as at, opened(chromium, at) as page:
        yield page


def test_each_paragraph_stands_on_its_own_side(shown: Any) -> None:
    go(shown, "/reports/r1")
    for part in ("h1", ".report-text"):
        from_left, from_right = shown.locator(part).evaluate(FIRST_LETTER)
        assert from_right < 40 < from_left, part
    latin = shown.locator(".report-text").evaluate(
        """element => {
            const text = element.lastChild, range = document.createRange(), at = text.data.indexOf("The agency");
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return range.getBoundingClientRect().left - element.getBoundingClientRect().left;
        }"""
    )
    assert latin < 5
    assert shown.locator(".report-text mark").all_inner_texts() == list(MARKED)


def test_a_mark_leads_to_its_claim_and_back(shown: Any) -> None:
    from playwright.sync_api import expect

    go(shown, "/reports/r1")
    for words in MARKED:
        shown.locator(".report-text mark a", has_text=words).click()
        card = shown.locator("li.claim:target")
        expect(card.locator("details p.note")).to_contain_text(words)
        card.get_by_role("link").first.click()
        expect(shown.locator(".report-text mark:target")).to_have_text(words)


def test_the_page_of_an_incident(shown: Any, arabic: Ledger) -> None:
    go(shown, f"/incidents/{arabic.incidents()[0].id}")
    assert shown.locator("h1").evaluate("one => getComputedStyle(one).direction") == "rtl"
    quoted = shown.locator("ol.sentences q")
    assert {one.evaluate("one => getComputedStyle(one).direction") for one in quoted.all()} == {"rtl"}
    assert shown.locator("html").evaluate("one => getComputedStyle(one).direction") == "ltr"  # the words around


def test_words_that_are_selected_become_the_evidence(shown: Any, arabic: Ledger) -> None:
    killed = arabic.claims(field="killed")[0]
    go(shown, f"/review/claims/{killed.id}")
    assert shown.locator("mark.said").inner_text() == MARKED[2]
    shown.evaluate(SELECT, "قالت طبيبة")
    shown.wait_for_function("document.querySelector('[data-start]').value !== ''")
    assert shown.locator("[data-words]").input_value() == "قالت طبيبة"
    with shown.expect_navigation():
        shown.get_by_role("button", name="Correct", exact=True).click()
    assert (
        arabic.claim(killed.id).trigger.text == "قالت طبيبة"
    )  # the dove before it is one letter, as the ledger counts


def test_they_can_be_read_aloud_on_a_phone_in_the_dark(chromium: Any, arabic: Ledger) -> None:
    from axe_core_python.sync_playwright import Axe

    kind = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}
    with serving(arabic, edit=True, author="Noor") as at, opened(chromium, at, **kind) as shown:
        for path in ("/incidents", f"/incidents/{arabic.incidents()[0].id}", "/reports/r1", "/review"):
            go(shown, path)
            assert shown.evaluate("document.documentElement.scrollWidth") <= 360, path
            found = [one["id"] for one in Axe().run(shown)["violations"] if one["impact"] in ("serious", "critical")]
            assert found == [], path
