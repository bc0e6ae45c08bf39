"""Laws of the records: spans, quantities, places, days, ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.balance import Balance, Rejection
from rashomon.model.identity import identity
from rashomon.model.quantity import Quantity
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.when import days_between
from rashomon.model.where import Place, distance_km, encloses

BOUND = st.none() | st.integers(0, 50)
QUANTITIES = st.builds(Quantity, BOUND, BOUND).filter(lambda q: q.low is None or q.high is None or q.low <= q.high)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_span_is_the_text_between_its_offsets(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert span.holds(span)


@given(*[st.integers(0, 9)] * 4)
def test_spans_overlap_where_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    one, two = (Span(min(x), max(x), "") for x in ((a, b), (c, d)))
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    if one.start < one.end and two.start < two.end:
        assert one.overlaps(two) == two.overlaps(one) == bool(shared)


@given(QUANTITIES, QUANTITIES)
def test_quantities_allow_each_other_where_a_number_fits_both(one: Quantity, two: Quantity) -> None:
    def fits(number: int, q: Quantity) -> bool:
        return (q.low or 0) <= number and (q.high is None or number <= q.high)

    assert one.allows(two) == two.allows(one) == any(fits(n, one) and fits(n, two) for n in range(102))


@pytest.mark.parametrize(
    ("quantity", "exact", "bare"),
    [
        (Quantity(5, 5), True, False),
        (Quantity(5, 5, approximate=True), False, False),
        (Quantity(5, None), False, False),
        (Quantity(None, None), False, True),
        (Quantity(0, 0), True, False),
    ],
)
def test_exact_and_bare_quantities(quantity: Quantity, exact: bool, bare: bool) -> None:
    assert (quantity.is_exact, quantity.is_bare) == (exact, bare)


TOWN = Place("Homs", "Homs", "Homs", "Homs", "SYR", 34.73, 36.71, "settlement")
PROVINCE = Place("Homs province", "Homs", None, "Homs", "SYR", 34.2, 38.2, "adm1")
COUNTRY = Place("Syria", "Syria", None, None, "SYR", 35.0, 38.0, "country")
ABROAD = Place("Iraq", "Iraq", None, None, "IRQ", 33.0, 44.0, "country")


def test_a_larger_area_encloses_what_lies_in_it() -> None:
    assert encloses(PROVINCE, TOWN) and encloses(COUNTRY, TOWN) and encloses(COUNTRY, PROVINCE)
    assert not encloses(TOWN, PROVINCE) and not encloses(ABROAD, TOWN) and not encloses(TOWN, TOWN)
    assert not encloses(COUNTRY, Place("somewhere"))


@given(*[st.floats(-89, 89), st.floats(-179, 179)] * 2)
def test_distance_is_even_and_bounded(a: float, b: float, c: float, d: float) -> None:
    one, two = Place("a", lat=a, lon=b), Place("b", lat=c, lon=d)
    apart = distance_km(one, two)
    assert apart is not None and 0 <= apart <= 20_016
    assert apart == pytest.approx(distance_km(two, one), abs=1e-6)
    assert distance_km(one, one) == 0 and distance_km(one, Place("c")) is None


@given(st.dates(), st.dates())
def test_days_between(one, two) -> None:
    assert days_between(str(one), str(two)) == (two - one).days == -days_between(str(two), str(one))


@given(st.lists(st.text(max_size=5) | st.integers() | st.none(), max_size=3))
def test_ids_come_from_content_alone(parts: list[object]) -> None:
    assert identity("c", *parts) == identity("c", *parts)
    assert identity("c", *parts)[2:] == identity("a", *parts)[2:]
    assert identity("c", *parts, "more") != identity("c", *parts)
    assert len(identity("c", *parts)) == 14


def test_everything_seen_has_an_outcome() -> None:
    rows = (Rejection("a", "rejected", "I003", "empty"), Rejection("b", "failed", "P002", "a bug"))
    assert Balance(seen=3, stored=1, rejections=rows).balances
    assert not Balance(seen=4, stored=1, rejections=rows).balances
    assert (Balance(rejections=rows).rejected, Balance(rejections=rows).failed) == (1, 1)


def test_the_day_of_publication() -> None:
    assert Report(id="r", sha256="0", text="", published="2019-03-06T10:00:00Z").published_day == "2019-03-06"
    assert Report(id="r", sha256="0", text="").published_day is None
