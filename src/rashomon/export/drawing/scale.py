"""An axis of numbers of people, from none upwards."""

from collections.abc import Sequence

from msgspec import Struct

from rashomon.export.drawing.measure import text_width

_STEPS = (1, 2, 5)
_SMALL = 12.0  # size of the numbers
_GAP = 12.0  # between two of them
_FAR = 4  # times the greatest figure that counts: what lies beyond is drawn at the edge, or all else would be a point


class Scale(Struct, frozen=True):
    """Numbers from 0 to `last` between the pixels `left` and `right`."""

    left: float
    right: float
    last: int

    def at(self, number: int) -> float:
        """Where a number lies; those beyond the last one lie at the edge."""
        return self.left + (self.right - self.left) * (min(max(number, 0), self.last) / self.last)

    def is_beyond(self, number: int) -> bool:
        """The number is too great for this axis."""
        return number > self.last

    def ticks(self) -> list[int]:
        """Round numbers, as many as stand side by side."""
        size = 1
        while True:
            for step in (size * s for s in _STEPS):
                ticks = list(range(0, self.last + 1, step)) if self.last // step <= 20 else []
                if ticks and self._fit(ticks):
                    return ticks
            size *= 10

    def _fit(self, ticks: Sequence[int]) -> bool:
        ends = [(self.at(n), text_width(number_words(n), _SMALL) / 2) for n in ticks]
        pairs = zip(ends, ends[1:], strict=False)
        return all(b - a >= half_a + half_b + _GAP for (a, half_a), (b, half_b) in pairs)


def scale_for(counting: Sequence[int], others: Sequence[int], is_open: bool, left: float, right: float) -> Scale:
    """An axis on which all numbers that count lie, and of the others those that are not far beyond.

    is_open: some say "at least", so that the axis goes on beyond the greatest number.
    """
    greatest = max(counting or others, default=1)
    last = max([greatest, *(n for n in others if n <= greatest * _FAR)])
    return Scale(left, right, max(last + (last // 5 + 1 if is_open else 0), 1))


def number_words(number: int) -> str:
    """A number with its thousands set apart."""
    return f"{number:,}" if number < 10**9 else f"{float(min(number, 10**300)):.1e}"
