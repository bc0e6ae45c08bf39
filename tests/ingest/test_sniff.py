"""What kind of file it is."""

import pytest

from rashomon.ingest.sniff import binary_kind, file_kind, holds_markup


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"Shells fell.", "plain"),
        ("a.txt", b"\n <!DOCTYPE html><html>", "html"),
        ("a", b"<html><body>x", "html"),
        ("a.html", b"Shells fell, they said: 2 < 3.", "plain"),
        ("a.html", b"<b>Shells</b> fell", "html"),
        ("a.html", "<html><body>x".encode("utf-16"), "html"),
        ("a.jsonl", b"anything", "jsonl"),
        ("a.txt", b'{"text": "x"}', "jsonl"),
        ("a.txt", b"{Shells} fell", "plain"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        ("a", b"<feed xmlns='x'>", "feed"),
    ],
)
def test_kinds(name, data, kind):
    assert file_kind(name, data) == kind
    assert binary_kind(data) is None


def test_markup():
    assert holds_markup("<p>Shells fell.</p>")
    assert not holds_markup("2 < 3 and <3 is a heart")
