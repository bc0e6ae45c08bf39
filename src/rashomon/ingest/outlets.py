"""Who publishes under an address: `resources/outlets.yaml`."""

from functools import cache
from urllib.parse import urlsplit

from rashomon.text.vocabulary import Entry, entries

# an archive's address carries the address of the page that it keeps
_ARCHIVES = ("web.archive.org", "archive.org")


def publisher_of(url: str | None, site: str | None = None) -> str | None:
    """The publisher's name for a web address: as listed, else as the `site` calls itself, else the bare domain."""
    domain = domain_of(url)
    known = outlet(domain)
    return str(known["name"]) if known else site or domain


def outlet(domain: str | None, name: str | None = None) -> Entry | None:
    """What is listed of an outlet: by its domain, else by its name; None where it is not listed."""
    parts = domain.split(".") if domain else []
    known = (_by_domain().get(".".join(parts[start:])) for start in range(len(parts) - 1))
    return next((entry for entry in known if entry), None) or _by_name().get(name or "")


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
def _by_domain() -> dict[str, Entry]:
    return {domain: entry for entry in entries("outlets") for domain in entry["domains"]}


@cache
def _by_name() -> dict[str, Entry]:
    return {entry["name"]: entry for entry in entries("outlets")}
