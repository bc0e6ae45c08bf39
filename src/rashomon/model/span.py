"""A stretch of a report's text."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Words of a report with their place in it.

    start, end: offsets in Unicode code points of the report's ``text``; ``text == report.text[start:end]``.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span that covers ``text[start:end]``."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """The two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """The other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end
