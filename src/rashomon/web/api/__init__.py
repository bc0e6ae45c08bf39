"""The ledger for programs: the same records as in the ledger's interchange format, and OpenAPI to describe the ways."""

from litestar import Router

from rashomon.errors import RashomonError
from rashomon.web.api.deciding import decide
from rashomon.web.api.looking import (
    claim,
    claims,
    decisions,
    explanation,
    incident,
    incidents,
    ledger_head,
    report,
    reports,
    search,
)
from rashomon.web.api.reconciling import reconcile, reconciliation
from rashomon.web.faults import told_as_object

PATH = "/api"

API = Router(
    PATH,
    route_handlers=[
        *(ledger_head, incidents, incident, claims, claim, reports, report, decisions, search, explanation),
        *(decide, reconciliation, reconcile),
    ],
    exception_handlers={RashomonError: told_as_object},
)

__all__ = ["API", "PATH"]
