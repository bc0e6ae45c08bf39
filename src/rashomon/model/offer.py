"""An offer: what the input said about a document beside its bytes, so that they can be read again as they were then."""

from typing import Any, Literal

from msgspec import Struct, field

OfferKind = Literal["plain", "html", "jsonl-item", "feed-item"]


class Offer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a document was offered as; with its bytes it is the document again (`ingest.again`).

    reader: the version of the reader that read it first. The others are those of `ingest.raw.RawDocument` that its
    bytes do not tell.
    """

    reader: str = ""
    kind: OfferKind
    content: str | None = None
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
