"""Items of an RSS or Atom feed. Nothing is fetched: no entity, no enclosure, no link."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from rashomon.errors import InputError
from rashomon.ingest import limits, problems
from rashomon.ingest.raw import RawDocument
from rashomon.model.balance import Rejection

# a feed needs no document type of its own; entities are how XML is made to read files or to blow up
_ENTITY_DECLARED = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)


def read_items(place: str, data: bytes) -> Iterator[RawDocument | Rejection]:
    """One document or rejection for each item; a feed that cannot be read at all gives one rejection."""
    try:
        parsed = _parsed(place, data)
    except InputError as error:
        yield problems.rejection(error)
        return
    publisher = _text(parsed.feed, "title")
    for number, entry in enumerate(parsed.entries, 1):
        try:
            yield _document(f"{place}#{number}", entry, publisher)
        except InputError as error:
            yield problems.rejection(error)


def _parsed(place: str, data: bytes) -> Any:
    if len(data) > limits.FEED_BYTES:
        raise problems.over_limit(place, f"a feed of more than {limits.FEED_BYTES // limits.MEGABYTE} MB")
    if _ENTITY_DECLARED.search(data):
        raise problems.bad_feed(place, "it declares entities of its own")
    # a stream, never a name: feedparser would fetch a name that looks like an address
    parsed = feedparser.parse(data, response_headers={"content-location": "", "content-type": "application/xml"})
    if not parsed.entries:
        raise problems.bad_feed(place, "no items in it") if parsed.get("bozo") else problems.empty(place)
    if len(parsed.entries) > limits.FEED_ITEMS:
        raise problems.over_limit(place, f"more than {limits.FEED_ITEMS} items")
    return parsed


def _document(place: str, entry: Mapping[str, Any], publisher: str | None) -> RawDocument:
    content = _content(entry)
    if not content.strip():
        raise problems.empty(place)
    title = _text(entry, "title")
    return RawDocument(
        place=place,
        data=f"{title or ''}\n{content}".encode("utf-8", "replace"),
        kind="feed-item",
        content=content,
        title=title,
        published=_text(entry, "published") or _text(entry, "updated"),
        publisher=_text(entry.get("source") or {}, "title") or publisher,
        url=_text(entry, "link"),
    )


def _content(entry: Mapping[str, Any]) -> str:
    """The fullest telling that the item carries."""
    tellings = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max([*tellings, str(entry.get("summary") or "")], key=len)


def _text(of: Mapping[str, Any], key: str) -> str | None:
    value = of.get(key)
    return value.strip() or None if isinstance(value, str) else None
