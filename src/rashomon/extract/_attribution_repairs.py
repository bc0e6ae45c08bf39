"""What every reading must have, and what the parse often leaves out of one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.extract._attribution_cues import Range, Reading
from rashomon.extract._attribution_names import means_group, means_media, speechless
from rashomon.extract._attribution_neighbours import DAYS
from rashomon.extract._attribution_ranges import pieces, positions, trim

if TYPE_CHECKING:
    from rashomon.extract.grammar import Doc, Token

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_CITING = frozenset({"citing", "quoting"})


def is_sound(doc: "Doc", reading: Reading) -> bool:
    """There is a content, and the source, if there is one, names somebody who can speak."""
    if not reading.content:
        return False
    if reading.source is None:
        return True
    is_mute = reading.kind == "speech" and is_speechless(doc, reading.source)
    return not is_mute and any(doc[i].pos_ in _NAMING for i in range(*reading.source))


def is_speechless(doc: "Doc", source: Range) -> bool:
    """The head of the words is a thing that says nothing: a blast, a village, a week."""
    head = doc[source[0] : source[1]].root
    return head.pos_ == "NOUN" and (head.lemma_.lower() in speechless() or head.lower_ in speechless())


def inside(doc: "Doc", reading: Reading, closing: Iterable[Reading]) -> Reading:
    """The reading cut to what a speaker who closes the sentence says, where its cue stands in that statement."""
    for outer in closing:
        said = positions(*outer.content)
        if positions(reading.cue) <= said:
            return replace(reading, content=pieces(doc, positions(*reading.content) & said))
    return reading


def with_whole_source(doc: "Doc", reading: Reading) -> Reading:
    """The reading with a name in apposition that the parse left between source and verb taken into the source."""
    if reading.source is None or reading.source[1] >= reading.cue[0]:
        return reading
    between = range(reading.source[1], reading.cue[0])
    if len(between) > 8 or not all(_is_nominal(doc[i]) for i in between) or doc[reading.source[1] - 1].pos_ == "PRON":
        return replace(reading, source=_with_name(doc, reading.source))
    if doc[between[0]].text == "," and not any(doc[i].pos_ == "PROPN" for i in between):
        return reading
    source = (reading.source[0], reading.cue[0])
    content = pieces(doc, positions(*reading.content) - positions(source))
    return replace(reading, source=trim(doc, source) or source, content=content)


def _with_name(doc: "Doc", source: Range) -> Range:
    """ "The state agency NORA did not answer but said ...": the name behind a bare description belongs to it."""
    last = source[1]
    if doc[last - 1].pos_ != "NOUN" or not means_group(doc[source[0] : last].text):
        return source
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].lower_ not in DAYS:
        last += 1
    return (source[0], last) if last < len(doc) and doc[last].pos_ in ("VERB", "AUX") else source


def _is_nominal(token: "Token") -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART") or token.lower_ in (",", "of", "for", "at", "the")


def with_relays(doc: "Doc", readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, with the medium that "told Reuters" or "to a radio reporter" names as a link after the source.

    A speaker who says something "citing" or "quoting" somebody passes it on, and the one cited is the source.
    """
    for reading in readings:
        cited = _cited(doc, reading)
        if cited is not None and reading.source is not None and reading.source != cited and reading.kind == "speech":
            content = pieces(doc, positions(*reading.content) - positions(cited) - _citing(doc))
            yield replace(reading, source=cited, relay=(reading.source, *reading.relay), content=content)
        elif not reading.relay and (told := _told(doc, reading)):
            yield replace(reading, relay=(told,), content=pieces(doc, positions(*reading.content) - positions(told)))
        else:
            yield reading


def _cited(doc: "Doc", reading: Reading) -> Range | None:
    """For "said Y quoting the radio": the radio, when nothing but the end of the sentence or a clause follows."""
    for i in range(reading.cue[1], len(doc)):
        if doc[i].lower_ in _CITING:
            return _noun_phrase(doc, i + 1)
    return None


def _citing(doc: "Doc") -> frozenset[int]:
    return frozenset(token.i for token in doc if token.lower_ in _CITING)


def _told(doc: "Doc", reading: Reading) -> Range | None:
    verb = doc[reading.cue[1] - 1]
    start = reading.cue[1]
    if verb.lemma_ != "tell":
        to = [i for i in range(start, min(start + 7, len(doc))) if doc[i].lower_ == "to"]
        if not to or verb.lemma_ not in ("say", "confirm", "report", "add", "state", "reveal"):
            return None
        start = to[0] + 1
    found = _noun_phrase(doc, start)
    return found if found and means_media(doc[found[0] : found[1]].text) else None


def _noun_phrase(doc: "Doc", start: int) -> Range | None:
    last = start
    while last < len(doc) and (doc[last].pos_ in _NAMING or doc[last].lower_ in ("of", "for", "'s", "at", "-")):
        last += 1
        if doc[last - 1].pos_ == "PRON":
            break
    return trim(doc, (start, last)) if last > start else None
