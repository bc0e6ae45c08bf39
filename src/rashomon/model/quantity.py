"""A number of people as a report tells it: bounds, not a bare figure."""

from msgspec import Struct


class Quantity(Struct, frozen=True, order=True):
    """How many, as far as the words say.

    low, high: least and greatest number that the words allow, None where they set no bound.
        "at least 29" is (29, None), "up to 40" (None, 40), "15 to 20" (15, 20), "about 50" (50, 50, approximate).
    text: the words, as written.
    """

    low: int | None
    high: int | None
    approximate: bool = False
    text: str = ""

    @property
    def is_exact(self) -> bool:
        """The words give one number."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def is_bare(self) -> bool:
        """The words set no bound at all ("many")."""
        return self.low is None and self.high is None

    def allows(self, other: "Quantity") -> bool:
        """Some number satisfies both quantities."""
        low = max(self.low or 0, other.low or 0)
        highs = [q for q in (self.high, other.high) if q is not None]
        return not highs or low <= min(highs)
