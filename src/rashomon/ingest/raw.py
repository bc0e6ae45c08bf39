"""What was found, before anything is read in it."""

from typing import Any

from msgspec import Struct, field

from rashomon.model.offer import OfferKind


class RawDocument(Struct, frozen=True, kw_only=True):
    """One document as it was offered.

    place: file, `file:LINE` or `file#ITEM`, for messages. data: the bytes as found; of a JSONL item its line, of a
    feed item its content. content: the text, where `data` wraps it (JSONL and feed items); it may be HTML.
    The others are what the input says about the document; `metadata` holds its further keys.
    """

    place: str
    data: bytes
    kind: OfferKind
    content: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
