"""The drawing: valid, the same every time, every figure once with its words, no words on each other or outside."""

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factories import make_incident, make_reading
from rashomon.export.drawing.incident import drawing, drawing_parts
from rashomon.export.drawing.marks import SHAPES, shape_of, sign
from rashomon.export.drawing.measure import text_width
from rashomon.export.words import figure_words
from rashomon.model.claim import Claim, HarmValue
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.who import Group, Source

SVG = "{http://www.w3.org/2000/svg}"
ONE, TWO, COPY = make_reading("r1"), make_reading("r2", publisher="Daily Post"), make_reading("r3")
INCIDENT = make_incident(ONE, TWO, COPY)
REPORTS = {reading.report.id: reading.report for reading in (ONE, TWO, COPY)}
CLAIMS = ONE.claims + TWO.claims + COPY.claims
_SIZES = {"head": 17, "section": 15, "note": 12}
HEBREW, ARABIC = "\u05e2\u05d5\u05dc\u05dd", "\u0639\u0627\u0644\u0645"


def tree(claims=CLAIMS, reports=REPORTS, copies=None, incident=INCIDENT) -> ElementTree.Element:
    return ElementTree.fromstring(drawing(incident, claims, reports, {"r3": "r1"} if copies is None else copies))


def figures(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    found = [g for g in root.iter(f"{SVG}g") if "data-claim" in g.attrib]
    assert len({g.get("data-claim") for g in found}) == len(found)
    return {g.get("data-claim"): g for g in found}


def boxes(node: ElementTree.Element, x: float = 0, y: float = 0) -> Iterator[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom and words of every line of text."""
    if match := re.fullmatch(r"translate\((\S+) (\S+)\)", node.get("transform", "")):
        x, y = x + float(match[1]), y + float(match[2])
    if node.tag == f"{SVG}text" and node.text:
        size = _SIZES.get(node.get("class"), 13)
        width = text_width(node.text, size)
        before = {"middle": width / 2, "end": width}.get(node.get("text-anchor"), 0)
        left = x + float(node.get("x")) - before
        base = y + float(node.get("y"))
        yield left, base - size * 0.8, left + width, base + size * 0.25, node.text
    for child in node:
        yield from boxes(child, x, y)


def check_laws(root: ElementTree.Element) -> None:
    width, height = (float(n) for n in root.get("viewBox").split()[2:])
    lines = list(boxes(root))
    for left, top, right, bottom, words in lines:
        assert left >= 0 and right <= width and top >= 0 and bottom <= height, words
    for (a, b, c, d, one), (e, f, g, h, two) in combinations(lines, 2):
        assert c <= e or g <= a or d <= f or h <= b, (one, two)


def test_every_figure_is_drawn_once_with_its_words() -> None:
    drawn = figures(tree())
    harm = {c.id: c for c in CLAIMS if c.is_harm}
    assert set(drawn) == set(harm)
    for key, group in drawn.items():
        title = group.find(f"{SVG}title").text
        assert figure_words(harm[key]) in title
        shown = " ".join(t.text.strip("\u2068\u2069") for t in group.iter(f"{SVG}text"))
        assert figure_words(harm[key]) in shown


def test_what_counts_and_what_does_not_is_said_in_words() -> None:
    shown = [group.find(f"{SVG}title").text for group in figures(tree()).values()]
    assert sum("; counts" in words for words in shown) == 1
    assert sum("not counted again" in words for words in shown) == 2
    assert sum("does not count: denied" in words for words in shown) == 3


def test_the_laws_of_the_layout() -> None:
    check_laws(tree())


def test_the_same_bytes_in_any_order() -> None:
    assert drawing(INCIDENT, CLAIMS, REPORTS, {}) == drawing(
        INCIDENT, CLAIMS[::-1], dict(reversed(REPORTS.items())), {}
    )


def test_it_has_a_title_a_description_and_text_that_is_text() -> None:
    root = tree()
    ids = {node.get("id"): node.text for node in root if node.get("id")}
    assert ids[root.get("aria-labelledby")] == INCIDENT.summary
    assert "1 count in the toll" in ids[root.get("aria-describedby")]
    assert list(root.iter(f"{SVG}text"))


def test_nothing_of_others_becomes_markup_or_turns_the_text_around() -> None:
    evil = {key: replace(r, publisher="</text><script>\x1b\u202e\x00&\uffff\ud800") for key, r in REPORTS.items()}
    whole = drawing(replace(INCIDENT, summary="<b>&"), CLAIMS, evil, {})
    root = ElementTree.fromstring(whole.encode())
    assert not list(root.iter(f"{SVG}script")) and "\u202e" not in whole
    check_laws(root)


@pytest.mark.parametrize("name", [HEBREW, f"{ARABIC} 24", "\u4e2d" * 60, "x" * 300, ""])
def test_names_in_any_writing_stand_apart(name) -> None:
    named = {key: replace(report, publisher=name or None) for key, report in REPORTS.items()}
    root = tree(reports=named)
    check_laws(root)
    lines = [line for line in (t.text for t in root.iter(f"{SVG}text")) if line and name and name[:5] in line]
    assert all(line.count("\u2068") == line.count("\u2069") == 1 for line in lines)


def test_no_number_is_not_drawn_at_zero() -> None:
    first = next(c for c in ONE.claims if c.field == "killed")
    bare = replace(first, id="bare", value=HarmValue(Quantity(None, None, text="many"), Group("people")))
    withheld = replace(first, id="withheld", stance="withheld")
    zero = replace(first, id="zero", value=HarmValue(Quantity(0, 0, text="none"), Group("people")))
    drawn = figures(tree([first, bare, withheld, zero]))
    beside = {key: [t.get("x") for t in g.iter(f"{SVG}text") if t.text == "?"] for key, g in drawn.items()}
    assert beside["bare"] == beside["withheld"] and len(beside["bare"]) == 1
    assert (
        not beside["zero"] and float(next(drawn["zero"].iter(f"{SVG}circle")).get("cx")) > float(beside["bare"][0]) + 40
    )


def test_hedges_and_stances_differ_in_shape_and_have_words() -> None:
    first = next(c for c in ONE.claims if c.field == "killed")
    told = [
        Quantity(9, 9),
        Quantity(9, None),
        Quantity(None, 9),
        Quantity(7, 9),
        Quantity(9, 9, True),
        Quantity(None, None),
    ]
    claims = [replace(first, value=HarmValue(q, Group("people"))) for q in told]
    claims += [replace(first, stance=s) for s in ("alleged", "denied", "withheld", "hypothetical")]
    claims.append(replace(first, scope="cumulative"))
    shapes = [shape_of(claim) for claim in claims]
    assert set(shapes) == set(SHAPES) and len(shapes) == len(SHAPES)
    assert len({b"".join(map(ElementTree.tostring, sign(shape, 0, 0))) for shape in shapes}) == len(shapes)


def test_the_legend_names_the_shapes_that_are_drawn_and_no_others() -> None:
    lines = {node.text for node in tree().iter(f"{SVG}text")}
    assert SHAPES["at_least"] in lines and SHAPES["denied"] in lines and SHAPES["hypothetical"] not in lines


def test_an_incident_without_figures() -> None:
    check_laws(tree([c for c in CLAIMS if not c.is_harm]))
    assert figures(tree([c for c in CLAIMS if not c.is_harm])) == {}


_names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
_sources = st.none() | st.builds(Source, _names, _names, st.sampled_from(["witness", "monitor", "other"]))
_numbers = st.none() | st.integers(0, 10**7)


@st.composite
def told(draw: st.DrawFn) -> tuple[list[Claim], dict[str, Report]]:
    reports = {f"r{n}": replace(ONE.report, id=f"r{n}", publisher=draw(st.none() | _names)) for n in range(3)}
    claims = []
    for n in range(draw(st.integers(1, 6))):
        words, at = draw(_names), draw(st.integers(0, 99))
        claims.append(
            Claim(
                id=f"c{n}",
                report=draw(st.sampled_from(sorted(reports))),
                account="a",
                field=draw(st.sampled_from(["killed", "injured"])),
                value=HarmValue(Quantity(draw(_numbers), draw(_numbers), text=words), Group(draw(_names))),
                source=draw(_sources),
                relayed_by=tuple(draw(st.lists(_names, max_size=2))),
                stance=draw(st.sampled_from(["asserted", "alleged", "denied", "withheld", "hypothetical"])),
                scope=draw(st.sampled_from(["incident", "cumulative"])),
                evidence=Span(at, at + len(words), words),
                trigger=Span(at, at + len(words), words),
                confidence=0.5,
                rule="x",
            )
        )
    return claims, reports


@settings(max_examples=40, deadline=None)
@given(told(), st.sampled_from([{}, {"r2": "r1"}, {"r2": "r9"}]))
def test_laws_of_any_drawing(case: tuple[list[Claim], dict[str, Report]], copies: dict[str, str]) -> None:
    claims, reports = case
    root = tree(claims, reports, copies)
    check_laws(root)
    assert set(figures(root)) == {c.id for c in claims}


def test_parts_for_a_page_carry_no_rules_and_no_common_ids() -> None:
    parts = drawing_parts(INCIDENT, CLAIMS, REPORTS, {"r3": "r1"})
    roots = [ElementTree.fromstring(part) for part in parts]
    assert not any(list(root.iter(f"{SVG}style")) for root in roots)
    ids = [one.get("id") for root in roots for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids)) == 4
    assert "1 count in the toll" in parts[0]
    for root in roots:
        check_laws(root)
    assert drawing_parts(INCIDENT, (), {}, {}) == ("", "")
