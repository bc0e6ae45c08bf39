"""Where and when the incidents of a filter were, drawn so that every mark leads on."""

from calendar import monthrange
from urllib.parse import quote

from msgspec import structs

from rashomon.export.drawing.map import incidents_map
from rashomon.export.drawing.periods import periods_chart
from rashomon.pipeline.ledger import Ledger
from rashomon.store.spots import Box
from rashomon.web.asked import Asked


def drawn_map(ledger: Ledger, question: Asked, path: str) -> str:
    """The map as a part of a page: a mark leads to its incident, or to the part of the map in which several lie."""
    found = ledger.spots(box=question.box, **structs.asdict(question.wanted))
    return incidents_map(found, question.box, _to_incident, lambda box: question.address(path, box=_box_words(box)))


def drawn_periods(ledger: Ledger, question: Asked, path: str) -> str:
    """The timeline as a part of a page, empty where no day is known: a bar leads to the incidents of its time."""
    found = ledger.timeline(**structs.asdict(question.wanted))

    def to_period(start: str) -> str:
        first, last = days_of(start)
        return question.address(path, since=first, until=last)

    return periods_chart(found, to_period)


def days_of(period: str) -> tuple[str, str]:
    """The first and the last day of an ISO day, month or year."""
    if len(period) == len("2018"):
        return f"{period}-01-01", f"{period}-12-31"
    if len(period) == len("2018-02"):
        return f"{period}-01", f"{period}-{monthrange(int(period[:4]), int(period[5:]))[1]:02}"
    return period, period


def _to_incident(name: str) -> str:
    return f"/incidents/{quote(name, safe='')}"


def _box_words(box: Box) -> str:
    return ",".join(f"{degrees:.4g}" for degrees in structs.astuple(box))
