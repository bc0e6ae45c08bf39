"""How many the coders of MUC-4 count."""

from collections import defaultdict

import pytest

from quality._muc4_numbers import number_injured, number_killed


def _claim(text, words, number, start=0, high=None, **given):
    at = start + text.index(words)
    return {
        "value": {"low": number, "high": high or number, "group": {"text": words, "class": "civilian"}},
        "stance": "asserted",
        "scope": "incident",
        "part_of": None,
        "evidence": {"start": start, "text": text},
        "trigger": {"start": at, "text": words},
        **given,
    }


def _told(kind="attack", **harm):
    return defaultdict(list, {"type": [{"value": {"type": kind}}], **harm})


def test_groups_of_one_sentence_add_up():
    first, second = "Two clerks and a guard were killed.", "Two people died."
    claims = [_claim(first, "Two clerks", 2), _claim(first, "a guard", 1), _claim(second, "Two people", 2, 90)]
    assert number_killed(_told(killed=claims)) == 3
    several = {**_claim(first, "Two clerks", 2), "value": {"low": 2, "high": None, "group": {"text": "clerks"}}}
    assert number_killed(_told(killed=[several])) is None


@pytest.mark.parametrize(("kind", "number"), [("attack", 9), ("explosive", 900)])
def test_the_toll_of_months_is_no_toll_of_an_incident_unless_it_is_a_bombs(kind, number):
    many, few = "Some 900 people were killed.", "Nine clerks were killed."
    claims = [_claim(many, "900 people", 900), _claim(few, "Nine clerks", 9, 50)]
    assert number_killed(_told(kind, killed=claims)) == number


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("The rebels shot at three clerks in the mill.", None, None),
        ("The rebels shot three clerks at the mill.", 3, None),
        ("The rebels shot and wounded three clerks.", None, 3),
        ("Three clerks were hurt.", None, 3),
    ],
)
def test_who_is_only_told_to_be_shot_was_killed(text, killed, injured):
    words = "Three clerks" if text.startswith("Three") else "three clerks"
    told = _told(injured=[_claim(text, words, 3)])
    assert (number_killed(told), number_injured(told)) == (killed, injured)


def test_soldiers_among_the_wounded_are_a_group_of_their_own():
    text = "Nine people were hurt, two soldiers among them."
    soldiers = _claim(text, "two soldiers", 2, part_of="c-1")
    soldiers["value"]["group"] = {"text": "two soldiers", "class": "combatant"}
    clerks = _claim(text, "two soldiers", 2, part_of="c-1")
    assert number_injured(_told(injured=[_claim(text, "Nine people", 9), soldiers])) == 11
    assert number_injured(_told(injured=[_claim(text, "Nine people", 9), clerks])) == 9
    assert number_injured(_told(injured=[soldiers])) is None
