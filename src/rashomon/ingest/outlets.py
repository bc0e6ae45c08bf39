"""Who publishes under an address: `resources/outlets.yaml`."""

from functools import cache
from urllib.parse import urlsplit

from rashomon.text.vocabulary import entries

# an archive's address carries the address of the page that it keeps
_ARCHIVES = ("web.archive.org", "archive.org")


def publisher_of(url: str | None, site: str | None = None) -> str | None:
    """The publisher's name for a web address: as listed, else as the `site` calls itself, else the bare domain."""
    domain = domain_of(url)
    parts = domain.split(".") if domain else []
    known = (_names().get(".".join(parts[start:])) for start in range(len(parts) - 1))
    return next((name for name in known if name), site or domain)


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
