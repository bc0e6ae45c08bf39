"""Which tables there are."""

from rashomon.export.formats.claims import CLAIMS
from rashomon.export.formats.columns import Table
from rashomon.export.formats.event_reports import EVENT_REPORTS
from rashomon.export.formats.incidents import INCIDENTS
from rashomon.export.formats.reports import REPORTS

TABLES = (INCIDENTS, CLAIMS, REPORTS)


def table_called(name: str) -> Table:
    """The table with this name, also one that goes to no other files than its own."""
    return next(table for table in (*TABLES, EVENT_REPORTS) if table.name == name)
