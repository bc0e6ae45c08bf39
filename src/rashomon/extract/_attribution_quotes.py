"""Attributions of direct speech: a quoted stretch belongs whole to whoever says it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.extract._attribution_cues import Range, Reading, cues
from rashomon.extract._attribution_neighbours import left_source, right_source
from rashomon.extract._attribution_ranges import pieces, positions
from rashomon.text.quotes import quotations

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token


def quoted(doc: "Doc") -> tuple[Range, ...]:
    """The quoted stretches of a sentence, with their marks."""
    spans = (doc.char_span(q.span.start, q.span.end, alignment_mode="expand") for q in quotations(doc.text))
    return tuple((span.start, span.end) for span in spans if span is not None)


def quoted_readings(doc: "Doc", used: frozenset[int]) -> Iterator[Reading]:
    """Readings of a long quotation with a verb of saying beside it that no other reading has used."""
    stretches = [one for one in quoted(doc) if one[1] - one[0] > 4]
    inside = positions(*stretches)
    for token in doc:
        if stretches and token.i not in used | inside and _says(token):
            source = left_source(doc, token.i) or right_source(doc, token.i + 1)
            if source and not positions(source) & inside:
                yield Reading(source, (token.i, token.i + 1), pieces(doc, inside))


def _says(token: "Token") -> bool:
    ways = cues("verb").get(token.lemma_.lower(), ())
    return (
        token.pos_ == "VERB"
        and token.lemma_ not in ("quote", "cite")
        and any(cue.kind == "speech" and "clause" in cue.takes for cue in ways)
    )


def with_whole_quotes(doc: "Doc", reading: Reading) -> Reading:
    """The reading with every quotation that its content touches taken in whole; speech takes the later ones too."""
    if reading.kind != "speech":
        return reading
    held = positions(*reading.content)
    own = positions(reading.cue, *([reading.source] if reading.source else []))
    touched = [one for one in quoted(doc) if positions(one) & held and not positions(one) & own]
    if not touched:
        return reading
    grown = held.union(*(positions(one) for one in touched))
    return replace(reading, content=pieces(doc, grown))
