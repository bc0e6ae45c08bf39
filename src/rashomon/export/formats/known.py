"""Which tables there are."""

from rashomon.export.formats.claims import CLAIMS
from rashomon.export.formats.incidents import INCIDENTS
from rashomon.export.formats.reports import REPORTS

TABLES = (INCIDENTS, CLAIMS, REPORTS)
