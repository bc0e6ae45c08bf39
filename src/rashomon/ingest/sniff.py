"""What kind of file is it: by its content first, by its name where the content leaves it open."""

import codecs
import re
from pathlib import PurePath
from typing import Literal

FileKind = Literal["plain", "html", "jsonl", "feed"]

_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX or EPUB file"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90", "a Windows program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive (WARC)"),
)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|article|section|meta|title|h[1-6])\b", re.I | re.S
)
_HTML_INSIDE = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_JSON_LINE = re.compile(r"\s*\{\s*(?:\"|\})")
_HEAD_BYTES = 4096
_CONTROL = bytes(range(9)) + bytes(range(14, 32))


def binary_kind(data: bytes) -> str | None:
    """What the magic bytes say, in words, where this is no text at all; None where it may be text."""
    for magic, words in _BINARY:
        if data.startswith(magic):
            return words
    return "a binary file" if _looks_binary(data[:_HEAD_BYTES]) else None


def file_kind(name: str, data: bytes) -> FileKind:
    """Which reader a text file needs; `name` is its path, `data` its beginning or the whole."""
    head = _head(data)
    suffix = PurePath(name).suffix.lower()
    if _FEED.search(head) and not _HTML_INSIDE.search(head):
        return "feed"
    if suffix in (".jsonl", ".ndjson") or _JSON_LINE.match(head):
        return "jsonl"
    if _HTML_START.match(head) or _HTML_INSIDE.search(head):
        return "html"
    is_named_html = suffix in (".html", ".htm", ".xhtml") and _TAG.search(head)
    return "html" if is_named_html else "plain"


def holds_markup(text: str) -> bool:
    """A text that was given as a string is HTML and not plain."""
    head = text[:_HEAD_BYTES]
    return bool(
        _HTML_START.match(head) or _HTML_INSIDE.search(head) or re.search(r"<(?:p|br|div)\b[^<>]*>", head, re.I)
    )


def _head(data: bytes) -> str:
    head = data[:_HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "ignore").lstrip("\ufeff").replace("\x00", "")


def _looks_binary(head: bytes) -> bool:
    """More than a tenth of the bytes are control codes, and it is not UTF-16 or UTF-32 of mainly Latin letters."""
    controls = sum(head.count(byte) for byte in _CONTROL)
    nulls = head.count(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or abs(nulls * 2 - len(head)) < len(head) * 0.2:
        controls -= nulls
    return controls > max(3, len(head) // 10)
