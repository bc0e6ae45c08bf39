"""The day of an incident: a night lies between two days, and whoever names either of them is right."""

import pytest
from msgspec import structs

from factories import make_claim, make_report
from rashomon.model.claim import Claim, DateFact, PlaceFact
from rashomon.model.when import Date
from rashomon.model.where import Place
from rashomon.reconcile.facts import day, place
from rashomon.reconcile.origins import Voices

MONDAY, TUESDAY, WEDNESDAY = (Date(f"2019-03-0{n}", f"2019-03-0{n}", "day") for n in (4, 5, 6))


def told(report: str, words: str, date: Date) -> Claim:
    text = f"The mill at Oldtown was hit {words}."
    return make_claim(make_report(report, text), f"a-{report}", "date", DateFact(date), words)


def status(*claims: Claim) -> str | None:
    return day(claims, Voices({c.id: c.report for c in claims}, {}))[1]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (("late on Monday night", MONDAY), ("at dawn on Tuesday", TUESDAY), "agreed"),
        (("on Monday evening", MONDAY), ("overnight", TUESDAY), "agreed"),
        (("on Monday night", MONDAY), ("on Tuesday", TUESDAY), "agreed"),
        (("on Monday", MONDAY), ("overnight to Tuesday", TUESDAY), "agreed"),
        (("on Monday night", MONDAY), ("on Tuesday afternoon", TUESDAY), "contested"),
        (("on Monday", MONDAY), ("on Tuesday", TUESDAY), "contested"),
        (("on Monday morning", MONDAY), ("on Tuesday night", TUESDAY), "contested"),
        (("on Monday night", MONDAY), ("at dawn on Wednesday", WEDNESDAY), "contested"),
    ],
)
def test_a_night_between_two_days(one: tuple[str, Date], two: tuple[str, Date], found: str) -> None:
    first, second = told("r1", *one), told("r2", *two)
    assert status(first, second) == status(second, first) == found


def test_the_reason_counts_no_account_of_the_same_night_as_another_day() -> None:
    claims = [told("r1", "on Monday night", MONDAY), told("r2", "at dawn on Tuesday", TUESDAY)]
    _, _, reason = day(claims, Voices({c.id: c.report for c in claims}, {}))
    assert reason is not None and "another day" not in reason.text


NEAR = Place("east of Varnak", "Varnak", "Varnak", "Coast", "SYR", 35.0, 36.0, "near")
VALLEY = Place("the Long Valley", "Long Valley", None, "Hills", "SYR", 35.1, 36.1, "region")


@pytest.mark.parametrize(("lat", "found"), [(35.1, "agreed"), (36.5, "contested")])
def test_beside_a_city_begins_the_valley_around_it(lat: float, found: str) -> None:
    valley = structs.replace(VALLEY, lat=lat)
    claims = [
        make_claim(make_report(key, f"A mill {where.text} was hit."), f"a-{key}", "place", PlaceFact(where), where.text)
        for key, where in (("r1", NEAR), ("r2", valley))
    ]
    assert place(claims, Voices({c.id: c.report for c in claims}, {}))[1] == found
