"""Records as small HTML tables, for notebooks. Everything that comes from a report is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from rashomon.export.listing import incidents_listing
from rashomon.model.incident import Incident

_ROWS = 20


class Incidents(tuple[Incident, ...]):
    """Incidents that a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return incidents_html(self)


def incidents_html(incidents: Iterable[Incident]) -> str:
    """The first incidents as an HTML table."""
    listing = incidents_listing(incidents)
    return table_html(listing.heads, [listing.shown(incident) for incident in listing.records])


def table_html(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An HTML table of texts, cut after some rows and saying so."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[:_ROWS])
    more = f"<p>and {len(rows) - _ROWS} more</p>" if len(rows) > _ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
