"""Words in the texts of reports: where they stand, and the claims whose sentences hold them."""

from litestar import Response, get
from litestar.params import FromQuery

from rashomon.store.searching import HitKind
from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page

_SHOWN = 100  # reports and claims


@get("/search", sync_to_thread=True)
def search_page(ledger: OpenLedger, settings: Served, words: FromQuery[str] = "") -> Response[str]:
    """The first reports and claims that hold the words; in blind mode reports alone. Raises SearchError."""
    kind: HitKind | None = "report" if settings.blind else None
    found = ledger.search(words, kind, _SHOWN + 1) if words.strip() else ()
    return page(
        "search.html", settings=settings, words=words.strip(), found=found[:_SHOWN], has_more=len(found) > _SHOWN
    )
