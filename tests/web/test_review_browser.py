"""Deciding in a real browser: by clicks, by keys alone, without a script, on a phone, from right to left."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from rashomon.pipeline.ledger import Ledger
from web.conftest import serving
from web_app import go, opened, press

pytestmark = pytest.mark.browser


# offsets in code points, as the ledger counts them
SELECT = """([start, end]) => {
    const walk = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0, left = ["setStart", "setEnd"];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const here = [...node.data];
        while (left.length && (left.length === 2 ? start : end) <= at + here.length) {
            const offset = (left.length === 2 ? start : end) - at;
            range[left.shift()](node, here.slice(0, offset).join("").length);
        }
        at += here.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.fixture
def address(own_ledger: Ledger) -> Iterator[str]:
    with serving(own_ledger, edit=True, author="Noor") as at:
        yield at


@pytest.fixture
def noor(chromium: Any, address: str) -> Iterator[Any]:
    """A browser page that has opened a ledger in which Noor may decide."""
    with opened(chromium, address) as shown:
        yield shown


def test_the_queue_by_keys_alone(noor: Any, own_ledger: Ledger) -> None:
    waiting = [one.incident.id for one in own_ledger.queue("contested") if one.incident]
    go(noor, "/review?need=contested")
    seconds = []
    for incident in waiting:
        before = time.monotonic()
        press(noor, "n")
        assert incident in noor.url
        press(noor, "a")
        assert "done=" in noor.url
        seconds.append(time.monotonic() - before)
    assert own_ledger.queue("contested") == ()
    assert [d.kind for d in own_ledger.decisions()] == ["accept"] * len(waiting)
    # a spreadsheet asks for a scroll, a look-up in another window and a typed word; two keys are answered at once
    assert min(seconds) < 10
    press(noor, "u")
    assert [d.kind for d in own_ledger.decisions()][-1] == "undo"
    assert len(own_ledger.queue("contested")) == 1
    assert own_ledger.verify().is_sound


def test_lines_claims_and_forms_by_keys(noor: Any, own_ledger: Ledger) -> None:
    from playwright.sync_api import expect

    go(noor, "/review?need=contested")
    noor.keyboard.press("j")
    press(noor, "Enter")
    assert "/review/incidents/" in noor.url
    for _ in range(2):
        noor.keyboard.press("j")
    press(noor, "r")
    (decision,) = own_ledger.decisions()
    assert (decision.kind, own_ledger.claim(decision.claim or "").review) == ("reject", "rejected")
    press(noor, "u")
    noor.keyboard.press("j")
    press(noor, "c")
    assert "/review/claims/" in noor.url
    noor.keyboard.press("c")
    noor.keyboard.type("a n u")  # in a field letters are letters
    expect(noor.locator("[name=value]")).to_have_value("a n u")
    noor.keyboard.press("Escape")
    press(noor, "i")
    noor.keyboard.press("o")
    noor.keyboard.type("ask the hospital")
    press(noor, "Enter")
    assert own_ledger.decisions()[-1].value == "ask the hospital"
    press(noor, "?")
    assert noor.locator("h1").inner_text() == "Keys"
    noor.get_by_role("button", name="Switch the keys off").click()
    expect(noor.get_by_role("button", name="Switch the keys on")).to_be_visible()
    noor.keyboard.press("q")
    assert noor.url.endswith("/review/help")


def test_words_that_are_selected_become_the_evidence(noor: Any, own_ledger: Ledger) -> None:
    claim = next(c for c in own_ledger.claims(field="killed"))
    text = own_ledger.report(claim.report).text
    start, end = len(text) - 30, len(text) - 10
    go(noor, f"/review/claims/{claim.id}")
    noor.evaluate(SELECT, [start, end])
    noor.wait_for_function("document.querySelector('[data-start]').value !== ''")
    said = text[start:end]
    assert noor.locator("[data-words]").input_value() == said.strip()
    with noor.expect_navigation():
        noor.get_by_role("button", name="Correct", exact=True).click()
    assert own_ledger.claim(claim.id).trigger.text == said.strip()
    assert noor.locator("mark.said").all_inner_texts() == [said.strip()]


def test_two_reviewers_at_once_see_each_other(chromium: Any, own_ledger: Ledger) -> None:
    incident = own_ledger.incidents()[0].id
    with (
        serving(own_ledger, edit=True, author="Noor") as one,
        serving(own_ledger, edit=True, author="Sami") as two,
        opened(chromium, one) as noor,
        opened(chromium, two) as sami,
    ):
        for shown in (noor, sami):
            go(shown, f"/review/incidents/{incident}")
        press(noor, "a")
        sami.keyboard.press("s")
        sami.locator("[name=field]").select_option("killed")
        sami.locator("[name=value]").fill("9")
        sami.locator("details[open] [name=reason]").fill("the register")
        with sami.expect_navigation():
            sami.get_by_role("button", name="Set", exact=True).click()
        assert "Others decided meanwhile" in sami.locator("h1").inner_text()
        assert "Noor" in sami.locator("#meanwhile + ul").inner_text()
        assert sami.locator("[name=value]").input_value() == "9"
        with sami.expect_navigation():
            sami.get_by_role("button", name="Decide all the same").click()
    assert [(d.author, d.kind) for d in own_ledger.decisions()] == [("Noor", "accept"), ("Sami", "set")]


def test_coding_blindly(noor: Any, own_ledger: Ledger) -> None:
    waiting = own_ledger.queue("contested")[0].incident
    assert waiting is not None
    go(noor, "/review?need=contested")
    press(noor, "b")
    go(noor, "/review?need=contested")
    press(noor, "n")
    assert waiting.summary not in noor.content()
    noor.keyboard.press("c")
    noor.locator("[name=killed]").fill("12")
    press(noor, "Enter")
    assert waiting.summary in noor.content()
    assert "12" in noor.locator("#codings ~ .wide").inner_text()
    assert own_ledger.decisions()[0].value == {"killed": {"low": 12, "best": 12, "high": 12}}


def test_without_a_script(chromium: Any, address: str, own_ledger: Ledger) -> None:
    with opened(chromium, address, java_script_enabled=False) as shown:
        shown.get_by_role("link", name="Review").click()
        shown.locator(".queue a").first.click()
        shown.get_by_role("button", name="It stands as it is").click()
        assert "Decision 1 taken" in shown.get_by_role("status").inner_text()
        claim = next(c for c in own_ledger.claims(field="killed"))
        go(shown, f"/review/claims/{claim.id}")
        shown.locator("summary", has_text="Correct").click()
        shown.locator("[name=start]").fill("0")
        shown.locator("[name=end]").fill("5")
        with shown.expect_navigation():
            shown.get_by_role("button", name="Correct", exact=True).click()
        assert own_ledger.claim(claim.id).trigger.start == 0
        with shown.expect_navigation():
            shown.get_by_role("button", name="Undo", exact=True).first.click()
    assert own_ledger.claim(claim.id) == claim


def pages_of(ledger: Ledger) -> list[str]:
    incident = next(w.incident for w in ledger.queue("contested") if w.incident)
    other = next(i for i in ledger.incidents() if i.id != incident.id)
    ledger.review("Sami").set(incident.id, "killed", 3, "القائمة")
    ledger.review("Noor").set(incident.id, "killed", 5, "the register")
    claim = ledger.claims(incident=incident.id)[0]
    ledger.review("Noor").comment(claim.id, "אמור")
    ledger.review("Noor").code(incident.id, {"killed": 4})
    merge = f"/review/merge?incident={incident.id}&incident={other.id}"
    ways = ["/review", "/review?need=conflict", "/review/help", f"/review/incidents/{incident.id}"]
    return [*ways, f"/review/claims/{claim.id}", merge]


def test_pages_fit_a_phone_and_a_screen_reader(chromium: Any, own_ledger: Ledger) -> None:
    from axe_core_python.sync_playwright import Axe

    paths = pages_of(own_ledger)
    with serving(own_ledger, edit=True, author="Noor") as at:
        for look in ({"color_scheme": "light"}, {"color_scheme": "dark"}):
            with opened(chromium, at, viewport={"width": 360, "height": 740}, bypass_csp=True, **look) as shown:
                for path in paths:
                    go(shown, path)
                    shown.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
                    wide = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
                    assert wide <= 0, f"{path} is {wide} pixels too wide"
                    found = Axe().run(shown)["violations"]
                    grave = [
                        v["id"] + ": " + v["nodes"][0]["html"] for v in found if v["impact"] in ("serious", "critical")
                    ]
                    assert grave == [], path


def test_nothing_comes_from_elsewhere_and_nothing_breaks(noor: Any, own_ledger: Ledger) -> None:
    asked: list[str] = []
    broken: list[str] = []
    noor.on("request", lambda request: asked.append(request.url))
    noor.on("pageerror", lambda error: broken.append(str(error)))
    noor.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    for path in pages_of(own_ledger):
        go(noor, path)
    own = noor.url.split("/")[2]
    assert broken == [] and {url.split("/")[2] for url in asked} == {own}
