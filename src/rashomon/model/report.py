"""A report: one text by one publisher, its own words told apart from the page's noise."""

from typing import Any, Literal

from msgspec import Struct, field

RemovedKind = Literal["boilerplate", "comment", "caption", "related", "promotion"]
PublishedBasis = Literal["given", "metadata", "url", "dateline", "comment_stamps", "text"]


class Removed(Struct, frozen=True):
    """Text that was cut from the page, and why."""

    kind: RemovedKind
    text: str


class Report(Struct, frozen=True, kw_only=True):
    """What was read.

    id: the id given in the input, else derived from content.
    published: ISO 8601 date or datetime, None when unknown; never filled from the clock.
    published_basis: how the publication date is known.
    sha256: hex digest of the bytes that were read.
    text: headline and body, cleaned; all offsets count code points of this string.
    headline_end: offset in `text` where the headline ends, 0 when the text has none of its own.
    flags: why a reader should look twice (`partial`, `encoding`, `date_conflict`, ...), sorted.
    metadata: further keys of the input, kept as they came.
    """

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    sha256: str
    text: str
    headline_end: int = 0
    removed: tuple[Removed, ...] = ()
    flags: tuple[str, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def published_day(self) -> str | None:
        """The publication day as an ISO date, None when unknown."""
        return self.published[:10] if self.published else None
