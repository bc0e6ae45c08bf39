"""The program that writes what the documents show."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(TOOLS))
    monkeypatch.chdir(tmp_path)
    spec = importlib.util.spec_from_file_location("generate_docs", TOOLS / "generate_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in ("docs_reference", "docs_codebook"):
        sys.modules.pop(name, None)


def fresh(docs: ModuleType, text: str) -> str:
    Path("page.md").write_text(text, encoding="utf-8")
    return docs.written(Path("page.md"))


def test_a_block_gets_the_command_and_what_it_prints(docs):
    text = "Before.\n\n<!-- output: echo one; echo two -->\n```text\nold\n```\n\nAfter.\n"
    assert fresh(docs, text) == text.replace("old\n", "$ echo one; echo two\none\ntwo\n")


def test_a_fresh_document_stays_as_it_is(docs):
    once = fresh(docs, "<!-- output: echo one -->\n```text\n```\n")
    assert fresh(docs, once) == once


def test_a_part_says_that_it_is_one(docs):
    out = fresh(docs, "<!-- output lines=2-3: seq 5 -->\n```text\n```\n")
    assert out.endswith("$ seq 5\n...\n2\n3\n...\n```\n")


def test_another_exit_status_than_announced_stops_everything(docs):
    assert "rashomon show no.db i-1" in fresh(docs, "<!-- output exit=1: rashomon show no.db i-1 -->\n```text\n```\n")
    with pytest.raises(SystemExit, match="no such ledger"):
        fresh(docs, "<!-- output: rashomon show no.db i-2 -->\n```text\n```\n")


def test_files_and_programs_of_a_document(docs):
    text = (
        "<!-- file: a.txt -->\n```text\nhello\n```\n"
        "```python\nfrom pathlib import Path\n\nprint(Path('a.txt').read_text().upper())\n```\n"
        "<!-- output: python -->\n```text\n```\n"
    )
    assert fresh(docs, text).endswith("```text\nHELLO\n\n```\n")


def test_a_key_without_a_description_stops_everything(docs, monkeypatch):
    reference = sys.modules["docs_reference"]
    monkeypatch.setattr(reference, "KEYS", {**reference.KEYS, "claims.jsonl": {"id": "derived"}})
    with pytest.raises(SystemExit, match=r"claims\.jsonl"):
        reference.reference()
