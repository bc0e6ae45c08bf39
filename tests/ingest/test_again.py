"""A document can be made again from its bytes and from what is kept beside them, whatever it was."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.again import document_again, offer_of
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.offer import Offer

FEED = (
    '<rss version="2.0"><channel><title>The Courier</title><item><title>Two lines</title>'
    "<link>https://example.org/a</link><pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate>"
    "<description>&lt;p&gt;Shells hit the market.&lt;/p&gt;</description></item></channel></rss>"
)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
maybe = st.none() | words


def made(raw: RawDocument) -> RawDocument:
    return document_again(offer_of(raw, "reader 1"), raw.data, raw.place)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Shells hit the market."),
        ("a.html", "<html><body><p>Shells hit the market.</p></body></html>"),
        ("a.jsonl", json.dumps({"id": 7, "text": "Shells hit.", "url": "https://example.org/a", "desk": "North"})),
        ("a.xml", FEED),
    ],
)
def test_whatever_is_found_can_be_made_again(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    (raw,) = find([str(tmp_path / name)])
    assert isinstance(raw, RawDocument)
    assert made(raw) == raw


def test_of_a_line_nothing_is_kept_but_that_it_was_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Shells hit.", "title": "A", "desk": "North"}))
    (raw,) = find([str(tmp_path / "a.jsonl")])
    assert isinstance(raw, RawDocument)
    assert offer_of(raw, "reader 1") == Offer(reader="reader 1", kind="jsonl-item")


@given(st.sampled_from(["plain", "html", "feed-item", "jsonl-item"]), words, maybe, maybe, st.booleans())
def test_whatever_was_offered_can_be_made_again(
    kind: str, content: str, title: str | None, url: str | None, is_item: bool
) -> None:
    data = f"{title or ''}\n{content}" if is_item else content
    wrapped = content if kind in ("feed-item", "jsonl-item") else None
    raw = RawDocument(place="x", data=data.encode(), kind=kind, content=wrapped, title=title, url=url, id="i")  # type: ignore[arg-type]
    assert made(raw) == raw
