"""A raw document to a report: decoded, its own words apart from the page's noise, dated."""

import hashlib
from typing import NamedTuple

from rashomon.ingest import limits, problems
from rashomon.ingest.characters import character_flags, readable
from rashomon.ingest.decode import decode
from rashomon.ingest.headline import first_line_title, with_headline
from rashomon.ingest.html import Page, read_page
from rashomon.ingest.outlets import publisher_of
from rashomon.ingest.published import published
from rashomon.ingest.raw import RawDocument
from rashomon.ingest.sniff import holds_markup
from rashomon.model.report import Removed, Report
from rashomon.text import noise
from rashomon.text.wrapping import unwrapped

_SIGNS_OF_NOTHING = "\ufeff\u200b\u200c\u200d\u2060\ufffd"


class _Content(NamedTuple):
    """A document's own words, before headline and date; `page` is all that it showed."""

    text: str
    page: str
    removed: tuple[Removed, ...]
    flags: frozenset[str]
    about: Page | None = None


def clean(raw: RawDocument) -> Report:
    """Read one raw document.

    Raises InputError: [I003] no text left after cleaning, [I004] empty, [I006] over a limit. Same bytes, same report.
    """
    source, encoding_flags = _source(raw)
    if not source.strip().strip(_SIGNS_OF_NOTHING).strip():
        raise problems.empty(raw.place)
    if len(source) > limits.TEXT_CHARACTERS:
        raise problems.over_limit(
            raw.place, f"more than {limits.TEXT_CHARACTERS // limits.MEGABYTE} million characters"
        )
    is_page = raw.kind == "html" or (raw.kind != "plain" and holds_markup(source))
    content = _from_page(raw.place, source) if is_page else _from_text(source)
    if not content.text.strip(_SIGNS_OF_NOTHING + " \n\t"):
        blocks = len(content.page.split("\n"))
        raise problems.nothing_left(raw.place, 0, blocks)
    return _report(raw, content, encoding_flags)


def _source(raw: RawDocument) -> tuple[str, set[str]]:
    if raw.content is None:
        text, is_doubtful = decode(raw.data)
    else:
        text, is_doubtful = raw.content, not _is_utf8(raw.data)
    return readable(text), {"encoding"} if is_doubtful else set()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _from_text(source: str) -> _Content:
    cleaned = noise.clean(unwrapped(source))
    return _Content(cleaned.text, source, cleaned.removed, frozenset(cleaned.flags))


def _from_page(place: str, source: str) -> _Content:
    page = read_page(place, source)
    whole = "\n".join(page.lines)
    if not page.body:
        cleaned = noise.clean(whole)
        return _Content(cleaned.text, whole, cleaned.removed, page.flags | set(cleaned.flags) | {"partial"}, page)
    cleaned = noise.clean(page.body, is_body=True)
    return _Content(cleaned.text, whole, (*cleaned.removed, *page.removed), page.flags | set(cleaned.flags), page)


def _report(raw: RawDocument, content: _Content, encoding_flags: set[str]) -> Report:
    about = content.about
    title = _one_line(raw.title) or (about and _one_line(about.title)) or first_line_title(content.text)
    text, end = with_headline(title, content.text)
    url = raw.url or (about.url if about else None)
    comments = "\n".join(each.text for each in content.removed if each.kind == "comment")
    when = published(
        raw.published, about.published if about else None, url, content.text, comments, title, page=content.page
    )
    digest = hashlib.sha256(raw.data).hexdigest()
    return Report(
        id=raw.id or f"r-{digest[:12]}",
        title=title,
        publisher=raw.publisher or publisher_of(url, about.site if about else None),
        url=url,
        language=about.language if about else None,
        published=when.when,
        published_basis=when.basis,
        sha256=digest,
        text=text,
        headline_end=end,
        removed=content.removed,
        flags=tuple(sorted({*content.flags, *encoding_flags, *when.flags, *character_flags(text)})),
        metadata=_metadata(raw, when.flags),
    )


def _metadata(raw: RawDocument, flags: tuple[str, ...]) -> dict[str, object]:
    """The input's further keys, and the given date as it came where it could not be read or was overruled."""
    return {**raw.metadata, "published_given": raw.published} if flags else dict(raw.metadata)


def _one_line(title: str | None) -> str | None:
    return " ".join(readable(title).split()) or None if title else None
