"""Claims and incidents as people left them."""

import pytest
from msgspec.structs import replace

from factories import make_incident, make_reading
from factories_decisions import decide
from rashomon.model.claim import HarmValue
from rashomon.reconcile.decided import CORRECT_RULE, SET_RULE, checked, corrected, reviewed, with_settings

READING = make_reading()
CLAIM = next(c for c in READING.claims if c.field == "killed")
TEXT = READING.report.text


def numbers(value: object) -> tuple[int | None, int | None]:
    assert isinstance(value, HarmValue)
    return value.quantity.low, value.quantity.high


def test_the_last_decision_says_whether_a_claim_counts() -> None:
    accept, reject = decide(1, "accept", "a"), decide(2, "reject", "a")
    assert reviewed(CLAIM, [], TEXT) == CLAIM
    assert reviewed(CLAIM, [accept], TEXT) == replace(CLAIM, review="accepted")
    assert reviewed(CLAIM, [accept, reject], TEXT).review == "rejected"


def test_corrections_add_up_and_what_they_leave_out_stays() -> None:
    rows = [
        decide(1, "correct", "a", value={"value": {"low": 7, "high": 7}}),
        decide(2, "correct", "a", value={"stance": "denied"}),
    ]
    left = reviewed(CLAIM, rows, TEXT)
    assert numbers(left.value) == (7, 7)
    assert left.value.group == CLAIM.value.group
    assert (left.stance, left.review, left.rule, left.confidence) == ("denied", "corrected", CORRECT_RULE, 1.0)
    assert reviewed(CLAIM, [*rows, decide(3, "accept", "a")], TEXT) == left


def test_other_words_are_the_reports_own() -> None:
    left = corrected(CLAIM, {"trigger": {"start": 0, "end": 5, "text": "whatever"}}, TEXT)
    assert left.trigger.text == TEXT[:5]


def test_a_claim_of_the_killed_may_be_one_of_the_hurt() -> None:
    left = corrected(CLAIM, {"field": "injured"}, TEXT)
    assert (left.field, left.value) == ("injured", CLAIM.value)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "nothing is corrected"),
        (None, "nothing is corrected"),
        ({"colour": "red"}, "colour"),
        ({"field": "colour"}, "colour"),
        ({"value": 7}, "object"),
        ({"value": {"lw": 7}}, "lw"),
        ({"value": {"low": 7, "high": 3}}, "low is above high"),
        ({"value": {"low": "7"}}, "int"),
        ({"stance": "perhaps"}, "perhaps"),
        ({"source": {"text": "x"}}, "name"),
        ({"evidence": {"start": 3, "end": 3}}, "no words"),
        ({"evidence": {"start": 0, "end": 10**6}}, "no words"),
        ({"field": "place"}, "place"),
    ],
)
def test_a_correction_that_does_not_fit_says_why(parts: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        corrected(CLAIM, parts, TEXT)


def test_a_setting_goes_before_what_the_accounts_come_to_and_says_so() -> None:
    incident = make_incident(READING)
    accounts = incident.accounts
    row = decide(1, "set", field="killed", value={"low": 9, "best": 10, "high": 11}, reason="counted graves")
    left = with_settings(incident, [replace(row, parts=(accounts,))])
    toll = left.harm["killed"].total
    assert (toll.low, toll.best, toll.high) == (9, 10, 11)
    assert toll.status == incident.harm["killed"].total.status
    assert left.harm["killed"].by_class == incident.harm["killed"].by_class
    (why,) = [reason for reason in left.reasons if reason.field == "killed"]
    assert why.rule == SET_RULE
    assert "Noor" in why.text
    assert "counted graves" in why.text


def test_the_latest_setting_counts_and_others_incidents_are_not_meant() -> None:
    incident = make_incident(READING)
    rows = [
        replace(decide(k, "set", field="background", value=value), parts=(incident.accounts,))
        for k, value in ((1, True), (2, False), (3, True))
    ]
    assert with_settings(incident, rows).background
    assert not with_settings(incident, rows[:2]).background
    elsewhere = decide(4, "set", "z", field="grade", value="discounted")
    assert with_settings(incident, [elsewhere]) == incident


@pytest.mark.parametrize(
    ("value", "toll"),
    [
        (7, (7, 7, 7)),
        ({"best": 7}, (7, 7, 7)),
        ({"low": 3}, (3, None, None)),
        ({"low": 3, "best": 4, "high": None}, (3, 4, None)),
    ],
)
def test_a_toll_may_be_one_number(value: object, toll: object) -> None:
    assert checked("killed", value) == toll


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("killed", {}),
        ("killed", {"low": 4, "best": 3}),
        ("killed", {"worst": 3}),
        ("killed", -1),
        ("killed", "many"),
        ("type", "war"),
        ("date", {"start": "2019-03-05"}),
        ("initiator", {"name": "x"}),
        ("origins", 3),
        (None, 3),
    ],
)
def test_what_cannot_be_set_is_refused(field: str | None, value: object) -> None:
    with pytest.raises(ValueError):
        checked(field, value)
