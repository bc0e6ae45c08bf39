"""Sources: who is quoted, by whom, on which side of which disputes, and who repeats whom."""

from functools import partial

from litestar import Response, get
from litestar.params import FromQuery

from rashomon.errors import NotFoundError
from rashomon.export.disputes import disputes
from rashomon.store.quoting import copying, quoting
from rashomon.web.given import OpenLedger, Served
from rashomon.web.rendering import page

_LISTED = 200  # sources, and publishers
_DISPUTES = 12  # incidents


@get("/sources", sync_to_thread=True)
def sources_page(ledger: OpenLedger, settings: Served) -> Response[str]:
    """Who is quoted in how many incidents, who publishes, who repeats whom."""
    found = ledger.facets(values=_LISTED).of
    return page(
        "sources.html",
        settings=settings,
        sources=found["source"],
        publishers=found["publisher"],
        copying=ledger.store.answer(copying),
    )


@get("/source", sync_to_thread=True)
def source_page(ledger: OpenLedger, settings: Served, name: FromQuery[str] = "") -> Response[str]:
    """One source. Raises NotFoundError[N001] for one that nobody quotes."""
    incidents = ledger.incidents(source=name, limit=_LISTED) if name else ()
    if not incidents:
        raise NotFoundError("N001", "", f"nobody quotes {name!r}", "The list of sources has those that are quoted.")
    contested = ledger.incidents(source=name, contested=True, limit=_DISPUTES)
    return page(
        "source.html",
        settings=settings,
        name=name,
        facets=ledger.facets(source=name),
        incidents=incidents,
        quoting=ledger.store.answer(partial(quoting, source=name)),
        disputes=[one for incident in contested for one in disputes(ledger.case_file(incident.id), name)],
    )
