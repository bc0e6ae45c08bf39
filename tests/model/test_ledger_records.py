"""A record that was written in the interchange format is the same record when it is read back."""

import msgspec
import pytest
from hypothesis import given, settings

from factories import make_reading
from rashomon.model.account import Account
from rashomon.model.claim import Claim
from rashomon.model.ledger_format import Object, account_object, claim_object, report_object
from rashomon.model.ledger_records import account_record, claim_record, report_record
from rashomon.model.report import Report
from strategies import accounts, claims, reports


def through_a_file(line: Object) -> Object:
    return msgspec.json.decode(msgspec.json.encode(line))


@settings(max_examples=50)
@given(reports)
def test_reports(report: Report) -> None:
    assert report_record(through_a_file(report_object(report, "another"))) == report


@settings(max_examples=20)
@given(accounts)
def test_accounts(account: Account) -> None:
    assert account_record(through_a_file(account_object(account))) == account


@settings(max_examples=100)
@given(claims)
def test_claims(claim: Claim) -> None:
    assert claim_record(through_a_file(claim_object(claim, "somewhere"))) == claim


@pytest.mark.parametrize(
    "changed",
    [
        {"value": {}},
        {"value": {"weapon": "x"}},
        {"stance": "shouted"},
        {"evidence": None},
        {"confidence": "much"},
    ],
)
def test_what_is_not_of_the_format_is_no_record(changed: Object) -> None:
    line = claim_object(make_reading().claims[3], "i")
    with pytest.raises(msgspec.ValidationError):
        claim_record({**line, **changed})
