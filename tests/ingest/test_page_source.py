"""HTML before it is parsed."""

import time

import pytest

from rashomon.errors import InputError
from rashomon.ingest.clean import clean
from rashomon.ingest.page_source import repaired, within_limits
from rashomon.ingest.raw import RawDocument


def test_scripts_and_inline_pictures_are_no_markup():
    script = "<script>" + "a<b;" * 60_000 + "</script>"
    picture = '<img src="data:image/png;base64,' + "A" * 300_000 + '">'
    within_limits("a", f"<html><body>{script}{picture}<p>Text</p></body></html>")


def test_a_sound_page_is_not_changed():
    html = "<html><head><title>T</title><style>p{}</style></head><body><!-- c --><div><p>Text</p></div>"
    assert repaired(html) == (html, set())


@pytest.mark.parametrize("tag", ["div", "span", "a", "blockquote", "h2"])
def test_deep_tags_go_and_their_text_stays(tag):
    html, flags = repaired(f"<{tag}>" * 400 + "Text" + f"</{tag}>" * 400)
    assert html.count(f"<{tag}>") <= 200
    assert "Text" in html
    assert flags == {"depth"}


@pytest.mark.parametrize(
    "html",
    [
        "<script>" * 40_000,
        "<!--" * 40_000,
        '<a "' * 40_000,
        "<p>" + "." * 200_000,
        "<p>" + "a " * 80_000,
        "<p>" + " " * 200_000 + "x",
        "<p>" + "a@b.c," * 30_000,
        "<p>1 " + " " * 100_000 + "<p>" * 5_000,
    ],
    ids=lambda html: html[:12],
)
def test_hostile_pages_end_soon(html):
    started = time.process_time()
    for kind in ("html", "plain"):
        try:
            clean(RawDocument(place="a", data=html.encode(), kind=kind))
        except InputError as error:
            assert error.code in {"I003", "I006"}
    assert time.process_time() - started < 5
