"""An account: one report's telling of one incident, before reports are compared."""

from msgspec import Struct


class Account(Struct, frozen=True, kw_only=True):
    """One report's telling of one incident.

    id: derived from the report and the claims' places in it.
    background: told only as context.
    main: the incident that the report is chiefly about.
    span_start: where in the report's text the telling begins.
    """

    id: str
    report: str
    background: bool = False
    main: bool = False
    span_start: int = 0
