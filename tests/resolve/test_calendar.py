"""Time words against the day of publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.span import Span
from rashomon.model.when import PartialDate, Period, Phrase, Shift, TimeExpression, TimeReading, TimeWords, Weekday
from rashomon.resolve.calendar import date_line, resolve_times

WEDNESDAY = "2018-02-07"


def words(reading: TimeReading, text: str = "then", start: int = 0, **rest: object) -> TimeWords:
    return TimeWords(span=Span(start, start + len(text), text), **{"type": "DATE", "reading": reading, **rest})  # type: ignore[arg-type]


def read(reading: TimeReading, published: str | None = WEDNESDAY, **rest: object) -> TimeExpression:
    return resolve_times([words(reading, **rest)], published)[0]  # type: ignore[arg-type]


def days(expression: TimeExpression) -> tuple[str, str, str] | None:
    when = expression.date
    return (when.start, when.end, when.precision) if when else None


ONE_DAY = [
    ("a weekday gone by", Weekday(1), {}, "2018-02-06"),
    ("the weekday of publication", Weekday(2), {}, "2018-02-07"),
    ("a weekday later in the week is of the week before", Weekday(3), {}, "2018-02-01"),
    ("a weekday to come", Weekday(3), {"ahead": True}, "2018-02-08"),
    ("last Wednesday on a Wednesday", Weekday(2, -1), {}, "2018-01-31"),
    ("next Tuesday", Weekday(1, 1), {}, "2018-02-13"),
    ("next Wednesday on a Wednesday", Weekday(2, 1), {}, "2018-02-14"),
    ("Monday of last week", Weekday(0, None, -1), {}, "2018-01-29"),
    ("yesterday", Shift("D", -1), {}, "2018-02-06"),
    ("Feb. 6", PartialDate(month=2, day=6), {}, "2018-02-06"),
    ("December 30, read in February", PartialDate(month=12, day=30), {}, "2017-12-30"),
    ("July 25, read in February", PartialDate(month=7, day=25), {}, "2017-07-25"),
    ("March 1, to come", PartialDate(month=3, day=1), {"ahead": True}, "2018-03-01"),
    ("8 February a year ago", PartialDate(month=2, day=8, year_shift=-1), {}, "2017-02-08"),
    ("the fourth Thursday of November", PartialDate(2016, 11, -4, weekday=3), {}, "2016-11-24"),
    ("election day", PartialDate(2016, 11, -1, weekday=1), {}, "2016-11-08"),
    ("02/06/2018 read the day after", PartialDate(2018, 6, 2, order_open=True), {}, "2018-02-06"),
    ("Sat 05/03/2016 can only be March", PartialDate(2016, 3, 5, weekday=5, order_open=True), {}, "2016-03-05"),
]


@pytest.mark.parametrize(("about", "reading", "rest", "day"), ONE_DAY, ids=[row[0] for row in ONE_DAY])
def test_one_day(about: str, reading: TimeReading, rest: dict[str, object], day: str) -> None:
    expression = read(reading, **rest)  # type: ignore[arg-type]
    assert days(expression) == (day, day, "day")
    assert expression.value == day


INTERVALS = [
    ("last week", Shift("W", -1), "2018-W05", ("2018-01-29", "2018-02-04", "week")),
    ("last month", Shift("M", -1), "2018-01", ("2018-01-01", "2018-01-31", "month")),
    ("two months ago", Shift("M", -2), "2017-12", ("2017-12-01", "2017-12-31", "month")),
    ("this year", Shift("Y", 0), "2018", ("2018-01-01", "2018-12-31", "year")),
    ("in February", PartialDate(month=2), "2018-02", ("2018-02-01", "2018-02-28", "month")),
    ("in September", PartialDate(month=9), "2017-09", ("2017-09-01", "2017-09-30", "month")),
    ("last January", PartialDate(month=1, latest=True), "2017-01", ("2017-01-01", "2017-01-31", "month")),
    ("last December", PartialDate(month=12, latest=True), "2017-12", ("2017-12-01", "2017-12-31", "month")),
    ("since 2011", PartialDate(2011), "2011", ("2011-01-01", "2011-12-31", "year")),
    ("2011-2013", PartialDate(2011, last=PartialDate(2013)), "2011", ("2011-01-01", "2013-12-31", "span")),
    (
        "30 December-2 January",
        PartialDate(2016, 12, 30, PartialDate(2017, 1, 2)),
        "2016-12-30",
        ("2016-12-30", "2017-01-02", "span"),
    ),
    ("the weekend", Period("WE"), "2018-W05-WE", ("2018-02-03", "2018-02-04", "span")),
    ("last summer", Period("SU", -1), "2017-SU", ("2017-06-01", "2017-08-31", "span")),
    ("the winter of 2016", Period("WI", year=2016), "2016-WI", ("2016-12-01", "2017-02-28", "span")),
    ("the third quarter", Period("Q3"), "2017-Q3", ("2017-07-01", "2017-09-30", "span")),
    ("the 1990s", Phrase("199"), "199", ("1990-01-01", "1999-12-31", "span")),
    ("the past two days", Phrase("P2D", Shift("D", -2)), "P2D", ("2018-02-05", "2018-02-07", "span")),
    ("the past 36 hours", Phrase("PT36H", Shift("h", -36)), "PT36H", ("2018-02-05", "2018-02-07", "span")),
    ("six hours ago", Shift("h", -6), "PAST_REF", ("2018-02-06", "2018-02-07", "span")),
]


@pytest.mark.parametrize(("about", "reading", "value", "interval"), INTERVALS, ids=[row[0] for row in INTERVALS])
def test_intervals(about: str, reading: TimeReading, value: str, interval: tuple[str, str, str]) -> None:
    expression = read(reading)
    assert (expression.value, days(expression)) == (value, interval)


def test_a_night_covers_two_days() -> None:
    assert days(read(Shift("D", 0), time="TNI", overnight=True)) == ("2018-02-06", "2018-02-07", "span")
    assert days(read(Weekday(5), time="TNI", overnight=True)) == ("2018-02-03", "2018-02-04", "span")


def test_the_time_of_day_follows_the_date() -> None:
    assert read(Weekday(2), time="T02:15", type="TIME").value == "2018-02-07T02:15"


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        (Weekday(2), "XXXX-WXX-3"),
        (Shift("D", -1), "XXXX-XX-XX"),
        (Shift("W", -1), "XXXX-WXX"),
        (PartialDate(month=2, day=8), "XXXX-02-08"),
        (PartialDate(month=2), "XXXX-02"),
        (PartialDate(month=8, year_shift=-1), "XXXX-08"),
        (Period("SU"), "XXXX-SU"),
        (Period("WE", -1), "XXXX-WXX-WE"),
        (Phrase("P2D", Shift("D", -2)), "P2D"),
    ],
)
def test_without_publication_what_is_relative_stays_unknown(reading: TimeReading, value: str) -> None:
    expression = read(reading, None)
    assert (expression.value, expression.date) == (value, None)


def test_numbers_whose_order_is_open_tell_the_year_alone() -> None:
    assert days(read(PartialDate(2018, 6, 2, order_open=True), None)) == ("2018-01-01", "2018-12-31", "year")


def test_what_follows_counts_from_what_was_told() -> None:
    first, then = words(PartialDate(2014, 5, 30)), words(Shift("D", 2, False, True))
    assert days(resolve_times([first, then], WEDNESDAY)[1]) == ("2014-06-01", "2014-06-01", "day")
    clock = words(PartialDate(), type="TIME", time="T10:35")
    assert resolve_times([first, clock], None)[1].value == "2014-05-30T10:35"
    assert resolve_times([clock], WEDNESDAY)[0].date is None


@pytest.mark.parametrize(
    ("before", "shift"),
    [
        (PartialDate(2014, 5), Shift("D", 2, False, True)),
        (PartialDate(2014), Shift("M", 2, False, True)),
        (PartialDate(2018, 2, 6), Shift("D", 2, False, True)),
        (Phrase("P2D"), Shift("D", 2, False, True)),
        (Phrase("P2D"), Shift("D", -1, True, True)),
    ],
    ids=["from a month", "months from a year", "after publication", "later than nothing", "earlier than nothing"],
)
def test_nothing_is_counted_from_what_is_not_exact_enough(before: TimeReading, shift: Shift) -> None:
    assert resolve_times([words(before), words(shift)], WEDNESDAY)[1].date is None


def test_that_day_is_unknown_where_no_day_was_told() -> None:
    year, same = words(PartialDate(2014)), words(Shift("D", 0, False, True))
    assert resolve_times([year, same], WEDNESDAY)[1].date is None


def test_a_day_that_is_in_no_calendar_has_no_interval() -> None:
    assert read(PartialDate(2018, 2, 30)).date is None
    assert read(PartialDate(0, 2, 3)).date is None


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "reading",
    [
        Weekday(3),
        Weekday(3, 1),
        Weekday(3, None, -1),
        Shift("D", -40000),
        Shift("W", 1),
        Shift("W", 0),
        Shift("M", 5),
        Shift("M", -5),
        Shift("Y", -1),
        Shift("Y", 9999),
        Shift("Q", -1),
        Shift("D", 10**12),
        PartialDate(month=2, day=29),
        PartialDate(month=2, year_shift=-1),
        Period("WI", 1),
        Period("WE"),
        Period("WE", 1),
        Phrase("999"),
        Phrase("PXY", Shift("Y", -(10**9))),
    ],
)
def test_the_edges_of_the_calendar_are_safe(published: str, reading: TimeReading) -> None:
    read(reading, published)
    read(reading, published, overnight=True, time="TNI", ahead=True)  # type: ignore[arg-type]


FAR = "Ten people died in the hills near the old dam. "


@pytest.mark.parametrize(
    ("before", "line", "after", "reading", "day"),
    [
        ("", "9 May 2014", " Ten died.", PartialDate(2014, 5, 9), "2014-05-09"),
        (FAR + "Agency ", "Friday 9 May 2014", " So", PartialDate(2014, 5, 9, weekday=4), "2014-05-09"),
        (FAR + "Posted on ", "9 May 2014", " by us", PartialDate(2014, 5, 9), "2014-05-09"),
        ("Ten were killed on ", "9 May 2014", " in the hills.", PartialDate(2014, 5, 9), None),
        (FAR + "They recall ", "9 May 2014", " well", PartialDate(2014, 5, 9), None),
        ("", "Feb. 8", " Ten died.", PartialDate(month=2, day=8), None),
        ("", "02/06/2018", " Ten died.", PartialDate(2018, 6, 2, order_open=True), None),
    ],
)  # fmt: skip
def test_date_line(before: str, line: str, after: str, reading: PartialDate, day: str | None) -> None:
    assert date_line([words(reading, line, len(before))], before + line + after) == day


PUBLISHED = st.dates(date(1900, 1, 1), date(2100, 1, 1))
WEEKDAYS = st.builds(Weekday, st.integers(0, 6), st.sampled_from([None, -1, 0, 1]), st.sampled_from([None, -1]))
TENSE = st.sampled_from([True, False, None])


@given(PUBLISHED, WEEKDAYS, TENSE)
def test_weekdays_move_with_publication(published: date, reading: Weekday, ahead: bool | None) -> None:
    here = read(reading, published.isoformat(), ahead=ahead).date  # type: ignore[arg-type]
    there = read(reading, (published + timedelta(7)).isoformat(), ahead=ahead).date  # type: ignore[arg-type]
    assert here and there
    assert date.fromisoformat(here.start).weekday() == reading.weekday
    assert date.fromisoformat(there.start) - date.fromisoformat(here.start) == timedelta(7)


@given(PUBLISHED, st.integers(0, 6))
def test_a_bare_weekday_is_of_the_last_seven_days(published: date, weekday: int) -> None:
    when = read(Weekday(weekday), published.isoformat()).date
    assert when and 0 <= (published - date.fromisoformat(when.start)).days < 7


@given(st.dates(), st.one_of(st.none(), st.dates()))
def test_complete_dates_do_not_depend_on_publication(day: date, published: date | None) -> None:
    reading = PartialDate(day.year, day.month, day.day)
    expression = read(reading, published.isoformat() if published else None)
    assert days(expression) == (day.isoformat(), day.isoformat(), "day")


NUMBERS = st.integers(-(10**13), 10**13)
SMALL = st.one_of(st.none(), st.integers(-1, 1))
READINGS = st.one_of(
    WEEKDAYS,
    st.builds(Shift, st.sampled_from("DWMQYhms"), st.one_of(st.none(), NUMBERS), st.booleans(), st.booleans()),
    st.builds(
        PartialDate,
        st.one_of(st.none(), st.integers(0, 9999)),
        st.one_of(st.none(), st.integers(1, 12)),
        st.one_of(st.none(), st.integers(1, 31)),
        year_shift=SMALL,
        latest=st.booleans(),
    ),
    st.builds(Period, st.sampled_from(["SP", "SU", "FA", "WI", "Q1", "Q4", "H1", "H2", "WE"]), SMALL, SMALL, SMALL),
)


@given(st.lists(st.builds(words, READINGS), max_size=4), st.one_of(st.none(), st.dates(), st.just("rubbish")))
def test_never_raises_and_intervals_run_forward(told: list[TimeWords], published: object) -> None:
    for expression in resolve_times(told, None if published is None else str(published)):
        if expression.date is not None:
            assert date.fromisoformat(expression.date.start) <= date.fromisoformat(expression.date.end)
            assert (expression.date.precision == "day") <= (expression.date.start == expression.date.end)
