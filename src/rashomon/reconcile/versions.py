"""Which reports are later versions of one page: the same address and publisher, other bytes.

It says nothing of what they tell: a page that is written on may tell of other events every day.
"""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from rashomon.model.report import Report
from rashomon.reconcile.names import plain

_TRACKING = ("utm_", "fbclid", "gclid", "mc_")  # of an address, says who clicked and not which page


class Page(Struct, frozen=True):
    """What tells versions of a page apart. published: as in the report."""

    report: str
    url: str | None
    publisher: str | None
    published: str | None
    sha256: str


def earlier_versions(pages: Iterable[Page]) -> dict[str, str]:
    """Report id -> id of the report of which it is the next version, by day of publication, then by id."""
    by_address: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        if address := _address(page.url):
            by_address[address, plain(page.publisher or "")].append(page)
    found: dict[str, str] = {}
    for same in by_address.values():
        in_order = sorted(same, key=lambda p: (p.published or "9999", p.report))
        for earlier, later in zip(in_order, in_order[1:], strict=False):
            if earlier.sha256 != later.sha256:
                found[later.report] = earlier.report
    return found


def first_versions(reports: Iterable[Report]) -> dict[str, str]:
    """Report id -> id of the first version of its page among these reports, of all that are later versions."""
    earlier = earlier_versions(Page(r.id, r.url, r.publisher, r.published, r.sha256) for r in reports)
    found: dict[str, str] = {}
    for later in earlier:
        first = later
        while first in earlier:
            first = earlier[first]
        found[later] = first
    return found


def _address(url: str | None) -> str | None:
    """The address without what does not tell pages apart; None for that of a whole site."""
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    asked = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(_TRACKING)))
    path = parts.path.rstrip("/")
    return f"{host}{path}?{asked}" if host and (path or asked) else None
