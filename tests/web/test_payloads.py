"""What reports and people wrote is shown as text and is never code, in every field and on every page."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
import pytest

import rashomon
from rashomon.errors import DecisionError
from rashomon.pipeline.ledger import Ledger
from rashomon.store.store import Store
from web.conftest import serving
from web.payloads import PAYLOADS, fill
from web_app import go, opened

pytestmark = pytest.mark.browser

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_MOST = 60  # pages of one kind that are opened, besides those of incidents and reports
WATCH = """
window.__refused = [];
const told = event => window.__refused.push(event.violatedDirective + " " + event.blockedURI);
document.addEventListener("securitypolicyviolation", told);
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("payloads") / "hostile.ledger"
    with Store.open(place, create=True) as store:
        fill(store)
    with rashomon.open(place, create=False) as ledger:
        decide(ledger)
        with serving(ledger, edit=True, author=PAYLOADS[0]) as address:
            yield address


def decide(ledger: Ledger) -> None:
    """People write into every field that they can."""
    for number, payload in enumerate(PAYLOADS[:40]):
        reviewer = ledger.review(payload)
        incident, claim = f"i-{number}", f"c{number}-6"
        with suppress(DecisionError):  # of a second decision on what the first one changed
            reviewer.comment(incident, payload)
            reviewer.assign(incident, payload)
            reviewer.accept(claim, payload)
            reviewer.set(incident, "killed", {"low": 1, "best": 1, "high": 1}, payload)
    assert len(ledger.decisions()) >= 80


def pages(address: str) -> list[str]:
    """All pages that links lead to, of each kind only some."""
    found, waiting, kinds = (
        [],
        ["/incidents", "/incidents?text=%3Cscript%3E", "/incidents/%3Cscript%3E", "/%3Cimg%3E"],
        {},
    )
    known = set(waiting)
    with httpx.Client(base_url=address.partition("?")[0], follow_redirects=True, timeout=60) as client:
        client.get(address)
        while waiting:
            path = waiting.pop(0)
            answer = client.get(path)
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            assert answer.status_code < 500, path
            found.append(path)
            for link in map(unescape, _LINK.findall(answer.text)):
                parts = urlsplit(urljoin(f"http://here{path}", link))
                onward = parts.path + (f"?{parts.query}" if parts.query else "")
                assert parts.scheme in ("http", "https"), (path, link)
                kind = re.sub(r"(i-|p|c)\d[-\d]*", "*", parts.path)
                few = 120 if kind in ("/incidents/*", "/reports/*") else _MOST if not parts.query else 5
                if parts.netloc == "here" and onward not in known and kinds.get(kind, 0) < few:
                    kinds[kind] = kinds.get(kind, 0) + 1
                    known.add(onward)
                    waiting.append(onward)
    return found


def test_no_text_is_ever_run(chromium: Any, address: str) -> None:
    assert len(set(PAYLOADS)) == 120
    everything = pages(address)
    hosts: set[str] = set()
    dialogs: list[str] = []
    with opened(chromium, address) as shown:
        shown.add_init_script(WATCH)
        shown.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        shown.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        home = shown.url
        for path in everything:
            shown.goto(urljoin(home, path))
            told = shown.evaluate("[window.__ran || 0, window.__refused]")
            assert told == [0, []], (path, told)
    print(f"{len(PAYLOADS)} payloads, {len(everything)} pages: 0 executions, 0 refusals of the policy")
    assert dialogs == []
    assert hosts == {urlsplit(home).netloc}
    assert sum(path.startswith("/incidents/i-") for path in everything) >= 120
    assert sum(path.startswith("/reports/p") for path in everything) >= 120


def test_what_is_shown_is_what_was_written(chromium: Any, address: str) -> None:
    with opened(chromium, address) as shown:
        for number in (0, 30, 77, 119):
            go(shown, f"/reports/p{number}")
            text = PAYLOADS[(number + 7) % len(PAYLOADS)]
            assert one_line(text) in one_line(shown.locator(".report-text").inner_text())


def test_the_tests_would_see_a_program(chromium: Any, tmp_path: Path) -> None:
    """Without our escaping and without our policy these texts run."""
    from playwright.sync_api import Error

    ran = 0
    place = tmp_path / "open.html"
    for payload in PAYLOADS[:12]:
        place.write_text(f"<!doctype html><p>{payload}</p>", encoding="utf-8")
        with opened(chromium, place.as_uri()) as shown, suppress(Error):  # some do nothing, however long one waits
            shown.wait_for_function("window.__ran", timeout=5_000)
            ran += 1
        if ran == 6:
            return
    pytest.fail(f"only {ran} ran")


def one_line(text: str) -> str:
    """Without marks of direction and breaks, which pages may write out or set anew."""
    return " ".join(text.replace("\u202e", "").replace("\u202c", "").split())
