"""A reading: what was got out of one document."""

from msgspec import Struct

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.offer import Offer
from rashomon.model.report import Report


class Reading(Struct, frozen=True, kw_only=True):
    """One report with everything that was read in it.

    accounts: the tellings of incidents; every claim belongs to one of them.
    place: the file, or file and line, that the report came from; for messages only, not kept in the ledger.
    offer: what the input said about the document; None where that is not known.
    """

    report: Report
    accounts: tuple[Account, ...] = ()
    claims: tuple[Claim, ...] = ()
    place: str = ""
    offer: Offer | None = None
