"""Axes: numbers in order, ticks that stand apart, zero at the left end."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.drawing.measure import text_width
from rashomon.export.drawing.scale import number_words, scale_for

NUMBERS = st.lists(st.integers(0, 10**12), max_size=6)


@given(NUMBERS, NUMBERS, st.booleans())
def test_numbers_lie_on_the_axis_in_order_and_ticks_apart(
    counting: list[int], others: list[int], is_open: bool
) -> None:
    axis = scale_for(counting, others, is_open, 600, 900)
    assert axis.at(0) == 600
    assert not any(axis.is_beyond(n) for n in counting)
    told = sorted([*counting, *others])
    assert [axis.at(n) for n in told] == sorted(axis.at(n) for n in told)
    assert all(600 <= axis.at(n) <= 900 for n in told)
    ends = [(axis.at(n), text_width(number_words(n), 12) / 2) for n in axis.ticks()]
    assert ends[0][0] == 600
    assert all(a + half < b - other for (a, half), (b, other) in zip(ends, ends[1:], strict=False))


def test_a_figure_far_beyond_those_that_count_does_not_press_them_together() -> None:
    axis = scale_for([12, 30], [90, 290_000_000], False, 0, 100)
    assert axis.last == 90 and axis.is_beyond(290_000_000)
    assert scale_for([30], [], True, 0, 100).last > 30
