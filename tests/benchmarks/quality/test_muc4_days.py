"""On which day an incident happened, as the coders of MUC-4 fill it in."""

from collections import defaultdict

import pytest

from quality._muc4_days import day

_SENT = "1989-05-10"


def _report(text):
    return {"text": text, "published": f"{_SENT}T00:00:00"}


def _told(text, telling, words=None, iso=None):
    start = text.index(telling)
    evidence = {"start": start, "text": telling}
    told = defaultdict(list, {"killed": [{"evidence": evidence}]})
    if words is not None:
        at = text.index(words)
        told["date"] = [
            {
                "value": {"date": {"start": iso, "end": iso}},
                "evidence": evidence,
                "trigger": {"start": at, "end": at + len(words), "text": words},
            }
        ]
    return told


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A judge was killed on 3 May.", "3 May", "1989-05-03"),
        ("The minister said on 3 May that a judge was killed.", "3 May", ["1989-05-09", _SENT]),
        ("The police on 3 May confirmed that a judge was killed.", "3 May", ["1989-05-09", _SENT]),
        ("On 3 May the old front, in a letter, admitted that it had killed a judge.", "3 May", ["1989-05-09", _SENT]),
        ("On 3 May the front killed a judge, which it denied.", "3 May", "1989-05-03"),
        ("This is the fourth judge killed since 3 May.", "3 May", ["1989-05-09", _SENT]),
    ],
)
def test_the_day_on_which_somebody_spoke_is_not_the_day(text, words, expected):
    assert day({}, _told(text, text, words, "1989-05-03"), _report(text)) == expected


def test_a_day_told_beside_the_telling_is_taken_where_none_is_claimed():
    telling = "A judge was killed in his car."
    assert day({}, _told(telling, telling), _report(telling)) == ["1989-05-09", _SENT]
    text = f"{telling} The attack took place on 4 May. Rain fell on 2 May."
    assert day({}, _told(text, telling), _report(text)) == "1989-05-04"
    text = f"{telling} The next attack will be carried out on 14 May, they wrote."
    assert day({}, _told(text, telling), _report(text)) == ["1989-05-09", _SENT]


def test_a_report_without_a_date_line_has_no_day():
    telling = "A judge was killed in his car."
    assert day({}, _told(telling, telling), {"text": telling, "published": None}) is None
    assert day({"date": {"start": "1989-05-01", "end": "1989-05-02"}}, _told(telling, telling), _report(telling)) == [
        "1989-05-01",
        "1989-05-02",
    ]
