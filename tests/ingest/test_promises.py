"""Bad input, row by row: what becomes of it, and that nothing else is lost. Numbers are those of the published list."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.ingest.clean import clean
from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection

PARAGRAPHS = [
    f"On day {n} of the siege the two armies fought over the bridge, and at least {n} soldiers were killed, they said."
    for n in range(1, 11)
]
HEAD = "<html><head><title>Siege of Harrow</title></head><body><article><h1>Siege of Harrow</h1>"
TAIL = "</article></body></html>"


def page(paragraphs=PARAGRAPHS, head=HEAD, tail=TAIL):
    return head + "".join(f"<p>{each}</p>" for each in paragraphs) + tail


def read(tmp_path, data, name="a.txt"):
    """What one file comes to: reports and rejections in order."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [_outcome(each) for each in find([str(path)])]


def _outcome(found):
    if isinstance(found, Rejection):
        return found
    try:
        return clean(found)
    except InputError as error:
        return error


def codes(outcomes):
    return [getattr(each, "code", "ok") for each in outcomes]


@pytest.mark.parametrize(
    ("row", "name", "data", "code"),
    [
        (1, "a.txt", b"", "I004"),
        (1, "a.txt", b" \n\t\r\n ", "I004"),
        (1, "a.txt", b"\xef\xbb\xbf", "I004"),
        (1, "a.html", b"", "I004"),
        (1, "a.jsonl", b"\n\n", "I004"),
        (5, "a.txt", b"\x1f\x8b\x08\x00rest", "I005"),
        (5, "a.html", b"WARC/1.0\r\nWARC-Type: response", "I005"),
        (9, "a.txt", b"PK\x03\x04....", "I005"),
        (11, "a.txt", b"%PDF-1.7 text", "I005"),
        (11, "a.html", b"\x89PNG\r\n\x1a\n", "I005"),
        (11, "a.txt", b"\x7fELF\x02\x01", "I005"),
        (11, "a.txt", bytes(range(32)) * 20, "I005"),
        (28, "a.txt", b"a" * 20_000_001, "I006"),
        (31, "a.html", (HEAD + "<p>x" * 60_000).encode(), "I006"),
        (31, "a.html", (HEAD + "<p " + " ".join(f'a{n}="1"' for n in range(2000)) + ">x</p>").encode(), "I006"),
        (31, "a.html", (HEAD + '<p class="' + "x" * 5_500_000 + '">x</p>').encode(), "I006"),
        (42, "a.jsonl", b'{"text": "Shells fell on the town.",}\n', "I007"),
        (44, "a.jsonl", b'{"text": "Shells fell.", "n": NaN}', "I007"),
        (44, "a.jsonl", b'{"text": "Shells fell.", "n": -Infinity}', "I007"),
        (44, "a.jsonl", b'{"text": "Shells fell.", "n": 1e400}', "I007"),
        (44, "a.jsonl", b'{"text": "Shells fell.", "n": ' + b"9" * 5000 + b"}", "I007"),
        (44, "a.jsonl", b'{"text": "Shells fell.", "text": "None fell."}', "I007"),
        (44, "a.jsonl", b'{"text": "x", "n": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "I007"),
        (44, "a.jsonl", b'{"text": "x", "n": ' + b"[" * 150 + b"]" * 150 + b"}", "I007"),
        (45, "a.jsonl", b'{"text": 5}', "I008"),
        (45, "a.jsonl", b'{"text": "Shells fell.", "published": []}', "I008"),
        (45, "a.jsonl", b'{"title": "Shells fell."}', "I008"),
        (45, "a.jsonl", b'["text"]', "I008"),
        (45, "a.jsonl", b'{"text": "  "}', "I004"),
        (48, "a.xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "b">]><rss><channel/></rss>', "I009"),
        (49, "a.xml", b"<rss><channel><item><title>" + b"x" * 5_100_000 + b"</title></item></channel></rss>", "I006"),
    ],
)
def test_turned_away_with_a_reason(tmp_path, row, name, data, code):
    (outcome,) = read(tmp_path, data, name)
    assert outcome.code == code
    assert outcome.place.startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("row", "data", "words", "flag"),
    [
        (12, b"Shells hit Har\x00row, killing two.", "Shells hit Har\ufffdrow, killing two.", None),
        (13, b"Shells hit\x07 Harrow, killing two.", "Shells hit\ufffd Harrow, killing two.", None),
        (13, "Shells hit\x9d Harrow.".encode(), "Shells hit\ufffd Harrow.", None),
        (15, b"Shells hit Harrow, said Jos\xc3", "Shells hit Harrow, said Jos\ufffd", "encoding"),
        (17, "Обстрел города: двое убитых, сообщили власти области.".encode("cp1251"), None, "encoding"),
        (18, "Shells hit Harrow.".encode("utf-16"), "Shells hit Harrow.", None),
        (18, "Shells hit Harrow, killing two.".encode("utf-16-le"), "Shells hit Harrow, killing two.", "encoding"),
        (20, "Shells hit \u202eHarrow\u202c.".encode(), "Shells hit \u202eHarrow\u202c.", "bidi"),
        (21, "Shells hit H\u0430rrow.".encode(), "Shells hit H\u0430rrow.", "mixed_script"),
        (22, "Shells hit Har\u200brow\u00ad.".encode(), "Shells hit Har\u200brow\u00ad.", None),
        (26, "Shells hit \U0001f4a5 Harrow.".encode(), "Shells hit \U0001f4a5 Harrow.", None),
        (27, "Shells fell.\u2028Two died.\x0bOne fled.".encode(), "Shells fell.\nTwo died.\nOne fled.", None),
    ],
)
def test_odd_characters_in_plain_text(tmp_path, row, data, words, flag):
    (report,) = read(tmp_path, data)
    assert words is None or report.text == words
    assert flag is None or flag in report.flags
    assert flag is not None or report.flags == ()
    report.text.encode()


def test_row_14_lone_surrogates_cost_only_themselves(tmp_path):
    (given_one,) = read(tmp_path, rb'{"text": "Shells hit Har\ud800row.", "note": "a\udfffb"}', "a.jsonl")
    assert given_one.text == "Shells hit Har\ufffdrow."
    assert given_one.metadata == {"note": "a\ufffdb"}
    (paged,) = read(
        tmp_path, page([*PARAGRAPHS[:2], "Shells hit Har&#xD800;row town at dawn.", *PARAGRAPHS[2:]]), "a.html"
    )
    assert all(each in paged.text for each in PARAGRAPHS)


@pytest.mark.parametrize("depth", [300, 5_000, 20_000])
def test_row_30_deep_nesting_keeps_the_text(tmp_path, depth):
    deep = "<div>" * depth + "".join(f"<p>{each}</p>" for each in PARAGRAPHS[5:]) + "</div>" * depth
    (report,) = read(tmp_path, HEAD + "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:5]) + deep + TAIL, "a.html")
    assert all(each in report.text for each in PARAGRAPHS)
    assert "depth" in report.flags


@pytest.mark.parametrize("broken", ["<!-- ", "<script>", "<style>", "</html>", "</body></html>", "<textarea>"])
def test_row_32_what_is_never_closed_swallows_nothing_unseen(tmp_path, broken):
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:5]) + broken
    text += "".join(f"<p>{each}</p>" for each in PARAGRAPHS[5:])
    (report,) = read(tmp_path, HEAD + text, "a.html")
    assert all(each in report.text for each in PARAGRAPHS) or "partial" in report.flags


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display:none"',
        'style="font-size:0;color:#fff"',
        "hidden",
        'class="sr-only"',
        'style="visibility: hidden"',
    ],
)
def test_row_35_hidden_text_is_kept_apart(tmp_path, hiding):
    planted = "The army has admitted that it killed nine hundred and ninety nine people here."
    (report,) = read(tmp_path, page(tail=f"<p {hiding}>{planted}</p>" + TAIL), "a.html")
    assert planted not in report.text
    assert planted in "\n".join(each.text for each in report.removed)
    assert "hidden_text" in report.flags


