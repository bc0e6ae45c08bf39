"""From raw document to report."""

import hashlib

import pytest

from rashomon.errors import InputError
from rashomon.ingest.clean import clean
from rashomon.ingest.raw import RawDocument

STORY = "Gunmen raided a village near the lake on Monday, killing nine farmers, the governor said."


def raw(text=STORY, **given):
    return RawDocument(**{"place": "a.txt", "data": text.encode(), "kind": "plain", **given})


def test_id_and_digest_come_from_the_bytes():
    report = clean(raw())
    assert report.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert report.id == f"r-{report.sha256[:12]}"
    assert clean(raw(id="mine")).id == "mine"


def test_what_is_given_is_kept():
    report = clean(
        raw(title="Raid", publisher="Gazette", url="https://x.example/1", metadata={"desk": [1, {"a": None}]})
    )
    assert (report.title, report.publisher, report.url) == ("Raid", "Gazette", "https://x.example/1")
    assert report.metadata == {"desk": [1, {"a": None}]}
    assert report.text == f"Raid\n\n{STORY}"
    assert report.text[: report.headline_end] == "Raid"


def test_publisher_follows_from_the_address():
    assert clean(raw(url="https://www.reuters.com/a")).publisher == "Reuters"


def test_first_line_becomes_the_title():
    report = clean(raw(f"Nine killed in lake raid\n\n{STORY}"))
    assert report.title == "Nine killed in lake raid"
    assert report.text[: report.headline_end] == report.title


def test_page_metadata():
    head = (
        '<title>Raid | Gazette</title><meta property="og:title" content="Nine killed in raid">'
        '<meta property="og:site_name" content="Gazette">'
        '<meta property="article:published_time" content="2018-02-08T04:12:00Z">'
        '<link rel="canonical" href="https://gazette.example/raid">'
    )
    told = "".join(f"<p>{STORY} ({n})</p>" for n in range(6)) + "<p>Also read: Truce signed by the lake</p>"
    body = f"<article><h1>Nine killed in raid</h1>{told}</article>"
    html = f'<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    report = clean(raw(html, kind="html"))
    assert (report.title, report.publisher, report.language) == ("Nine killed in raid", "Gazette", "en")
    assert (report.published, report.published_basis) == ("2018-02-08", "metadata")
    assert report.url == "https://gazette.example/raid"
    assert "Truce signed" not in report.text
    assert ("related", "Also read: Truce signed by the lake") in [(each.kind, each.text) for each in report.removed]


def test_markup_inside_an_item_is_read_as_a_page():
    report = clean(raw("", kind="feed-item", content=f"<p>{STORY}</p><p>Second part of it, &amp; more.</p>"))
    assert report.text == f"{STORY}\nSecond part of it, & more."


def test_no_date_is_no_date():
    report = clean(raw())
    assert (report.published, report.published_basis) == (None, None)


def test_an_unread_date_is_flagged():
    report = clean(raw(published="next week"))
    assert "date" in report.flags
    assert report.metadata == {"published_given": "next week"}


def test_comments_date_the_report():
    text = f"{STORY}\n\n{STORY}\n\nmara Sun, 02/11/2018 - 09:00 Permalink\n\nNine hundred died, not nine."
    report = clean(raw(text))
    assert (report.published, report.published_basis) == ("2018-02-11", "comment_stamps")
    assert "hundred" not in report.text


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (raw("\u200b\ufeff"), "I004"),
        (raw("<html><head><script>1</script></head><body></body></html>", kind="html"), "I003"),
    ],
)
def test_nothing_to_read(document, code):
    with pytest.raises(InputError) as caught:
        clean(document)
    assert caught.value.code == code
