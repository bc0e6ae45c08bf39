"""A dossier in Markdown (CommonMark with tables): for notes, wikis and version control. No HTML is in it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.export.atomic import replacing
from rashomon.export.cases import case_files
from rashomon.export.formats.pages import Cell, Items, Link, Page, Section, Table, page_of
from rashomon.export.imprint import imprint, imprint_words
from rashomon.export.options import Options
from rashomon.store.store import Store

VERSION = "md/1"
_LINE = "\n"
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&$#!^])")
# what would begin a list, a heading or a rule at the beginning of a line
_BEGINNING = re.compile(r"^(\s*\d*)([-+=:.)])")


def export(store: Store, destination: Path, options: Options) -> tuple[Path, ...]:
    """Write all incidents that are wanted, one after the other. Raises OSError when it cannot be written."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    with store.snapshot() as still, replacing([destination]) as temporary:
        said = imprint_words(imprint(still, {"format": VERSION}, options.wanted))
        with temporary[destination].open("w", encoding="utf-8", newline="\n") as stream:
            stream.write("# Dossier\n\n")
            stream.writelines(_incident(page_of(case)) for case in case_files(still, options.wanted))
            stream.write(f"---\n\n{_facts(said)}")
    return (destination,)


def _incident(page: Page) -> str:
    sections = "".join(map(_section, page.sections))
    return f"## {written(page.title)}\n\n{_facts(page.facts)}\n{sections}"


def _section(section: Section) -> str:
    blocks = (_table(block) if isinstance(block, Table) else _items(block) for block in section.blocks)
    return f"### {written(section.title)}\n\n{_LINE.join(blocks)}{_LINE}"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return "".join(f"- {written(name)}: {written(words)}\n" for name, words in facts)


def _items(items: Items) -> str:
    numbered = enumerate(items.lines, 1)
    return "".join(f"{f'{n}.' if items.numbered else '-'} {written(line)}\n" for n, line in numbered)


def _table(table: Table) -> str:
    lines = [_row(map(written, table.heads)), _row("---" for _ in table.heads)]
    return "".join([*lines, *(_row(map(_cell, row)) for row in table.rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(cell: Cell) -> str:
    return "; ".join(_lines(cell))


def _lines(cell: Cell) -> Iterator[str]:
    return (f"<{line.address}>" if isinstance(line, Link) else written(line) for line in cell)


def written(text: str) -> str:
    """A text on one line, so that a reader of Markdown shows it as it is."""
    return _BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
