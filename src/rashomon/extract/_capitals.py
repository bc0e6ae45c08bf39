"""A report in capitals, read as if it had small letters; what is read from it stands in its claims as it was written.

Nearly every rule of reading tells names from words by their capitals. So the words are read in the letters that a
newspaper would print, character for character, and the claims get back the report's own words. Actors and times have
ways of their own to read capitals, and are looked up in the text as it is.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from rashomon.extract.finders import Finders, FindsActors
from rashomon.extract.parse import in_small_letters
from rashomon.model.claim import Claim
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.who import Actor, ActorMention


class _AsWritten(Struct, frozen=True):
    """Finds actors in the text as it was written, whatever letters it is read in."""

    written: str
    actors: FindsActors

    def find(
        self, text: str, start: int = 0, end: int | None = None, day: str | None = None
    ) -> tuple[ActorMention, ...]:
        return self.actors.find(self.written, start, len(text) if end is None else end, day)

    def lookup(self, text: str, day: str | None = None) -> Actor:
        return self.actors.lookup(text, day)


def lowered(report: Report, finders: Finders) -> tuple[Report, Finders]:
    """The report in small letters, of the same length, and the finders to read it with."""
    text = in_small_letters(report.text)
    return structs.replace(report, text=text), structs.replace(finders, actors=_AsWritten(report.text, finders.actors))


def as_written(claims: Sequence[Claim], report: Report) -> tuple[Claim, ...]:
    """Claims read from the lowered report, in the words of the report itself."""
    return tuple(_restored(claim, claim.evidence, report.text) for claim in claims)


def _restored(record: Any, evidence: Span, written: str) -> Any:
    """A record with its words as written: those of a span by their offsets, others where the evidence has them."""
    if isinstance(record, Span):
        return Span.of(written, record.start, record.end)
    if not isinstance(record, Struct):
        return record
    values = {name: getattr(record, name) for name in record.__struct_fields__}
    changed = {
        name: _words(value, evidence, written) if name == "text" else _restored(value, evidence, written)
        for name, value in values.items()
    }
    return structs.replace(record, **changed)


def _words(text: Any, evidence: Span, written: str) -> Any:
    at = evidence.text.find(text) if text else -1
    return written[evidence.start + at : evidence.start + at + len(text)] if at >= 0 else text
