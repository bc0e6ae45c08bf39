"""What the leaf of a row binds, the quick way: from the columns straight to the bytes that are hashed.

Nested parts go in as the text that the column holds, or are asked to be exactly the text that rashomon writes; so a
hash that comes out as it was sealed says that all the columns are as they were written. A row for which this way gives
nothing, or another hash, is not yet damaged: the exact way (`SealedPart.content`) decides.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Raw, Struct

from rashomon.model.incident import Incident
from rashomon.store.rows import incident_row

Columns = Sequence[Any]  # of a row, in the order of its table

_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode
_decode_incident = msgspec.json.Decoder(Incident).decode
_NONE = Raw(b"null")
# what stands around the value of a claim in its column, and what in the leaf, which does not bind its kind
_AROUND = (
    (b'{"actor":', b',"fact":"actor"}', b'{"actor":'),
    (b'{"date":', b',"fact":"date"}', b'{"date":'),
    (b'{"fact":"place","place":', b"}", b'{"place":'),
    (b'{"fact":"type","type":', b"}", b'{"type":'),
    (b'{"fact":"weapon","text":', b"}", b'{"text":'),
)
# a harm: whom it befell; about how many, at most, at least, in which words
_HARM = re.compile(
    rb'\{"fact":"harm","group":(.*),"quantity":'
    rb'\{"approximate":(true|false),"high":(null|-?\d+),"low":(null|-?\d+),"text":(.*)\}\}'
)


class _Named(Struct):
    name: str


_decode_named = msgspec.json.Decoder(_Named).decode


def raw(row: Columns) -> bytes:
    """Bytes as they came: their hash and how many they are."""
    sha256, size = row
    return _encode({"sha256": sha256, "size": size})


def report(row: Columns) -> bytes:
    """A report without the one that it copies."""
    (name, title, publisher, url, language, published, basis, sha256, text, headline_end, removed, flags, metadata) = (
        row
    )
    return _encode(
        {
            "flags": Raw(flags),
            "headline_end": headline_end,
            "id": name,
            "language": language,
            "metadata": Raw(metadata),
            "published": published,
            "published_basis": basis,
            "publisher": publisher,
            "removed": Raw(removed),
            "sha256": sha256,
            "text": text,
            "title": title,
            "url": url,
        }
    )


def offer(row: Columns) -> bytes | None:
    """What a report was offered as."""
    _, reader, record = row
    return str(record).encode() if _decode(record).get("reader", "") == reader else None


def version(_row: Columns) -> None:
    """Texts that were cleaned anew are few."""


def rereading(_row: Columns) -> None:
    """So are reports that were read again, beside their claims."""


def account(row: Columns) -> bytes | None:
    """An account and its report."""
    name, of_report, background, main, span_start = row
    if background not in (0, 1) or main not in (0, 1):
        return None
    whole = {"background": background == 1, "id": name, "main": main == 1, "report": of_report}
    return _encode(whole | {"span_start": span_start})


def claim(row: Columns) -> bytes | None:
    """A claim without its incident."""
    (name, of_report, account, field, words, low, high, stance, source_name, relayed_by, scope, evidence, *more) = row
    evidence_start, evidence_end, trigger_start, trigger_end, confidence, rule, part_of, value, source = more
    told = _told(value.encode(), low, high)
    if told is None or source_name != (_decode_named(source).name if source is not None else None):
        return None
    return _encode(
        {
            "account": account,
            "confidence": confidence,
            "evidence": {"end": evidence_end, "start": evidence_start, "text": evidence},
            "field": field,
            "id": name,
            "part_of": part_of,
            "relayed_by": Raw(relayed_by),
            "report": of_report,
            "rule": rule,
            "scope": scope,
            "source": Raw(source) if source is not None else _NONE,
            "stance": stance,
            "trigger": {"end": trigger_end, "start": trigger_start, "text": words},
            "value": Raw(told),
        }
    )


def decision(_row: Columns) -> None:
    """Decisions are few: the exact way looks at all of them."""


def erasure(_row: Columns) -> None:
    """Nor are erasures many."""


def copy(row: Columns) -> bytes:
    """Whose text a report repeats."""
    return _encode({"copy_of": row[1]})


def link(row: Columns) -> bytes:
    """Which incident an account tells."""
    return _encode({"incident": row[1]})


def incident(row: Columns) -> bytes | None:
    """An incident as it was derived."""
    if tuple(incident_row(_decode_incident(row[-1])).values()) != tuple(row):  # the text, too, is as it is written
        return None
    told = _decode(row[-1])
    harm = {field: {**of_field["total"], "by_class": of_field["by_class"]} for field, of_field in told["harm"].items()}
    return _encode_sorted(told | {"harm": harm})


def _told(value: bytes, low: int | None, high: int | None) -> bytes | None:
    """What the leaf binds of a value; None where it has none of the usual forms, or other figures than its columns.

    The pieces go in as they are, so nothing that is written otherwise comes to the same.
    """
    if value.startswith(b'{"fact":"harm"'):
        harm = _HARM.fullmatch(value)
        if harm is None or (harm[3], harm[4]) != (_encode(high), _encode(low)):
            return None
        return b'{"approximate":%b,"group":%b,"high":%b,"low":%b,"text":%b}' % harm.group(2, 1, 3, 4, 5)
    for opening, closing, opened in _AROUND:
        if value.startswith(opening) and value.endswith(closing):
            return None if (low, high) != (None, None) else opened + value[len(opening) : -len(closing)] + b"}"
    return None
