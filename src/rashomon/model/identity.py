"""Ids that come from content, so that the same report read twice gives the same ids."""

import hashlib


def identity(prefix: str, *parts: object) -> str:
    """`PREFIX-` and twelve hex digits of the SHA-256 of the parts, joined by a character that no text may hold."""
    content = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
