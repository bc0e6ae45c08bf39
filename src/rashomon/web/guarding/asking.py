"""Who may ask: the host by which we are called, the site that the request comes from, the token."""

from collections.abc import Collection, Mapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_PARAMETER = "token"


def is_known_host(header: str, hosts: Collection[str]) -> bool:
    """The app is called by one of its names; a page elsewhere whose name leads here (DNS rebinding) is not."""
    name, _, port = header.rpartition(":") if not header.endswith("]") and ":" in header else (header, "", "")
    return name.lower() in hosts and (port.isdecimal() or not port)


def is_own_request(method: str, headers: Mapping[str, str]) -> bool:
    """What changes something comes from our own pages, or from a program that is no browser.

    Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin` alone; programs send neither
    (after Go's CrossOriginProtection).
    """
    if method in SAFE_METHODS:
        return True
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def cookie_of(headers: Mapping[str, str], name: str) -> str:
    """The value of a cookie, empty where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def is_token(given: str, token: str) -> bool:
    """Compared in the same time whatever is given, so that nobody can feel their way."""
    return compare_digest(given.encode(), token.encode())


def token_in(query: str) -> tuple[str, str]:
    """The token in a query string, and the query without it."""
    pairs = parse_qsl(query, keep_blank_values=True)
    given = next((value for name, value in pairs if name == TOKEN_PARAMETER), "")
    return given, urlencode([pair for pair in pairs if pair[0] != TOKEN_PARAMETER])
