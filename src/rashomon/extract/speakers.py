"""Who is said to say what stands at one place of a report: in its own sentence, or carried over from others.

`speaker_of` answers for a claim's trigger. It parses its sentence and, only where that one does not tell, up to four
sentences before and two after.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from rashomon.extract._attribution_antecedents import antecedent, call_of
from rashomon.extract._attribution_chain import chain, effect, extent
from rashomon.extract._attribution_cues import cues
from rashomon.extract._attribution_names import cited, kind_of, media_name, means_document
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.parse import ParsedReport
from rashomon.model.attribution import Attribution
from rashomon.model.claim import Stance
from rashomon.model.span import Span
from rashomon.model.who import Source
from rashomon.text.quotes import Quotation, quotations

_BACK, _AHEAD, _FAR = 4, 3, 12
_IRREGULAR = ("said", "told", "wrote", "written", "put", "found", "shown", "swore", "quoting", "citing", "according")


# a brief of the South Asian press is a handful of sentences on one event
_BRIEF = 12
_CONTINUES = re.compile(
    r"[\"“']?(?:(?:some|many|most|several|others|another|those|all|none|both|one|two|three|four|five|six|\w+) (?:of (?:the|them|those)|more|others?|were|was|who)\b"
    r"|(?:at least |about |around |over |some )?[\w-]+ (?:more|other|others)\b"
    r"|among (?:them|the|those)\b|in (?:a|the) \w+ outside\b|the (?:rest|dead|victims|wounded|injured|others)\b"
    r"|the (?:\w+ )?(?:attacks?|strikes?|raids?|bombings?|assault|blasts?|shelling|explosion|shells?|rockets?|clashes) "
    r"(?:also |had |\w+ed )|(?:the |they |he |she |it )?(?:\w+ ){0,5}also\b|he was\b|she was\b|they were\b)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:in|on|since|until) (?:early |late |mid-?)?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|(?:19|20)\d\d)\b|\blast (?:year|month)|\bprevious(?:ly)?\b|\bsimilar\b|\b(?:has|have) \w+ed\b|"
    r"\bsince (?:the|then)\b|\b(?:comes|came) (?:\w+ ){1,3}after\b|\bin the past\b",
    re.IGNORECASE,
)


class Speaker(Struct, frozen=True):
    """Who says what stands at one place.

    source: None = the report in its own voice, or a source that the sentence hides ("reportedly").
    relayed_by: names of those between the source and the publisher, nearest to the source first.
    stance_hint: what the attributing words do to the statement.
    said_in: index of the sentence that names the source; None when nobody is named.
    """

    source: Source | None = None
    relayed_by: tuple[str, ...] = ()
    stance_hint: Stance = "asserted"
    said_in: int | None = None

    @property
    def is_attributed(self) -> bool:
        """Somebody else than the report says it, named or hidden."""
        return self.source is not None or self.stance_hint != "asserted"


def speaker_of(report: ParsedReport, index: int, at: Span) -> Speaker:
    """Who says the words `at` of sentence `index`."""
    speaker = _speaker(report, index, chain(_attributions(report, index), at))
    if speaker.source is None and speaker.stance_hint == "asserted":
        return _carried(report, index, at) or speaker
    return _with_outlet(report, index, speaker)


def quoted_on(report: ParsedReport, index: int, found: Attribution) -> tuple[Span, ...]:
    """The further stretches of a quotation that this attribution holds a part of, in other sentences.

    Those of the same quotation before and after the sentence, those of the paragraphs in which it runs on, and those of
    the same paragraph that are quoted whole and name no speaker of their own: "Yes," he said. "It burned."
    """
    held = [q for q in _quotations(report.text) if any(q.span.overlaps(piece) for piece in found.content)]
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
    return any(q.span.holds(span) for q in _quotations(report.text))


def _end_of_voice(report: ParsedReport, index: int, last: Quotation) -> int:
    """Where the speaker of a quotation falls silent: after it, after its continuations, or after quoted sentences."""
    end = last.span.end
    paragraph = next(s.paragraph for s in report.sentences if s.end > last.span.start)
    for sentence in report.sentences[index + 1 : index + _FAR]:
        quotation = next((q for q in _quotations(report.text) if q.span.start <= sentence.start < q.span.end), None)
        if quotation is None or not (quotation.continued or sentence.paragraph == paragraph):
            break
        if sentence.end > quotation.span.end + 1:
            break
        end = max(end, sentence.end)
    return end


def _cut(text: str, start: int, end: int) -> Span:
    return Span.of(text, start, end)


@lru_cache(maxsize=8)
def _quotations(text: str) -> tuple[Quotation, ...]:
    return quotations(text)


# -- in the sentence itself --------------------------------------------------------------------------------------------


def _attributions(report: ParsedReport, index: int) -> tuple[Attribution, ...]:
    if not _may_attribute(report.sentences[index].text):
        return ()
    return attributions(report[index], REPORTING)


def _may_attribute(text: str) -> bool:
    return _attributing().search(text) is not None


@cache
def _attributing() -> re.Pattern[str]:
    """Finds anything that could attribute, so that other sentences need no parse."""
    words = [word for part in ("verb", "noun", "adverb") for word, ways in cues(part).items()
             if any(way.kind in REPORTING or way.alleged for way in ways)]  # fmt: skip
    stems = sorted({word[:-1] if word[-1] in "ey" else word for word in words} | set(_IRREGULAR))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*|:|\s[-–—]\s", re.IGNORECASE)


def _speaker(report: ParsedReport, index: int, reaching: tuple[Attribution, ...], implicit: bool = False) -> Speaker:
    """The innermost named source; those who report its words pass them on."""
    named = [one for one in reaching if one.source is not None]
    if not named or named[0].source is None:
        return Speaker(None, (), effect(reaching))
    source, passed_on = _source(report, index, named[0].source, implicit)
    relays = [_relay(report, index, span) for span in named[0].relay]
    relays += [_relay(report, index, one.source) for one in named[1:] if one.source and extent(one) > extent(named[0])]
    relays += [] if relays else passed_on
    kept = tuple(name for name in dict.fromkeys(relays) if not _same(name, source.name))
    return Speaker(source, kept, effect(reaching), index)


def _relay(report: ParsedReport, index: int, span: Span) -> str:
    if call_of(span.text) == "named":
        name = media_name(span.text)
        return name if name and len(span.text.split()) <= 2 + len(name.split()) else cited(span.text)
    return _source(report, index, span, False)[0].name


def _same(one: str, other: str) -> bool:
    def words(name: str) -> set[str]:
        return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an"}

    return words(one) <= words(other) or words(other) <= words(one)


# -- names -------------------------------------------------------------------------------------------------------------


def _source(report: ParsedReport, index: int, span: Span, implicit: bool) -> tuple[Source, list[str]]:
    """The source that some words stand for, and the media that passed on what it said where it was named."""
    call = call_of(span.text)
    stands_for, heard_by = None, []
    if call == "generic":
        stands_for = _named_later(report, index, span)
    elif call != "named":
        earlier = _earlier(report, index, span.start)
        stands_for = antecedent(span.text, list(earlier))
        heard_by = [_relay(report, index, relay) for relay in earlier.get(stands_for or "", ())]
        stands_for = stands_for or _subject_before(report, index, call)
    name = cited(stands_for or span.text)
    return Source(name, span.text, kind_of(stands_for or span.text), implicit), heard_by


def _earlier(report: ParsedReport, index: int, before: int) -> dict[str, tuple[Span, ...]]:
    """The words of the sources named before a place, nearest first, each with those who heard it."""
    names: dict[str, tuple[Span, ...]] = {}
    for number in range(index, max(-1, index - _BACK - 1), -1):
        here = [a for a in _attributions(report, number) if a.source and a.source.start < before]
        for found in reversed(here):
            if found.source:
                names.setdefault(found.source.text, tuple(r for r in found.relay if call_of(r.text) == "named"))
        for span in (span for found in here for span in found.relay):
            names.setdefault(span.text, ())
    return names


def _subject_before(report: ParsedReport, index: int, call: str) -> str | None:
    """For "he" with no source before it: the last person named as a subject in the two sentences before."""
    if call != "person":
        return None
    for number in range(index - 1, max(-1, index - 3), -1):
        for token in report[number].doc:
            if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "PROPN":
                return str(report[number].words(token.subtree).text)
    return None


def _named_later(report: ParsedReport, index: int, span: Span) -> str | None:
    """For "a monitor said" whose name comes in the next sentences."""
    for number in range(index + 1, min(len(report.sentences), index + 1 + _AHEAD)):
        for found in _attributions(report, number):
            if found.source and call_of(found.source.text) == "named" and _could_be(found.source.text, span.text):
                return found.source.text
    return None


def _could_be(name: str, generic: str) -> bool:
    return kind_of(name) == kind_of(generic) and any(word[:1].isupper() for word in name.split()[1:])


# -- carried over ------------------------------------------------------------------------------------------------------


def _carried(report: ParsedReport, index: int, at: Span) -> Speaker | None:
    return (
        _in_quotation(report, index, at)
        or _after_colon(report, index)
        or _told_on(report, index)
        or _whole_brief(report, index)
    )


def _in_quotation(report: ParsedReport, index: int, at: Span) -> Speaker | None:
    """A quotation that began before this sentence, goes on after it, or follows its speaker's last one."""
    here = next((q for q in _quotations(report.text) if q.span.overlaps(at)), None)
    if here is None:
        return None
    for number in (
        *range(index - 1, max(-1, index - _BACK - 1), -1),
        *range(index + 1, min(len(report.sentences), index + 1 + _AHEAD)),
    ):
        if report.sentences[number].paragraph != report.sentences[index].paragraph and not here.continued:
            continue
        found = [a for a in _attributions(report, number) if a.source and _belongs(report, a, here, number < index)]
        if found:
            return _speaker(report, number, tuple(sorted(found, key=extent)), implicit=True)
    return None


