"""Who quotes a source, and who repeats whose texts."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from rashomon.store.queries import IncidentFilter, ids_where, present_reports, standing_claims
from rashomon.store.tables import claims, copies, incident_accounts

COPYING = 200  # pairs of publishers


class Quoting(Struct, frozen=True):
    """How often a publisher quotes a source.

    publisher: None where it is unknown. claims, reports: how many. first, last: ISO days of the reports, None unknown.
    """

    publisher: str | None
    claims: int
    reports: int
    first: str | None
    last: str | None


class Copying(Struct, frozen=True):
    """How many reports of a publisher repeat texts of another; None = an unknown one."""

    publisher: str | None
    original: str | None
    reports: int


def quoting(connection: Connection, source: str) -> tuple[Quoting, ...]:
    """Who quotes the source with this name in claims that stand, who does so most often first."""
    # by way of the incidents, which are found by their sources, and not through all claims
    telling = ids_where(IncidentFilter(source=source))
    accounts = select(incident_accounts.c.account).where(incident_accounts.c.incident.in_(telling))
    reports = present_reports().subquery()
    query = (
        standing_claims()
        .join(reports, reports.c.id == claims.c.report)
        .where(claims.c.account.in_(accounts), claims.c.source_name == source)
        .with_only_columns(
            reports.c.publisher,
            func.count(),
            func.count(reports.c.id.distinct()),
            func.min(func.substr(reports.c.published, 1, 10)),
            func.max(func.substr(reports.c.published, 1, 10)),
        )
        .group_by(reports.c.publisher)
        .order_by(None)
    )
    found = [Quoting(*row) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (-one.claims, one.publisher or "")))


def copying(connection: Connection, limit: int = COPYING) -> tuple[Copying, ...]:
    """Whose reports repeat whose texts, the most frequent pairs first."""
    one, two = present_reports().subquery(), present_reports().subquery()
    number = func.count().label("number")
    query = (
        select(one.c.publisher, two.c.publisher, number)
        .select_from(copies)
        .join(one, one.c.id == copies.c.report)
        .join(two, two.c.id == copies.c.copy_of)
        .group_by(one.c.publisher, two.c.publisher)
        .order_by(number.desc(), one.c.publisher, two.c.publisher)
        .limit(limit)
    )
    return tuple(Copying(*row) for row in connection.execute(query))
