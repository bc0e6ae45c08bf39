"""Who is said to say what stands at one place of a report: in its own sentence, or carried over from others.

`speaker_of` answers for a claim's trigger. It parses its sentence and, only where that one does not tell, up to four
sentences before and two after.
"""

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from rashomon.extract._attribution_antecedents import antecedent, call_of
from rashomon.extract._attribution_cues import cues
from rashomon.extract._attribution_names import cited, kind_of, media_name, means_document
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.parse import ParsedReport
from rashomon.model.attribution import Attribution
from rashomon.model.claim import Stance
from rashomon.model.span import Span
from rashomon.model.who import Source
from rashomon.text.quotes import Quotation, quotations

_BACK, _AHEAD = 4, 3
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
    own = [found for found in _attributions(report, index) if _holds(found, at)]
    speaker = _speaker(report, index, own) if own else Speaker()
    if speaker.source is None and speaker.stance_hint == "asserted":
        return _carried(report, index, at) or speaker
    return _with_outlet(report, index, speaker)


def quoted_on(report: ParsedReport, index: int, found: Attribution) -> tuple[Span, ...]:
    """The later stretches of a quotation whose first part stands in this attribution: "Yes," he said. "It burned."

    They lie in the same paragraph, in sentences that are quoted whole and name no speaker of their own.
    """
    if not any(piece.text[:1] in "\"“'‘" for piece in found.content):
        return ()
    further: list[Span] = []
    for sentence in report.sentences[index + 1 : index + 1 + _BACK]:
        if sentence.paragraph != report.sentences[index].paragraph or not _is_quoted_whole(report, sentence.span):
            break
        further.append(sentence.span)
    return tuple(further)


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


def _holds(found: Attribution, at: Span) -> bool:
    return any(piece.overlaps(at) for piece in found.content)


def _speaker(report: ParsedReport, index: int, found: list[Attribution], implicit: bool = False) -> Speaker:
    """The innermost named source; those who report its words pass them on."""
    chain = sorted((_with_hearsay(one) for one in found), key=_extent)
    named = [one for one in chain if one.source is not None]
    hint = _hint(chain[: chain.index(named[0]) + 1] if named else chain)
    if not named:
        return Speaker(None, (), hint)
    source = _source(report, index, named[0].source, implicit)
    relays = [_relay(report, index, span) for span in named[0].relay]
    relays += [_relay(report, index, one.source) for one in named[1:] if one.source and _extent(one) > _extent(named[0])]
    kept = tuple(name for name in dict.fromkeys(relays) if not _same(name, source.name))
    return Speaker(source, kept, hint, index)


def _with_hearsay(found: Attribution) -> Attribution:
    """For "concerned by reports that ...": the reports are the source, and they are hearsay."""
    if found.source is None and found.cue.text.lower() in ("reports", "rumours", "rumors", "accounts", "estimates"):
        return replace(found, source=found.cue, alleged=True)
    return found


def _extent(found: Attribution) -> int:
    return sum(piece.end - piece.start for piece in found.content)


def _hint(chain: list[Attribution]) -> Stance:
    if any(one.withholds for one in chain):
        return "withheld"
    if any(one.denies for one in chain):
        return "denied"
    return "alleged" if any(one.alleged for one in chain) else "asserted"


def _relay(report: ParsedReport, index: int, span: Span) -> str:
    if call_of(span.text) == "named":
        name = media_name(span.text)
        return name if name and len(span.text.split()) <= 2 + len(name.split()) else cited(span.text)
    return _source(report, index, span, False).name


def _same(one: str, other: str) -> bool:
    def words(name: str) -> set[str]:
        return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an"}

    return words(one) <= words(other) or words(other) <= words(one)


# -- names -------------------------------------------------------------------------------------------------------------


def _source(report: ParsedReport, index: int, span: Span, implicit: bool) -> Source:
    call = call_of(span.text)
    stands_for = None
    if call == "generic":
        stands_for = _named_later(report, index, span)
    elif call != "named":
        stands_for = antecedent(span.text, _earlier(report, index, span.start)) or _subject_before(report, index, call)
    name = cited(stands_for or span.text)
    return Source(name, span.text, kind_of(stands_for or span.text), implicit)


def _earlier(report: ParsedReport, index: int, before: int) -> list[str]:
    """The words of the sources named before a place, nearest first."""
    names: list[str] = []
    for number in range(index, max(-1, index - _BACK - 1), -1):
        here = [a for a in _attributions(report, number) if a.source and a.source.start < before]
        names += [a.source.text for a in reversed(here) if a.source]
        names += [span.text for a in here for span in a.relay]
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
    here = next((q for q in quotations(report.text) if q.span.overlaps(at)), None)
    if here is None:
        return None
    for number in (*range(index - 1, max(-1, index - _BACK - 1), -1), *range(index + 1, min(len(report.sentences), index + 1 + _AHEAD))):
        if report.sentences[number].paragraph != report.sentences[index].paragraph and not here.continued:
            continue
        found = [a for a in _attributions(report, number) if a.source and _belongs(report, a, here, number < index)]
        if found:
            return _speaker(report, number, found, implicit=True)
    return None


def _belongs(report: ParsedReport, found: Attribution, here: Quotation, before: bool) -> bool:
    quoted = any(mark in piece.text for piece in found.content for mark in "\"“”")
    return any(piece.overlaps(here.span) for piece in found.content) or (before and quoted)


def _is_quoted_whole(report: ParsedReport, span: Span) -> bool:
    return any(q.span.start <= span.start and span.end <= q.span.end + 1 for q in quotations(report.text))


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
            return Speaker(_source(report, number, report[number].words(subject.subtree), True), said_in=number)
    return None


def _told_on(report: ParsedReport, index: int, depth: int = 0) -> Speaker | None:
    """The sentence before is somebody's statement, and this one goes on in the same voice ("Two more died later.")."""
    if index == 0 or depth > 2 or not _goes_on(report, index):
        return None
    before = [a for a in _attributions(report, index - 1) if a.source and _extent(a) * 3 >= len(report.sentences[index - 1].text)]
    if before:
        widest = max(before, key=_extent)
        return _speaker(report, index - 1, [widest], implicit=True)
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
    source = _source(report, outlet[0], outlet[1], True)
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
