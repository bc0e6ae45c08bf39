"""Which events are incidents under the rules of MUC-4."""

from collections import defaultdict

import pytest

from quality._muc4_incidents import certainty, is_incident, is_military

_HERE = {"text": "GUNMEN ATTACKED A TOWN IN PERU.", "published": "1989-05-03"}
_ELSEWHERE = {"text": "GUNMEN ATTACKED A TOWN IN NICARAGUA.", "published": "1989-05-03"}


def claim(field, value, **more):
    evidence = {"start": 0, "end": 30, "text": "GUNMEN ATTACKED A TOWN."}
    return {"field": field, "value": value, "evidence": evidence, "stance": "asserted", **more}


def killed(low, high, text, kind="civilian", **more):
    return claim("killed", {"low": low, "high": high, "text": text, "group": {"text": text, "class": kind}}, **more)


def kind(slug):
    return claim("type", {"type": slug})


def day(start):
    return claim("date", {"date": {"start": start, "end": start, "precision": "day"}})


def place(country):
    return claim("place", {"place": {"country": country, "precision": "settlement"}})


def told(*claims):
    found = defaultdict(list)
    for one in claims:
        found[one["field"]].append(one)
    return found


@pytest.mark.parametrize(
    ("claims", "report", "expected"),
    [
        ([kind("attack"), killed(1, 1, "the mayor"), day("1989-05-02")], _HERE, True),
        ([kind("attack"), killed(1, 1, "the mayor"), day("1988-05-02")], _HERE, False),
        ([kind("attack"), killed(1, 1, "the mayor"), place("NIC")], _ELSEWHERE, False),
        ([kind("attack"), killed(1, 1, "the mayor"), place("NIC")], _HERE, True),
        ([kind("armed_clash"), killed(5, 5, "guerrillas", "unknown"), day("1989-05-02")], _HERE, False),
        ([kind("attack"), killed(2, None, "peasants")], _HERE, False),
        ([kind("attack"), day("1989-05-02"), place("PER")], _HERE, False),
        ([kind("explosive"), day("1989-05-02"), place("PER")], _HERE, True),
    ],
)
def test_incidents_are_recent_certain_and_not_military(claims, report, expected):
    assert is_incident(told(*claims), {}, report, 0.0, ()) is expected


def test_a_commentary_must_tell_more():
    named = told(killed(1, 1, "the mayor"))
    assert certainty(named, -4.0, ()) < certainty(named, 0.0, ()) < certainty(named, 0.0, ["bus station"])


def test_others_hurt_in_a_battle_are_taken_for_fighters():
    battle = [kind("armed_clash"), killed(5, 5, "others", "unknown")]
    assert is_military(told(*battle), ())
    assert is_military(told(*battle), ["army truck"])
    assert not is_military(told(*battle), ["church"])
    assert not is_military(told(kind("armed_clash"), killed(5, 5, "villagers")), ())
