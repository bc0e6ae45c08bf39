"""Pictures in the documents are there, small, and described; none lies about that nobody shows."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images"
MOST_BYTES = 150_000


def shown() -> dict[Path, list[str]]:
    """Picture -> the words that stand for it, in all documents."""
    found: dict[Path, list[str]] = {}
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for words, address in re.findall(r"!\[([^\]]*)\]\(([^)]+\.png)\)", document.read_text(encoding="utf-8")):
            found.setdefault((document.parent / address).resolve(), []).append(words)
    return found


def test_pictures() -> None:
    assert set(shown()) == {path.resolve() for path in PICTURES.glob("*.png")}
    assert all(words for each in shown().values() for words in each)
    for path in shown():
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.stat().st_size <= MOST_BYTES, path
