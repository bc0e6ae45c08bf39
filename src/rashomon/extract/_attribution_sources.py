"""The speakers whom one sentence names, with pronouns and descriptions traced to the sources named around it."""

import re
from functools import cache, lru_cache

from msgspec import Struct, structs

from rashomon.extract._attribution_antecedents import antecedent, call_of
from rashomon.extract._attribution_chain import effect, extent
from rashomon.extract._attribution_cues import cues
from rashomon.extract._attribution_names import cited, kind_of, media_name
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.parse import ParsedReport
from rashomon.model.attribution import Attribution
from rashomon.model.claim import Stance
from rashomon.model.sentence import Sentence
from rashomon.model.span import Span
from rashomon.model.who import Source

# how many sentences back and ahead a name is looked for
BACK, AHEAD = 4, 3
_IRREGULAR = ("said", "told", "wrote", "written", "put", "found", "shown", "swore", "quoting", "citing", "according")


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


# a statement that stops before its own verb ("that air strikes | killed 20 civilians") was broken off by the parse
_UNBROKEN = re.compile(
    r"(?= (?:killed|wounded|injured|left|hit|struck|destroyed|claimed|displaced)\b)[^.,;:!?\"”“()—–]*"
)


def attributions_of(report: ParsedReport, index: int) -> tuple[Attribution, ...]:
    if not may_attribute(report.sentences[index].text):
        return ()
    sentence = report.sentences[index]
    return tuple(_completed(found, sentence) for found in attributions(report[index], REPORTING))


def _completed(found: Attribution, sentence: Sentence) -> Attribution:
    """A statement that the parse broke off before its verb goes on to the next mark."""
    if not found.content or not found.content[-1].text.startswith("that "):
        return found
    last = found.content[-1]
    more = _UNBROKEN.match(sentence.text[last.end - sentence.start :])
    if more is None or not more[0].strip():
        return found
    longer = Span(last.start, last.end + more.end(), last.text + more[0])
    return structs.replace(found, content=(*found.content[:-1], longer))


@lru_cache(maxsize=256)  # the claims of one report ask about the same sentences
def may_attribute(text: str) -> bool:
    return _attributing().search(text) is not None


@cache
def _attributing() -> re.Pattern[str]:
    """Finds anything that could attribute, so that other sentences need no parse."""
    words = [word for part in ("verb", "noun", "adverb") for word, ways in cues(part).items()
             if any(way.kind in REPORTING or way.alleged for way in ways)]  # fmt: skip
    stems = sorted({word[:-1] if word[-1] in "ey" else word for word in words} | set(_IRREGULAR))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*|:|\s[-–—]\s", re.IGNORECASE)


def speaker_from(
    report: ParsedReport, index: int, reaching: tuple[Attribution, ...], implicit: bool = False
) -> Speaker:
    """The innermost named source; those who report its words pass them on."""
    named = [one for one in reaching if one.source is not None]
    if not named or named[0].source is None:
        return Speaker(None, (), effect(reaching))
    source, passed_on = source_of(report, index, named[0].source, implicit)
    relays = [_relay(report, index, span) for span in named[0].relay]
    relays += [_relay(report, index, one.source) for one in named[1:] if one.source and extent(one) > extent(named[0])]
    relays += [] if relays else passed_on
    kept = tuple(name for name in dict.fromkeys(relays) if not same_name(name, source.name))
    return Speaker(source, kept, effect(reaching), index)


def _relay(report: ParsedReport, index: int, span: Span) -> str:
    if call_of(span.text) == "named":
        name = media_name(span.text)
        return name if name and len(span.text.split()) <= 2 + len(name.split()) else cited(span.text)
    return source_of(report, index, span, False)[0].name


def same_name(one: str, other: str) -> bool:
    def words(name: str) -> set[str]:
        return set(re.findall(r"\w+", name.lower())) - {"the", "a", "an"}

    return words(one) <= words(other) or words(other) <= words(one)


def source_of(report: ParsedReport, index: int, span: Span, implicit: bool) -> tuple[Source, list[str]]:
    """The source that some words stand for, and the media that passed on what it said where it was named."""
    call = call_of(span.text)
    stands_for, heard_by = None, []
    if call == "generic":
        stands_for = _named_later(report, index, span.text)
    elif call != "named":
        earlier = _earlier(report, index, span.start, BACK)
        stands_for = antecedent(span.text, list(earlier), lambda: _earlier(report, index, span.start, index))
        heard_by = [_relay(report, index, relay) for relay in earlier.get(stands_for or "", ())]
        stands_for = stands_for or _subject_before(report, index, call)
    if stands_for is not None and call_of(stands_for) == "generic":
        stands_for = _named_later(report, 0, stands_for) or stands_for
    name = cited(stands_for or span.text)
    return Source(name, span.text, kind_of(stands_for or span.text), implicit), heard_by


def _earlier(report: ParsedReport, index: int, before: int, back: int) -> dict[str, tuple[Span, ...]]:
    """The words of the sources named before a place, nearest first, each with those who heard it."""
    names: dict[str, tuple[Span, ...]] = {}
    nearby = range(index, max(-1, index - back - 1), -1)
    report.parse(number for number in nearby if may_attribute(report.sentences[number].text))
    for number in nearby:
        here = [a for a in attributions_of(report, number) if a.source and a.source.start < before]
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


def _named_later(report: ParsedReport, index: int, generic: str) -> str | None:
    """For "a monitor said" whose name comes in the next sentences, or anywhere else in the report."""
    count = len(report.sentences)
    for number in (*range(index + 1, count), *range(index, -1, -1)):
        for found in attributions_of(report, number):
            if found.source and call_of(found.source.text) == "named" and _could_be(found.source.text, generic):
                return found.source.text
    return None


def _could_be(name: str, generic: str) -> bool:
    return kind_of(name) == kind_of(generic) and any(word[:1].isupper() for word in name.split()[1:])
