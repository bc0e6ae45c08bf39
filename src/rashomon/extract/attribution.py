"""Who says what in one sentence: direct and indirect speech, "according to", accusations, denials, hidden sources.

Three ways of reading meet here: the dependency parse, phrases without a verb, and word order where the parse fails.
The vocabulary is `resources/attribution_verbs.yaml`. The notion of an attribution (source, cue, content) is that of the
PolNeAR corpus (Newell, Margolin, Ruths, LREC 2018).
"""

from collections.abc import Iterator
from functools import lru_cache

from rashomon.extract._attribution_cues import KINDS, Kind, Range, Reading
from rashomon.extract._attribution_grammar import verb_readings
from rashomon.extract._attribution_phrases import phrase_readings
from rashomon.extract._attribution_quotes import quoted_readings, with_whole_quotes
from rashomon.extract._attribution_ranges import positions
from rashomon.extract._attribution_repairs import inside, is_sound, with_relays, with_whole_source
from rashomon.extract._attribution_surface import closing_readings, surface_readings
from rashomon.extract.parse import ParsedSentence
from rashomon.model.attribution import Attribution

__all__ = ["ALL_KINDS", "REPORTING", "Kind", "attributions"]

ALL_KINDS: frozenset[Kind] = KINDS
# what a figure may rest on; judgements count only where they accuse
REPORTING: frozenset[Kind] = frozenset({"speech", "evidence"})


@lru_cache(maxsize=128)  # speakers and stance ask about the same few sentences in a row
def attributions(parsed: ParsedSentence, kinds: frozenset[Kind] = ALL_KINDS) -> tuple[Attribution, ...]:
    """The attributions of one sentence, in the order of their cues; spans are offsets in the report.

    kinds: which sorts of attributing words count; words that make an accusation always do.
    """
    found = sorted(_readings(parsed), key=lambda reading: (reading.cue, reading.content))
    return tuple(_attribution(parsed, reading) for reading in found if reading.kind in kinds or reading.alleged)


def _readings(parsed: ParsedSentence) -> Iterator[Reading]:
    doc = parsed.doc
    closing = list(closing_readings(doc))
    used = positions(*(reading.cue for reading in closing))
    read = [*verb_readings(doc), *phrase_readings(doc)]
    read = closing + [inside(doc, reading, closing) for reading in read if not positions(reading.cue) & used]
    read += quoted_readings(doc, positions(*(reading.cue for reading in read)))
    read += surface_readings(doc, positions(*(reading.cue for reading in read)))
    whole = (with_whole_source(doc, with_whole_quotes(doc, reading)) for reading in with_relays(doc, read))
    return (reading for reading in whole if is_sound(doc, reading))


def _attribution(parsed: ParsedSentence, reading: Reading) -> Attribution:
    def spans(ranges: tuple[Range, ...]) -> tuple:  # type: ignore[type-arg]
        return tuple(parsed.span(*one) for one in ranges)

    return Attribution(
        source=parsed.span(*reading.source) if reading.source else None,
        cue=parsed.span(*reading.cue),
        content=spans(reading.content),
        relay=spans(reading.relay),
        alleged=reading.alleged,
        denies=reading.denies,
        withholds=reading.withholds,
    )