def _belongs(report: ParsedReport, found: Attribution, here: Quotation, before: bool) -> bool:
    quoted = any(mark in piece.text for piece in found.content for mark in '"“”')
    return any(piece.overlaps(here.span) for piece in found.content) or (before and quoted)


def _after_colon(report: ParsedReport, index: int) -> Speaker | None:
    """A statement given whole after "The minister said:"."""
    for number in range(index - 1, max(-1, index - _BACK - 1), -1):
        text = report.sentences[number].text
        if text.endswith(":") and _may_attribute(text[:-1]):
            return _announced(report, number)
    return None


def _announced(report: ParsedReport, number: int) -> Speaker | None:
    for token in report[number].doc:
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and token.lemma_ in cues("verb"):
            return Speaker(_source(report, number, report[number].words(subject.subtree), True)[0], said_in=number)
    return None


def _told_on(report: ParsedReport, index: int, depth: int = 0) -> Speaker | None:
    """The sentence before is somebody's statement, and this one goes on in the same voice ("Two more died later.")."""
    if index == 0 or depth > 2 or not _goes_on(report, index):
        return None
    before = [
        a
        for a in _attributions(report, index - 1)
        if a.source and extent(a) * 3 >= len(report.sentences[index - 1].text)
    ]
    if before:
        widest = max(before, key=extent)
        return _speaker(report, index - 1, (widest,), implicit=True)
    return _told_on(report, index - 1, depth + 1)


