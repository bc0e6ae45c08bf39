"""Bytes to text: which encoding, and whether it had to be guessed."""

import codecs
import re

from charset_normalizer import from_bytes

# the longer marks first: UTF-32 LE begins like UTF-16 LE
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE)
# UTF-7 can hide markup from a reader of bytes; a page that declares UTF-16 in ASCII letters is not UTF-16
_REFUSED = ("utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-8")
_SAMPLE_BYTES = 20_000
_ALLOWED_DAMAGE = 0.01


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether its encoding was guessed or damaged.

    Order: byte order mark, UTF-8, the charset that the page declares, UTF-16 without a mark, slightly damaged UTF-8,
    a statistical guess. What cannot be decoded becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacement(data[len(mark) :], encoding)
    strict = _strictly(data, "utf-8")
    if strict is not None:
        wide = _wide_encoding(data)
        return (_with_replacement(data, wide)[0], True) if wide else (strict, False)
    for encoding in _declared(data):
        text = _strictly(data, encoding)
        if text is not None:
            return text, False
    return _guessed(data), True


def _guessed(data: bytes) -> str:
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") <= 1 + _ALLOWED_DAMAGE * len(lenient) and not _mostly_single_bytes(data):
        return lenient
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _mostly_single_bytes(data: bytes) -> bool:
    """Bytes above 127 stand alone, as in Windows-1252, and not in UTF-8 sequences."""
    high = sum(byte > 127 for byte in data[:_SAMPLE_BYTES])
    lost = data[:_SAMPLE_BYTES].decode("utf-8", "replace").count("\ufffd")
    return lost * 2 > high and lost > 1


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _with_replacement(data: bytes, encoding: str) -> tuple[str, bool]:
    text = data.decode(encoding, "replace")
    return text, "\ufffd" in text


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a NUL in every second place."""
    head = data[:2000]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head[1::2]) and even * 10 < odd:
        return "utf-16-le"
    if even > 0.4 * len(head[::2]) and odd * 10 < even:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> list[str]:
    """Charsets that the head of the page names, as far as Python knows and we trust them."""
    found = [*_XML_DECLARED.findall(data[:200]), *_DECLARED.findall(data[:4096])]
    return [name for name in (_codec(raw.decode("ascii")) for raw in found) if name is not None]


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    is_text = getattr(info, "_is_text_encoding", True)
    # browsers read latin-1 as Windows-1252
    canonical = "cp1252" if info.name in ("iso8859-1", "ascii") else info.name
    return canonical if is_text and not canonical.startswith(_REFUSED) else None
