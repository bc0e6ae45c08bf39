"""Grades like those of Airwars."""

import pytest

from factories import make_claim, make_report, people
from rashomon.model.claim import ActorFact, HarmValue
from rashomon.model.quantity import Quantity
from rashomon.model.who import Actor, Group, Source
from rashomon.reconcile.grade import GRADE_RULE, grade

REPORT = make_report()
NORTHERN = make_claim(
    REPORT, "a1", "initiator", ActorFact(Actor("n", "Military Forces of Nordia", "Nordian jets")), "Shells hit"
)
MONITOR = Source("Hill Monitor", "Hill Monitor", "monitor")
NORDIA = Source("the Nordian military", "the Nordian military", "military")
SUDIA = Source("the Sudian military", "the Sudian military", "military")


def harmed(class_: str, source: Source, number: int = 4, **known):
    value = HarmValue(Quantity(number, number, text="12"), Group("people", class_))
    return make_claim(REPORT, "a1", "killed", value, "12", source=source, **known)


@pytest.mark.parametrize(
    ("claims", "origins", "statuses", "expected"),
    [
        ([harmed("civilian", MONITOR)], 1, {}, "weak"),
        ([harmed("civilian", MONITOR)], 2, {}, "fair"),
        ([NORTHERN], 3, {}, "weak"),
        ([NORTHERN, harmed("civilian", MONITOR)], 2, {"initiator": "contested"}, "contested"),
        ([harmed("combatant", MONITOR)], 2, {}, "discounted"),
        ([harmed("combatant", MONITOR), harmed("civilian", SUDIA, 0)], 2, {}, "discounted"),
        ([harmed("combatant", MONITOR), harmed("unknown", SUDIA)], 2, {}, "fair"),
        ([harmed("combatant", MONITOR, 0)], 1, {}, "weak"),
        ([NORTHERN, harmed("civilian", NORDIA)], 1, {}, "confirmed"),
        ([NORTHERN, harmed("civilian", NORDIA, stance="alleged")], 1, {}, "weak"),
        ([NORTHERN, harmed("civilian", NORDIA, stance="denied")], 1, {}, "weak"),
        ([NORTHERN, harmed("civilian", NORDIA, 0)], 1, {}, "weak"),
        ([NORTHERN, harmed("civilian", SUDIA)], 1, {}, "weak"),
    ],
)
def test_grades(claims, origins, statuses, expected) -> None:
    made, reason = grade(claims, origins, statuses)
    assert made == expected
    assert (reason.field, reason.rule) == ("grade", GRADE_RULE)
    assert reason.text


def test_a_single_origin_is_one() -> None:
    assert people(1, 1, "12").group.class_ == "civilian"
    assert grade([harmed("civilian", MONITOR)], 2, {})[1].text == "2 independent origins"
    assert grade([NORTHERN], 1, {})[1].text == "a single report, without figures"
