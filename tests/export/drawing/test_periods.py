"""The timeline of many incidents: a bar for each period, in words too, and what is not shown is counted."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.export.drawing.periods import periods_chart
from rashomon.store.periods import Period, Timeline

from .test_incident import check_laws

SVG = "{http://www.w3.org/2000/svg}"
MAY = Period("2019-05", 4, contested=1, told=3, low=10, best=12, high=15, unbounded=1)
JUNE, JULY = Period("2019-06"), Period("2019-07", 1, told=0)


def tree(*periods: Period, **known: object) -> ElementTree.Element:
    return ElementTree.fromstring(periods_chart(Timeline("month", periods, longer=2, undated=3), **known))


def test_every_period_says_what_it_holds() -> None:
    groups = [g for g in tree(MAY, JUNE, JULY).iter(f"{SVG}g") if g.get("class") == "period"]
    assert [g.find(f"{SVG}title").text for g in groups] == [
        "2019-05: 4 incidents, 1 contested; killed 10 to 15 or more, best 12; 1 incident tells no number",
        "2019-07: 1 incident; no number of killed",
    ]
    # the contested part is hollow, and the sign above it a lozenge
    assert [node.get("class") for node in groups[0].findall(f"{SVG}rect")] == ["mark", "hollow"]
    assert [node.get("class") for node in groups[1].findall(f"{SVG}rect")] == ["mark"]


def test_what_is_not_shown_is_counted() -> None:
    said = tree(MAY, JUNE, JULY).find(f"{SVG}desc").text
    assert "2019-05 to 2019-07: 5, most of them in 2019-05 (4)" in said
    assert "2 known less exactly than to the month, 3 without a day" in said


def test_periods_lead_on() -> None:
    (link,) = tree(MAY, JUNE, to_period=lambda start: f"?{start}").iter(f"{SVG}a")
    assert link.get("href") == "?2019-05"
    column = next(link.iter(f"{SVG}rect"))
    assert float(column.get("height")) > 300  # a low bar is as easily hit as a high one


def test_without_days_there_is_nothing_to_draw() -> None:
    assert periods_chart(Timeline("day", (), undated=4)) == ""


numbers = st.integers(0, 10**7)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(numbers, numbers, numbers, numbers), min_size=1, max_size=150), st.integers(1, 9000))
def test_no_words_touch_each_other_or_leave_the_drawing(counts: list[tuple[int, ...]], first: int) -> None:
    periods = [Period(f"{first + k:04}", a + 1, a // 2, 1, *sorted((b, c, d))) for k, (a, b, c, d) in enumerate(counts)]
    check_laws(tree(*periods))
