"""An incident with everything that stands behind it."""

from collections.abc import Mapping

from msgspec import Struct

from rashomon.export.decided import Decided
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.incident import Incident
from rashomon.model.report import Report


class CaseFile(Struct, frozen=True):
    """As of one moment.

    claims: those that count, by id. accounts: its members. reports: by id, all that tell it. copies: report id -> the
    report whose text it repeats. decided: what people decided about it.
    """

    incident: Incident
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    reports: Mapping[str, Report]
    copies: Mapping[str, str]
    decided: Decided
