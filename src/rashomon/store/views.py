"""Views that answer the usual questions in one SELECT, for people who look into a ledger with SQL or Datasette.

They say nothing that the tables do not, and can be dropped and made anew at any time.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, inspect, text

# what the two databases write differently: the members of an object in `incidents.record`, and one text in an object
_SQLITE = {
    "each_harm": "json_each(incidents.record, '$.harm') AS each_one",
    "each_status": "json_each(incidents.record, '$.status') AS each_one",
    "low": "json_extract(each_one.value, '$.total.low')",
    "best": "json_extract(each_one.value, '$.total.best')",
    "high": "json_extract(each_one.value, '$.total.high')",
    "status": "json_extract(each_one.value, '$.total.status')",
    "source_kind": "json_extract(claims.source, '$.kind')",
}
_POSTGRES = {
    "each_harm": "jsonb_each(incidents.record::jsonb -> 'harm') AS each_one",
    "each_status": "jsonb_each_text(incidents.record::jsonb -> 'status') AS each_one",
    "low": "(each_one.value -> 'total' ->> 'low')::numeric",
    "best": "(each_one.value -> 'total' ->> 'best')::numeric",
    "high": "(each_one.value -> 'total' ->> 'high')::numeric",
    "status": "each_one.value -> 'total' ->> 'status'",
    "source_kind": "claims.source::jsonb ->> 'kind'",
}
_DIALECTS = {"sqlite": _SQLITE, "postgresql": _POSTGRES}

VIEWS: Mapping[str, str] = {
    # who says what of an incident, as it was read; review: what people decided about the claim
    "incident_claims": """
        SELECT incident_accounts.incident AS incident, incidents.date_start AS date, incidents.place AS place,
               claims.field AS field, claims.words AS words, claims.low AS low, claims.high AS high,
               claims.source_name AS source, claims.stance AS stance, claims.scope AS scope,
               reports.publisher AS publisher, reports.published AS published, claims.evidence AS evidence,
               claim_reviews.state AS review, claims.report AS report, claims.id AS claim
        FROM claims
        JOIN incident_accounts ON incident_accounts.account = claims.account
        JOIN incidents ON incidents.id = incident_accounts.incident
        JOIN reports ON reports.id = claims.report
        LEFT JOIN claim_reviews ON claim_reviews.claim = claims.id
        WHERE claims.id NOT IN (SELECT claim FROM former_claims)""",
    # which reports tell an incident; copy_of: the report whose text this one repeats
    "incident_reports": """
        SELECT incident_accounts.incident AS incident, reports.id AS report, reports.publisher AS publisher,
               reports.published AS published, reports.title AS title, reports.url AS url,
               MIN(accounts.background) AS background, copies.copy_of AS copy_of
        FROM incident_accounts
        JOIN accounts ON accounts.id = incident_accounts.account
        JOIN reports ON reports.id = accounts.report
        LEFT JOIN copies ON copies.report = reports.id
        GROUP BY incident_accounts.incident, reports.id, copies.copy_of""",
    # low, best and high of each kind of harm
    "incident_tolls": """
        SELECT incidents.id AS incident, incidents.date_start AS date, incidents.type AS type,
               incidents.place AS place, incidents.country AS country, each_one.key AS field,
               {low} AS low, {best} AS best, {high} AS high, {status} AS status, incidents.grade AS grade
        FROM incidents, {each_harm}""",
    # where accounts cannot all be right
    "contested": """
        SELECT incidents.id AS incident, incidents.date_start AS date, incidents.type AS type,
               incidents.place AS place, incidents.country AS country, each_one.key AS field,
               incidents.summary AS summary
        FROM incidents, {each_status}
        WHERE each_one.value = 'contested'""",
    # who is quoted how often, and by how many publishers
    "sources": """
        SELECT claims.source_name AS source, {source_kind} AS kind, COUNT(*) AS claims,
               COUNT(DISTINCT claims.report) AS reports, COUNT(DISTINCT reports.publisher) AS publishers,
               MIN(reports.published) AS first_published, MAX(reports.published) AS last_published
        FROM claims JOIN reports ON reports.id = claims.report
        WHERE claims.source_name IS NOT NULL AND claims.id NOT IN (SELECT claim FROM former_claims)
        GROUP BY claims.source_name, {source_kind}""",
    # who quotes whom
    "source_publishers": """
        SELECT claims.source_name AS source, reports.publisher AS publisher, COUNT(*) AS claims,
               COUNT(DISTINCT claims.report) AS reports
        FROM claims JOIN reports ON reports.id = claims.report
        WHERE claims.source_name IS NOT NULL AND claims.id NOT IN (SELECT claim FROM former_claims)
        GROUP BY claims.source_name, reports.publisher""",
    # reports that repeat the text of another
    "report_copies": """
        SELECT copies.report AS report, reports.publisher AS publisher, reports.published AS published,
               reports.title AS title, copies.copy_of AS copy_of, originals.publisher AS original_publisher,
               originals.published AS original_published, originals.title AS original_title
        FROM copies
        JOIN reports ON reports.id = copies.report
        JOIN reports AS originals ON originals.id = copies.copy_of""",
}


def set_up(connection: Connection) -> None:
    """Make all views anew."""
    drop(connection)
    words = _DIALECTS[connection.dialect.name]
    for name, statement in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS{statement.format_map(words)}".replace(":", "\\:")))


def drop(connection: Connection) -> None:
    """Take all views away: a table under a view cannot always be changed."""
    for name in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def missing(connection: Connection) -> list[str]:
    """The names of the views that are not there."""
    return sorted(set(VIEWS) - set(inspect(connection).get_view_names()))
