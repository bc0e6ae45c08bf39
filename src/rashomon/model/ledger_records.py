"""Objects of the ledger interchange format as records: the way back from `ledger_format`.

Each raises ValueError (of which `msgspec.ValidationError` is one), KeyError or TypeError when an object is not of the
format.
"""

import msgspec

from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.ledger_format import Object
from rashomon.model.offer import Offer
from rashomon.model.report import Report

_TAGS = {"text": "weapon"}  # key of a fact -> its tag, where these differ


def report_record(line: Object) -> Report:
    """The report of a line of `reports.jsonl`."""
    return msgspec.convert(line, Report)


def account_record(line: Object) -> Account:
    """The account of a line of `accounts.jsonl`."""
    return msgspec.convert(line, Account)


def claim_record(line: Object) -> Claim:
    """The claim of a line of `claims.jsonl`."""
    return msgspec.convert({**line, "value": _tagged(line["value"])}, Claim)


def offer_record(line: Object) -> Offer:
    """The offer of a line of `offers.jsonl`."""
    return msgspec.convert({key: value for key, value in line.items() if key != "report"}, Offer)


def _tagged(value: Object) -> Object:
    # by its keys alone: what a ledger holds comes back, whether or not it makes sense with its field
    if "group" in value:
        return {"fact": "harm", "quantity": {k: v for k, v in value.items() if k != "group"}, "group": value["group"]}
    key = next(iter(value), "")
    return {"fact": _TAGS.get(key, key), **value}
