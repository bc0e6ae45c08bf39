"""A document's bytes and what is kept beside them, and back: so that it can be read again years later."""

from rashomon.errors import InputError
from rashomon.ingest import jsonl
from rashomon.ingest.raw import RawDocument
from rashomon.model.offer import Offer


def offer_of(raw: RawDocument, reader: str) -> Offer:
    """What must be kept of a document beside its bytes. reader: the version that reads it now."""
    least = Offer(reader=reader, kind=raw.kind) if raw.kind == "jsonl-item" else _beside(raw, reader, None)
    return least if _is_rebuilt(raw, least) else _beside(raw, reader, raw.content)


def document_again(offer: Offer, data: bytes, place: str) -> RawDocument:
    """The document that was offered. Raises InputError when its bytes cannot be taken apart any more."""
    said = {name: getattr(offer, name) for name in offer.__struct_fields__ if name != "reader"}
    if offer == Offer(reader=offer.reader, kind="jsonl-item"):
        return jsonl.document(place, data)
    if offer.kind == "feed-item" and offer.content is None:
        # the bytes of an item are its title, a line's end, its content
        said["content"] = data.decode("utf-8", "replace")[len(offer.title or "") + 1 :]
    return RawDocument(place=place, data=data, **said)


def _beside(raw: RawDocument, reader: str, content: str | None) -> Offer:
    said = {name: getattr(raw, name) for name in Offer.__struct_fields__ if name not in ("reader", "content")}
    return Offer(reader=reader, content=content, **said)


def _is_rebuilt(raw: RawDocument, offer: Offer) -> bool:
    try:
        return document_again(offer, raw.data, raw.place) == raw
    except InputError:
        return False