def _goes_on(report: ParsedReport, index: int) -> bool:
    sentence, before = report.sentences[index], report.sentences[index - 1]
    near = sentence.paragraph - before.paragraph <= 1
    return near and _CONTINUES.match(sentence.text) is not None and _BACKGROUND.search(sentence.text) is None


# -- press briefs ------------------------------------------------------------------------------------------------------


def _outlet(report: ParsedReport, index: int) -> tuple[int, Span] | None:
    """The newspaper on which a brief rests from its start ("..., reports The Hindu"), with the sentence that names it."""
    for number in range(min(index + 1, 2)):
        for found in _attributions(report, number):
            if found.source and found.cue.text.lower() == "reports" and media_name(found.source.text):
                return number, found.source
    return None


def _whole_brief(report: ParsedReport, index: int) -> Speaker | None:
    outlet = _outlet(report, index)
    if outlet is None:
        return None
    source, _ = _source(report, outlet[0], outlet[1], True)
    return Speaker(source, said_in=outlet[0])


def _with_outlet(report: ParsedReport, index: int, speaker: Speaker) -> Speaker:
    """In a brief that rests on a newspaper, everybody else is heard through it."""
    outlet = _outlet(report, index) if index < _BRIEF else None
    if outlet is None or speaker.source is None:
        return speaker
    name = media_name(outlet[1].text) or cited(outlet[1].text)
    if _same(name, speaker.source.name) or any(_same(name, link) for link in speaker.relayed_by):
        return speaker
    return Speaker(speaker.source, (*speaker.relayed_by, name), speaker.stance_hint, speaker.said_in)
