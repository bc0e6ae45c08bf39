"""A dossier in HTML: one file that opens without a network, with the drawings in it, and prints.

Every text comes in through elements, which escape it; the page has no scripts and is forbidden to load anything.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element, tostring

from rashomon.export.atomic import replacing
from rashomon.export.case_file import CaseFile
from rashomon.export.cases import case_files
from rashomon.export.formats import _html_style
from rashomon.export.formats.pages import CONTENTS, Cell, Items, Link, Page, Section, Table, contents_of, page_of
from rashomon.export.imprint import imprint, imprint_words
from rashomon.export.options import Options
from rashomon.model.incident import Incident
from rashomon.store.store import Store

VERSION = "html/1"
_DRAWN = ("Tolls, by the day of the report", "Who says it, and what that rests on")


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write one page with all incidents that are wanted. Raises OSError when it cannot be written."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary:
        said = imprint_words(imprint(still, {"format": VERSION}, options.wanted))
        with temporary[destination].open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{_head()}\n<body>\n<main>\n{_written(_element('h1', 'Dossier'))}")
            stream.writelines(_contents(still.incidents(options.wanted)))
            stream.writelines(map(_article, case_files(still, options.wanted)))
            stream.write(f"</main>\n{_written(_element('footer', _facts(said)))}</body>\n</html>\n")
    return (destination,)


def _head() -> str:
    metas = (
        {"http_equiv": "Content-Security-Policy", "content": _html_style.policy()},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "referrer", "content": "no-referrer"},
        {"name": "generator", "content": "rashomon"},
    )
    style = _element("style", _html_style.style())
    head = _element("head", _element("meta", charset="utf-8"), *(_element("meta", **meta) for meta in metas), style)
    head.append(_element("title", "Dossier – rashomon"))
    return f'<!DOCTYPE html>\n<html lang="en">\n{tostring(head, encoding="unicode", method="html")}'


def _contents(incidents: Iterable[Incident]) -> Iterator[str]:
    """A table that leads to the incidents, row by row: there may be many."""
    heads = _element("thead", _element("tr", *(_element("th", head, scope="col") for head in CONTENTS)))
    yield f'<nav class="wide" aria-label="Incidents">\n<table>\n{_written(heads)}<tbody>\n'
    for incident in incidents:
        day, *others = contents_of(incident)
        link = _element("a", day, href=f"#{quote(incident.id)}")
        yield _written(_element("tr", _element("td", link), *(_element("td", words) for words in others)))
    yield "</tbody>\n</table>\n</nav>\n"


def _article(case: CaseFile) -> str:
    from rashomon.export.drawing.incident import drawing_parts  # brings the map, which lists need not

    page = page_of(case)
    about = [_element("h2", page.title, dir="auto"), _facts(page.facts)]
    drawings = drawing_parts(case.incident, case.claims, case.reports, case.copies)
    figures = "".join(_figure(name, drawn) for name, drawn in zip(_DRAWN, drawings, strict=True) if drawn)
    sections = "".join(_written(_section(section)) for section in page.sections)
    return f"{_opened(page)}{''.join(map(_written, about))}{figures}{sections}</article>\n"


def _figure(name: str, drawn: str) -> str:
    return f"<figure>\n{_written(_element('figcaption', name))}{drawn}</figure>\n"


def _opened(page: Page) -> str:
    return _written(_element("article", id=page.id)).removesuffix("</article>\n") + "\n"


def _section(section: Section) -> Element:
    blocks = (_table(block) if isinstance(block, Table) else _items(block) for block in section.blocks)
    return _element("section", _element("h3", section.title), *blocks)


def _facts(facts: Iterable[tuple[str, str]]) -> Element:
    return _element("dl", *(part for name, words in facts for part in (_element("dt", name), _element("dd", words))))


def _items(items: Items) -> Element:
    return _element("ol" if items.numbered else "ul", *(_element("li", line) for line in items.lines))


def _table(table: Table) -> Element:
    heads = _element("tr", *(_element("th", head, scope="col") for head in table.heads))
    rows = (_element("tr", _cell(row[0], "th", scope="row"), *(_cell(cell) for cell in row[1:])) for row in table.rows)
    whole = _element("table", _element("thead", heads), _element("tbody", *rows))
    return _element("div", whole, class_="wide")


def _cell(cell: Cell, tag: str = "td", **attributes: str) -> Element:
    return _element(tag, *(_element("div", _line(line)) for line in cell), **attributes)


def _line(line: str | Link) -> Element | str:
    if isinstance(line, Link):
        return _element("a", line.address, href=line.address, rel="noreferrer noopener external")
    return line


def _element(tag: str, *content: Element | str, **attributes: str) -> Element:
    """An element with text or elements in it; attributes are given as in `drawing.svg.element`."""
    made = Element(tag, {name.rstrip("_").replace("_", "-"): words for name, words in attributes.items()})
    for part in content:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html") + "\n"
