"""Speakers who are named in another sentence than the one that they say."""

import re
from functools import lru_cache

from rashomon.extract._attribution_chain import extent
from rashomon.extract._attribution_cues import cues
from rashomon.extract._attribution_names import cited, media_name
from rashomon.extract._attribution_sources import (
    AHEAD,
    BACK,
    Speaker,
    attributions_of,
    may_attribute,
    same_name,
    source_of,
    speaker_from,
)
from rashomon.extract.parse import ParsedReport
from rashomon.model.attribution import Attribution
from rashomon.model.span import Span
from rashomon.text.quotes import Quotation, quotations

# a brief of the South Asian press is a handful of sentences on one event
_BRIEF = 12
_RELAYS = "reports"
_COUNT = r"(?:some|many|most|several|others|another|those|all|none|both|one|\w+)"
_BLOW = r"(?:attacks?|strikes?|raids?|bombings?|assault|blasts?|shelling|explosion|shells?|rockets?|clashes)"
# a sentence that leans on the one before: "Two more died", "Some of them", "The attack also", "He was"
_CONTINUES = re.compile(
    rf"[\"“']?(?:{_COUNT} (?:of (?:the|them|those)|more|others?|were|was|who)\b"
    r"|(?:at least |about |around |over |some )?[\w-]+ (?:more|other|others)\b"
    r"|among (?:them|the|those)\b|in (?:a|the) \w+ outside\b"
    r"|the (?:rest|dead|victims|wounded|injured|others)\b"
    rf"|the (?:\w+ )?{_BLOW} (?:also |had |\w+ed )"
    r"|(?:the |they |he |she |it )?(?:\w+ ){0,5}also\b|(?:he|she) was\b|they were\b)",
    re.IGNORECASE,
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)"
# a sentence that looks back at other times speaks in the report's own voice
_BACKGROUND = re.compile(
    rf"\b(?:in|on|since|until) (?:early |late |mid-?)?{_MONTH}\b|\blast (?:year|month)|\bprevious(?:ly)?\b"
    r"|\bsimilar\b|\b(?:has|have) \w+ed\b|\bsince (?:the|then)\b|\b(?:comes|came) (?:\w+ ){1,3}after\b"
    r"|\bin the past\b",
    re.IGNORECASE,
)


def carried(report: ParsedReport, index: int, at: Span) -> Speaker | None:
    """Who says a place whose own sentence names nobody: by quotation, announcement, continuation or brief."""
    return (
        _in_quotation(report, index, at)
        or _after_colon(report, index)
        or _told_on(report, index)
        or _whole_brief(report, index)
    )


def _in_quotation(report: ParsedReport, index: int, at: Span) -> Speaker | None:
    """A quotation that began before this sentence, goes on after it, or follows its speaker's last one."""
    here = next((q for q in quotations_of(report.text) if q.span.overlaps(at)), None)
    if here is None:
        return None
    for number in (
        *range(index - 1, max(-1, index - BACK - 1), -1),
        *range(index + 1, min(len(report.sentences), index + 1 + AHEAD)),
    ):
        if report.sentences[number].paragraph != report.sentences[index].paragraph and not here.continued:
            continue
        found = [a for a in attributions_of(report, number) if a.source and _belongs(a, here, number < index)]
        if found:
            return speaker_from(report, number, tuple(sorted(found, key=extent)), implicit=True)
    return None


def _belongs(found: Attribution, here: Quotation, before: bool) -> bool:
    quoted = any(mark in piece.text for piece in found.content for mark in '"“”')
    return any(piece.overlaps(here.span) for piece in found.content) or (before and quoted)


def _after_colon(report: ParsedReport, index: int) -> Speaker | None:
    """A statement given whole after "The minister said:"."""
    for number in range(index - 1, max(-1, index - BACK - 1), -1):
        text = report.sentences[number].text
        if text.endswith(":") and may_attribute(text[:-1]):
            return _announced(report, number)
    return None


def _announced(report: ParsedReport, number: int) -> Speaker | None:
    for token in report[number].doc:
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is not None and token.lemma_ in cues("verb"):
            return Speaker(source_of(report, number, report[number].words(subject.subtree), True)[0], said_in=number)
    return None


def _told_on(report: ParsedReport, index: int, depth: int = 0) -> Speaker | None:
    """The sentence before is somebody's statement, and this one goes on in the same voice ("Two more died later.")."""
    if index == 0 or depth > 2 or not _goes_on(report, index):
        return None
    before = [
        a
        for a in attributions_of(report, index - 1)
        if a.source and extent(a) * 3 >= len(report.sentences[index - 1].text)
    ]
    if before:
        widest = max(before, key=extent)
        return speaker_from(report, index - 1, (widest,), implicit=True)
    return _told_on(report, index - 1, depth + 1)


def _goes_on(report: ParsedReport, index: int) -> bool:
    sentence, before = report.sentences[index], report.sentences[index - 1]
    near = sentence.paragraph - before.paragraph <= 1
    return near and _CONTINUES.match(sentence.text) is not None and _BACKGROUND.search(sentence.text) is None


def _outlet(report: ParsedReport, index: int) -> tuple[int, Span] | None:
    """The newspaper on which a brief rests from its start ("..., reports The Hindu"), and the sentence that says so."""
    for number in range(min(index + 1, 2)):
        if _RELAYS not in report.sentences[number].text.lower():
            continue  # the words tell without a parse that no outlet is named so
        for found in attributions_of(report, number):
            if found.source and found.cue.text.lower() == _RELAYS and media_name(found.source.text):
                return number, found.source
    return None


def _whole_brief(report: ParsedReport, index: int) -> Speaker | None:
    outlet = _outlet(report, index)
    if outlet is None:
        return None
    source, _ = source_of(report, outlet[0], outlet[1], True)
    return Speaker(source, said_in=outlet[0])


def with_outlet(report: ParsedReport, index: int, speaker: Speaker) -> Speaker:
    """In a brief that rests on a newspaper, everybody else is heard through it."""
    outlet = _outlet(report, index) if index < _BRIEF else None
    if outlet is None or speaker.source is None:
        return speaker
    name = media_name(outlet[1].text) or cited(outlet[1].text)
    if same_name(name, speaker.source.name) or any(same_name(name, link) for link in speaker.relayed_by):
        return speaker
    return Speaker(speaker.source, (*speaker.relayed_by, name), speaker.stance_hint, speaker.said_in)


@lru_cache(maxsize=8)
def quotations_of(text: str) -> tuple[Quotation, ...]:
    """The quotations of a report's text, found once for all places asked about in a row."""
    return quotations(text)
