"""Finding what there is to read."""

import io
import os

import pytest

from rashomon.ingest.find import find
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection

TEXT = "Shells fell on Harrow on Friday, killing two people."


def places(found):
    return [each.place for each in found]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {name}")
    return tmp_path


def test_folders_are_read_by_name_without_hidden_files(folder):
    found = list(find([str(folder)]))
    assert places(found) == [str(folder / name) for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert all(isinstance(each, RawDocument) and each.kind == "plain" for each in found)


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENSE", "Licence.txt", "CHANGELOG.md", "CITATION.cff"])
def test_what_is_about_the_folder_is_no_report(folder, name):
    (folder / "sub" / name).write_text(TEXT)
    assert places(find([str(folder)])) == [str(folder / each) for each in ("a.txt", "b.txt", "sub/c.txt")]
    assert places(find([str(folder / "sub" / name)])) == [str(folder / "sub" / name)]


@pytest.mark.parametrize("name", ["licensed-to-kill.txt", "citations-for-bravery.txt", "2019-readme.txt"])
def test_names_that_only_begin_alike_are_reports(folder, name):
    (folder / name).write_text(TEXT)
    assert str(folder / name) in places(find([str(folder)]))


def test_globs(folder):
    assert places(find([str(folder / "*.txt")])) == [str(folder / "a.txt"), str(folder / "b.txt")]
    (missing,) = find([str(folder / "*.html")])
    assert (missing.code, missing.outcome) == ("I001", "failed")


def test_the_order_given_is_kept(folder):
    assert places(find([str(folder / "b.txt"), str(folder / "a.txt")])) == [
        str(folder / "b.txt"),
        str(folder / "a.txt"),
    ]


def test_a_missing_path_loses_nothing_else(folder):
    first, second = find([str(folder / "no.txt"), str(folder / "a.txt")])
    assert isinstance(first, Rejection)
    assert (first.outcome, first.code) == ("failed", "I001")
    assert "Check the path" in first.reason
    assert isinstance(second, RawDocument)


def test_links_that_go_round_end(folder):
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "dangling").symlink_to(folder / "nowhere")
    found = list(find([str(folder)]))
    assert places(found) == [str(folder / name) for name in ("a.txt", "b.txt", "dangling", "sub/c.txt")]
    assert found[2].code == "I001"


def test_pipes_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (found,) = find([str(tmp_path)])
    assert found.code == "I005"


def test_standard_input():
    (found,) = find(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert (found.place, found.data, found.kind) == ("-", TEXT.encode(), "plain")


def test_standard_input_of_lines_that_cannot_go_back():
    lines = b"".join(b'{"text": "%s", "id": "%d"}\n' % (TEXT.encode(), n) for n in range(200))

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    assert [each.id for each in find(["-"], stdin=Pipe(lines))] == [str(n) for n in range(200)]


def test_json_lines_carry_what_they_say(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": 7, "title": " T ", "text": "{TEXT}", "published": "2018-02-08", "url": null, "x": [1]}}')
    (found,) = find([str(path)])
    assert (found.id, found.title, found.published, found.url) == ("7", "T", "2018-02-08", None)
    assert (found.content, found.metadata, found.place) == (TEXT, {"x": [1]}, f"{path}:1")
    assert found.data == path.read_bytes()


def test_feed_items(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>
    <item><title>Shelling</title><link>https://gazette.example/1</link><pubDate>Thu, 08 Feb 2018 04:12:00 GMT</pubDate>
    <description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item><item><title>Empty</title></item></channel></rss>""")
    first, second = find([str(path)])
    assert (first.kind, first.title, first.publisher) == ("feed-item", "Shelling", "Gazette")
    assert TEXT in first.content
    assert (second.code, second.place) == ("I004", f"{path}#2")


def test_atom(tmp_path):
    path = tmp_path / "atom"
    path.write_text(f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><title>S</title>
    <updated>2018-02-08T00:00:00Z</updated><content type="html">{TEXT}</content></entry></feed>""")
    (found,) = find([str(path)])
    assert (found.published, found.content) == ("2018-02-08T00:00:00Z", TEXT)
