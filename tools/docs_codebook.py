"""`docs/codebook.md`, made from the code: every column of every table, its rule, and where the rule stands."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.export.exporter import FORMATS
from rashomon.export.formats._datasette_words import TABLES as LEDGER_TABLES
from rashomon.export.formats._datasette_words import VIEWS, About
from rashomon.export.formats.columns import Kind, Table
from rashomon.export.formats.event_reports import EVENT_REPORTS
from rashomon.export.formats.known import TABLES
from rashomon.export.formats.uwazi import INCIDENTS, REPORTS
from rashomon.export.profiles.cells import Column, Profile
from rashomon.export.profiles.known import PROFILES
from rashomon.ingest.reference import SHAPES

_NAMES = {
    "acled": "ACLED",
    "airwars": "Airwars",
    "ibc": "IBC",
    "plover": "PLOVER",
    "ucdp": "UCDP GED",
}
_KINDS: dict[type, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "yes or no",
    list: "list",
    dict: "object",
}
_WRITTEN: dict[Kind, str] = {
    "text": "text",
    "whole": "whole number",
    "number": "number",
    "flag": "yes or no",
    "day": "day (ISO 8601)",
}
_FORMS = {"csv": "a CSV file", "json": "a JSON array", "jsonl": "JSON Lines"}
_ABOUT = """What stands in every column that `rashomon export` writes, by which rule it gets there, and where that rule
comes from. Made from the code by `make docs`; changes belong there.

The tables of other projects have their columns and codes and are made by named rules from the claims of a ledger. They
are not the data of these projects, and the word "-like" in their titles says so. A rule has a version, which changes
whenever the rule does; `rashomon explain INCIDENT --profile NAME` tells for each cell the rule, the claims and their
sentences. Where the source of a rule leaves something open, the sentence of the rule says what is done here."""


def codebook() -> str:
    """The whole document."""
    parts = (
        ["# Codebook", _ABOUT, _contents()],
        *(_profile(profile) for profile in PROFILES.values()),
        _tables(),
        _uwazi(),
        _compared(),
        _ledger(),
    )
    return "\n\n".join(piece for part in parts for piece in part) + "\n"


def _contents() -> str:
    titles = [
        *(f"{_NAMES[name]}-like" for name in PROFILES),
        "Tables of a ledger",
        "Uwazi",
        "What match compares",
        "A ledger in SQL",
    ]
    others = sorted(set(FORMATS) - set(PROFILES))
    links = "\n".join(f"- [{title}](#{title.lower().replace(' ', '-')})" for title in titles)
    return f"{links}\n\nOther formats: {', '.join(f'`{name}`' for name in others)}; see [how-to](how-to.md)."


def _profile(profile: Profile) -> Iterator[str]:
    yield f"## {_NAMES[profile.name]}-like"
    yield (
        f"`rashomon export LEDGER --format {profile.name}`: {_FORMS[profile.form]}, version `{profile.version}`, "
        f"{len(profile.columns)} columns or keys, in this order."
    )
    yield _table(("column", "holds", "kind", "rules"), map(_column, profile.columns))
    yield f"### Rules of {_NAMES[profile.name]}-like"
    yield _table(
        ("rule", "what it does", "source"), ((f"`{rule.id}`", rule.text, rule.source) for rule in profile.rules)
    )
    if usual := profile.usual():
        yield "A policy file may override:"
        yield _table(("name", "usual"), ((f"`{name}`", str(value)) for name, value in sorted(usual.items())))


def _column(column: Column) -> Sequence[str]:
    rules = ", ".join(f"`{rule}`" for rule in column.rules)
    return f"`{column.name}`", column.holds, _KINDS.get(column.kind, column.kind.__name__), rules or column.source


def _tables() -> Iterator[str]:
    yield "## Tables of a ledger"
    yield (
        "Formats with tables (`xlsx`, `parquet`, `gpkg`, `geojson`, the data package) share these; each writes those "
        "that it has room for. `event_reports` is the format `reports`: a row for each event as one source reports it. "
        "Empty = not known."
    )
    for table in (*TABLES, EVENT_REPORTS):
        yield from _shared(table)


def _shared(table: Table) -> Iterator[str]:
    yield f"### `{table.name}`"
    yield f"{table.title}."
    rows = ((f"`{column.name}`", column.holds, _WRITTEN[column.kind]) for column in table.columns)
    yield _table(("column", "holds", "kind"), rows)


def _uwazi() -> Iterator[str]:
    yield "## Uwazi"
    yield "Columns of the CSV files of `--format uwazi`, with the kind of property that each is imported as."
    for name, kinds in (("incidents.csv", INCIDENTS), ("reports.csv", REPORTS)):
        yield f"### `{name}`"
        yield _table(("column", "property"), ((f"`{column}`", kind) for column, kind in kinds.items()))


def _compared() -> Iterator[str]:
    yield "## What match compares"
    yield (
        "`rashomon match` sets these columns of linked rows beside each other. `actors` are compared by the side that "
        "they stand on, `point` by distance, `flag` by whether something stands there at all."
    )
    for shape in SHAPES:
        yield f"### {_NAMES[shape.name]}"
        yield f"Recognised by: {', '.join(f'`{name}`' for name in shape.needed)}."
        rows = ((one.name, ", ".join(f"`{c}`" for c in one.columns), one.how) for one in shape.compared)
        yield _table(("field", "columns", "compared as"), rows)


def _ledger() -> Iterator[str]:
    yield "## A ledger in SQL"
    yield "Tables and views of a ledger's file that are made for people; `--format datasette` tells Datasette the same."
    for name, about in (*LEDGER_TABLES.items(), *VIEWS.items()):
        yield from _about(name, about)


def _about(name: str, about: About) -> Iterator[str]:
    yield f"### `{name}` in SQL"
    yield f"{about.title}. {about.description}"
    yield _table(("column", "holds"), ((f"`{column}`", words) for column, words in about.columns.items()))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
