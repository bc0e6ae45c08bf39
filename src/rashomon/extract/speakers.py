"""Who is said to say what stands at one place of a report: in its own sentence, or carried over from others.

`speaker_of` answers for a claim's trigger. It parses its sentence and, only where that one does not tell, up to four
sentences before and three after that hold an attributing word.
"""

from rashomon.extract._attribution_carried import carried, quotations_of, with_outlet
from rashomon.extract._attribution_chain import chain
from rashomon.extract._attribution_sources import Speaker, attributions_of, speaker_from
from rashomon.extract.parse import ParsedReport
from rashomon.model.attribution import Attribution
from rashomon.model.span import Span
from rashomon.text.quotes import Quotation

__all__ = ["Speaker", "is_quoted", "quoted_on", "speaker_of"]

# how many sentences a quotation may run
_FAR = 12


def speaker_of(report: ParsedReport, index: int, at: Span) -> Speaker:
    """Who says the words `at` of sentence `index`."""
    speaker = speaker_from(report, index, chain(attributions_of(report, index), at))
    if speaker.source is None and speaker.stance_hint == "asserted":
        return carried(report, index, at) or speaker
    return with_outlet(report, index, speaker)


def quoted_on(report: ParsedReport, index: int, found: Attribution) -> tuple[Span, ...]:
    """The further stretches of a quotation that this attribution holds a part of, in other sentences.

    Those of the same quotation before and after the sentence, those of the paragraphs in which it runs on, and those of
    the same paragraph that are quoted whole and name no speaker of their own: "Yes," he said. "It burned."
    """
    held = [q for q in quotations_of(report.text) if any(q.span.overlaps(piece) for piece in found.content)]
    if not held:
        return ()
    first, last = held[0].span.start, _end_of_voice(report, index, held[-1])
    sentences = report.sentences[max(0, index - _FAR) : index + _FAR]
    return tuple(
        _cut(report.text, max(s.start, first), min(s.end, last))
        for s in sentences
        if s.index != index and s.start < last and first < s.end
    )


def is_quoted(report: ParsedReport, span: Span) -> bool:
    """The words stand inside a quotation, whichever sentence it began in."""
    return any(q.span.holds(span) for q in quotations_of(report.text))


def _end_of_voice(report: ParsedReport, index: int, last: Quotation) -> int:
    """Where the speaker of a quotation falls silent: after it, after its continuations, or after quoted sentences."""
    end = last.span.end
    paragraph = next(s.paragraph for s in report.sentences if s.end > last.span.start)
    for sentence in report.sentences[index + 1 : index + _FAR]:
        quotation = next((q for q in quotations_of(report.text) if q.span.start <= sentence.start < q.span.end), None)
        if quotation is None or not (quotation.continued or sentence.paragraph == paragraph):
            break
        if sentence.end > quotation.span.end + 1:
            break
        end = max(end, sentence.end)
    return end


def _cut(text: str, start: int, end: int) -> Span:
    return Span.of(text, start, end)
