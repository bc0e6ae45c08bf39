"""What incidents are found by and counted under, a row of few bytes each: kept with every incident that is derived.

Says nothing that incidents, claims and reports do not: it can be made anew at any time. Each value of a facet has a
code (` 030000017`: a space, two digits for the facet, seven for the value), and the codes of an incident are one text.
So the database hands over the codes of all incidents that pass a filter as one text, and `facets` counts them at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, select

from rashomon.model.incident import Incident, Status
from rashomon.model.where import Place
from rashomon.store import rows, tables, writing
from rashomon.store.queries import present_reports, standing_claims
from rashomon.store.written import among, deleting

FACETS = (
    "type",
    "status",
    "grade",
    "background",
    "country",
    "admin1",
    "initiator",
    "target",
    "victims",
    "publisher",
    "source",
)
CODE_LENGTH = 10
NO_DAY = "~"  # comes after all days
_DEGREE = 100_000  # of which the row counts parts: about a metre
_MOST = 10**10  # more people than there are; a column of such numbers can be summed up
_TELLING: tuple[Status, ...] = ("contested", "revised", "agreed")  # what tells most comes first

Value = tuple[str, str]  # facet and value


def keep(connection: Connection, incidents: Sequence[Incident]) -> None:
    """Write down what these incidents are found by; they, their accounts and reports are in the tables already."""
    for some in writing.portions(incidents):
        publishers, sources = _publishers(connection, some), _sources(connection, some)
        told = {i.id: values_of(i, publishers[i.id], sources[i.id]) for i in some}
        codes = _codes(connection, {value for values in told.values() for value in values})
        new = (row_of(i, rows.incident_row(i), "".join(sorted(codes[value] for value in told[i.id]))) for i in some)
        writing.insert_rows(connection, tables.incident_facets, new)


def forget(connection: Connection, incidents: Sequence[str]) -> None:
    """Let go of what incidents were found by that are no more."""
    for some in writing.portions(incidents):
        connection.execute(deleting(tables.incident_facets.c.incident), {"values": some})


def make_anew(connection: Connection) -> None:
    """Make both tables anew from the incidents."""
    connection.execute(delete(tables.incident_facets))
    connection.execute(delete(tables.facet_values))
    for some in writing.portions(list(connection.scalars(select(tables.incidents.c.id)))):
        query = select(tables.incidents).where(tables.incidents.c.id.in_(some)).order_by(tables.incidents.c.id)
        keep(connection, [rows.incident_of(row) for row in connection.execute(query).mappings()])


def forget_unused(connection: Connection) -> None:
    """Let go of values that no incident has any more: an erased name must not stay in a list of names."""
    codes = connection.scalar(select(func.aggregate_strings(tables.incident_facets.c.codes, ""))) or ""
    used = {codes[start : start + CODE_LENGTH] for start in range(0, len(codes), CODE_LENGTH)}
    held = set(connection.scalars(select(tables.facet_values.c.code)))
    for some in writing.portions(sorted(held - used)):
        connection.execute(delete(tables.facet_values).where(tables.facet_values.c.code.in_(some)))


def standing(statuses: Iterable[Status]) -> Status:
    """The status of a whole incident: contested where some field is, else revised, else agreed, else single."""
    held = set(statuses)
    return next((status for status in _TELLING if status in held), "single")


def values_of(incident: Incident, publishers: Iterable[str], sources: Iterable[str]) -> set[Value]:
    """What an incident counts under.

    publishers: names of those of its reports; sources: of who says something of it.
    """
    place = incident.place or Place("")
    told: dict[str, Iterable[str | None]] = {
        "type": [incident.type],
        "status": [standing(incident.status.values())],
        "grade": [incident.grade],
        "background": ["yes" if incident.background else "no"],
        "country": [place.country],
        "admin1": [place.admin1],
        "initiator": [actor.name for actor in incident.initiator],
        "target": [actor.name for actor in incident.target],
        "victims": [name for harm in incident.harm.values() for name, toll in harm.by_class.items() if toll.high != 0],
        "publisher": publishers,
        "source": sources,
    }
    return {(facet, value) for facet in FACETS for value in told[facet] if value}


def source_names(said: Iterable[Sequence[Any]]) -> set[str]:
    """Names of who says something, as people left them.

    said: of each claim the name as it was read, and the record of the corrected claim, None where nobody corrected it.
    """
    names = (_corrected_source(record) if record else name for name, record in said)
    return {name for name in names if name}


def row_of(incident: Incident, row: rows.Row, codes: str) -> rows.Row:
    """Its row; row: the one in `incidents`; codes: those of its values, sorted, as one text."""
    place = incident.place or Place("")
    return {
        **{name: row[name] for name in ("date_start", "date_end")},
        **{name: _summable(row[name]) for name in ("killed_low", "killed_best", "killed_high")},
        "day": row["date_start"] or NO_DAY,
        "incident": incident.id,
        "lat_e5": _parts(place.lat),
        "lon_e5": _parts(place.lon),
        "precision": place.precision,
        "contested": int("contested" in incident.status.values()),
        "codes": codes,
        "places": _folded(row["place"], row["admin1"]),
        "actors": _folded(row["initiator"], row["target"]),
        "summary": _folded(incident.summary),
    }


def _corrected_source(record: Any) -> str | None:
    source = rows.corrected_claim_of(record).source
    return source.name if source else None


def _parts(degrees: float | None) -> int | None:
    return round(degrees * _DEGREE) if degrees is not None else None


def _summable(number: int | None) -> int | None:
    return min(number, _MOST) if number is not None else None


def _folded(*names: str | None) -> str:
    return "\n".join(name.casefold() for name in names if name)


def _codes(connection: Connection, values: set[Value]) -> dict[Value, str]:
    """The code of each value; what has none yet gets the next."""
    by_facet: dict[str, set[str]] = defaultdict(set)
    for facet, value in values:
        by_facet[facet].add(value)
    found: dict[Value, str] = {}
    for facet, wanted in by_facet.items():
        known = _known(connection, facet, sorted(wanted))
        known |= _added(connection, facet, sorted(wanted - set(known)))
        found |= {(facet, value): code for value, code in known.items()}
    return found


def _known(connection: Connection, facet: str, wanted: Sequence[str]) -> dict[str, str]:
    table, found = tables.facet_values.c, dict[str, str]()
    for some in writing.portions(wanted):
        query = among(_codes_of(), table.value)
        found |= {row.value: row.code for row in connection.execute(query, {"facet": facet, "values": some})}
    return found


@cache
def _codes_of() -> Select[Any]:
    table = tables.facet_values.c
    return select(table.value, table.code).where(table.facet == bindparam("facet"))


def _added(connection: Connection, facet: str, new: Sequence[str]) -> dict[str, str]:
    if not new:
        return {}
    kind, code = f" {FACETS.index(facet):02}", tables.facet_values.c.code
    last = connection.scalar(select(func.max(code)).where(code >= kind, code <= kind + "9" * 7))
    first = int(last[len(kind) :]) + 1 if last else 0
    codes = {value: f"{kind}{number:07}" for number, value in enumerate(new, first)}
    listed = [{"code": given, "facet": facet, "value": value} for value, given in codes.items()]
    writing.insert_rows(connection, tables.facet_values, listed)
    return codes


def _publishers(connection: Connection, incidents: Sequence[Incident]) -> Mapping[str, set[str]]:
    """Incident -> who published the reports that tell it."""
    of = {report: set[str]() for incident in incidents for report in incident.reports}
    for row in _each(connection, *_published(), of):
        of[row.id] |= {row.publisher} if row.publisher else set()
    return {i.id: set().union(*(of[report] for report in i.reports)) for i in incidents}


def _sources(connection: Connection, incidents: Sequence[Incident]) -> Mapping[str, set[str]]:
    """Incident -> who says something of it, in claims that stand."""
    incident_of = {account: incident.id for incident in incidents for account in incident.accounts}
    found: dict[str, list[tuple[str | None, Any]]] = defaultdict(list)
    for row in _each(connection, _said(), tables.claims.c.account, incident_of):
        found[incident_of[row.account]].append((row.source_name, row.record))
    return defaultdict(set, {incident: source_names(said) for incident, said in found.items()})


def _each(connection: Connection, query: Select[Any], by: ColumnElement[Any], wanted: Iterable[str]) -> Iterator[Any]:
    for some in writing.portions(sorted(wanted)):
        yield from connection.execute(among(query, by), {"values": some})


@cache
def _published() -> tuple[Select[Any], ColumnElement[str]]:
    """The statement, and the column of the reports' ids."""
    read = present_reports().subquery().c
    return select(read.id, read.publisher), read.id


@cache
def _said() -> Select[Any]:
    claims, review = tables.claims.c, tables.claim_reviews.c
    query = standing_claims().with_only_columns(claims.account, claims.source_name, review.record)
    return query.order_by(None).distinct()