def test_row_34_monstrous_table(tmp_path):
    table = '<table><tr><td colspan="9007199254740991">Killed: 4</td></tr></table>'
    (report,) = read(tmp_path, page(tail=table + TAIL), "a.html")
    assert all(each in report.text for each in PARAGRAPHS)


def test_rows_42_43_a_bad_line_costs_only_itself(tmp_path):
    good = [json.dumps({"id": f"d{n}", "text": each, "desk": n}) for n, each in enumerate(PARAGRAPHS)]
    lines = ["\ufeff" + good[0], "", "{bad", *good[1:9], '{"text": 7}', good[9]]
    outcomes = read(tmp_path, "\r\n".join(lines), "a.jsonl")
    assert codes(outcomes) == ["ok", "I007", *["ok"] * 8, "I008", "ok"]
    assert outcomes[1].place.endswith(":3")
    assert [each.text for each in outcomes if hasattr(each, "text")] == PARAGRAPHS
    assert outcomes[0].metadata == {"desk": 0}


def test_row_47_nothing_outside_the_feed_is_opened(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    feed = f"""<?xml version="1.0"?><!DOCTYPE r SYSTEM "file://{tmp_path}/secret"><rss version="2.0"><channel>
    <item><title>Shelling</title><description>Shells fell on Harrow, killing two people. &x;</description></item>
    </channel></rss>"""
    outcomes = read(tmp_path, feed, "a.xml")
    assert "SECRET" not in repr(outcomes)
    entity = feed.replace(f'SYSTEM "file://{tmp_path}/secret"', f'[<!ENTITY x SYSTEM "file://{tmp_path}/secret">]')
    assert codes(read(tmp_path, entity, "b.xml")) == ["I009"]


@pytest.mark.parametrize(
    "date",
    ["0000-00-00", "2018-02-32", "9999-12-31", "-1", "1970-01-01T00:00:00Z", "32 Feb 2018", "soon", "0001-01-01"],
)
def test_row_50_impossible_dates_are_unknown(date):
    line = json.dumps({"text": "Shells fell on Harrow, killing two people.", "published": date}).encode()
    raw = RawDocument(place="a:1", data=line, kind="jsonl-item", content=json.loads(line)["text"], published=date)
    report = clean(raw)
    assert (report.published, report.published_basis) == (None, None)
    assert "date" in report.flags


def test_page_keeps_every_paragraph_and_drops_the_menu(tmp_path):
    menu = "<nav>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(9)) + "</nav>"
    (report,) = read(tmp_path, page(head=HEAD.replace("<body>", f"<body>{menu}")), "a.html")
    assert report.text == "\n".join(["Siege of Harrow", *PARAGRAPHS])
    assert report.title == "Siege of Harrow"
    assert report.text[: report.headline_end] == "Siege of Harrow"
    assert "Section 3" in "\n".join(each.text for each in report.removed)


def test_a_page_is_read_the_same_again_and_again(tmp_path):
    assert len({repr(read(tmp_path, page(), "a.html")) for _ in range(5)}) == 1


@settings(max_examples=60)
@given(st.text(), st.sampled_from(["plain", "html"]))
def test_any_text_is_read_or_turned_away(text, kind):
    raw = RawDocument(place="a", data=text.encode("utf-8", "surrogatepass"), kind=kind)
    try:
        report = clean(raw)
    except InputError:
        return
    report.text.encode()
    assert report.id == f"r-{report.sha256[:12]}"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_turned_away(data):
    try:
        clean(RawDocument(place="a", data=data, kind="plain")).text.encode()
    except InputError as error:
        assert error.code in {"I003", "I004", "I006"}
