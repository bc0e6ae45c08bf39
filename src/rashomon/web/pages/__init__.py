"""The pages, one module each: they ask the ledger, and hand records to a template."""

from collections.abc import Sequence

from litestar.types import ControllerRouterHandler

from rashomon.web.pages.coded import coded_page
from rashomon.web.pages.compare import compare_page
from rashomon.web.pages.downloads import download
from rashomon.web.pages.incident import incident_page
from rashomon.web.pages.incidents import home, incidents_page
from rashomon.web.pages.report import beside_page, report_page
from rashomon.web.pages.review import REVIEW
from rashomon.web.pages.search import search_page
from rashomon.web.pages.sources import source_page, sources_page
from rashomon.web.pages.styles import drawing_rules

PAGES: Sequence[ControllerRouterHandler] = (
    home,
    incidents_page,
    incident_page,
    coded_page,
    report_page,
    beside_page,
    compare_page,
    download,
    search_page,
    sources_page,
    source_page,
    drawing_rules,
    *REVIEW,
)

__all__ = ["PAGES"]
