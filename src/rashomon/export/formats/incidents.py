"""The table of incidents: one row each, by day and id."""

from collections.abc import Iterator

from rashomon.export.formats.columns import Column, Line, Table, day, parts, whole
from rashomon.export.words import worst_status
from rashomon.model.claim import HARM_FIELDS
from rashomon.model.incident import Incident, Toll
from rashomon.model.where import Place, PlacePrecision
from rashomon.store.queries import IncidentFilter
from rashomon.store.store import Store

# metres within which the place lies that is meant; with the country alone it is nowhere on a map. near: UCDP's "within
# about 25 km" (GED codebook, where_prec 2); the others are ours: a landmark, a quarter, a town, and about half a usual
# district, province and region
_RADIUS_M: dict[PlacePrecision, int] = {
    "site": 500,
    "sub_city": 2_000,
    "settlement": 5_000,
    "near": 25_000,
    "adm2": 30_000,
    "adm1": 100_000,
    "region": 250_000,
}
_NOT_TOLD = Toll(None, None, None, "single", ())
_TOLLS = tuple(
    Column(f"{harm}_{part}", f"{harm}: {holds}", "whole")
    for harm in HARM_FIELDS
    for part, holds in (
        ("low", "least number that is told; empty = not told"),
        ("best", "the number that the ledger settles on"),
        ("high", "greatest number that is told; empty = not told"),
    )
)
_COLUMNS = (
    Column("id", "id of the incident, which it keeps"),
    Column("type", "kind of incident, such as air_strike"),
    Column("background", "told only as context of other events", "flag"),
    Column("date_start", "first day on which it may have been", "day"),
    Column("date_end", "last day on which it may have been", "day"),
    Column("date_precision", "day, span, week, month or year"),
    Column("place", "name of the place, or the words for it"),
    Column("settlement", "the town or village, empty for larger areas"),
    Column("admin1", "province"),
    Column("country", "ISO 3166-1 alpha-3"),
    Column("lat", "latitude in degrees, WGS 84", "number"),
    Column("lon", "longitude in degrees, WGS 84", "number"),
    Column("place_precision", "site, sub_city, settlement, near, adm2, adm1, region or country"),
    Column("radius_m", "metres around the point within which the place lies; empty = no point is known", "whole"),
    Column("geonames", "number of the place in GeoNames", "whole"),
    Column("initiator", "who did it; several with a semicolon between"),
    Column("target", "to whom; several with a semicolon between"),
    *_TOLLS,
    Column("status", "the most troubled of its fields: contested, revised, agreed or single"),
    Column("grade", "Airwars-like: confirmed, fair, weak, contested or discounted"),
    Column("origins", "independent origins: copies and shared sources count once", "whole"),
    Column("reports", "how many reports tell it, copies too", "whole"),
    Column("was", "former ids, with a space between"),
    Column("summary", "one sentence, made from the claims alone"),
)


def line_of(incident: Incident) -> Line:
    """The row of an incident."""
    place, date = incident.place, incident.date
    return (
        *(incident.id, incident.type, incident.background),
        *((day(date.start), day(date.end), date.precision) if date else (None, None, None)),
        (place.name or place.text) if place else None,
        *parts(place, "settlement", "admin1", "country", "lat", "lon", "precision"),
        *(_radius_m(place), place.geonames if place else None),
        *("; ".join(actor.name for actor in actors) or None for actors in (incident.initiator, incident.target)),
        *(number for harm in HARM_FIELDS for number in _toll(incident, harm)),
        *(worst_status(incident), incident.grade, incident.origins, len(incident.reports)),
        *(" ".join(incident.was) or None, incident.summary),
    )


def _radius_m(place: Place | None) -> int | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return _RADIUS_M.get(place.precision or "region")


def _toll(incident: Incident, harm: str) -> Line:
    toll = incident.harm[harm].total if harm in incident.harm else _NOT_TOLD
    return whole(toll.low), whole(toll.best), whole(toll.high)


def _rows(store: Store, wanted: IncidentFilter, limit: int | None = None, offset: int = 0) -> Iterator[Line]:
    return map(line_of, store.incidents(wanted, limit=limit, offset=offset))


INCIDENTS = Table("incidents", "What happened, by day", _COLUMNS, _rows)
