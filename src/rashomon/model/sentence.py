"""A sentence of a report."""

from msgspec import Struct

from rashomon.model.span import Span


class Sentence(Struct, frozen=True):
    """One sentence with its place in the report.

    index: position among the report's sentences, from 0.
    paragraph: position of its paragraph, from 0; a headline is a paragraph of its own.
    start, end: offsets in the report's ``text``, in code points, surrounding space excluded.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end, self.text)
