"""Who publishes under an address: `resources/outlets.yaml`."""

from functools import cache
from urllib.parse import urlsplit

from rashomon.text.vocabulary import entries

# an archive's address carries the address of the page that it keeps
_ARCHIVES = ("web.archive.org", "archive.org")


def publisher_of(url: str | None) -> str | None:
    """The publisher's name for a web address; the bare domain where it is not listed, None for what is no address."""
    domain = domain_of(url)
    if domain is None:
        return None
    parts = domain.split(".")
    known = (_names().get(".".join(parts[start:])) for start in range(len(parts) - 1))
    return next((name for name in known if name), domain)


def domain_of(url: str | None) -> str | None:
    """`news.example.com` for `https://www.news.example.com/a`; of an archived page the original's domain."""
    try:
        address = urlsplit((url or "").strip())
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if host in _ARCHIVES and "http" in address.path:
        return domain_of("http" + address.path.rsplit("http", 1)[1].replace(":/", "://").replace(":///", "://"))
    return host if "." in host else None


@cache
def _names() -> dict[str, str]:
    return {domain: entry["name"] for entry in entries("outlets") for domain in entry["domains"]}
