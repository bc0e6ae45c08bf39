"""Headers of every answer, pages and errors and files alike."""

from collections.abc import Mapping

# text of others is only ever text: no inline script or style, nothing from elsewhere, in no frame (OWASP ASVS 3.4.3)
POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind} 'self'" for kind in ("script-src", "style-src", "img-src", "connect-src", "form-action")),
        *(f"{kind} 'none'" for kind in ("base-uri", "frame-ancestors", "object-src")),
    )
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all a form of our own has no origin, and is refused
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def with_headers(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours in the place of any of the same name."""
    ours = {name.encode(): value.encode() for name, value in HEADERS.items()}
    return [pair for pair in given if pair[0].lower() not in ours] + list(ours.items())
