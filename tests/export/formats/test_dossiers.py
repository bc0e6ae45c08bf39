"""Dossiers in HTML and Markdown: all that the ledger says, and nothing that others' words could do."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from export.formats.dossiers import HOSTILE, filled, hostile
from rashomon.export.drawing.svg import plain
from rashomon.export.exporter import export
from rashomon.export.formats._html_style import policy, style
from rashomon.export.formats.markdown import written
from rashomon.export.options import Options
from rashomon.pipeline.ledger import Ledger
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

EMPTY = {"meta", "br", "hr", "img", "link", "input"}
ALLOWED = {
    *("html", "head", "meta", "style", "title", "body", "main", "nav", "article", "section", "footer", "figure"),
    *(
        "h1",
        "h2",
        "h3",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "ol",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "a",
    ),
    *("svg", "desc", "g", "rect", "text", "line", "path", "circle", "polygon", "ellipse", "polyline", "tspan"),
}


class Reader(HTMLParser):
    """Reads a page, and fails on one whose elements do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        assert not self._open


def page(store: Store, folder: Path, **wanted: str) -> tuple[str, Reader]:
    (path,) = export(store, "html", folder / "d.html", Options(wanted=IncidentFilter(**wanted)))
    written_page = path.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(written_page)
    reader.close()
    return written_page, reader


def markdown(store: Store, folder: Path, **wanted: str) -> str:
    (path,) = export(store, "md", folder / "d.md", Options(wanted=IncidentFilter(**wanted)))
    return path.read_text(encoding="utf-8")


def tokens(text: str) -> list[Token]:
    found = MarkdownIt("commonmark").enable("table").parse(text)
    return [*found, *(child for token in found for child in token.children or ())]


def shown(text: str) -> str:
    """What a reader of Markdown shows."""
    return "\n".join(token.content for token in tokens(text) if token.type in ("text", "text_special"))


def inline(text: str) -> str:
    (token,) = (token for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type == "inline")
    return "".join(child.content for child in token.children or ())


def test_a_page_holds_what_the_dossier_holds(tmp_path: Path) -> None:
    store = filled()
    _, reader = page(store, tmp_path)
    words = " ".join(reader.text.split())
    for incident in store.incidents():
        assert incident.id in words
    for claim in store.claims():
        assert plain(claim.evidence.text) in words
    for told in ("The Courier", "Agence Mistral", "repeats r0", "lowest_bound", "Tolls, by the day of the report"):
        assert told in words
    assert ("a", {"href": "https://paper.example/0", "rel": "noreferrer noopener external"}) in reader.tags


def test_markdown_holds_the_same(tmp_path: Path) -> None:
    store = filled()
    words = shown(markdown(store, tmp_path))
    for claim in store.claims():
        assert claim.evidence.text in words.replace("\n", "")
    for told in ("Who says what", "Sentences", "Why", "repeats r0"):
        assert told in words


@pytest.mark.parametrize("name", ["html", "md"])
def test_a_dossier_says_what_made_it_from_what(tmp_path: Path, name: str) -> None:
    store = filled()
    (path,) = export(store, name, tmp_path / f"d.{name}", Options(wanted=IncidentFilter(since="2019-01-01")))
    text = path.read_text(encoding="utf-8").replace("\\", "")
    for told in ("rashomon ", f"{name}/1", str(store.head()), "since 2019-01-01", "first 2019-03-05, last 2019-03-05"):
        assert told in text


def test_one_incident_or_those_of_a_filter(tmp_path: Path) -> None:
    store = filled()
    first, second = (incident.id for incident in store.incidents())
    one, _ = page(store, tmp_path, incident=second)
    assert second in one and f'id="{first}"' not in one
    none, reader = page(store, tmp_path, country="IRQ")
    assert "<article" not in none and "country IRQ" in reader.text
    assert markdown(store, tmp_path, country="IRQ").startswith("# Dossier\n\n---\n")


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    store = filled()
    (path,) = export(store, name, tmp_path / "d")
    first = path.read_bytes()
    assert export(store, name, tmp_path / "d")[0].read_bytes() == first


