"""The codebook holds every column, its rule and its source."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rashomon.export.formats.event_reports import EVENT_REPORTS
from rashomon.export.formats.known import TABLES
from rashomon.export.profiles.known import PROFILES


@pytest.fixture
def codebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    from docs_codebook import codebook as made

    yield made()
    sys.modules.pop("docs_codebook", None)


def section(codebook: str, title: str) -> str:
    level = title.partition(" ")[0]
    return re.split(rf"^{level} ", codebook.partition(f"{title}\n")[2], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("name", PROFILES)
def test_every_column_of_a_profile_names_rules_that_stand_below_with_their_source(codebook: str, name: str) -> None:
    profile = PROFILES[name]
    told = codebook.partition(f"--format {name}`")[2].partition("\n## ")[0]
    columns, _, rules = told.partition("\n### ")
    assert profile.version in columns
    named = re.findall(r"^\| `([^`]+)` \|", columns, re.MULTILINE)
    assert named == [column.name for column in profile.columns]
    for column in profile.columns:
        assert column.rules, column.name
    for rule in profile.rules:
        assert f"| `{rule.id}` | {rule.text} | {rule.source} |" in rules.replace("&#124;", "|")
        assert rule.source.partition(", ")[2], rule.id  # the codebook, and where in it
    for rule in profile.usual():
        assert f"| `{rule}` |" in rules


@pytest.mark.parametrize("table", [*TABLES, EVENT_REPORTS], ids=lambda table: table.name)
def test_every_column_of_a_table_is_there(codebook: str, table: object) -> None:
    told = section(codebook, f"### `{table.name}`")  # type: ignore[attr-defined]
    for column in table.columns:  # type: ignore[attr-defined]
        assert f"| `{column.name}` | {column.holds} |" in told


def test_every_table_of_the_document_is_a_table(codebook: str) -> None:
    parsed = MarkdownIt("commonmark").enable("table").parse(codebook)
    lines = codebook.count("\n| ---")
    assert sum(token.type == "table_open" for token in parsed) == lines > 20