def test_the_contents_lead_to_the_incidents(tmp_path: Path) -> None:
    _, reader = page(filled(), tmp_path)
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    led = [a["href"][1:] for _, a in reader.tags if (a.get("href") or "").startswith("#")]  # type: ignore[index]
    assert len(led) == 2 and set(led) <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_others_write_becomes_markup(tmp_path: Path, words: str) -> None:
    text, reader = page(hostile(words), tmp_path)
    assert {tag for tag, _ in reader.tags} <= ALLOWED
    for tag, attributes in reader.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes), tag
        assert (attributes.get("href") or "#").startswith("#")  # of a javascript: address there is no link
        assert not {"src", "srcset", "action"} & set(attributes)
    assert plain(words) in reader.text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert text.count("</style>") == 1


def test_the_page_may_show_itself_and_nothing_else(tmp_path: Path) -> None:
    text, reader = page(filled(), tmp_path)
    metas = [attributes for tag, attributes in reader.tags if tag == "meta"]
    assert {"http-equiv": "Content-Security-Policy", "content": policy()} in metas
    assert "unsafe" not in policy() and policy().startswith("default-src 'none'")
    assert f"<style>{style()}</style>" in text
    assert "<" not in style() and "url(" not in style() and "@import" not in style()
    assert "<script" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_what_others_write_as_it_is(tmp_path: Path, words: str) -> None:
    text = markdown(hostile(words), tmp_path)
    kinds = {token.type for token in tokens(text)}
    assert not kinds & {"html_block", "html_inline", "image", "code_inline", "code_block", "fence", "strong_open"}
    assert not kinds & {"blockquote_open", "link_open"}
    assert sum(token.type == "heading_open" for token in tokens(text)) == text.count("\n## ") + text.count("\n### ") + 1
    assert plain(words) in shown(text).replace("\n", "")


LINE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(plain).filter(bool)


@example("12. May")
@example("3) three")
@example("0.")
@example("- a dash")
@given(LINE)
def test_any_line_is_shown_as_it_is(line: str) -> None:
    # a reader of Markdown joins white space at the ends and replaces what no text may hold
    assert inline(written(line)).strip() == line.replace("\x00", "\ufffd").strip()


@example("12. May")
@example("3) three")
@example("0.")
@example("- a dash")
@given(LINE)
def test_any_line_is_shown_as_it_is_in_a_list_and_in_a_table(line: str) -> None:
    item = [token.content for token in tokens(f"- {written(line)}\n") if token.type == "inline"]
    cells = [token for token in tokens(f"| a |\n|---|\n| {written(line)} |\n") if token.type == "inline"]
    assert len(item) == 1 and len(cells) == 2
    assert "".join(child.content for child in cells[1].children or ()).strip() == line.strip()


def test_words_from_right_to_left_stand_apart(tmp_path: Path) -> None:
    arabic = HOSTILE[-2]
    text, reader = page(hostile(arabic), tmp_path)
    assert f"\u2068{arabic}\u2069" in reader.text
    assert '<h2 dir="auto">' in text
    assert f"\u2068{arabic}\u2069" in markdown(hostile(arabic), tmp_path)


def test_a_dossier_tells_what_people_decided(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    with Ledger(filled(), now=lambda: datetime(2026, 1, 2, tzinfo=UTC)) as ledger:
        (incident, _) = ledger.incidents()
        claim = next(c for c in ledger.claims(incident=incident.id) if c.field == "killed")
        ledger.review("Noor").reject(claim.id, reason="a caption | of <another> day")
        _, reader = page(ledger.store, tmp_path)
        text = shown(markdown(ledger.store, tmp_path))
    for told in (reader.text, text.replace("\n", "")):
        assert "Noor" in told and "a caption | of <another> day" in told
